//! Samples of many sources, in buckets of time.

use std::collections::BTreeMap;

/// What is given out, in the order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    /// A bucket with samples.
    Bucket { start: i128, count: u64, sum: i128, min: i64, max: i64, first: i64, last: i64, area: i128 },
    /// Buckets without samples, between two that have some.
    Gap { start: i128, buckets: u64, level: i64 },
}

/// Why a call has changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// The width is zero.
    Width,
    /// The source is open already.
    AlreadyOpen,
    /// The source is not open.
    NotOpen,
    /// The sample's bucket is closed.
    Late,
}

/// Puts samples into buckets and gives the buckets out when they are complete.
#[derive(Debug, Clone)]
pub struct Bucketer {
    width: i128,
    origin: i128,
    delay: i128,
    /// The open sources and how far they are.
    sources: BTreeMap<u32, Option<i64>>,
    watermark: Option<i128>,
    /// The buckets that are not closed, by their numbers.
    buckets: BTreeMap<i128, Bucket>,
    given_out: Option<GivenOut>,
}

/// The last bucket with samples that was given out.
#[derive(Debug, Clone, Copy)]
struct GivenOut {
    number: i128,
    level: i64,
}

#[derive(Debug, Clone)]
struct Bucket {
    count: u64,
    sum: i128,
    min: i64,
    max: i64,
    /// The values of each time that arrived first and last.
    times: BTreeMap<i64, (i64, i64)>,
}

impl Bucketer {
    pub fn new(width: u64, origin: i64, delay: u64) -> Result<Bucketer, Error> {
        if width == 0 {
            return Err(Error::Width);
        }
        Ok(Bucketer {
            width: width.into(),
            origin: origin.into(),
            delay: delay.into(),
            sources: BTreeMap::new(),
            watermark: None,
            buckets: BTreeMap::new(),
            given_out: None,
        })
    }

    pub fn open(&mut self, source: u32) -> Result<(), Error> {
        if self.sources.contains_key(&source) {
            return Err(Error::AlreadyOpen);
        }
        self.sources.insert(source, None);
        Ok(())
    }

    pub fn add(&mut self, source: u32, at: i64, value: i64) -> Result<Vec<Closed>, Error> {
        if !self.sources.contains_key(&source) {
            return Err(Error::NotOpen);
        }
        let number = self.number(at);
        if self.watermark.is_some_and(|watermark| self.start(number + 1) <= watermark) {
            return Err(Error::Late);
        }
        self.buckets.entry(number).or_insert_with(Bucket::new).add(at, value);
        self.advance(source, at)
    }

    pub fn advance(&mut self, source: u32, to: i64) -> Result<Vec<Closed>, Error> {
        let progress = self.sources.get_mut(&source).ok_or(Error::NotOpen)?;
        *progress = (*progress).max(Some(to));
        Ok(self.close())
    }

    pub fn end(&mut self, source: u32) -> Result<Vec<Closed>, Error> {
        self.sources.remove(&source).ok_or(Error::NotOpen)?;
        Ok(self.close())
    }

    pub fn watermark(&self) -> Option<i128> {
        self.watermark
    }

    pub fn preview(&self) -> Vec<Closed> {
        self.clone().finish()
    }

    pub fn finish(mut self) -> Vec<Closed> {
        let mut closed = Vec::new();
        while let Some((number, bucket)) = self.buckets.pop_first() {
            self.give_out(number, &bucket, &mut closed);
        }
        closed
    }

    /// The number of the bucket of a time.
    fn number(&self, at: i64) -> i128 {
        (i128::from(at) - self.origin).div_euclid(self.width)
    }

    fn start(&self, number: i128) -> i128 {
        self.origin + number * self.width
    }

    /// Moves the watermark, and gives out what is behind it.
    fn close(&mut self) -> Vec<Closed> {
        // An open source without progress is less than all others.
        if let Some(Some(least)) = self.sources.values().min() {
            self.watermark = self.watermark.max(Some(i128::from(*least) - self.delay));
        }
        let mut closed = Vec::new();
        let Some(watermark) = self.watermark else {
            return closed;
        };
        while let Some(first) = self.buckets.first_entry() {
            let number = *first.key();
            if self.origin + (number + 1) * self.width > watermark {
                break;
            }
            let bucket = first.remove();
            self.give_out(number, &bucket, &mut closed);
        }
        closed
    }

    fn give_out(&mut self, number: i128, bucket: &Bucket, closed: &mut Vec<Closed>) {
        let start = self.start(number);
        let level = None;
        if let Some(before) = self.given_out {
            let buckets = (number - before.number - 1) as u64;
            if buckets > 0 {
                closed.push(Closed::Gap {
                    start: self.start(before.number + 1),
                    buckets,
                    level: before.level,
                });
            }
        }
        let (first, last) = bucket.ends();
        closed.push(Closed::Bucket {
            start,
            count: bucket.count,
            sum: bucket.sum,
            min: bucket.min,
            max: bucket.max,
            first,
            last,
            area: bucket.area(level, start, start + self.width),
        });
        self.given_out = Some(GivenOut { number, level: last });
    }
}

impl Bucket {
    fn new() -> Bucket {
        Bucket { count: 0, sum: 0, min: i64::MAX, max: i64::MIN, times: BTreeMap::new() }
    }

    fn add(&mut self, at: i64, value: i64) {
        self.count += 1;
        self.sum += i128::from(value);
        self.min = self.min.min(value);
        self.max = self.max.max(value);
        self.times.entry(at).or_insert((value, value)).1 = value;
    }

    /// The values that are first and last in time.
    fn ends(&self) -> (i64, i64) {
        let first = self.times.values().next().expect("a bucket has samples");
        let last = self.times.values().next_back().expect("a bucket has samples");
        (first.0, last.1)
    }

    /// The level times the time that it holds, added up; a level may come in from before.
    fn area(&self, level: Option<i64>, start: i128, end: i128) -> i128 {
        let mut area = 0;
        let mut from = start;
        let mut level = level.unwrap_or(0);
        for (&at, &(_, value)) in &self.times {
            area += i128::from(level) * (i128::from(at) - from);
            from = at.into();
            level = value;
        }
        area + i128::from(level) * (end - from)
    }
}

//! The bucketer of the instructions, which goes through everything at every call. For small times only.

use time_bucketer::{Closed, Error};

#[derive(Debug, Clone, Default)]
pub struct Model {
    width: i64,
    origin: i64,
    delay: i64,
    /// The open sources and their progress.
    sources: Vec<(u32, Option<i64>)>,
    pub watermark: Option<i64>,
    /// Time and value of every accepted sample, in the order of arrival.
    samples: Vec<(i64, i64)>,
    /// How many of all that is to be given out has been.
    given_out: usize,
}

impl Model {
    pub fn new(width: i64, origin: i64, delay: i64) -> Model {
        Model { width, origin, delay, ..Model::default() }
    }

    pub fn open(&mut self, source: u32) -> Result<(), Error> {
        if self.place(source).is_some() {
            return Err(Error::AlreadyOpen);
        }
        self.sources.push((source, None));
        Ok(())
    }

    pub fn add(&mut self, source: u32, at: i64, value: i64) -> Result<Vec<Closed>, Error> {
        self.place(source).ok_or(Error::NotOpen)?;
        if self.is_closed(self.start(at)) {
            return Err(Error::Late);
        }
        self.samples.push((at, value));
        self.advance(source, at)
    }

    pub fn advance(&mut self, source: u32, to: i64) -> Result<Vec<Closed>, Error> {
        let place = self.place(source).ok_or(Error::NotOpen)?;
        let progress = self.sources[place].1;
        self.sources[place].1 = Some(progress.map_or(to, |before| before.max(to)));
        Ok(self.close())
    }

    pub fn end(&mut self, source: u32) -> Result<Vec<Closed>, Error> {
        let place = self.place(source).ok_or(Error::NotOpen)?;
        self.sources.remove(place);
        Ok(self.close())
    }

    pub fn finish(&self) -> Vec<Closed> {
        self.all().split_off(self.given_out)
    }

    fn place(&self, source: u32) -> Option<usize> {
        self.sources.iter().position(|open| open.0 == source)
    }

    /// The start of the bucket of a time, found by counting.
    fn start(&self, at: i64) -> i64 {
        let mut start = at;
        while (start - self.origin) % self.width != 0 {
            start -= 1;
        }
        start
    }

    fn is_closed(&self, start: i64) -> bool {
        self.watermark.is_some_and(|watermark| start + self.width <= watermark)
    }

    fn close(&mut self) -> Vec<Closed> {
        let progress: Option<Vec<i64>> = self.sources.iter().map(|source| source.1).collect();
        let least = progress.and_then(|all| all.into_iter().min());
        if let Some(least) = least {
            let watermark = least - self.delay;
            if self.watermark.map_or(true, |before| before < watermark) {
                self.watermark = Some(watermark);
            }
        }
        let closed = |found: &&Closed| match found {
            Closed::Bucket { start, .. } => self.is_closed(*start as i64),
            Closed::Gap { .. } => true,
        };
        let mut all = self.all();
        let mut until = all.iter().take_while(closed).count();
        // A gap goes with the bucket that ends it.
        if until > 0 && matches!(all[until - 1], Closed::Gap { .. }) {
            until -= 1;
        }
        let before = std::mem::replace(&mut self.given_out, until);
        all.truncate(until);
        all.split_off(before)
    }

    /// All buckets and gaps of all samples, whether closed or not.
    fn all(&self) -> Vec<Closed> {
        let (Some(first), Some(last)) = (
            self.samples.iter().map(|sample| sample.0).min(),
            self.samples.iter().map(|sample| sample.0).max(),
        ) else {
            return vec![];
        };
        let mut all: Vec<Closed> = vec![];
        let mut start = self.start(first);
        while start <= last {
            let mut inside: Vec<(i64, i64)> = self.samples.clone();
            inside.retain(|sample| (start..start + self.width).contains(&sample.0));
            // The sort is stable: of equal times, the order of arrival stays.
            inside.sort_by_key(|sample| sample.0);
            let values = || inside.iter().map(|sample| sample.1);
            if let (Some(min), Some(max)) = (values().min(), values().max()) {
                let levels = (start..start + self.width).filter_map(|time| self.level(time));
                all.push(Closed::Bucket {
                    start: start.into(),
                    count: inside.len() as u64,
                    sum: values().map(i128::from).sum(),
                    min,
                    max,
                    first: inside[0].1,
                    last: inside[inside.len() - 1].1,
                    area: levels.map(i128::from).sum(),
                });
            } else if let Some(Closed::Gap { buckets, .. }) = all.last_mut() {
                *buckets += 1;
            } else {
                let level = self.level(start).expect("there was a sample before");
                all.push(Closed::Gap { start: start.into(), buckets: 1, level });
            }
            start += self.width;
        }
        all
    }

    fn level(&self, time: i64) -> Option<i64> {
        let before = self.samples.iter().filter(|sample| sample.0 <= time);
        // Of equal times, the last that arrived.
        before.max_by_key(|sample| sample.0).map(|sample| sample.1)
    }
}

//! Samples of many sources, in buckets of time.

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

/// See the instructions.
#[derive(Debug, Clone)]
pub struct Bucketer {}

#[allow(unused_variables)]
impl Bucketer {
    pub fn new(width: u64, origin: i64, delay: u64) -> Result<Bucketer, Error> {
        todo!()
    }

    pub fn open(&mut self, source: u32) -> Result<(), Error> {
        todo!()
    }

    pub fn add(&mut self, source: u32, at: i64, value: i64) -> Result<Vec<Closed>, Error> {
        todo!()
    }

    pub fn advance(&mut self, source: u32, to: i64) -> Result<Vec<Closed>, Error> {
        todo!()
    }

    pub fn end(&mut self, source: u32) -> Result<Vec<Closed>, Error> {
        todo!()
    }

    pub fn watermark(&self) -> Option<i128> {
        todo!()
    }

    pub fn preview(&self) -> Vec<Closed> {
        todo!()
    }

    pub fn finish(self) -> Vec<Closed> {
        todo!()
    }
}

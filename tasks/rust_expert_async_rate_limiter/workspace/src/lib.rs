//! A fair limit on how much is begun within any span of time.

mod clock;

pub use clock::{Alarm, Clock};

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// Why there is no limiter, or why no units were granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// The limit or the window is zero.
    Invalid,
    /// More units than the limit were asked for.
    TooMany,
    /// The limiter is closed.
    Closed,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Error::Invalid => "the limit and the window must be greater than zero",
            Error::TooMany => "more units than the limit were asked for",
            Error::Closed => "the limiter is closed",
        })
    }
}

impl std::error::Error for Error {}

/// See the instructions.
#[derive(Clone)]
pub struct RateLimiter {}

#[allow(unused_variables)]
impl RateLimiter {
    pub fn new(clock: Arc<dyn Clock>, limit: u32, window: Duration) -> Result<RateLimiter, Error> {
        todo!()
    }

    pub fn try_acquire(&self, units: u32) -> bool {
        todo!()
    }

    pub fn acquire(&self, units: u32) -> Acquire {
        todo!()
    }

    pub fn available(&self) -> u32 {
        todo!()
    }

    pub fn waiting(&self) -> usize {
        todo!()
    }

    pub fn close(&self) {
        todo!()
    }
}

/// See the instructions.
pub struct Acquire {}

impl Future for Acquire {
    type Output = Result<(), Error>;

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        todo!()
    }
}

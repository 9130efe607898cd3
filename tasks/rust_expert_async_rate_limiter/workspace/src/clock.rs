//! The time, and who is woken by it.

use std::task::Waker;
use std::time::Duration;

/// A clock. None of its methods wakes anybody itself or waits for somebody who is being woken, nor
/// does the dropping of an alarm: all may be called while a lock is held.
pub trait Clock: Send + Sync {
    /// The time since some fixed moment.
    fn now(&self) -> Duration;

    /// Wakes the waker once, on some thread, when it is so late. The alarm is pending until it
    /// has fired or is dropped.
    fn wake_at(&self, at: Duration, waker: Waker) -> Box<dyn Alarm>;
}

/// Keeps an alarm pending. Dropping it keeps the alarm from firing if that can still be done.
pub trait Alarm: Send {}

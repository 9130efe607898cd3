//! A fair limit on how much is begun within any span of time.

mod clock;

pub use clock::{Alarm, Clock};

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
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

/// Grants at most so many units within any window of time, in the order in which they were asked for.
#[derive(Clone)]
pub struct RateLimiter {
    shared: Arc<Shared>,
}

struct Shared {
    clock: Arc<dyn Clock>,
    limit: u32,
    window: Duration,
    state: Mutex<State>,
}

struct State {
    /// The latest time seen.
    now: Duration,
    /// The units that are not in use.
    available: u32,
    /// What is in use: the times of the grants, rising, and their units.
    grants: VecDeque<(Duration, u32)>,
    /// Who waits, by their tickets.
    line: BTreeMap<u64, Waiter>,
    /// Who was served and does not know it yet, and when.
    served: BTreeMap<u64, Duration>,
    next_ticket: u64,
    closed: bool,
    alarm: Option<(Duration, Box<dyn Alarm>)>,
    /// To be woken when the lock is free.
    woken: Vec<Waker>,
}

struct Waiter {
    units: u32,
    waker: Option<Waker>,
}

impl RateLimiter {
    pub fn new(clock: Arc<dyn Clock>, limit: u32, window: Duration) -> Result<RateLimiter, Error> {
        if limit == 0 || window.is_zero() {
            return Err(Error::Invalid);
        }
        let state = State {
            now: clock.now(),
            available: limit,
            grants: VecDeque::new(),
            line: BTreeMap::new(),
            served: BTreeMap::new(),
            next_ticket: 0,
            closed: false,
            alarm: None,
            woken: Vec::new(),
        };
        let shared = Shared { clock, limit, window, state: Mutex::new(state) };
        Ok(RateLimiter { shared: Arc::new(shared) })
    }

    pub fn try_acquire(&self, units: u32) -> bool {
        self.shared.with(|state| !state.closed && (units == 0 || state.take_now(units)))
    }

    pub fn acquire(&self, units: u32) -> Acquire {
        Acquire { limiter: self.clone(), units, stage: Stage::New }
    }

    pub fn available(&self) -> u32 {
        self.shared.with(|state| if state.closed { 0 } else { state.available })
    }

    pub fn waiting(&self) -> usize {
        self.shared.with(|state| state.line.len())
    }

    pub fn close(&self) {
        self.shared.with(|state| {
            state.closed = true;
            let line = std::mem::take(&mut state.line);
            state.woken.extend(line.into_values().filter_map(|waiter| waiter.waker));
        });
    }
}

impl Shared {
    /// Does something with a state that is up to date before and after it.
    fn with<R>(self: &Arc<Self>, action: impl FnOnce(&mut State) -> R) -> R {
        let mut state = self.state.lock().unwrap();
        state.update(self.clock.now(), self.window);
        state.serve();
        let result = action(&mut state);
        state.serve();
        self.arm(&mut state);
        let woken = std::mem::take(&mut state.woken);
        // Wakers are code of others, which may come back at once.
        drop(state);
        woken.into_iter().for_each(Waker::wake);
        result
    }

    /// Keeps one alarm pending, for the moment at which the first in line can be served.
    fn arm(self: &Arc<Self>, state: &mut State) {
        let due = state.first_due().map(|granted| granted + self.window);
        if state.alarm.as_ref().map(|(at, _)| *at) != due {
            state.alarm = None;
            state.alarm = due.map(|at| (at, self.clock.wake_at(at, Waker::from(self.clone()))));
        }
    }
}

/// The alarm has fired.
impl Wake for Shared {
    fn wake(self: Arc<Self>) {
        self.with(|state| state.alarm = None);
    }
}

impl State {
    /// Frees what was granted a window ago or earlier.
    fn update(&mut self, now: Duration, window: Duration) {
        self.now = self.now.max(now);
        while let Some(&(at, units)) = self.grants.front() {
            if self.now - at < window {
                break;
            }
            self.available += units;
            self.grants.pop_front();
        }
    }

    fn serve(&mut self) {
        while let Some(first) = self.line.first_entry() {
            let units = first.get().units;
            if units > self.available {
                break;
            }
            let (ticket, waiter) = first.remove_entry();
            self.grant(units);
            self.served.insert(ticket, self.now);
            self.woken.extend(waiter.waker);
        }
    }

    fn take_now(&mut self, units: u32) -> bool {
        let can = self.line.is_empty() && units <= self.available;
        if can {
            self.grant(units);
        }
        can
    }

    fn join(&mut self, units: u32, waker: Option<Waker>) -> u64 {
        self.next_ticket += 1;
        self.line.insert(self.next_ticket, Waiter { units, waker });
        self.next_ticket
    }

    /// What has become of a waiter, who is to be woken by this waker from now on; the one that it had
    /// comes back.
    fn look(&mut self, ticket: u64, waker: &mut Option<Waker>) -> Poll<Result<(), Error>> {
        if self.served.remove(&ticket).is_some() {
            return Poll::Ready(Ok(()));
        }
        let Some(waiter) = self.line.get_mut(&ticket) else {
            return Poll::Ready(Err(Error::Closed));
        };
        std::mem::swap(&mut waiter.waker, waker);
        Poll::Pending
    }

    fn grant(&mut self, units: u32) {
        self.available -= units;
        match self.grants.back_mut() {
            Some((at, together)) if *at == self.now => *together += units,
            _ => self.grants.push_back((self.now, units)),
        }
    }

    /// The time of the grant whose end makes room for the first in line.
    fn first_due(&self) -> Option<Duration> {
        let mut missing = self.line.values().next()?.units - self.available;
        let mut grants = self.grants.iter();
        let last = grants.find(|(_, units)| {
            missing = missing.saturating_sub(*units);
            missing == 0
        });
        last.map(|(at, _)| *at)
    }
}

/// Units that are asked for, from the first poll on.
pub struct Acquire {
    limiter: RateLimiter,
    units: u32,
    stage: Stage,
}

#[derive(Clone, Copy)]
enum Stage {
    New,
    Waiting(u64),
    Done,
}

impl Future for Acquire {
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        let acquire = &mut *self;
        let limit = acquire.limiter.shared.limit;
        // Dropped when the lock is free again, or the one that it takes the place of.
        let mut waker = Some(context.waker().clone());
        let (units, stage) = (acquire.units, &mut acquire.stage);
        acquire.limiter.shared.with(|state| {
            let result = match *stage {
                Stage::New if state.closed => Poll::Ready(Err(Error::Closed)),
                Stage::New if units > limit => Poll::Ready(Err(Error::TooMany)),
                Stage::New if units == 0 || state.take_now(units) => Poll::Ready(Ok(())),
                Stage::New => {
                    *stage = Stage::Waiting(state.join(units, waker.take()));
                    Poll::Pending
                }
                Stage::Waiting(ticket) => state.look(ticket, &mut waker),
                Stage::Done => Poll::Pending,
            };
            if result.is_ready() {
                *stage = Stage::Done;
            }
            result
        })
    }
}

impl Drop for Acquire {
    fn drop(&mut self) {
        let Stage::Waiting(ticket) = self.stage else {
            return;
        };
        let left = self.limiter.shared.with(|state| {
            if let Some(granted) = state.served.remove(&ticket) {
                let _ = granted;
            }
            state.line.remove(&ticket)
        });
        // With the waker, which may be the last that keeps a task.
        drop(left);
    }
}

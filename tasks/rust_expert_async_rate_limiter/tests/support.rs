//! A clock that goes where it is told, callers whose futures are polled by hand, and numbers that
//! are the same on every run.

use async_rate_limiter::{Acquire, Alarm, Clock, Error, RateLimiter};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{mpsc, Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

pub const fn nanos(nanos: u64) -> Duration {
    Duration::from_nanos(nanos)
}

#[derive(Clone, Default)]
pub struct FakeClock {
    state: Arc<Mutex<Time>>,
}

#[derive(Default)]
struct Time {
    now: u64,
    next: u64,
    pending: BTreeMap<u64, (Duration, Waker)>,
    /// Of the alarms that were dropped before they fired.
    stale: Vec<Waker>,
}

impl FakeClock {
    pub fn limiter(&self, limit: u32, window: u64) -> RateLimiter {
        RateLimiter::new(Arc::new(self.clone()), limit, nanos(window)).unwrap()
    }

    pub fn nanos(&self) -> u64 {
        self.state.lock().unwrap().now
    }

    /// The times of the pending alarms.
    pub fn pending(&self) -> Vec<Duration> {
        self.state.lock().unwrap().pending.values().map(|alarm| alarm.0).collect()
    }

    /// Sets the time, and fires nothing.
    pub fn set(&self, nanos: u64) {
        self.state.lock().unwrap().now = nanos;
    }

    /// Goes on, and fires what is due, once.
    pub fn advance(&self, by: u64) {
        let now = {
            let mut state = self.state.lock().unwrap();
            state.now += by;
            nanos(state.now)
        };
        while self.fire(|at| at <= now) {}
    }

    /// Fires a pending alarm, though it is not due.
    pub fn fire_early(&self) -> bool {
        self.fire(|_| true)
    }

    /// Fires all alarms that were dropped.
    pub fn fire_stale(&self) -> usize {
        let stale = std::mem::take(&mut self.state.lock().unwrap().stale);
        let count = stale.len();
        stale.into_iter().for_each(Waker::wake);
        count
    }

    fn fire(&self, which: impl Fn(Duration) -> bool) -> bool {
        let mut state = self.state.lock().unwrap();
        let found = state.pending.iter().find(|(_, alarm)| which(alarm.0)).map(|(id, _)| *id);
        let alarm = found.and_then(|id| state.pending.remove(&id));
        drop(state);
        alarm.map(|(_, waker)| waker.wake()).is_some()
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Duration {
        nanos(self.nanos())
    }

    fn wake_at(&self, at: Duration, waker: Waker) -> Box<dyn Alarm> {
        let mut state = self.state.lock().unwrap();
        state.next += 1;
        let id = state.next;
        state.pending.insert(id, (at, waker));
        Box::new(Pending { clock: self.clone(), id })
    }
}

struct Pending {
    clock: FakeClock,
    id: u64,
}

impl Alarm for Pending {}

impl Drop for Pending {
    fn drop(&mut self) {
        let mut state = self.clock.state.lock().unwrap();
        if let Some((_, waker)) = state.pending.remove(&self.id) {
            state.stale.push(waker);
        }
    }
}

/// Counts how often it is woken.
#[derive(Default)]
pub struct Count(AtomicUsize);

impl Count {
    pub fn get(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// A future, and the waker of its polls.
pub struct Caller {
    pub future: Acquire,
    pub count: Arc<Count>,
}

impl Caller {
    pub fn new(limiter: &RateLimiter, units: u32) -> Caller {
        Caller { future: limiter.acquire(units), count: Arc::default() }
    }

    /// One that has joined the line.
    pub fn waiting(limiter: &RateLimiter, units: u32) -> Caller {
        let mut caller = Caller::new(limiter, units);
        assert_eq!(caller.poll(), Poll::Pending);
        caller
    }

    pub fn poll(&mut self) -> Poll<Result<(), Error>> {
        poll(&mut self.future, &Waker::from(self.count.clone()))
    }

    pub fn woken(&self) -> usize {
        self.count.get()
    }
}

pub fn poll(future: &mut Acquire, waker: &Waker) -> Poll<Result<(), Error>> {
    Pin::new(future).poll(&mut Context::from_waker(waker))
}

/// Waits for the future on this thread, parked.
pub fn block_on(mut future: Acquire) -> Result<(), Error> {
    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    loop {
        match poll(&mut future, &waker) {
            Poll::Ready(result) => return result,
            Poll::Pending => std::thread::park(),
        }
    }
}

/// Does what hangs for ever if a lock is held where none may be.
pub fn without_deadlock<R: Send + 'static>(action: impl FnOnce() -> R + Send + 'static) -> R {
    let (sender, receiver) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        let result = action();
        let _ = sender.send(());
        result
    });
    if receiver.recv_timeout(Duration::from_secs(5)) == Err(mpsc::RecvTimeoutError::Timeout) {
        panic!("it hangs: a lock is held while a waker is at work");
    }
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

mod model;
mod support;

use async_rate_limiter::{Acquire, Error, RateLimiter};
use model::{Fate, Model};
use std::sync::{Arc, Mutex};
use std::task::{Poll, Wake, Waker};
use support::{block_on, nanos, poll, without_deadlock, Caller, Count, FakeClock, Random};

const OK: Poll<Result<(), Error>> = Poll::Ready(Ok(()));
const CLOSED: Poll<Result<(), Error>> = Poll::Ready(Err(Error::Closed));

mod units {
    use super::*;

    #[test]
    fn a_limit_and_a_window_of_zero_are_invalid() {
        let clock = Arc::new(FakeClock::default());
        assert_eq!(RateLimiter::new(clock.clone(), 0, nanos(1)).err(), Some(Error::Invalid));
        assert_eq!(RateLimiter::new(clock.clone(), 1, nanos(0)).err(), Some(Error::Invalid));
        assert!(RateLimiter::new(clock, 1, nanos(1)).is_ok());
    }

    #[test]
    fn they_are_in_use_for_exactly_a_window() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(5, 10);
        assert!(limiter.try_acquire(3));
        clock.set(4);
        assert!(limiter.try_acquire(2) && !limiter.try_acquire(1));
        for (time, available) in [(9, 0), (10, 3), (13, 3), (14, 5)] {
            clock.set(time);
            assert_eq!(limiter.available(), available, "at {time}");
        }
    }

    #[test]
    fn no_span_of_a_windows_length_has_more_than_the_limit() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(4, 10);
        clock.set(9);
        assert!(limiter.try_acquire(4));
        clock.set(11);
        assert!(!limiter.try_acquire(1), "a window is no interval of the clock's");
        clock.set(19);
        assert!(limiter.try_acquire(4));
    }

    #[test]
    fn the_greatest_limit_does_not_overflow() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(u32::MAX, 10);
        assert!(limiter.try_acquire(u32::MAX - 1) && !limiter.try_acquire(u32::MAX));
        let mut caller = Caller::waiting(&limiter, u32::MAX);
        clock.advance(10);
        assert_eq!((caller.poll(), limiter.available()), (OK, 0));
    }

    #[test]
    fn a_clock_that_goes_back_changes_nothing() {
        let clock = FakeClock::default();
        clock.set(100);
        let limiter = clock.limiter(2, 10);
        assert!(limiter.try_acquire(1));
        clock.set(50);
        assert!(limiter.try_acquire(1), "at 100, the latest time seen");
        assert_eq!(limiter.available(), 0);
        clock.set(109);
        assert_eq!(limiter.available(), 0);
        clock.set(110);
        assert_eq!(limiter.available(), 2);
        clock.set(20);
        assert_eq!(limiter.available(), 2);
    }
}

mod line {
    use super::*;

    #[test]
    fn what_needs_no_waiting_is_ready_at_the_first_poll() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(3, 10);
        assert_eq!(Caller::new(&limiter, 4).poll(), Poll::Ready(Err(Error::TooMany)));
        assert_eq!(Caller::new(&limiter, 3).poll(), OK);
        assert_eq!(limiter.available(), 0, "dropping what has been ready gives nothing back");
        let _first = Caller::waiting(&limiter, 1);
        assert_eq!(Caller::new(&limiter, 0).poll(), OK);
        assert!(limiter.try_acquire(0));
        limiter.close();
        assert_eq!(Caller::new(&limiter, 4).poll(), CLOSED);
        assert_eq!(Caller::new(&limiter, 0).poll(), CLOSED);
        assert!(!limiter.try_acquire(0));
    }

    #[test]
    fn nobody_overtakes() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(5, 10);
        assert!(limiter.try_acquire(3));
        let mut great = Caller::waiting(&limiter, 4);
        let mut small = Caller::waiting(&limiter, 1);
        assert!(!limiter.try_acquire(1), "somebody waits");
        assert_eq!((limiter.available(), limiter.waiting()), (2, 2));
        clock.advance(9);
        assert_eq!((great.woken(), small.woken()), (0, 0));
        clock.advance(1);
        assert_eq!((great.woken(), small.woken(), limiter.waiting()), (1, 1, 0));
        assert_eq!((small.poll(), great.poll()), (OK, OK));
    }

    #[test]
    fn a_place_is_taken_by_the_first_poll() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(1, 10);
        let mut early = Caller::new(&limiter, 1);
        assert!(limiter.try_acquire(1), "a future that was not polled holds nothing");
        let late = Caller::waiting(&limiter, 1);
        assert_eq!((early.poll(), limiter.waiting()), (Poll::Pending, 2));
        clock.advance(10);
        assert_eq!((late.woken(), early.woken()), (1, 0));
        drop(Caller::new(&limiter, 1));
        assert_eq!(limiter.waiting(), 1);
    }

    #[test]
    fn who_is_granted_in_line_uses_the_units_from_then_on() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(2, 10);
        assert!(limiter.try_acquire(2));
        let mut caller = Caller::waiting(&limiter, 2);
        clock.advance(10);
        assert_eq!((limiter.available(), limiter.waiting()), (0, 0));
        clock.advance(10);
        assert_eq!(limiter.available(), 2, "from the grant on, not from the poll");
        assert_eq!((caller.poll(), limiter.available()), (OK, 2));
    }

    #[test]
    fn closing_ends_the_waiting_but_not_what_was_granted() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(2, 10);
        assert!(limiter.try_acquire(2));
        let (mut granted, mut waiting) = (Caller::waiting(&limiter, 2), Caller::waiting(&limiter, 1));
        clock.set(10);
        limiter.close();
        limiter.close();
        assert_eq!((granted.woken(), waiting.woken()), (1, 1));
        assert_eq!((granted.poll(), waiting.poll()), (OK, CLOSED));
        assert_eq!((limiter.available(), limiter.waiting(), clock.pending()), (0, 0, vec![]));
        assert!(!limiter.try_acquire(1));
        clock.advance(50);
        assert_eq!(limiter.clone().available(), 0);
    }
}

mod dropping {
    use super::*;

    #[test]
    fn the_first_in_line_lets_those_behind_be_served() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(5, 10);
        assert!(limiter.try_acquire(2));
        let first = Caller::waiting(&limiter, 5);
        let (second, third) = (Caller::waiting(&limiter, 3), Caller::waiting(&limiter, 1));
        drop(first);
        assert_eq!((second.woken(), third.woken()), (1, 0));
        assert_eq!((limiter.available(), limiter.waiting()), (0, 1));
    }

    #[test]
    fn one_in_the_middle_leaves_the_others_in_line() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(2, 10);
        assert!(limiter.try_acquire(2));
        let (first, second, third) =
            (Caller::waiting(&limiter, 1), Caller::waiting(&limiter, 1), Caller::waiting(&limiter, 1));
        drop(second);
        assert_eq!((first.woken(), third.woken(), limiter.waiting()), (0, 0, 2));
        clock.advance(10);
        assert_eq!((first.woken(), third.woken(), limiter.waiting()), (1, 1, 0));
    }

    #[test]
    fn units_granted_to_one_who_never_knew_go_to_the_next() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(2, 10);
        assert!(limiter.try_acquire(2));
        let (first, mut second) = (Caller::waiting(&limiter, 2), Caller::waiting(&limiter, 2));
        clock.advance(10);
        assert_eq!((first.woken(), second.woken()), (1, 0));
        clock.advance(3);
        drop(first);
        assert_eq!((second.woken(), limiter.waiting()), (1, 0));
        assert_eq!(second.poll(), OK);
        clock.set(22);
        assert_eq!(limiter.available(), 0, "granted anew at 13");
        clock.set(23);
        assert_eq!(limiter.available(), 2);
    }

    #[test]
    fn units_are_not_given_back_twice() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(3, 10);
        assert!(limiter.try_acquire(3));
        let (first, mut second) = (Caller::waiting(&limiter, 1), Caller::waiting(&limiter, 1));
        clock.advance(10);
        assert_eq!(second.poll(), OK);
        drop(second);
        assert_eq!(limiter.available(), 1, "a caller who knows keeps the units");
        clock.advance(10);
        assert!(limiter.try_acquire(2));
        drop(first);
        assert_eq!(limiter.available(), 1, "they were free already: their window was over");
    }
}

mod wakers {
    use super::*;

    #[test]
    fn only_the_latest_is_woken() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(1, 10);
        assert!(limiter.try_acquire(1));
        let mut caller = Caller::waiting(&limiter, 1);
        let moved: Arc<Count> = Arc::default();
        assert_eq!(poll(&mut caller.future, &Waker::from(moved.clone())), Poll::Pending);
        clock.advance(10);
        assert_eq!((caller.woken(), moved.get()), (0, 1));
        clock.advance(10);
        assert_eq!((caller.woken(), moved.get()), (0, 1), "once");
    }

    #[test]
    fn nobody_is_woken_in_vain() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(4, 10);
        for _ in 0..4 {
            assert!(limiter.try_acquire(1));
            clock.advance(1);
        }
        let callers: Vec<_> = (0..4).map(|_| Caller::waiting(&limiter, 2)).collect();
        let woken = || callers.iter().map(Caller::woken).collect::<Vec<_>>();
        clock.advance(6);
        assert_eq!(woken(), [0, 0, 0, 0], "one unit is free");
        clock.advance(1);
        assert_eq!(woken(), [1, 0, 0, 0]);
        clock.advance(2);
        assert_eq!(woken(), [1, 1, 0, 0]);
        limiter.close();
        assert_eq!(woken(), [1, 1, 1, 1]);
    }

    #[test]
    fn waking_may_come_back_to_the_limiter_at_once() {
        /// Polls its future where it is woken.
        struct Inline {
            limiter: RateLimiter,
            future: Mutex<Option<Acquire>>,
            seen: Mutex<Vec<Poll<Result<(), Error>>>>,
        }
        impl Wake for Inline {
            fn wake(self: Arc<Self>) {
                let mut future = self.future.lock().unwrap().take().unwrap();
                let result = poll(&mut future, &Waker::from(self.clone()));
                self.seen.lock().unwrap().push(result);
                drop(future);
                self.limiter.available();
                drop(self.limiter.acquire(1));
            }
        }
        without_deadlock(|| {
            let clock = FakeClock::default();
            let limiter = clock.limiter(1, 10);
            assert!(limiter.try_acquire(1));
            let tasks: Vec<_> = (0..3)
                .map(|_| {
                    let future = Mutex::new(Some(limiter.acquire(1)));
                    let task = Arc::new(Inline { limiter: limiter.clone(), future, seen: Mutex::default() });
                    let waker = Waker::from(task.clone());
                    assert_eq!(poll(task.future.lock().unwrap().as_mut().unwrap(), &waker), Poll::Pending);
                    task
                })
                .collect();
            let seen = |task: usize| tasks[task].seen.lock().unwrap().clone();
            clock.advance(10);
            assert_eq!((seen(0), seen(1)), (vec![OK], vec![]));
            drop(limiter.acquire(1));
            clock.advance(10);
            assert_eq!((seen(1), seen(2)), (vec![OK], vec![]));
            limiter.close();
            assert_eq!(seen(2), vec![CLOSED]);
        });
    }

    /// A task that ends with its last waker, and holds another future.
    struct Holder(#[allow(dead_code)] Mutex<Acquire>);

    impl Wake for Holder {
        fn wake(self: Arc<Self>) {}
    }

    /// A waker that is the last of a task with another future in line.
    fn last_waker(limiter: &RateLimiter) -> Waker {
        Waker::from(Arc::new(Holder(Mutex::new(Caller::waiting(limiter, 1).future))))
    }

    #[test]
    fn replacing_a_waker_may_drop_another_future() {
        without_deadlock(|| {
            let clock = FakeClock::default();
            let limiter = clock.limiter(1, 10);
            assert!(limiter.try_acquire(1));
            let mut future = limiter.acquire(1);
            assert_eq!(poll(&mut future, &last_waker(&limiter)), Poll::Pending);
            assert_eq!(limiter.waiting(), 2);
            assert_eq!(poll(&mut future, &Waker::from(Arc::new(Count::default()))), Poll::Pending);
            assert_eq!(limiter.waiting(), 1);
        });
    }

    #[test]
    fn dropping_a_future_may_drop_another_with_its_waker() {
        without_deadlock(|| {
            let clock = FakeClock::default();
            let limiter = clock.limiter(1, 10);
            assert!(limiter.try_acquire(1));
            let mut future = limiter.acquire(1);
            assert_eq!(poll(&mut future, &last_waker(&limiter)), Poll::Pending);
            drop(future);
            assert_eq!(limiter.waiting(), 0);
            let mut future = limiter.acquire(1);
            assert_eq!(poll(&mut future, &last_waker(&limiter)), Poll::Pending);
            limiter.close();
            assert_eq!((limiter.waiting(), clock.pending()), (0, vec![]));
        });
    }
}

mod alarms {
    use super::*;

    #[test]
    fn one_is_pending_for_the_first_moment_at_which_the_first_can_be_served() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(6, 100);
        for (time, units) in [(0, 1), (10, 2), (20, 3)] {
            clock.set(time);
            assert!(limiter.try_acquire(units));
        }
        assert_eq!(clock.pending(), []);
        let first = Caller::waiting(&limiter, 3);
        assert_eq!(clock.pending(), [nanos(110)]);
        let second = Caller::waiting(&limiter, 1);
        assert_eq!(clock.pending(), [nanos(110)]);
        drop(first);
        assert_eq!(clock.pending(), [nanos(100)]);
        let third = Caller::waiting(&limiter, 4);
        clock.advance(80);
        assert_eq!((second.woken(), clock.pending()), (1, vec![nanos(120)]));
        drop((second, third));
        assert_eq!(clock.pending(), []);
    }

    #[test]
    fn one_that_fires_early_is_replaced() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(1, 10);
        assert!(limiter.try_acquire(1));
        let caller = Caller::waiting(&limiter, 1);
        for time in 0..10 {
            clock.set(time);
            assert!(clock.fire_early());
            assert_eq!((caller.woken(), clock.pending()), (0, vec![nanos(10)]), "at {time}");
        }
        clock.advance(1);
        assert_eq!((caller.woken(), clock.pending()), (1, vec![]));
    }

    #[test]
    fn one_that_was_dropped_may_fire_all_the_same() {
        let clock = FakeClock::default();
        let limiter = clock.limiter(2, 10);
        assert!(limiter.try_acquire(1));
        clock.set(5);
        assert!(limiter.try_acquire(1));
        let (first, second) = (Caller::waiting(&limiter, 2), Caller::waiting(&limiter, 1));
        drop(first);
        assert!(clock.fire_stale() > 0);
        assert_eq!((second.woken(), clock.pending()), (0, vec![nanos(10)]));
        drop(second);
        assert!(clock.fire_stale() > 0);
        assert_eq!(clock.pending(), []);
    }

    #[test]
    fn a_late_one_is_done_without_by_any_call() {
        let calls: [fn(&RateLimiter, &mut Caller); 4] = [
            |limiter, _| assert_eq!(limiter.available(), 0),
            |limiter, _| assert_eq!(limiter.waiting(), 1),
            |limiter, _| assert!(!limiter.try_acquire(1)),
            |_, last| assert_eq!(last.poll(), Poll::Pending),
        ];
        for call in calls {
            let clock = FakeClock::default();
            let limiter = clock.limiter(1, 10);
            assert!(limiter.try_acquire(1));
            let (first, mut last) = (Caller::waiting(&limiter, 1), Caller::waiting(&limiter, 1));
            clock.set(12);
            call(&limiter, &mut last);
            assert_eq!((first.woken(), last.woken()), (1, 0));
            assert_eq!(clock.pending(), [nanos(22)]);
        }
    }
}

#[test]
fn many_threads_wait_and_all_are_served() {
    const THREADS: usize = 4;
    const CALLS: usize = 50;
    let clock = FakeClock::default();
    let limiter = clock.limiter(3, 10);
    let handles: Vec<_> = (0..THREADS)
        .map(|thread| {
            let limiter = limiter.clone();
            std::thread::spawn(move || {
                for call in 0..CALLS {
                    if (call + thread) % 5 == 0 {
                        let mut left = Caller::new(&limiter, 2);
                        let _ = left.poll();
                    }
                    assert_eq!(block_on(limiter.acquire(1 + (call % 3) as u32)), Ok(()));
                }
            })
        })
        .collect();
    while !handles.iter().all(|handle| handle.is_finished()) {
        clock.advance(1);
        std::thread::yield_now();
    }
    handles.into_iter().for_each(|handle| handle.join().unwrap());
    assert_eq!((limiter.waiting(), clock.pending()), (0, vec![]));
    let units = (0..CALLS).map(|call| 1 + call % 3).sum::<usize>() * THREADS;
    let windows = clock.nanos() / 10 + 1;
    assert!(units as u64 <= 3 * windows, "{units} units in {windows} windows");
}

#[test]
fn seeded_schedules_agree_with_the_model() {
    for seed in 0..400 {
        let mut random = Random(seed);
        let (limit, window) = (1 + random.below(6) as u32, 1 + random.below(12) as u64);
        let clock = FakeClock::default();
        let limiter = clock.limiter(limit, window);
        let mut model = Model::new(limit, window);
        let mut callers: Vec<Option<Caller>> = vec![];
        for step in 0..120 {
            let label = format!("seed {seed} step {step}, {model:?}");
            let alive: Vec<usize> = (0..callers.len()).filter(|&at| callers[at].is_some()).collect();
            let any = if alive.is_empty() { None } else { Some(alive[random.below(alive.len())]) };
            // Some calls come late: the time has passed, and no alarm has fired.
            if random.below(4) == 0 {
                clock.set(clock.nanos() + random.below(2 * window as usize) as u64);
            }
            match (random.below(14), any) {
                (0..=3, _) => {
                    let units = random.below(limit as usize + 1) as u32;
                    model.update(clock.nanos());
                    model.join(units);
                    let mut caller = Caller::new(&limiter, units);
                    let expected = match model.fates[callers.len()] {
                        Fate::Waiting => Poll::Pending,
                        _ if model.closed => CLOSED,
                        _ => OK,
                    };
                    assert_eq!(caller.poll(), expected, "{label}: first poll for {units}");
                    callers.push(expected.is_pending().then_some(caller));
                }
                (4 | 5, Some(at)) => {
                    model.update(clock.nanos());
                    let expected = match model.fates[at] {
                        Fate::Waiting => Poll::Pending,
                        Fate::Closed => CLOSED,
                        Fate::Granted | Fate::Over => OK,
                    };
                    let mut caller = callers[at].take().unwrap();
                    // From another task.
                    if caller.woken() == 0 {
                        caller.count = Arc::default();
                    }
                    assert_eq!(caller.poll(), expected, "{label}: poll of {at}");
                    if expected.is_pending() {
                        callers[at] = Some(caller);
                    } else {
                        model.fates[at] = Fate::Over;
                    }
                }
                (6 | 7, Some(at)) => {
                    model.update(clock.nanos());
                    model.drop(at);
                    callers[at] = None;
                }
                (8, _) => {
                    let units = random.below(limit as usize + 2) as u32;
                    model.update(clock.nanos());
                    assert_eq!(limiter.try_acquire(units), model.try_acquire(units), "{label}: try");
                }
                (9, _) => clock.set(clock.nanos().saturating_sub(random.below(9) as u64)),
                (10, _) => drop(clock.fire_early()),
                (11, _) => drop(clock.fire_stale()),
                (12, _) if random.below(60) == 0 => {
                    model.update(clock.nanos());
                    model.close();
                    limiter.close();
                }
                _ => clock.advance(random.below(window as usize + 1) as u64),
            }
            model.update(clock.nanos());
            let available = limiter.available();
            let due: Vec<_> = model.due().map(nanos).into_iter().collect();
            assert_eq!(clock.pending(), due, "{label}: alarms");
            assert_eq!((available, limiter.waiting()), (model.available(), model.waiting()), "{label}");
            for (at, caller) in callers.iter().enumerate() {
                let woken = caller.as_ref().map(Caller::woken);
                let expected = caller.as_ref().map(|_| usize::from(model.fates[at] != Fate::Waiting));
                assert_eq!(woken, expected, "{label}: how often {at} was woken");
            }
        }
    }
}

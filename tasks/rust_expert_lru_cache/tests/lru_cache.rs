mod model;
mod support;

use lru_cache::{Inserted, LruCache};
use model::Model;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::rc::Rc;
use support::{counted, Key, Random};

/// The entries from the most recent on.
fn entries<V: Copy>(cache: &LruCache<&'static str, V>) -> Vec<(&'static str, V)> {
    cache.iter().map(|(key, value)| (*key, *value)).collect()
}

/// A cache of a = 1, b = 2, c = 3, each of its value's weight, c the most recent.
fn three(capacity: usize) -> LruCache<&'static str, u32> {
    let mut cache = LruCache::new(capacity);
    for (key, value) in [("a", 1), ("b", 2), ("c", 3)] {
        assert_eq!(cache.insert(key, value, value as usize), Ok(nothing()));
    }
    cache
}

fn nothing<K, V>() -> Inserted<K, V> {
    Inserted { replaced: None, evicted: vec![] }
}

mod order {
    use super::*;

    #[test]
    fn a_new_cache_is_empty() {
        let mut cache = LruCache::<String, u32>::new(7);
        assert_eq!((cache.len(), cache.is_empty(), cache.weight(), cache.capacity()), (0, true, 0, 7));
        assert_eq!(cache.get("a"), None);
        assert_eq!(cache.pop_least_recent(), None);
        assert_eq!(cache.iter().next(), None);
    }

    #[test]
    fn what_is_stored_is_found() {
        let mut cache = three(6);
        assert_eq!((cache.len(), cache.is_empty(), cache.weight()), (3, false, 6));
        assert_eq!(cache.peek("b"), Some(&2));
        assert!(cache.contains("c") && !cache.contains("d"));
        assert_eq!(cache.get("a"), Some(&1));
        *cache.get_mut("a").unwrap() = 10;
        assert_eq!(cache.peek("a"), Some(&10));
    }

    #[test]
    fn get_and_get_mut_and_insert_make_an_entry_the_most_recent() {
        let mut cache = three(6);
        cache.get("a");
        assert_eq!(entries(&cache), [("a", 1), ("c", 3), ("b", 2)]);
        cache.get_mut("c");
        assert_eq!(entries(&cache), [("c", 3), ("a", 1), ("b", 2)]);
        cache.insert("b", 5, 2).unwrap();
        assert_eq!(entries(&cache), [("b", 5), ("c", 3), ("a", 1)]);
        cache.get("b");
        assert_eq!(entries(&cache), [("b", 5), ("c", 3), ("a", 1)]);
        cache.get_or_insert_with("a", 1, |_| unreachable!()).unwrap();
        assert_eq!(entries(&cache), [("a", 1), ("b", 5), ("c", 3)]);
    }

    #[test]
    fn peek_and_contains_and_iter_and_retain_leave_the_order_alone() {
        let mut cache = three(6);
        cache.peek("a");
        cache.contains("a");
        assert_eq!(cache.iter().count(), 3);
        cache.retain(|_, _| true);
        cache.get("absent");
        cache.remove("absent");
        assert_eq!(entries(&cache), [("c", 3), ("b", 2), ("a", 1)]);
    }

    #[test]
    fn the_least_recent_is_popped_first() {
        let mut cache = three(6);
        cache.get("a");
        assert_eq!(cache.pop_least_recent(), Some(("b", 2)));
        assert_eq!(cache.pop_least_recent(), Some(("c", 3)));
        assert_eq!(cache.weight(), 1);
        assert_eq!(cache.pop_least_recent(), Some(("a", 1)));
        assert_eq!(cache.pop_least_recent(), None);
        assert_eq!((cache.len(), cache.weight()), (0, 0));
    }

    #[test]
    fn a_removed_entry_leaves_no_gap() {
        for gone in ["a", "b", "c"] {
            let mut cache = three(6);
            assert_eq!(cache.remove(gone).map(|pair| pair.0), Some(gone));
            assert_eq!(cache.remove(gone), None);
            let mut left = vec![("c", 3), ("b", 2), ("a", 1)];
            left.retain(|pair| pair.0 != gone);
            assert_eq!(entries(&cache), left);
            let oldest_first: Vec<_> = cache.iter().rev().map(|(key, value)| (*key, *value)).collect();
            left.reverse();
            assert_eq!(oldest_first, left);
        }
    }

    #[test]
    fn an_iterator_meets_itself_from_both_ends() {
        let cache = three(6);
        for pattern in 0..8 {
            let mut iter = cache.iter();
            let (mut front, mut back) = (vec![], vec![]);
            for turn in 0..3 {
                assert_eq!(iter.len(), 3 - turn);
                if pattern >> turn & 1 == 0 {
                    front.push(*iter.next().unwrap().0);
                } else {
                    back.push(*iter.next_back().unwrap().0);
                }
            }
            assert_eq!((iter.len(), iter.next(), iter.next_back()), (0, None, None));
            front.extend(back.iter().rev());
            assert_eq!(front, ["c", "b", "a"], "pattern {pattern:03b}");
        }
    }

    #[test]
    fn keys_are_looked_up_by_what_they_borrow_as() {
        let mut cache = LruCache::<String, Vec<u8>>::new(10);
        cache.insert("one".to_string(), vec![1], 1).unwrap();
        assert_eq!(cache.get("one"), Some(&vec![1]));
        assert_eq!(cache.remove("one"), Some(("one".to_string(), vec![1])));
    }

    #[test]
    fn a_cleared_cache_is_empty_and_usable() {
        let mut cache = three(6);
        cache.clear();
        assert_eq!((cache.len(), cache.weight(), cache.capacity()), (0, 0, 6));
        assert!(!cache.contains("a"));
        cache.insert("a", 9, 6).unwrap();
        assert_eq!(entries(&cache), [("a", 9)]);
    }
}

mod weight {
    use super::*;

    #[test]
    fn the_least_recent_are_evicted_and_no_more_than_needed() {
        let mut cache = three(6);
        cache.get("a");
        let inserted = cache.insert("d", 4, 2).unwrap();
        assert_eq!(inserted, Inserted { replaced: None, evicted: vec![("b", 2)] });
        assert_eq!(cache.weight(), 6);
        let inserted = cache.insert("e", 5, 3).unwrap();
        assert_eq!(inserted.evicted, [("c", 3)]);
        assert_eq!(entries(&cache), [("e", 5), ("d", 4), ("a", 1)]);
    }

    #[test]
    fn several_are_evicted_in_the_order_of_their_last_use() {
        let mut cache = three(6);
        assert_eq!(cache.insert("d", 6, 6).unwrap().evicted, [("a", 1), ("b", 2), ("c", 3)]);
        assert_eq!((cache.len(), cache.weight()), (1, 6));
    }

    #[test]
    fn replacing_counts_the_new_weight_in_place_of_the_old() {
        let mut cache = three(6);
        let inserted = cache.insert("c", 30, 2).unwrap();
        assert_eq!(inserted, Inserted { replaced: Some(3), evicted: vec![] });
        assert_eq!(cache.weight(), 5);
        let inserted = cache.insert("b", 20, 3).unwrap();
        assert_eq!(inserted, Inserted { replaced: Some(2), evicted: vec![] });
        assert_eq!(cache.weight(), 6);
    }

    #[test]
    fn replacing_the_least_recent_does_not_evict_it() {
        let mut cache = three(6);
        let inserted = cache.insert("a", 10, 3).unwrap();
        assert_eq!(inserted, Inserted { replaced: Some(1), evicted: vec![("b", 2)] });
        assert_eq!(entries(&cache), [("a", 10), ("c", 3)]);
        let inserted = cache.insert("c", 30, 6).unwrap();
        assert_eq!(inserted, Inserted { replaced: Some(3), evicted: vec![("a", 10)] });
        assert_eq!((entries(&cache), cache.weight()), (vec![("c", 30)], 6));
    }

    #[test]
    fn replacing_keeps_the_stored_key() {
        let (old, new) = (Rc::new(()), Rc::new(()));
        let mut cache = LruCache::new(5);
        assert!(cache.insert(Key::watched(1, 9, &old), 'x', 1).is_ok());
        assert!(cache.insert(Key::watched(1, 9, &new), 'y', 1).is_ok());
        assert_eq!((Rc::strong_count(&old), Rc::strong_count(&new)), (2, 1));
        assert!(cache.get_or_insert_with(Key::watched(1, 9, &new), 1, |_| 'z').is_ok());
        assert_eq!((Rc::strong_count(&old), Rc::strong_count(&new)), (2, 1));
    }

    #[test]
    fn what_is_too_heavy_comes_back_and_changes_nothing() {
        let mut cache = three(6);
        assert_eq!(cache.insert("d", 7, 7), Err(("d", 7)));
        assert_eq!(cache.insert("a", 7, usize::MAX), Err(("a", 7)));
        assert_eq!(cache.get_or_insert_with("d", 7, |_| unreachable!()).map(|_| ()), Err("d"));
        assert_eq!(entries(&cache), [("c", 3), ("b", 2), ("a", 1)]);
        assert_eq!(cache.weight(), 6);
    }

    #[test]
    fn entries_without_weight_are_evicted_in_their_turn() {
        let mut cache = LruCache::new(4);
        for (key, weight) in [("a", 0), ("b", 3), ("c", 0), ("d", 1), ("e", 0)] {
            cache.insert(key, weight, weight).unwrap();
        }
        assert_eq!((cache.len(), cache.weight()), (5, 4));
        assert_eq!(cache.insert("f", 0, 0).unwrap().evicted, []);
        assert_eq!(cache.insert("g", 2, 2).unwrap().evicted, [("a", 0), ("b", 3)]);
        assert_eq!(cache.insert("h", 2, 2).unwrap().evicted, [("c", 0), ("d", 1)]);
        assert_eq!(entries(&cache), [("h", 2), ("g", 2), ("f", 0), ("e", 0)]);
    }

    #[test]
    fn a_cache_without_capacity_holds_what_has_no_weight() {
        let mut cache = LruCache::new(0);
        assert_eq!(cache.insert("a", 1, 1), Err(("a", 1)));
        assert_eq!(cache.insert("b", 2, 0), Ok(nothing()));
        assert_eq!(cache.insert("c", 3, 0), Ok(nothing()));
        assert_eq!(entries(&cache), [("c", 3), ("b", 2)]);
    }

    #[test]
    fn the_greatest_weights_do_not_overflow() {
        let mut cache = LruCache::new(usize::MAX);
        assert_eq!(cache.insert("a", 1, usize::MAX - 1), Ok(nothing()));
        assert_eq!(cache.insert("b", 2, 1), Ok(nothing()));
        assert_eq!(cache.weight(), usize::MAX);
        assert_eq!(cache.insert("b", 3, usize::MAX).unwrap().evicted, [("a", 1)]);
        assert_eq!(cache.insert("c", 4, usize::MAX).unwrap().evicted, [("b", 3)]);
        let (value, evicted) = cache.get_or_insert_with("d", usize::MAX, |_| 5).unwrap();
        assert_eq!((*value, evicted), (5, vec![("c", 4)]));
        assert_eq!(cache.weight(), usize::MAX);
    }

    #[test]
    fn a_smaller_capacity_evicts() {
        let mut cache = three(10);
        cache.get("a");
        assert_eq!(cache.set_capacity(6), []);
        assert_eq!(cache.set_capacity(5), [("b", 2)]);
        assert_eq!((cache.capacity(), cache.weight()), (5, 4));
        assert_eq!(cache.set_capacity(0), [("c", 3), ("a", 1)]);
        assert_eq!(cache.set_capacity(1), []);
        assert_eq!(cache.insert("a", 1, 1), Ok(nothing()));
    }

    #[test]
    fn get_or_insert_with_makes_only_what_is_absent() {
        let mut cache = three(6);
        let (value, evicted) = cache.get_or_insert_with("a", 999, |_| unreachable!()).unwrap();
        *value += 10;
        assert_eq!(evicted, []);
        assert_eq!(cache.weight(), 6);
        let (value, evicted) = cache.get_or_insert_with("dd", 2, |key| key.len() as u32).unwrap();
        assert_eq!((*value, evicted), (2, vec![("b", 2)]));
        assert_eq!(entries(&cache), [("dd", 2), ("a", 11), ("c", 3)]);
    }
}

mod promises {
    use super::*;

    #[test]
    fn a_make_that_panics_changes_nothing() {
        let mut cache = three(6);
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let _ = cache.get_or_insert_with("d", 5, |_| panic!("make"));
        }));
        assert!(attempt.is_err());
        assert_eq!((cache.len(), cache.weight()), (3, 6));
        assert!(!cache.contains("d"));
        assert_eq!(entries(&cache), [("c", 3), ("b", 2), ("a", 1)]);
        assert_eq!(cache.insert("d", 4, 5).unwrap().evicted, [("a", 1), ("b", 2), ("c", 3)]);
    }

    #[test]
    fn a_keep_that_panics_leaves_the_rest() {
        let mut cache = LruCache::new(100);
        for (key, value) in [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)] {
            cache.insert(key, value, value as usize).unwrap();
        }
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            cache.retain(|key, _| match *key {
                "a" | "c" => false,
                "d" => panic!("keep"),
                _ => true,
            });
        }));
        assert!(attempt.is_err());
        assert_eq!(entries(&cache), [("e", 5), ("d", 4), ("b", 2)]);
        assert_eq!((cache.len(), cache.weight()), (3, 11));
        assert_eq!(cache.get("d"), Some(&4));
        cache.insert("a", 1, 89).unwrap();
        assert_eq!(cache.insert("f", 6, 1).unwrap().evicted, [("b", 2)]);
    }

    #[test]
    fn retain_goes_from_the_least_recent_and_may_change_values() {
        let mut cache = three(6);
        cache.get("b");
        let mut seen = vec![];
        cache.retain(|key, value| {
            seen.push(*key);
            *value *= 10;
            *key != "c"
        });
        assert_eq!(seen, ["a", "c", "b"]);
        assert_eq!((entries(&cache), cache.weight()), (vec![("b", 20), ("a", 10)], 3));
        cache.retain(|_, _| false);
        assert!(cache.is_empty() && cache.weight() == 0 && !cache.contains("a"));
    }

    #[test]
    fn keys_of_equal_hashes_are_told_apart() {
        let mut cache = LruCache::new(100);
        for number in 0..50 {
            assert!(cache.insert(Key::colliding(number), number, 1).is_ok());
        }
        assert_eq!(cache.len(), 50);
        for number in (0..50).step_by(2) {
            let (key, value) = cache.remove(&Key::colliding(number)).unwrap();
            assert_eq!((key.number, value), (number, number));
        }
        for number in 0..50 {
            let expected = (number % 2 == 1).then_some(number);
            assert_eq!(cache.get(&Key::colliding(number)).copied(), expected);
        }
    }

    #[test]
    fn keys_and_values_are_dropped_when_they_leave() {
        let (keys, values) = (Rc::new(()), Rc::new(()));
        let alive = || (Rc::strong_count(&keys) - 1, Rc::strong_count(&values) - 1);
        let mut cache = LruCache::new(10);
        for number in 0..10 {
            let key = Key::watched(number, 3, &keys);
            assert!(cache.insert(key, values.clone(), 1).is_ok());
        }
        assert_eq!(alive(), (10, 10));
        drop(cache.insert(Key::watched(3, 3, &keys), values.clone(), 1));
        assert_eq!(alive(), (10, 10), "after a replacement");
        drop(cache.insert(Key::watched(77, 3, &keys), values.clone(), 3));
        assert_eq!(alive(), (8, 8), "after an insertion that evicts three");
        cache.retain(|key, _| key.number != 5);
        assert_eq!(alive(), (7, 7), "after retain");
        drop(cache.remove(&Key::new(6)));
        drop(cache.remove(&Key::watched(6, 3, &keys)));
        drop(cache.pop_least_recent());
        assert_eq!(alive(), (5, 5), "after remove and pop");
        drop(cache.set_capacity(4));
        assert_eq!(alive().0, cache.len(), "after set_capacity");
        cache.clear();
        assert_eq!(alive(), (0, 0), "after clear");
        assert!(cache.insert(Key::watched(1, 3, &keys), values.clone(), 1).is_ok());
        drop(cache);
        assert_eq!(alive(), (0, 0), "after the cache's own end");
    }

    #[test]
    fn a_call_hashes_and_compares_few_keys_however_many_there_are() {
        const SIZE: u32 = 20_000;
        const CALLS: u32 = 5_000;
        let mut cache = LruCache::new(SIZE as usize);
        let mut random = Random(5);
        let mut any = move || Key::new(random.below(SIZE as usize) as u32);
        let check = |name: &str, calls: u32, (hashes, comparisons): (u64, u64)| {
            let most = 8 * u64::from(calls);
            assert!(hashes <= most, "{calls} calls of {name} hashed {hashes} keys");
            assert!(comparisons <= most, "{calls} calls of {name} compared {comparisons} keys");
        };
        let count = counted(|| {
            for number in 0..SIZE {
                assert!(cache.insert(Key::new(number), number, 1).is_ok());
            }
        });
        check("insert", SIZE, count);
        let count = counted(|| (0..CALLS).for_each(|_| assert!(cache.get(&any()).is_some())));
        check("get", CALLS, count);
        let count = counted(|| (0..CALLS).for_each(|_| assert!(cache.get_mut(&any()).is_some())));
        check("get_mut", CALLS, count);
        let count = counted(|| (0..CALLS).for_each(|_| assert!(cache.peek(&any()).is_some())));
        check("peek", CALLS, count);
        let count = counted(|| (0..CALLS).for_each(|_| assert!(cache.contains(&any()))));
        check("contains", CALLS, count);
        let count = counted(|| {
            (0..CALLS).for_each(|_| assert!(cache.insert(any(), 7, 1).is_ok()));
            for number in SIZE..SIZE + CALLS {
                assert!(cache.insert(Key::new(number), 1, 1).is_ok());
            }
        });
        check("insert", 2 * CALLS, count);
        let count = counted(|| {
            for number in SIZE..SIZE + 2 * CALLS {
                assert!(cache.get_or_insert_with(Key::new(number), 1, |key| key.number).is_ok());
            }
        });
        check("get_or_insert_with", 2 * CALLS, count);
        let count = counted(|| {
            for number in SIZE..SIZE + CALLS {
                assert!(cache.remove(&Key::new(number)).is_some());
            }
        });
        check("remove", CALLS, count);
        let count = counted(|| (0..CALLS).for_each(|_| assert!(cache.pop_least_recent().is_some())));
        check("pop_least_recent", CALLS, count);
    }
}

#[test]
fn seeded_calls_agree_with_the_model() {
    for seed in 0..200 {
        let mut random = Random(seed);
        let alive = Rc::new(());
        let hashes = [1, 2, 4, u32::MAX][random.below(4)];
        let key = |number: u32| Key::watched(number, hashes, &alive);
        let plain = |(key, value): (Key, u32)| (key.number, value);
        let capacity = random.below(20);
        let mut cache = LruCache::new(capacity);
        let mut model = Model { capacity, ..Model::default() };
        for step in 0..300 {
            let label = format!("seed {seed} step {step}");
            let number = random.below(12) as u32;
            let weight = random.below(7);
            match random.below(14) {
                0..=4 => {
                    let expected = model.insert(number, step, weight);
                    match cache.insert(key(number), step, weight) {
                        Ok(Inserted { replaced, evicted }) => {
                            let evicted = evicted.into_iter().map(plain).collect();
                            assert_eq!(Some((replaced, evicted)), expected, "{label}: insert");
                        }
                        Err(pair) => {
                            assert_eq!(plain(pair), (number, step), "{label}: insert");
                            assert_eq!(None, expected, "{label}: insert");
                        }
                    }
                }
                5 | 6 => {
                    let expected = match model.get(number) {
                        Some(value) => Some((value, vec![])),
                        None => model.insert(number, step, weight).map(|pushed| (step, pushed.1)),
                    };
                    match cache.get_or_insert_with(key(number), weight, |_| step) {
                        Ok((value, evicted)) => {
                            let evicted = evicted.into_iter().map(plain).collect();
                            assert_eq!(Some((*value, evicted)), expected, "{label}: or insert");
                        }
                        Err(key) => {
                            assert_eq!(key.number, number, "{label}: or insert");
                            assert_eq!(None, expected, "{label}: or insert");
                        }
                    }
                }
                7 | 8 => {
                    let found = cache.get(&key(number)).copied();
                    assert_eq!(found, model.get(number), "{label}: get");
                }
                9 => {
                    let found = cache.peek(&key(number)).copied();
                    assert_eq!(found, model.peek(number), "{label}: peek");
                }
                10 => {
                    let removed = cache.remove(&key(number)).map(plain);
                    assert_eq!(removed, model.remove(number), "{label}: remove");
                }
                11 => {
                    let popped = cache.pop_least_recent().map(plain);
                    assert_eq!(popped, model.pop(), "{label}: pop");
                }
                12 => {
                    let capacity = random.below(20);
                    let evicted = cache.set_capacity(capacity).into_iter().map(plain);
                    let evicted: Vec<_> = evicted.collect();
                    assert_eq!(evicted, model.set_capacity(capacity), "{label}: set_capacity");
                }
                _ => {
                    cache.retain(|key, value| (key.number + *value) % 5 != 0);
                    model.entries.retain(|entry| (entry.0 + entry.1) % 5 != 0);
                }
            }
            let pairs: Vec<_> = cache.iter().map(|(key, value)| (key.number, *value)).collect();
            assert_eq!(pairs, model.pairs(), "{label}: the entries");
            let mut backwards: Vec<_> = cache.iter().rev().map(|(key, value)| (key.number, *value)).collect();
            backwards.reverse();
            assert_eq!(backwards, pairs, "{label}: the entries from behind");
            assert_eq!((cache.len(), cache.weight()), (pairs.len(), model.weight()), "{label}");
            assert_eq!(Rc::strong_count(&alive) - 1, pairs.len(), "{label}: keys alive");
        }
    }
}

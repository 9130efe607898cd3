mod support;

use chunk_iter::ChunksOf;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::rc::Rc;
use support::{Counted, Random, Runs};

mod chunks {
    use super::*;

    #[test]
    fn the_last_has_what_is_left() {
        let chunks: Vec<_> = (1..=7).chunks_of(3).collect();
        assert_eq!(chunks, [vec![1, 2, 3], vec![4, 5, 6], vec![7]]);
    }

    #[test]
    fn none_is_empty() {
        assert_eq!((1..=6).chunks_of(3).collect::<Vec<_>>(), [[1, 2, 3], [4, 5, 6]]);
        assert_eq!((0..0).chunks_of(3).next(), None);
        assert_eq!((0..0).chunks_of(3).next_back(), None);
    }

    #[test]
    fn chunks_of_one_and_chunks_greater_than_the_source() {
        assert_eq!((0..3).chunks_of(1).collect::<Vec<_>>(), [[0], [1], [2]]);
        assert_eq!((0..3).chunks_of(4).collect::<Vec<_>>(), [[0, 1, 2]]);
        assert_eq!((0..3).chunks_of(4).next_back(), Some(vec![0, 1, 2]));
    }

    #[test]
    fn a_size_of_zero_panics_at_once() {
        let (source, asked) = Runs::new(&[0..5], (0, None));
        let panic = catch_unwind(AssertUnwindSafe(|| drop(source.chunks_of(0)))).unwrap_err();
        let message = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|text| text.to_string()))
            .unwrap_or_default();
        assert!(message.contains("chunk size must be at least 1"), "{message}");
        assert_eq!(asked.get(), 0);
    }

    #[test]
    fn the_greatest_size_takes_no_memory() {
        let (source, _) = Runs::new(&[0..4], (0, None));
        let mut chunks = source.chunks_of(usize::MAX);
        assert_eq!(chunks.next(), Some(vec![0, 1, 2, 3]));
        assert_eq!(chunks.next(), None);
        assert_eq!((0..4).chunks_of(usize::MAX).next_back(), Some(vec![0, 1, 2, 3]));
    }

    #[test]
    fn items_are_moved_and_dropped_once() {
        struct Item(#[allow(dead_code)] Rc<()>);
        let alive = Rc::new(());
        let items: Vec<_> = (0..7).map(|_| Item(alive.clone())).collect();
        let mut chunks = items.into_iter().chunks_of(3);
        let first = chunks.next();
        drop(chunks.next_back());
        assert_eq!(Rc::strong_count(&alive) - 1, 6);
        drop(chunks);
        assert_eq!(Rc::strong_count(&alive) - 1, 3);
        drop(first);
        assert_eq!(Rc::strong_count(&alive) - 1, 0);
    }

    #[test]
    fn a_clone_goes_on_from_the_same_place() {
        let mut chunks = (0..7).chunks_of(2);
        chunks.next();
        let copy = chunks.clone();
        assert_eq!(chunks.collect::<Vec<_>>(), copy.collect::<Vec<_>>());
        assert!(!format!("{:?}", (0..7).chunks_of(2)).is_empty());
    }
}

mod laziness {
    use super::*;

    #[test]
    fn nothing_is_asked_for_before_a_chunk_is() {
        let (source, asked) = Runs::new(&[0..9], (0, None));
        let chunks = source.chunks_of(3);
        chunks.size_hint();
        assert_eq!(asked.get(), 0);
    }

    #[test]
    fn a_full_chunk_asks_for_its_own_items_only() {
        let (source, asked) = Runs::new(&[0..6], (0, None));
        let mut chunks = source.chunks_of(3);
        assert_eq!(chunks.next(), Some(vec![0, 1, 2]));
        assert_eq!(asked.get(), 3);
        assert_eq!(chunks.next(), Some(vec![3, 4, 5]));
        assert_eq!(asked.get(), 6, "the last chunk is full: nothing is asked for behind it");
    }

    #[test]
    fn a_source_without_end_is_taken_piece_by_piece() {
        let chunks: Vec<_> = (0_u64..).chunks_of(2).skip(2).take(2).collect();
        assert_eq!(chunks, [[4, 5], [6, 7]]);
    }

    #[test]
    fn the_back_asks_for_the_items_of_the_last_chunk_only() {
        let (source, asked) = Counted::new(8);
        let mut chunks = source.chunks_of(3);
        assert_eq!(chunks.next_back(), Some(vec![6, 7]));
        assert_eq!(asked.get(), (0, 2));
        assert_eq!(chunks.next_back(), Some(vec![3, 4, 5]));
        assert_eq!(asked.get(), (0, 5));
    }

    #[test]
    fn into_inner_gives_back_what_was_not_asked_for() {
        let mut chunks = (0..10).chunks_of(3);
        chunks.next();
        assert_eq!(chunks.into_inner(), 3..10);
        let mut chunks = (0..10).chunks_of(3);
        chunks.next_back();
        assert_eq!(chunks.into_inner(), 0..9);
    }
}

mod the_end {
    use super::*;

    #[test]
    fn a_source_is_not_asked_again_after_a_short_chunk() {
        let (source, asked) = Runs::new(&[0..2, 5..9], (0, None));
        let mut chunks = source.chunks_of(3);
        assert_eq!(chunks.next(), Some(vec![0, 1]));
        assert_eq!(asked.get(), 3);
        assert_eq!(chunks.next(), None);
        assert_eq!(chunks.next(), None);
        assert_eq!(asked.get(), 3);
    }

    #[test]
    fn a_source_is_not_asked_again_after_a_full_last_chunk() {
        let (source, asked) = Runs::new(&[0..3, 5..9], (0, None));
        let mut chunks = source.chunks_of(3);
        assert_eq!(chunks.next(), Some(vec![0, 1, 2]));
        assert_eq!(chunks.next(), None);
        assert_eq!(asked.get(), 4);
        assert_eq!(chunks.next(), None);
        assert_eq!(asked.get(), 4);
    }

    #[test]
    fn an_ended_source_has_no_chunks_whatever_it_says() {
        let (source, _) = Runs::new(&[0..2, 5..9], (4, Some(9)));
        let mut chunks = source.chunks_of(3);
        assert_eq!(chunks.size_hint(), (2, Some(3)));
        chunks.next();
        assert_eq!(chunks.size_hint(), (0, Some(0)));
    }

    #[test]
    fn chunks_are_fused() {
        fn fused<T: std::iter::FusedIterator>(iterator: T) -> T {
            iterator
        }
        assert_eq!(fused([1, 2].iter().chunks_of(2)).count(), 1);
    }
}

mod size_hint {
    use super::*;

    #[test]
    fn the_chunks_of_the_least_and_of_the_most_items_are_told() {
        for (hint, expected) in [
            ((0, None), (0, None)),
            ((1, None), (1, None)),
            ((0, Some(0)), (0, Some(0))),
            ((3, Some(4)), (1, Some(2))),
            ((4, Some(9)), (2, Some(3))),
        ] {
            assert_eq!(Runs::new(&[], hint).0.chunks_of(3).size_hint(), expected, "{hint:?}");
        }
    }

    #[test]
    fn the_greatest_numbers_do_not_overflow() {
        let most = usize::MAX;
        for (items, size, expected) in [
            (most, 1, most),
            (most, 2, most / 2 + 1),
            (most, most, 1),
            (most, most - 1, 2),
            (most - 1, most, 1),
            (1, most, 1),
            (0, most, 0),
        ] {
            let chunks = Runs::new(&[], (items, Some(items))).0.chunks_of(size);
            assert_eq!(chunks.size_hint(), (expected, Some(expected)), "{items} in {size}");
        }
        assert_eq!((0..most).chunks_of(most).len(), 1);
        assert_eq!((0..most).chunks_of(2).len(), most / 2 + 1);
    }

    #[test]
    fn the_length_counts_down_from_both_ends() {
        let mut chunks = (0..11).chunks_of(3);
        assert_eq!(chunks.len(), 4);
        chunks.next();
        assert_eq!(chunks.len(), 3);
        chunks.next_back();
        assert_eq!((chunks.len(), chunks.size_hint()), (2, (2, Some(2))));
        chunks.next_back();
        chunks.next();
        assert_eq!((chunks.len(), chunks.next(), chunks.next_back()), (0, None, None));
    }
}

mod both_ends {
    use super::*;

    #[test]
    fn the_back_has_the_same_chunks_in_the_same_inner_order() {
        let mut chunks = (1..8).chunks_of(3);
        assert_eq!(chunks.next_back(), Some(vec![7]));
        assert_eq!(chunks.next_back(), Some(vec![4, 5, 6]));
        assert_eq!(chunks.next(), Some(vec![1, 2, 3]));
        assert_eq!((chunks.next_back(), chunks.next()), (None, None));
    }

    #[test]
    fn seeded_calls_from_both_ends_agree_with_slices() {
        for seed in 0..400 {
            let mut random = Random(seed);
            let items: Vec<usize> = (0..random.below(40)).collect();
            let size = 1 + random.below(9);
            let mut expected: std::collections::VecDeque<_> =
                items.chunks(size).map(<[usize]>::to_vec).collect();
            let mut chunks = items.into_iter().chunks_of(size);
            for step in 0..45 {
                let label = format!("seed {seed} step {step}, size {size}");
                let left = expected.len();
                assert_eq!((chunks.len(), chunks.size_hint()), (left, (left, Some(left))), "{label}");
                match random.below(2) {
                    0 => assert_eq!(chunks.next(), expected.pop_front(), "{label}: next"),
                    _ => assert_eq!(chunks.next_back(), expected.pop_back(), "{label}: next_back"),
                }
            }
        }
    }
}

mod model;

use model::Model;
use time_bucketer::{Bucketer, Closed, Error};

/// A bucketer with one open source, number 1.
fn single(width: u64, origin: i64, delay: u64) -> Bucketer {
    with_sources(width, origin, delay, &[1])
}

fn with_sources(width: u64, origin: i64, delay: u64, sources: &[u32]) -> Bucketer {
    let mut bucketer = Bucketer::new(width, origin, delay).unwrap();
    for &source in sources {
        assert_eq!(bucketer.open(source), Ok(()));
    }
    bucketer
}

/// All that comes of samples of one source which may come in any order.
fn all(width: u64, origin: i64, samples: &[(i64, i64)]) -> Vec<Closed> {
    let mut bucketer = with_sources(width, origin, 0, &[1, 2]);
    for &(at, value) in samples {
        assert_eq!(bucketer.add(1, at, value), Ok(vec![]), "source 2 has said nothing");
    }
    bucketer.finish()
}

fn starts(closed: &[Closed]) -> Vec<i128> {
    let start = |closed: &Closed| match closed {
        Closed::Bucket { start, .. } | Closed::Gap { start, .. } => *start,
    };
    closed.iter().map(start).collect()
}

fn areas(closed: &[Closed]) -> Vec<i128> {
    let area = |closed: &Closed| match closed {
        Closed::Bucket { area, .. } => Some(*area),
        Closed::Gap { .. } => None,
    };
    closed.iter().filter_map(area).collect()
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1) as usize) as i64
    }
}

mod buckets {
    use super::*;

    #[test]
    fn a_width_of_zero_is_refused() {
        assert_eq!(Bucketer::new(0, 5, 5).err(), Some(Error::Width));
    }

    #[test]
    fn figures_are_those_of_the_samples() {
        let expected = Closed::Bucket {
            start: 10,
            count: 4,
            sum: 11,
            min: -3,
            max: 8,
            first: 2,
            last: 4,
            // 2 for 11 to 13, 8 for 13 to 15, -3 for 15 to 16, 4 for 16 to 20
            area: 2 * 2 + 8 * 2 - 3 + 4 * 4,
        };
        assert_eq!(all(10, 0, &[(13, 8), (16, 4), (11, 2), (15, -3)]), [expected]);
    }

    #[test]
    fn times_before_the_origin_are_rounded_down() {
        let samples = [(-11, 1), (-10, 1), (-1, 1), (0, 1), (9, 1)];
        assert_eq!(starts(&all(10, 0, &samples)), [-20, -10, 0]);
        assert_eq!(starts(&all(10, 3, &samples)), [-17, -7, 3]);
        assert_eq!(starts(&all(10, -1007, &samples)), [-17, -7, 3]);
    }

    #[test]
    fn of_equal_times_the_first_and_the_last_arrived_count() {
        let closed = all(10, 0, &[(5, 1), (7, 2), (5, 3), (7, 4), (5, 5), (7, 6)]);
        let Closed::Bucket { first, last, area, .. } = closed[0] else { panic!("{closed:?}") };
        assert_eq!((first, last), (1, 6));
        assert_eq!(area, 5 * 2 + 6 * 3, "the last that arrived at a time holds");
    }

    #[test]
    fn the_level_holds_across_buckets_and_gaps() {
        let closed = all(10, 0, &[(4, 3), (18, 5), (52, 7)]);
        assert_eq!(areas(&closed), [3 * 6, 3 * 8 + 5 * 2, 5 * 2 + 7 * 8]);
        assert_eq!(closed[2], Closed::Gap { start: 20, buckets: 3, level: 5 });
    }

    #[test]
    fn gaps_are_only_between_and_are_one_each() {
        let mut bucketer = single(10, 0, 0);
        assert_eq!(bucketer.advance(1, 35), Ok(vec![]));
        assert_eq!(starts(&bucketer.add(1, 47, 1).unwrap()), []);
        assert_eq!(starts(&bucketer.advance(1, 73).unwrap()), [40]);
        assert_eq!(bucketer.advance(1, 111), Ok(vec![]), "a gap waits for the bucket that ends it");
        assert_eq!(bucketer.add(1, 125, 2), Ok(vec![]));
        let closed = bucketer.advance(1, 131).unwrap();
        assert_eq!(starts(&closed), [50, 120]);
        assert_eq!(closed[0], Closed::Gap { start: 50, buckets: 7, level: 1 });
        assert_eq!(bucketer.advance(1, 500), Ok(vec![]));
        assert_eq!(bucketer.finish(), []);
    }

    #[test]
    fn the_greatest_numbers_do_not_overflow() {
        let (least, most) = (i64::MIN, i64::MAX);
        let closed = all(1, most, &[(least, least), (most, most)]);
        assert_eq!(starts(&closed), [least.into(), i128::from(least) + 1, most.into()]);
        assert_eq!(
            closed[1],
            Closed::Gap { start: i128::from(least) + 1, buckets: u64::MAX - 1, level: least }
        );
        for value in [least, most] {
            let closed = all(u64::MAX, least, &[(least, value), (least, value)]);
            assert_eq!(areas(&closed), [i128::from(value) * i128::from(u64::MAX)]);
            let Closed::Bucket { sum, .. } = closed[0] else { panic!("{closed:?}") };
            assert_eq!(sum, 2 * i128::from(value));
        }
        assert_eq!(
            starts(&all(u64::MAX, most, &[(least, 1), (most, 1)])),
            [i128::from(most) - i128::from(u64::MAX), most.into()]
        );
        let mut bucketer = single(u64::MAX, 0, u64::MAX);
        assert_eq!(bucketer.add(1, least, 1), Ok(vec![]));
        assert_eq!(bucketer.watermark(), Some(i128::from(least) - i128::from(u64::MAX)));
        assert_eq!(bucketer.add(1, most, 1), Ok(vec![]));
        assert_eq!(bucketer.finish().len(), 2);
    }
}

mod watermark {
    use super::*;

    #[test]
    fn a_bucket_closes_when_its_end_is_reached() {
        let mut bucketer = single(10, 0, 3);
        assert_eq!(bucketer.watermark(), None);
        assert_eq!(bucketer.add(1, 7, 1), Ok(vec![]));
        assert_eq!(bucketer.watermark(), Some(4));
        assert_eq!(bucketer.advance(1, 12), Ok(vec![]));
        assert_eq!(starts(&bucketer.advance(1, 13).unwrap()), [0]);
        assert_eq!(bucketer.advance(1, 13), Ok(vec![]), "once");
        assert_eq!(bucketer.finish(), []);
    }

    #[test]
    fn it_is_that_of_the_slowest_source() {
        let mut bucketer = with_sources(10, 0, 0, &[1, 2]);
        assert_eq!(bucketer.add(1, 55, 1), Ok(vec![]));
        assert_eq!(bucketer.watermark(), None, "source 2 has said nothing");
        assert_eq!(bucketer.add(2, 12, 2), Ok(vec![]));
        assert_eq!(bucketer.watermark(), Some(12));
        assert_eq!(bucketer.add(2, 5, 2), Err(Error::Late));
        assert_eq!(starts(&bucketer.advance(2, 34).unwrap()), [10]);
        assert_eq!(starts(&bucketer.advance(2, 90).unwrap()), []);
        assert_eq!(bucketer.watermark(), Some(55));
    }

    #[test]
    fn a_source_that_ends_holds_nothing_back() {
        let mut bucketer = with_sources(10, 0, 0, &[1, 2, 3]);
        bucketer.add(1, 5, 1).unwrap();
        bucketer.add(2, 31, 1).unwrap();
        assert_eq!(bucketer.end(3), Ok(vec![]));
        assert_eq!(bucketer.watermark(), Some(5));
        assert_eq!(starts(&bucketer.end(1).unwrap()), [0]);
        assert_eq!(bucketer.watermark(), Some(31));
        assert_eq!(bucketer.end(2), Ok(vec![]));
        assert_eq!(bucketer.watermark(), Some(31), "no source is open: it stays");
        assert_eq!(starts(&bucketer.finish()), [10, 30]);
    }

    #[test]
    fn it_never_goes_back() {
        let mut bucketer = single(10, 0, 0);
        bucketer.add(1, 25, 1).unwrap();
        bucketer.open(2).unwrap();
        assert_eq!(bucketer.watermark(), Some(25));
        assert_eq!(bucketer.advance(1, 70), Ok(vec![]), "source 2 has said nothing");
        assert_eq!(bucketer.watermark(), Some(25));
        assert_eq!(bucketer.advance(2, 8), Ok(vec![]));
        assert_eq!(bucketer.watermark(), Some(25));
        assert_eq!(bucketer.add(2, 19, 1), Err(Error::Late));
        assert_eq!(bucketer.advance(1, 3), Ok(vec![]));
        assert_eq!(starts(&bucketer.advance(2, 41).unwrap()), [20]);
        assert_eq!(bucketer.watermark(), Some(41));
    }

    #[test]
    fn a_source_that_is_opened_again_has_no_progress() {
        let mut bucketer = with_sources(10, 0, 0, &[1, 2]);
        bucketer.advance(1, 50).unwrap();
        bucketer.advance(2, 20).unwrap();
        bucketer.end(2).unwrap();
        bucketer.open(2).unwrap();
        bucketer.advance(1, 60).unwrap();
        assert_eq!(bucketer.watermark(), Some(50));
        bucketer.advance(2, 55).unwrap();
        assert_eq!(bucketer.watermark(), Some(55));
    }

    #[test]
    fn a_sample_is_late_only_if_its_bucket_is_closed() {
        let mut bucketer = single(10, 0, 0);
        bucketer.add(1, 18, 1).unwrap();
        assert_eq!(bucketer.add(1, 9, 2), Err(Error::Late));
        assert_eq!(bucketer.add(1, 11, 3), Ok(vec![]), "behind the watermark, in an open bucket");
        let closed = bucketer.advance(1, 20).unwrap();
        assert_eq!(areas(&closed), [3 * 7 + 2]);
        assert_eq!(bucketer.add(1, 19, 4), Err(Error::Late));
        assert_eq!(bucketer.finish(), []);
    }

    #[test]
    fn a_late_sample_changes_nothing() {
        let mut bucketer = single(10, 0, 0);
        bucketer.advance(1, 30).unwrap();
        bucketer.open(2).unwrap();
        assert_eq!(bucketer.add(2, 15, 9), Err(Error::Late));
        bucketer.advance(1, 60).unwrap();
        assert_eq!(bucketer.watermark(), Some(30), "source 2 has no progress by a late sample");
        bucketer.add(1, 65, 1).unwrap();
        assert_eq!(starts(&bucketer.finish()), [60]);
    }

    #[test]
    fn sources_must_be_open_and_only_once() {
        let mut bucketer = single(10, 0, 0);
        assert_eq!(bucketer.open(1), Err(Error::AlreadyOpen));
        bucketer.advance(1, 40).unwrap();
        assert_eq!(bucketer.add(2, 5, 1), Err(Error::NotOpen));
        assert_eq!(bucketer.advance(2, 5), Err(Error::NotOpen));
        assert_eq!(bucketer.end(2), Err(Error::NotOpen));
        assert_eq!(bucketer.end(1), Ok(vec![]));
        assert_eq!(bucketer.end(1), Err(Error::NotOpen));
    }

    #[test]
    fn a_preview_changes_nothing() {
        let mut bucketer = single(10, 0, 0);
        bucketer.add(1, 3, 2).unwrap();
        bucketer.add(1, 14, 4).unwrap();
        let preview = bucketer.preview();
        assert_eq!((starts(&preview), areas(&preview)), (vec![10], vec![2 * 4 + 4 * 6]));
        assert_eq!(bucketer.preview(), preview);
        bucketer.add(1, 12, 1).unwrap();
        assert_eq!(areas(&bucketer.preview()), [2 * 2 + 2 + 4 * 6]);
        assert_eq!(bucketer.preview(), bucketer.finish());
    }
}

#[test]
fn many_samples_and_endless_gaps_are_quick() {
    let mut random = Random(3);
    let mut one = with_sources(1 << 40, 0, 0, &[1, 2]);
    let mut many = with_sources(1 << 10, 0, 0, &[1, 2]);
    for _ in 0..100_000 {
        let at = random.below(1 << 40) as i64;
        assert_eq!((one.add(1, at, 1), many.add(1, at, 1)), (Ok(vec![]), Ok(vec![])));
    }
    let one = one.finish();
    let Closed::Bucket { count, sum, .. } = one[0] else { panic!("{one:?}") };
    assert_eq!((one.len(), count, sum), (1, 100_000, 100_000));
    let counts = many.finish().into_iter().map(|closed| match closed {
        Closed::Bucket { count, .. } => count,
        Closed::Gap { .. } => 0,
    });
    assert_eq!(counts.sum::<u64>(), 100_000);
}

#[test]
fn seeded_streams_agree_with_the_model() {
    for seed in 0..100 {
        let mut random = Random(seed);
        let (width, origin, delay) = (random.between(1, 9), random.between(-20, 20), random.between(0, 12));
        let mut bucketer = Bucketer::new(width as u64, origin, delay as u64).unwrap();
        let mut model = Model::new(width, origin, delay);
        let mut now = random.between(-80, 0);
        for step in 0..50 {
            let label = format!("seed {seed} step {step}, {model:?}");
            let source = random.below(3) as u32;
            now += random.between(0, 4) * i64::from(random.below(6) == 0) * 4;
            match random.below(12) {
                0 | 1 => assert_eq!(bucketer.open(source), model.open(source), "{label}: open"),
                2 => assert_eq!(bucketer.end(source), model.end(source), "{label}: end"),
                3 => {
                    let to = now + random.between(-9, 6);
                    assert_eq!(bucketer.advance(source, to), model.advance(source, to), "{label}: {to}");
                }
                _ => {
                    let (at, value) = (now + random.between(-15, 3), random.between(-50, 50));
                    let answer = bucketer.add(source, at, value);
                    assert_eq!(answer, model.add(source, at, value), "{label}: {value} at {at}");
                }
            }
            assert_eq!(bucketer.watermark(), model.watermark.map(i128::from), "{label}");
            if step % 5 == 0 {
                assert_eq!(bucketer.preview(), model.finish(), "{label}: preview");
            }
        }
        assert_eq!(bucketer.finish(), model.finish(), "seed {seed}");
    }
}

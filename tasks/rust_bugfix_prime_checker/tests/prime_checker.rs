use prime_checker::{is_prime, next_prime, primes_between};

/// The greatest prime of a `u32`.
const GREATEST: u32 = 4_294_967_291;

/// Whether each number below the bound is prime, by crossing out.
fn sieve(bound: usize) -> Vec<bool> {
    let mut prime = vec![true; bound];
    prime[..2].fill(false);
    for number in 2..bound {
        if prime[number] {
            (number * 2..bound).step_by(number).for_each(|multiple| prime[multiple] = false);
        }
    }
    prime
}

mod is_prime {
    use super::*;

    #[test]
    fn zero_and_one_are_not_prime() {
        assert!(!is_prime(0));
        assert!(!is_prime(1));
    }

    #[test]
    fn two_and_three_are_prime_and_four_is_not() {
        assert!(is_prime(2));
        assert!(is_prime(3));
        assert!(!is_prime(4));
    }

    #[test]
    fn squares_of_primes_are_not_prime() {
        for root in [2, 3, 5, 7, 11, 13, 97, 251, 257, 46_337, 65_519, 65_521_u32] {
            assert!(!is_prime(root * root), "{root} * {root}");
        }
    }

    #[test]
    fn products_of_neighbouring_primes_are_not_prime() {
        for (one, other) in [(3, 5), (5, 7), (11, 13), (101, 103), (65_519, 65_521_u32)] {
            assert!(!is_prime(one * other), "{one} * {other}");
        }
    }

    #[test]
    fn all_small_numbers_agree_with_the_sieve() {
        for (number, expected) in sieve(60_000).into_iter().enumerate() {
            assert_eq!(is_prime(number as u32), expected, "{number}");
        }
    }

    #[test]
    fn the_greatest_numbers_are_told_apart() {
        assert!(is_prime(GREATEST));
        assert!(is_prime(4_294_967_279));
        for number in (GREATEST + 1..=u32::MAX).chain(4_294_967_280..GREATEST) {
            assert!(!is_prime(number), "{number}");
        }
    }
}

mod primes_between {
    use super::*;

    #[test]
    fn both_ends_are_included() {
        assert_eq!(primes_between(2, 13), [2, 3, 5, 7, 11, 13]);
        assert_eq!(primes_between(13, 13), [13]);
        assert_eq!(primes_between(24, 28), []);
    }

    #[test]
    fn nothing_lies_between_ends_that_are_swapped() {
        assert_eq!(primes_between(13, 2), []);
        assert_eq!(primes_between(u32::MAX, 0), []);
    }

    #[test]
    fn it_begins_at_zero() {
        assert_eq!(primes_between(0, 3), [2, 3]);
        assert_eq!(primes_between(0, 0), []);
    }

    #[test]
    fn it_goes_up_to_the_greatest_number() {
        assert_eq!(primes_between(4_294_967_279, u32::MAX), [4_294_967_279, GREATEST]);
        assert_eq!(primes_between(u32::MAX, u32::MAX), []);
    }

    #[test]
    fn there_are_as_many_as_the_sieve_leaves() {
        let prime = sieve(20_000);
        let expected: Vec<u32> = (0..20_000).filter(|&number| prime[number as usize]).collect();
        assert_eq!(primes_between(0, 19_999), expected);
    }
}

mod next_prime {
    use super::*;

    #[test]
    fn it_is_greater_than_a_number_that_is_prime_itself() {
        assert_eq!(next_prime(2), Some(3));
        assert_eq!(next_prime(7), Some(11));
        assert_eq!(next_prime(47), Some(53));
    }

    #[test]
    fn the_first_is_two() {
        assert_eq!(next_prime(0), Some(2));
        assert_eq!(next_prime(1), Some(2));
    }

    #[test]
    fn it_passes_over_squares() {
        assert_eq!(next_prime(24), Some(29));
        assert_eq!(next_prime(120), Some(127));
    }

    #[test]
    fn beyond_the_greatest_there_is_none() {
        assert_eq!(next_prime(GREATEST - 1), Some(GREATEST));
        assert_eq!(next_prime(GREATEST), None);
        assert_eq!(next_prime(u32::MAX - 1), None);
        assert_eq!(next_prime(u32::MAX), None);
    }

    #[test]
    fn it_is_the_first_that_the_sieve_leaves() {
        let prime = sieve(10_000);
        let mut expected = None;
        for number in (0..9_973_u32).rev() {
            if prime[number as usize + 1] {
                expected = Some(number + 1);
            }
            assert_eq!(next_prime(number), expected, "{number}");
        }
    }
}

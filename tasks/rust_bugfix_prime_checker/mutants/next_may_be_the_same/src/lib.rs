//! Prime numbers, for the sizes of hash tables.

/// Whether only 1 and the number itself divide the number.
pub fn is_prime(number: u32) -> bool {
    if number < 4 {
        return number >= 2;
    }
    if number % 2 == 0 {
        return false;
    }
    let mut divisor = 3;
    // The quotient is compared, since the square of the divisor may be too great.
    while divisor <= number / divisor {
        if number % divisor == 0 {
            return false;
        }
        divisor += 2;
    }
    true
}

/// All primes from `first` to `last`, both included.
pub fn primes_between(first: u32, last: u32) -> Vec<u32> {
    (first..=last).filter(|&number| is_prime(number)).collect()
}

/// The least prime greater than the number.
pub fn next_prime(number: u32) -> Option<u32> {
    (number..=u32::MAX).find(|&candidate| is_prime(candidate))
}

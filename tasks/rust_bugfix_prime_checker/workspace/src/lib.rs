//! Prime numbers, for the sizes of hash tables.

/// Whether only 1 and the number itself divide the number.
pub fn is_prime(number: u32) -> bool {
    if number < 4 {
        return true;
    }
    if number % 2 == 0 {
        return false;
    }
    let mut divisor = 3;
    while divisor * divisor < number {
        if number % divisor == 0 {
            return false;
        }
        divisor += 2;
    }
    true
}

/// All primes from `first` to `last`, both included.
pub fn primes_between(first: u32, last: u32) -> Vec<u32> {
    let mut primes = Vec::new();
    let mut number = first;
    while number <= last {
        if is_prime(number) {
            primes.push(number);
        }
        number += 1;
    }
    primes
}

/// The least prime greater than the number.
pub fn next_prime(number: u32) -> Option<u32> {
    let mut candidate = number;
    while !is_prime(candidate) {
        candidate += 1;
    }
    Some(candidate)
}

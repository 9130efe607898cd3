from __future__ import annotations

import random
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

import pytest

from primes import is_prime, next_prime, primes_between

LIMIT = 3000


def sieve(limit: int) -> list[int]:
    left = [True] * limit
    left[0] = left[1] = False
    for number in range(2, limit):
        for multiple in range(2 * number, limit, number):
            left[multiple] = False
    return [number for number in range(limit) if left[number]]


PRIMES = sieve(LIMIT)

NOT_INTEGERS = {
    "float": 7.0,
    "text": "7",
    "none": None,
    "fraction": Fraction(7),
    "decimal": Decimal(7),
    "list": [7],
}

CALLS = (
    is_prime,
    next_prime,
    lambda value: primes_between(value, 9),
    lambda value: primes_between(1, value),
)


class TestIsPrime:
    def test_it_knows_every_number_of_the_sieve(self):
        assert [number for number in range(LIMIT) if is_prime(number) is True] == PRIMES
        assert all(is_prime(number) is False for number in set(range(LIMIT)) - set(PRIMES))

    @pytest.mark.parametrize("root", [2, 3, 5, 7, 11, 13, 997, 99_991, 999_983])
    def test_the_square_of_a_prime_is_not_prime(self, root):
        assert is_prime(root * root) is False

    @pytest.mark.parametrize("number", [1, 0, -1, -2, -3, -7, -25])
    def test_one_and_less_is_not_prime(self, number):
        assert is_prime(number) is False

    @pytest.mark.parametrize("number", [561, 1105, 1729, 2821, 341, 1_373_653, 25_326_001])
    def test_numbers_that_pass_for_prime_in_quick_tests_are_not(self, number):
        assert is_prime(number) is False

    def test_large_numbers_are_answered(self):
        assert is_prime(999_999_999_989) is True
        assert is_prime(999_983 * 999_979) is False
        assert is_prime(999_999_999_998) is False


class TestPrimesBetween:
    def test_both_ends_are_included(self):
        assert primes_between(7, 13) == [7, 11, 13]
        assert primes_between(2, 2) == [2]

    def test_there_are_none_where_low_is_greater_than_high(self):
        assert primes_between(13, 7) == []
        assert primes_between(3, 2) == []

    def test_low_may_be_negative(self):
        assert primes_between(-10, 5) == [2, 3, 5]
        assert primes_between(-10, -2) == []

    def test_any_range_lists_what_the_sieve_has(self):
        for seed in range(60):
            rng = random.Random(f"between {seed}")
            low = rng.randint(-20, LIMIT - 200)
            high = low + rng.randint(-3, 190)
            expected = [prime for prime in PRIMES if low <= prime <= high]
            assert primes_between(low, high) == expected, f"seed {seed}: {low} {high}"


class TestNextPrime:
    @pytest.mark.parametrize("number, expected", [(2, 3), (3, 5), (7, 11), (13, 17)])
    def test_a_prime_is_not_its_own_next(self, number, expected):
        assert next_prime(number) == expected

    @pytest.mark.parametrize("number", [1, 0, -1, -2, -8])
    def test_the_first_prime_is_two(self, number):
        assert next_prime(number) == 2

    def test_any_number_is_followed_by_what_the_sieve_has_next(self):
        for number in range(PRIMES[-1]):
            expected = next(prime for prime in PRIMES if prime > number)
            assert next_prime(number) == expected, f"after {number}"

    def test_large_numbers_have_one(self):
        assert next_prime(999_999_999_961) == 999_999_999_989


class TestErrors:
    @pytest.mark.parametrize("value", NOT_INTEGERS.values(), ids=NOT_INTEGERS.keys())
    def test_what_is_not_an_integer_is_refused(self, value):
        for call in CALLS:
            with pytest.raises(TypeError):
                call(value)

    @pytest.mark.parametrize("value", [True, False])
    def test_truth_values_are_refused(self, value):
        for call in CALLS:
            with pytest.raises(TypeError):
                call(value)

    def test_the_second_argument_is_checked_though_the_range_would_be_empty(self):
        with pytest.raises(TypeError):
            primes_between(5, False)
        with pytest.raises(TypeError):
            primes_between(9.0, 2)

    def test_other_subclasses_of_int_are_welcome(self):
        Port = IntEnum("Port", {"ECHO": 7, "SSH": 22})
        assert is_prime(Port.ECHO) is True
        assert is_prime(Port.SSH) is False
        assert next_prime(Port.SSH) == 23
        assert primes_between(Port.ECHO, Port.SSH) == [7, 11, 13, 17, 19]

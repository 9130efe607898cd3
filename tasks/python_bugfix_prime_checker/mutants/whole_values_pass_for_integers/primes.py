"""Answers questions about primes."""

from __future__ import annotations

from math import isqrt


def is_prime(number: int) -> bool:
    _check(number)
    if number < 2:
        return False
    if number % 2 == 0:
        return number == 2
    for divisor in range(3, isqrt(int(number)) + 1, 2):
        if number % divisor == 0:
            return False
    return True


def primes_between(low: int, high: int) -> list[int]:
    _check(low)
    _check(high)
    return [number for number in range(max(int(low), 2), int(high) + 1) if is_prime(number)]


def next_prime(number: int) -> int:
    _check(number)
    candidate = max(number + 1, 2)
    while not is_prime(candidate):
        candidate += 1
    return candidate


def _check(number: int) -> None:
    if isinstance(number, (bool, str)) or int(number) != number:
        raise TypeError(f"a number has to be an int, not {type(number).__name__}")

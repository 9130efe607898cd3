"""Answers questions about primes."""

from __future__ import annotations


def is_prime(number: int) -> bool:
    _check(number)
    if number < 2:
        return False
    if number % 2 == 0:
        return number == 2
    if number < 7:
        return number != 1
    return number % 3 != 0 and pow(2, number - 1, number) == 1 == pow(3, number - 1, number)


def primes_between(low: int, high: int) -> list[int]:
    _check(low)
    _check(high)
    return [number for number in range(max(low, 2), high + 1) if is_prime(number)]


def next_prime(number: int) -> int:
    _check(number)
    candidate = max(number + 1, 2)
    while not is_prime(candidate):
        candidate += 1
    return candidate


def _check(number: int) -> None:
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(f"a number has to be an int, not {type(number).__name__}")

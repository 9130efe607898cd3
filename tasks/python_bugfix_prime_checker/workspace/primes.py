"""Answers questions about primes."""

from __future__ import annotations

from math import isqrt


def is_prime(number: int) -> bool:
    if number < 1:
        return False
    if number % 2 == 0:
        return number == 2
    for divisor in range(3, isqrt(number), 2):
        if number % divisor == 0:
            return False
    return True


def primes_between(low: int, high: int) -> list[int]:
    return [number for number in range(low, high) if is_prime(number)]


def next_prime(number: int) -> int:
    candidate = number if number % 2 else number + 1
    while not is_prime(candidate):
        candidate += 2
    return candidate

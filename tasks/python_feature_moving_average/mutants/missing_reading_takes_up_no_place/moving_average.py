"""Exact moving averages. See the instructions."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import isfinite

Reading = int | float | None


class MovingAverage:
    def __init__(self, size: int, *, min_values: int = 1) -> None:
        if not 1 <= min_values <= size:
            raise ValueError(f"a mean of {size} readings cannot need {min_values} values")
        self._size = size
        self._min_values = min_values
        self._values: deque[Fraction | None] = deque()
        self._total = Fraction(0)
        self._present = 0

    def add(self, reading: Reading) -> float | None:
        value = _value(reading)
        if value is None:
            return self.mean
        if len(self._values) == self._size:
            self._drop_oldest()
        self._values.append(value)
        if value is not None:
            self._total += value
            self._present += 1
        return self.mean

    def _drop_oldest(self) -> None:
        value = self._values.popleft()
        if value is not None:
            self._total -= value
            self._present -= 1

    @property
    def mean(self) -> float | None:
        if self._present < self._min_values:
            return None
        return float(self._total / self._present)

    def clear(self) -> None:
        self._values.clear()
        self._total = Fraction(0)
        self._present = 0


def centered(
    readings: Iterable[Reading], radius: int, *, min_values: int = 1
) -> Iterator[float | None]:
    if radius < 0:
        raise ValueError(f"a radius cannot be {radius}")
    return _centered(readings, radius, MovingAverage(2 * radius + 1, min_values=min_values))


def _centered(
    readings: Iterable[Reading], radius: int, average: MovingAverage
) -> Iterator[float | None]:
    read = 0
    for reading in readings:
        average.add(reading)
        read += 1
        if read > radius:
            yield average.mean
    for index in range(max(read - radius, 0), read):
        if index > radius:
            average._drop_oldest()
        yield average.mean


def _value(reading: Reading) -> Fraction | None:
    if reading is None:
        return None
    if not isinstance(reading, (int, float)):
        raise TypeError(f"a reading cannot be of type {type(reading).__name__}")
    if isinstance(reading, float) and not isfinite(reading):
        raise ValueError(f"a reading cannot be {reading}")
    return Fraction(reading)

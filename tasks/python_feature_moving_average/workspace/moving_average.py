"""Exact moving averages. See the instructions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Reading = int | float | None


class MovingAverage:
    def __init__(self, size: int, *, min_values: int = 1) -> None:
        raise NotImplementedError

    def add(self, reading: Reading) -> float | None:
        raise NotImplementedError

    @property
    def mean(self) -> float | None:
        raise NotImplementedError

    def clear(self) -> None:
        raise NotImplementedError


def centered(
    readings: Iterable[Reading], radius: int, *, min_values: int = 1
) -> Iterator[float | None]:
    raise NotImplementedError

"""Puts irregular samples on a regular grid. See the instructions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Sample:
    time: int
    value: int | Fraction | None


@dataclass(frozen=True)
class Grid:
    start: int
    step: int
    count: int


class OutOfOrderError(ValueError):
    def __init__(self, index: int, time: int, previous: int) -> None:
        super().__init__(f"sample {index} is of {time}, earlier than {previous} before it")
        self.index = index
        self.time = time
        self.previous = previous


def resample(
    samples: Iterable[Sample],
    grid: Grid,
    *,
    method: str,
    max_gap: int | None = None,
    min_coverage: int | Fraction = 1,
) -> Iterator[Fraction | None]:
    raise NotImplementedError

"""Puts irregular samples on a regular grid. See the instructions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf


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
    if grid.step < 1 or grid.count < 0:
        raise ValueError(f"{grid} is no grid")
    if max_gap is not None and max_gap < 0:
        raise ValueError(f"a gap cannot be {max_gap}")
    if not 0 <= min_coverage <= 1:
        raise ValueError(f"{min_coverage} of a cell cannot be covered")
    limit = inf if max_gap is None else max_gap
    if method == "mean":
        return _means(samples, grid, limit, min_coverage)
    if method in _METHODS:
        return _points(samples, grid, limit, _METHODS[method])
    raise ValueError(f"there is no method {method!r}")


class _Window:
    """The last sample that was passed, and the next one, which has been read already."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        self.left: Sample | None = None
        self.right: Sample | None = None
        self._samples = _in_order(samples)
        self._ended = False

    def read_until(self, time: int) -> None:
        """Reads until the next sample is at this time or later, or the end."""
        while not self._ended and (self.right is None or self.right.time < time):
            self.step()

    def step(self) -> None:
        """Passes the next sample and reads the one after it."""
        if self.right is not None:
            self.left = self.right
        self.right = next(self._samples, None)
        self._ended = self.right is None


def _points(
    samples: Iterable[Sample],
    grid: Grid,
    limit: float,
    method: Callable[[_Window, int, float], Fraction | None],
) -> Iterator[Fraction | None]:
    window = _Window(samples)
    for k in range(grid.count):
        time = grid.start + k * grid.step
        window.read_until(time)
        yield method(window, time, limit)


def _previous(window: _Window, time: int, limit: float) -> Fraction | None:
    left = window.right if _is_at(window.right, time) else window.left
    return _carried(left, time, limit)


def _nearest(window: _Window, time: int, limit: float) -> Fraction | None:
    if _is_at(window.right, time):
        value = _carried(window.right, time, limit)
        if value is not None:
            return value
        # There may be a value after it, but none before it: it is the last before itself.
        window.step()
    before = _carried(window.left, time, limit)
    after = _carried(window.right, time, limit)
    if before is None or after is None:
        return after if before is None else before
    return before if time - window.left.time <= window.right.time - time else after


def _linear(window: _Window, time: int, limit: float) -> Fraction | None:
    if _is_at(window.right, time):
        return _carried(window.right, time, limit)
    if not _is_segment(window.left, window.right, limit):
        return None
    return _on_line(window.left, window.right, time)


_METHODS = {"previous": _previous, "nearest": _nearest, "linear": _linear}


def _means(
    samples: Iterable[Sample], grid: Grid, limit: float, min_coverage: int | Fraction
) -> Iterator[Fraction | None]:
    window = _Window(samples)
    for k in range(grid.count):
        begin = grid.start + k * grid.step
        end = begin + grid.step
        window.read_until(begin)
        covered, pieces, integral = 0, 0, Fraction(0)
        while True:
            left, right = window.left, window.right
            if _is_segment(left, right, limit):
                a, b = max(left.time, begin), min(right.time, end)
                if a < b:
                    covered += b - a
                    pieces += 1
                    integral += (_on_line(left, right, a) + _on_line(left, right, b)) / 2
            if right is None or right.time >= end:
                break
            window.step()
        enough = covered > 0 and covered >= min_coverage * grid.step
        yield integral / pieces if enough else None


def _in_order(samples: Iterable[Sample]) -> Iterator[Sample]:
    """The first sample of each time."""
    previous: int | None = None
    for index, sample in enumerate(samples):
        if previous is not None and sample.time < previous:
            raise OutOfOrderError(index, sample.time, previous)
        if sample.time != previous:
            previous = sample.time
            yield sample


def _is_at(sample: Sample | None, time: int) -> bool:
    return sample is not None and sample.time == time


def _is_segment(left: Sample | None, right: Sample | None, limit: float) -> bool:
    return (
        left is not None
        and right is not None
        and left.value is not None
        and right.value is not None
        and right.time - left.time <= limit
    )


def _carried(sample: Sample | None, time: int, limit: float) -> Fraction | None:
    if sample is None or sample.value is None or abs(time - sample.time) > limit:
        return None
    return Fraction(sample.value)


def _on_line(left: Sample, right: Sample, time: int) -> Fraction:
    share = Fraction(time - left.time, right.time - left.time)
    return left.value + (right.value - left.value) * share

"""The results straight from the instructions, from a list of samples that is there as a whole."""

from __future__ import annotations

from fractions import Fraction

from interpolation import Grid, Sample


def slow_resample(samples, grid: Grid, method: str, max_gap, min_coverage) -> list:
    return [
        slow_result(
            counting(samples), grid.start + k * grid.step, grid.step, method, max_gap, min_coverage
        )
        for k in range(grid.count)
    ]


def counting(samples: list[Sample]) -> list[Sample]:
    return [
        sample for n, sample in enumerate(samples) if n == 0 or samples[n - 1].time != sample.time
    ]


def slow_result(samples, time: int, step: int, method: str, max_gap, min_coverage):
    def near(distance) -> bool:
        return max_gap is None or distance <= max_gap

    if method == "mean":
        # Between neighbouring moments the value is straight, so its mean is that of the two ends.
        pieces = []
        for moment in range(time, time + step):
            begin, end = (
                slow_line(samples, moment, moment + 1, at, near) for at in (moment, moment + 1)
            )
            if begin is not None:
                pieces.append((begin + end) / 2)
        if not pieces or len(pieces) < min_coverage * step:
            return None
        return sum(pieces) / len(pieces)
    if method == "linear":
        for sample in samples:
            if sample.time == time:
                return None if sample.value is None else Fraction(sample.value)
        return slow_line(samples, time, time, time, near)
    left = [sample for sample in samples if sample.time <= time][-1:]
    right = [sample for sample in samples if sample.time > time][:1]
    candidates = left if method == "previous" else left + right
    found = [
        sample
        for sample in candidates
        if sample.value is not None and near(abs(sample.time - time))
    ]
    # min takes the first of equals, which is left.
    return Fraction(min(found, key=lambda sample: abs(sample.time - time)).value) if found else None


def slow_line(samples, begin: int, end: int, at: int, near):
    """The value at a moment, on the segment that holds all from begin to end."""
    for left, right in zip(samples, samples[1:]):
        if left.time <= begin and end <= right.time and near(right.time - left.time):
            if left.value is not None and right.value is not None:
                slope = Fraction(right.value - left.value) / (right.time - left.time)
                return left.value + slope * (at - left.time)
    return None


def slow_reads(samples, grid: Grid, method: str) -> list[int]:
    """How many samples have been read after each result."""
    reads, needed = [], 0
    for k in range(grid.count):
        time = grid.start + k * grid.step + (grid.step if method == "mean" else 0)
        for n, sample in enumerate(samples):
            needed = max(needed, n + 1)
            later = sample.time > time
            if method == "nearest" and not later and counts_without_value(samples, n):
                continue
            if later or (sample.time == time and is_first(samples, n)):
                break
        reads.append(needed)
    return reads


def is_first(samples, n: int) -> bool:
    return n == 0 or samples[n - 1].time != samples[n].time


def counts_without_value(samples, n: int) -> bool:
    return is_first(samples, n) and samples[n].value is None

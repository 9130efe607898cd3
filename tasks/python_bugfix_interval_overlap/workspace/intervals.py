"""Half-open intervals (start, end): start belongs to the interval, end does not."""

from __future__ import annotations

from collections.abc import Iterable


def overlaps(a: tuple, b: tuple) -> bool:
    _check(a)
    _check(b)
    return a[0] <= b[1] and b[0] <= a[1]


def merge(intervals: Iterable[tuple]) -> list[tuple]:
    merged: list[tuple] = []
    for start, end in sorted(intervals):
        _check((start, end))
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def gaps(intervals: Iterable[tuple], window: tuple) -> list[tuple]:
    free: list[tuple] = []
    position = window[0]
    for start, end in merge(intervals):
        if position < start:
            free.append((position, start))
        position = end
    if position < window[1]:
        free.append((position, window[1]))
    return free


def _check(interval: tuple) -> None:
    start, end = interval
    if start > end:
        raise ValueError(f"the interval {interval!r} ends before it starts")

"""Half-open intervals (start, end): start belongs to the interval, end does not."""

from __future__ import annotations

from collections.abc import Iterable


def overlaps(a: tuple, b: tuple) -> bool:
    _check(a)
    _check(b)
    return a[0] < b[1] and b[0] < a[1]


def merge(intervals: Iterable[tuple]) -> list[tuple]:
    merged: list[tuple] = []
    for start, end in sorted(_checked(intervals)):
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def gaps(intervals: Iterable[tuple], window: tuple) -> list[tuple]:
    _check(window)
    free: list[tuple] = []
    position, close = window
    for start, end in merge(intervals):
        if position < min(start, close):
            free.append((position, min(start, close)))
        position = max(position, end)
    if position < close:
        free.append((position, close))
    return free


def _checked(intervals: Iterable[tuple]) -> list[tuple]:
    checked = list(intervals)
    for interval in checked:
        _check(interval)
    return checked


def _check(interval: tuple) -> None:
    start, end = interval
    if start > end:
        raise ValueError(f"the interval {interval!r} ends before it starts")

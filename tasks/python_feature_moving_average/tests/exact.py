"""The means, straight from the instructions, from a list that is there as a whole."""

from __future__ import annotations

from fractions import Fraction


def exact_mean(readings, min_values: int) -> float | None:
    values = [Fraction(reading) for reading in readings if reading is not None]
    return float(sum(values) / len(values)) if len(values) >= min_values else None


def exact_moving(readings: list, size: int, min_values: int) -> list[float | None]:
    return [
        exact_mean(readings[max(end - size, 0) : end], min_values)
        for end in range(1, len(readings) + 1)
    ]


def exact_centered(readings: list, radius: int, min_values: int) -> list[float | None]:
    return [
        exact_mean(readings[max(i - radius, 0) : i + radius + 1], min_values)
        for i in range(len(readings))
    ]

"""A source of readings that counts what is read, and refuses to be asked after its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


class Source:
    def __init__(self, readings: Iterable[Any]) -> None:
        self._readings = readings
        self._iterator: Iterator[Any] | None = None
        self.read = 0
        self.ended = False

    def __iter__(self) -> Source:
        self._iterator = iter(self._readings)
        return self

    def __next__(self) -> Any:
        assert self._iterator is not None
        assert not self.ended, "the source was asked again after its end"
        try:
            reading = next(self._iterator)
        except Exception:
            self.ended = True
            raise
        self.read += 1
        return reading

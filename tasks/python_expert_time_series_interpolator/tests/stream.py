"""A stream of samples that knows how far it has been read, and how many samples are still held."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator

from interpolation import Sample


class Stream:
    def __init__(self, samples: Iterable[Sample]) -> None:
        self._samples = samples
        self._iterator: Iterator[Sample] | None = None
        self._held: weakref.WeakSet[Sample] = weakref.WeakSet()
        self.read = 0
        self.ended = False
        self.most_held = 0

    def __iter__(self) -> Stream:
        self._iterator = iter(self._samples)
        return self

    def __next__(self) -> Sample:
        assert self._iterator is not None
        assert not self.ended, "the stream was asked again after its end"
        self.most_held = max(self.most_held, len(self._held))
        try:
            sample = next(self._iterator)
        except Exception:
            self.ended = True
            raise
        self.read += 1
        # Equal samples are one to a set, so each is given an identity of its own here.
        copy = _Tracked(sample.time, sample.value)
        self._held.add(copy)
        return copy


class _Tracked(Sample):
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

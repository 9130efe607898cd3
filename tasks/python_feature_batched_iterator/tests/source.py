"""A source of items that writes down what is done to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Source:
    """Its items one by one; an exception among them is raised in its turn."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = iter(items)
        self.iterated = 0
        self.read = 0
        self.ended = False
        self.asked_after_the_end = 0

    def __iter__(self) -> Source:
        self.iterated += 1
        return self

    def __next__(self) -> Any:
        if self.ended:
            self.asked_after_the_end += 1
            return "an item from beyond the end"
        try:
            item = next(self._items)
        except StopIteration:
            self.ended = True
            raise
        if isinstance(item, Exception):
            self.ended = True
            raise item
        self.read += 1
        return item


class Scales:
    """Weighs words by their length, and keeps the words in the order of weighing."""

    def __init__(self, source: Source | None = None, broken: dict[str, Exception] | None = None):
        self.weighed: list[str] = []
        self.read_at_weighing: list[int] = []
        self._source = source
        self._broken = broken or {}

    def __call__(self, word: str) -> int:
        self.weighed.append(word)
        if self._source is not None:
            self.read_at_weighing.append(self._source.read)
        if word in self._broken:
            raise self._broken[word]
        return len(word)

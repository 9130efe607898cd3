"""Makes batches of limited number and weight. See the instructions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any


class OversizedItemError(ValueError):
    def __init__(self, index: int, item: Any, weight: int) -> None:
        super().__init__(f"item {index} weighs {weight}, more than a whole batch may")
        self.index = index
        self.item = item
        self.weight = weight


def batched(
    items: Iterable[Any],
    max_count: int,
    *,
    max_weight: int | None = None,
    weigh: Callable[[Any], int] = len,
) -> Iterator[tuple]:
    if max_count < 1:
        raise ValueError(f"a batch needs at least one item, not {max_count}")
    if max_weight is not None and max_weight < 1:
        raise ValueError(f"a batch needs a weight of at least 1, not {max_weight}")
    return _Batches(items, max_count, max_weight, weigh)


class _Batches:
    def __init__(
        self,
        items: Iterable[Any],
        max_count: int,
        max_weight: int | None,
        weigh: Callable[[Any], int],
    ) -> None:
        self._items = items
        self._source: Iterator[Any] | None = None
        self._max_count = max_count
        self._max_weight = max_weight
        self._weigh = weigh
        self._index = -1
        self._kept: list[tuple[Any, int]] = []
        self._failure: Exception | None = None
        self._failed = False

    def __iter__(self) -> _Batches:
        return self

    def __next__(self) -> tuple:
        if self._failed:
            raise StopIteration
        if self._source is None:
            self._source = iter(self._items)
        batch: list[Any] = []
        total = 0
        while self._failure is None:
            try:
                item, weight = self._kept.pop() if self._kept else self._read()
            except StopIteration:
                break
            except Exception as error:
                self._failure = error
                break
            if self._max_weight is not None and total + weight > self._max_weight:
                self._kept.append((item, weight))
                break
            batch.append(item)
            total += weight
            if len(batch) == self._max_count or total == self._max_weight:
                break
        if batch:
            return tuple(batch)
        self._failed = True
        if self._failure is not None:
            raise self._failure
        self._failed = False
        raise StopIteration

    def _read(self) -> tuple[Any, int]:
        assert self._source is not None
        item = next(self._source)
        self._index += 1
        if self._max_weight is None:
            return item, 0
        weight = self._weigh(item)
        if weight > self._max_weight:
            raise OversizedItemError(self._index, item, weight)
        return item, weight

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
    return _batches(items, max_count, max_weight, weigh)


def _batches(
    items: Iterable[Any],
    max_count: int,
    max_weight: int | None,
    weigh: Callable[[Any], int],
) -> Iterator[tuple]:
    batch: list[Any] = []
    total = 0
    weighed = _weighed(items, max_weight, weigh)
    while True:
        try:
            item, weight = next(weighed)
        except StopIteration:
            break
        except Exception as error:
            raise error
        if max_weight is not None and total + weight > max_weight:
            yield tuple(batch)
            batch, total = [], 0
        batch.append(item)
        total += weight
        if len(batch) == max_count or total == max_weight:
            yield tuple(batch)
            batch, total = [], 0
    if batch:
        yield tuple(batch)


def _weighed(
    items: Iterable[Any], max_weight: int | None, weigh: Callable[[Any], int]
) -> Iterator[tuple[Any, int]]:
    for index, item in enumerate(items):
        if max_weight is None:
            yield item, 0
            continue
        weight = weigh(item)
        if weight > max_weight:
            raise OversizedItemError(index, item, weight)
        yield item, weight

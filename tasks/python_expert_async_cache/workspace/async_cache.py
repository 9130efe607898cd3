"""A cache of values that are loaded once. See the instructions."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class CacheClosedError(RuntimeError):
    """The cache has been closed."""


class LoadCancelledError(RuntimeError):
    """A load was cancelled, but not by the cache."""


class AsyncCache(Generic[K, V]):
    def __init__(
        self,
        load: Callable[[K], Awaitable[V]],
        *,
        ttl: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        raise NotImplementedError

    async def get(self, key: K) -> V:
        raise NotImplementedError

    def invalidate(self, key: K) -> bool:
        raise NotImplementedError

    def invalidate_all(self) -> None:
        raise NotImplementedError

    async def close(self) -> None:
        raise NotImplementedError

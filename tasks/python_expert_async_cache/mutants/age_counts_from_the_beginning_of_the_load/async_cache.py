"""A cache of values that are loaded once. See the instructions."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
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
        if ttl < 0:
            raise ValueError(f"values cannot be kept for {ttl} seconds")
        self._load = load
        self._ttl = ttl
        self._clock = clock
        self._kept: dict[K, _Kept[V]] = {}
        self._open: dict[K, _Load[V]] = {}
        # With the task of each, also of those that are closed or abandoned.
        self._running: dict[_Load[V], asyncio.Task[None]] = {}
        self._closed = False

    async def get(self, key: K) -> V:
        if self._closed:
            raise CacheClosedError("the cache is closed")
        kept = self._kept.get(key)
        if kept is not None:
            if self._clock() < kept.end:
                return kept.value
            del self._kept[key]
        load = self._open.get(key)
        if load is None:
            load = self._begin(key)
        load.waiters += 1
        try:
            return await asyncio.shield(load.outcome)
        finally:
            load.waiters -= 1
            if load.waiters == 0 and not load.outcome.done():
                self._abandon(key, load)

    def invalidate(self, key: K) -> bool:
        kept = self._kept.pop(key, None)
        was_kept = kept is not None and self._clock() < kept.end
        was_open = self._open.pop(key, None) is not None
        return was_kept or was_open

    def invalidate_all(self) -> None:
        self._kept.clear()
        self._open.clear()

    async def close(self) -> None:
        self._closed = True
        self._kept.clear()
        self._open.clear()
        for load, task in self._running.items():
            if not load.outcome.done():
                load.fail(CacheClosedError("the cache was closed"))
                task.cancel()
        # Unlike gather, wait leaves the tasks alone when it is cancelled itself.
        while self._running:
            await asyncio.wait(list(self._running.values()))

    def _begin(self, key: K) -> _Load[V]:
        load = _Load[V](asyncio.get_running_loop().create_future(), self._clock() + self._ttl)
        self._open[key] = load
        task = asyncio.create_task(self._run(key, load))
        self._running[load] = task
        # A task that is cancelled before it begins never gets into _run.
        task.add_done_callback(lambda _: self._running.pop(load))
        return load

    async def _run(self, key: K, load: _Load[V]) -> None:
        try:
            value = await self._load(key)
        except asyncio.CancelledError:
            failure: Exception = LoadCancelledError(f"the load of {key!r} was cancelled")
        except Exception as error:
            failure = error
        else:
            if not load.outcome.done():
                if self._open.get(key) is load:
                    del self._open[key]
                    self._kept[key] = _Kept(value, load.end)
                load.outcome.set_result(value)
            return
        if not load.outcome.done():
            self._close_load(key, load)
            load.fail(failure)

    def _abandon(self, key: K, load: _Load[V]) -> None:
        self._close_load(key, load)
        load.outcome.cancel()
        self._running[load].cancel()

    def _close_load(self, key: K, load: _Load[V]) -> None:
        if self._open.get(key) is load:
            del self._open[key]


@dataclass(frozen=True)
class _Kept(Generic[V]):
    value: V
    end: float


class _Load(Generic[V]):
    """A load in progress. Its outcome is done before its task where the task was cancelled."""

    def __init__(self, outcome: asyncio.Future[V], end: float) -> None:
        self.outcome = outcome
        self.end = end
        self.waiters = 0

    def fail(self, error: Exception) -> None:
        self.outcome.set_exception(error)
        # It counts as retrieved, also where nobody waits any more.
        self.outcome.exception()

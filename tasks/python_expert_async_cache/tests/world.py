"""A store whose loads wait at gates, a clock that is set by hand, and tasks that ask the cache.

Nothing here waits for time to pass: a scenario acts, lets the loop run whatever is ready, and looks.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any

from async_cache import AsyncCache


class QuietSelector(selectors.SelectSelector):
    """Sees no input or output, and tells when the loop has run dry instead of waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.dry: list[asyncio.Future[None]] = []

    def select(self, timeout: float | None = None) -> list:
        if timeout != 0:
            if not self.dry:
                raise AssertionError("the loop has run dry, and nobody will ever wake it")
            self.dry.pop().set_result(None)
        return []


async def settle() -> None:
    """Lets the loop run all that is ready, and all that becomes ready by that."""
    loop = asyncio.get_running_loop()
    dry = loop.create_future()
    loop.selector.dry.append(dry)
    await dry


def quiet_loop() -> asyncio.AbstractEventLoop:
    selector = QuietSelector()
    loop = asyncio.SelectorEventLoop(selector)
    loop.selector = selector
    return loop


class Call:
    """One load: it waits at its gate; a stubborn one also after it has been cancelled."""

    def __init__(self, key: Any, stubborn: bool) -> None:
        self.key = key
        self.stubborn = stubborn
        self.task = asyncio.current_task()
        self.cancels = 0
        self.ended = False
        self._gate = asyncio.Event()
        self._end: Callable[[], Any] = lambda: None

    def finish(self, value: Any) -> None:
        self._end = lambda: value
        self._gate.set()

    def fail(self, error: BaseException) -> None:
        def end() -> None:
            raise error

        self._end = end
        self._gate.set()

    def release(self) -> None:
        self.stubborn = False
        self._gate.set()

    async def run(self) -> Any:
        try:
            while True:
                try:
                    await self._gate.wait()
                    return self._end()
                except asyncio.CancelledError:
                    if self._gate.is_set():
                        raise
                    self.cancels += 1
                    if not self.stubborn:
                        raise
        finally:
            self.ended = True


class World:
    def __init__(self, ttl: float = 10, load: Callable[[Any], Awaitable] | None = None) -> None:
        self.now = 100.0
        self.calls: list[Call] = []
        self.stubborn = False
        self.cache = AsyncCache(load or self._load, ttl=ttl, clock=lambda: self.now)
        self._tasks: list[asyncio.Task] = []

    async def _load(self, key: Any) -> Any:
        call = Call(key, self.stubborn)
        self.calls.append(call)
        return await call.run()

    def keys(self) -> list[Any]:
        """The keys of all loads, in the order in which they were begun."""
        return [call.key for call in self.calls]

    def start(self, work: Awaitable) -> asyncio.Task:
        async def whole() -> Any:
            return await work

        task = asyncio.create_task(whole())
        self._tasks.append(task)
        return task

    async def get(self, key: Any) -> asyncio.Task:
        """Begins to ask for a key, as far as that goes for now."""
        task = self.start(self.cache.get(key))
        await settle()
        return task

    async def close(self) -> asyncio.Task:
        task = self.start(self.cache.close())
        await settle()
        return task

    def forget(self) -> None:
        """Forgets the tasks, which hold what they were given, and looks at their errors."""
        for task in self._tasks:
            outcome(task)
        self._tasks.clear()

    async def release(self) -> None:
        for call in self.calls:
            call.release()
        for task in self._tasks:
            task.cancel()
        await settle()
        self.forget()


def outcome(task: asyncio.Task) -> Any:
    """The value, or the error, or "waits" or "cancelled"."""
    if not task.done():
        return "waits"
    if task.cancelled():
        return "cancelled"
    return task.exception() or task.result()


def play(scenario: Callable[[World], Awaitable[None]], **options: Any) -> None:
    """Plays a scenario in a loop of its own, which must have nothing to complain of."""
    complaints: list[str] = []

    async def whole() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: complaints.append(context["message"]))
        world = World(**options)
        try:
            await scenario(world)
        finally:
            await world.release()

    with asyncio.Runner(loop_factory=quiet_loop) as runner:
        runner.run(whole())
    assert complaints == []

"""What the cache has to do, act by act, when the loop runs dry between any two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class ModelLoad:
    key: str
    stubborn: bool
    waiters: list[int] = field(default_factory=list)
    cancels: int = 0
    ended: bool = False


class Model:
    def __init__(self, ttl: float) -> None:
        self.ttl = ttl
        self.now = 0.0
        self.kept: dict[str, tuple[Any, float]] = {}
        self.open: dict[str, ModelLoad] = {}
        self.loads: list[ModelLoad] = []
        self.outcomes: list[Any] = []

    def get(self, key: str, stubborn: bool) -> None:
        if key in self.kept and self.now < self.kept[key][1]:
            self.outcomes.append(self.kept[key][0])
            return
        if key not in self.open:
            self.open[key] = ModelLoad(key, stubborn)
            self.loads.append(self.open[key])
        self.open[key].waiters.append(len(self.outcomes))
        self.outcomes.append("waits")

    def give_up(self, waiter: int) -> None:
        self.outcomes[waiter] = "cancelled"
        load = next(load for load in self.loads if waiter in load.waiters)
        load.waiters.remove(waiter)
        if not load.waiters:
            self._forget_open(load)
            load.cancels = 1
            load.ended = not load.stubborn

    def end(self, load: ModelLoad, outcome: Any, keep: bool) -> None:
        load.ended = True
        for waiter in load.waiters:
            self.outcomes[waiter] = outcome
        if self.open.get(load.key) is load:
            del self.open[load.key]
            if keep:
                self.kept[load.key] = (outcome, self.now + self.ttl)
        load.waiters.clear()

    def invalidate(self, key: str) -> bool:
        _, end = self.kept.pop(key, (None, self.now))
        return (self.open.pop(key, None) is not None) | (self.now < end)

    def close(self, error: Any) -> None:
        for load in self.loads:
            for waiter in load.waiters:
                self.outcomes[waiter] = error
            load.waiters.clear()
            if not load.ended and load.cancels == 0:
                load.cancels = 1
                load.ended = not load.stubborn

    def _forget_open(self, load: ModelLoad) -> None:
        if self.open.get(load.key) is load:
            del self.open[load.key]

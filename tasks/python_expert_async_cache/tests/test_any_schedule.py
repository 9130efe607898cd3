from __future__ import annotations

import asyncio
import random

import pytest

from async_cache import CacheClosedError, LoadCancelledError
from model import Model
from world import World, outcome, play, settle

TTL = 3


class Broken(Exception):
    pass


class Schedule:
    """Random acts on a cache and on its model, and a comparison after each."""

    def __init__(self, rng: random.Random, world: World) -> None:
        self.rng = rng
        self.world = world
        self.model = Model(TTL)
        self.model.now = world.now
        self.getters: list[asyncio.Task] = []
        self.acts: list[str] = []

    async def act(self) -> None:
        acts = (
            self.get,
            self.get,
            self.get,
            self.give_up,
            self.end,
            self.end,
            self.invalidate,
            self.wait,
        )
        await self.rng.choice(acts)()
        await settle()
        self.compare()

    async def get(self) -> None:
        key = self.rng.choice("ab")
        self.world.stubborn = self.rng.random() < 0.4
        self.acts.append(f"get {key}")
        self.model.get(key, self.world.stubborn)
        self.getters.append(await self.world.get(key))

    async def give_up(self) -> None:
        waiting = [n for n, given in enumerate(self.model.outcomes) if given == "waits"]
        if waiting:
            waiter = self.rng.choice(waiting)
            self.acts.append(f"getter {waiter} gives up")
            self.model.give_up(waiter)
            self.getters[waiter].cancel()

    async def end(self) -> None:
        running = [n for n, load in enumerate(self.model.loads) if not load.ended]
        if running and len(self.world.calls) == len(self.model.loads):
            number = self.rng.choice(running)
            kind = self.rng.choice(("value", "value", "failure", "cancelled"))
            self.acts.append(f"load {number} ends: {kind}")
            load, call = self.model.loads[number], self.world.calls[number]
            if kind == "value":
                self.model.end(load, f"value {number}", keep=True)
                call.finish(f"value {number}")
            elif kind == "failure":
                self.model.end(load, Broken, keep=False)
                call.fail(Broken())
            else:
                self.model.end(load, LoadCancelledError, keep=False)
                call.fail(asyncio.CancelledError())

    async def invalidate(self) -> None:
        key = self.rng.choice("ab")
        self.acts.append(f"invalidate {key}")
        assert self.world.cache.invalidate(key) is self.model.invalidate(key), self.acts

    async def wait(self) -> None:
        self.acts.append("wait")
        self.world.now += 1
        self.model.now += 1

    async def close(self) -> None:
        self.acts.append("close")
        self.model.close(CacheClosedError)
        closing = await self.world.close()
        self.compare()
        running = [n for n, load in enumerate(self.model.loads) if not load.ended]
        self.rng.shuffle(running)
        for number in running:
            assert not closing.done(), self.acts
            self.world.calls[number].finish("thrown away")
            await settle()
        assert outcome(closing) is None, self.acts

    def compare(self) -> None:
        given = [outcome(getter) for getter in self.getters]
        given = [type(each) if isinstance(each, Exception) else each for each in given]
        assert given == self.model.outcomes, self.acts
        loads = [(load.key, load.cancels, load.ended) for load in self.model.loads]
        assert [(c.key, c.cancels, c.ended) for c in self.world.calls] == loads, self.acts


@pytest.mark.parametrize("seed", range(20))
def test_any_schedule_goes_as_the_model_says(seed):
    async def scenario(world: World):
        schedule = Schedule(random.Random(f"schedule {seed}"), world)
        for _ in range(60):
            await schedule.act()
        await schedule.close()

    play(scenario, ttl=TTL)

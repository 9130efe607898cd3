from __future__ import annotations

import asyncio
import gc
import weakref

import pytest

from async_cache import AsyncCache, CacheClosedError, LoadCancelledError
from world import World, outcome, play, settle


class Broken(Exception):
    pass


class Value:
    """Something that a weak reference can watch."""


class TestLoading:
    def test_gets_at_the_same_time_share_one_load(self):
        async def scenario(world: World):
            first, second = await world.get("a"), await world.get("a")
            assert world.keys() == ["a"]
            value = Value()
            world.calls[0].finish(value)
            await settle()
            assert outcome(first) is value
            assert outcome(second) is value

        play(scenario)

    def test_a_kept_value_is_not_loaded_again(self):
        async def scenario(world: World):
            await world.get("a")
            world.calls[0].finish(7)
            await settle()
            assert outcome(await world.get("a")) == 7
            assert world.keys() == ["a"]

        play(scenario)

    def test_none_is_a_value(self):
        async def scenario(world: World):
            await world.get("a")
            world.calls[0].finish(None)
            await settle()
            assert outcome(await world.get("a")) is None
            assert world.keys() == ["a"]
            assert world.cache.invalidate("a") is True

        play(scenario)

    def test_keys_are_loaded_beside_each_other(self):
        async def scenario(world: World):
            a, b = await world.get("a"), await world.get("b")
            world.calls[1].finish("B")
            await settle()
            assert (outcome(a), outcome(b)) == ("waits", "B")

        play(scenario)

    def test_a_load_has_a_task_of_its_own(self):
        async def scenario(world: World):
            getter = await world.get("a")
            assert world.calls[0].task is not getter

        play(scenario)

    def test_any_awaitable_will_do(self):
        async def scenario(_: World):
            future = asyncio.get_running_loop().create_future()
            world = World(load=lambda key: future)
            getter = await world.get("a")
            future.set_result(3)
            await settle()
            assert outcome(getter) == 3

        play(scenario)

    def test_a_cache_may_be_made_before_the_loop_runs(self):
        async def load(key: str) -> str:
            return key * 2

        cache = AsyncCache(load, ttl=1, clock=lambda: 0)
        assert asyncio.run(cache.get("ab")) == "abab"


class TestAge:
    def test_it_counts_from_the_end_of_the_load(self):
        async def scenario(world: World):
            await world.get("a")
            world.now += 500
            world.calls[0].finish("A")
            await settle()
            world.now += 9.5
            assert outcome(await world.get("a")) == "A"

        play(scenario, ttl=10)

    def test_at_its_end_a_value_is_too_old(self):
        async def scenario(world: World):
            await world.get("a")
            world.calls[0].finish("A")
            await settle()
            world.now += 10
            assert world.cache.invalidate("a") is False
            assert outcome(await world.get("a")) == "waits"
            assert len(world.calls) == 2

        play(scenario, ttl=10)

    def test_a_value_too_old_is_not_given_though_the_next_load_fails(self):
        async def scenario(world: World):
            await world.get("a")
            world.calls[0].finish("A")
            await settle()
            world.now += 11
            getter = await world.get("a")
            world.calls[1].fail(error := Broken())
            await settle()
            assert outcome(getter) is error

        play(scenario, ttl=10)

    def test_without_any_time_to_live_loads_are_still_shared(self):
        async def scenario(world: World):
            first, second = await world.get("a"), await world.get("a")
            world.calls[0].finish(1)
            await settle()
            assert (outcome(first), outcome(second)) == (1, 1)
            assert outcome(await world.get("a")) == "waits"
            assert len(world.calls) == 2

        play(scenario, ttl=0)

    def test_a_negative_time_to_live_is_an_error(self):
        with pytest.raises(ValueError):
            AsyncCache(lambda key: None, ttl=-1)


class TestFailure:
    def test_all_who_wait_get_it_and_nothing_is_kept(self):
        async def scenario(world: World):
            getters = [await world.get("a") for _ in range(3)]
            world.calls[0].fail(error := Broken())
            await settle()
            assert all(outcome(getter) is error for getter in getters)
            again = await world.get("a")
            world.calls[1].finish("A")
            await settle()
            assert outcome(again) == "A"

        play(scenario)

    def test_a_load_that_raises_at_once_is_one(self):
        error = Broken()

        def load(key: str):
            raise error

        async def scenario(world: World):
            assert outcome(await world.get("a")) is error
            assert outcome(await world.get("a")) is error

        play(scenario, load=load)

    def test_a_load_that_cancels_itself_does_not_cancel_those_who_wait(self):
        async def scenario(world: World):
            first, second = await world.get("a"), await world.get("a")
            world.calls[0].fail(asyncio.CancelledError())
            await settle()
            assert isinstance(outcome(first), LoadCancelledError)
            assert isinstance(outcome(second), LoadCancelledError)
            assert outcome(await world.get("a")) == "waits"
            assert len(world.calls) == 2

        play(scenario)


class TestGivingUp:
    @pytest.mark.parametrize("number", [0, 1])
    def test_a_load_goes_on_while_anybody_waits(self, number):
        async def scenario(world: World):
            getters = [await world.get("a"), await world.get("a")]
            getters[number].cancel()
            await settle()
            assert outcome(getters[number]) == "cancelled"
            assert world.calls[0].cancels == 0
            world.calls[0].finish("A")
            await settle()
            assert outcome(getters[1 - number]) == "A"

        play(scenario)

    def test_a_load_is_abandoned_with_the_last_who_waits(self):
        async def scenario(world: World):
            getters = [await world.get("a"), await world.get("a")]
            for getter in getters:
                getter.cancel()
            await settle()
            assert [outcome(getter) for getter in getters] == ["cancelled", "cancelled"]
            assert (world.calls[0].cancels, world.calls[0].ended) == (1, True)

        play(scenario)

    def test_who_gives_up_does_not_wait_for_the_load_to_clean_up(self):
        async def scenario(world: World):
            world.stubborn = True
            getter = await world.get("a")
            getter.cancel()
            await settle()
            assert outcome(getter) == "cancelled"
            assert not world.calls[0].ended

        play(scenario)

    def test_an_abandoned_load_is_never_joined(self):
        async def scenario(world: World):
            world.stubborn = True
            (await world.get("a")).cancel()
            await settle()
            getter = await world.get("a")
            assert world.keys() == ["a", "a"]
            world.calls[0].finish("thrown away")
            await settle()
            assert outcome(getter) == "waits"
            world.calls[1].finish("A")
            await settle()
            assert outcome(getter) == "A"
            assert outcome(await world.get("a")) == "A"

        play(scenario)

    def test_what_an_abandoned_load_gives_is_not_kept(self):
        async def scenario(world: World):
            world.stubborn = True
            (await world.get("a")).cancel()
            await settle()
            world.calls[0].finish("thrown away")
            await settle()
            assert world.cache.invalidate("a") is False
            assert outcome(await world.get("a")) == "waits"

        play(scenario)

    @pytest.mark.parametrize("cancel_first", [True, False])
    def test_who_comes_in_the_turn_of_a_cancellation_gets_a_value(self, cancel_first):
        async def scenario(world: World):
            leaving = await world.get("a")
            if cancel_first:
                leaving.cancel()
            coming = world.start(world.cache.get("a"))
            leaving.cancel()
            await settle()
            for call in world.calls:
                call.finish("A")
            await settle()
            assert (outcome(leaving), outcome(coming)) == ("cancelled", "A")

        play(scenario)

    def test_a_finished_load_stays_though_nobody_waited_to_the_end(self):
        async def scenario(world: World):
            getter = await world.get("a")
            world.calls[0].finish("A")
            for _ in range(20):
                if not world.calls[0].ended:
                    await asyncio.sleep(0)
            getter.cancel()
            await settle()
            assert outcome(getter) == "cancelled"
            assert outcome(await world.get("a")) == "A"
            assert len(world.calls) == 1

        play(scenario)


class TestInvalidate:
    def test_a_kept_value_is_forgotten_once(self):
        async def scenario(world: World):
            await world.get("a")
            world.calls[0].finish("A")
            await settle()
            assert world.cache.invalidate("b") is False
            assert world.cache.invalidate("a") is True
            assert world.cache.invalidate("a") is False
            assert outcome(await world.get("a")) == "waits"

        play(scenario)

    def test_those_who_wait_still_get_a_value_that_is_not_kept(self):
        async def scenario(world: World):
            getter = await world.get("a")
            assert world.cache.invalidate("a") is True
            assert world.cache.invalidate("a") is False
            world.calls[0].finish("old")
            await settle()
            assert outcome(getter) == "old"
            assert outcome(await world.get("a")) == "waits"
            assert world.keys() == ["a", "a"]

        play(scenario)

    @pytest.mark.parametrize("end", ["value", "failure", "cancelled", "abandoned"])
    def test_an_older_load_does_not_disturb_the_newest(self, end):
        async def scenario(world: World):
            old = await world.get("a")
            world.cache.invalidate("a")
            new = await world.get("a")
            if end == "value":
                world.calls[0].finish("old")
            elif end == "failure":
                world.calls[0].fail(Broken())
            elif end == "cancelled":
                world.calls[0].fail(asyncio.CancelledError())
            else:
                old.cancel()
            await settle()
            assert old.done()
            joined = await world.get("a")
            assert world.keys() == ["a", "a"]
            assert world.calls[1].cancels == 0
            world.calls[1].finish("new")
            await settle()
            assert (outcome(new), outcome(joined)) == ("new", "new")

        play(scenario)

    def test_an_older_load_that_ends_last_does_not_replace_the_value(self):
        async def scenario(world: World):
            old = await world.get("a")
            world.cache.invalidate("a")
            await world.get("a")
            world.calls[1].finish("new")
            await settle()
            world.calls[0].finish("old")
            await settle()
            assert outcome(old) == "old"
            assert outcome(await world.get("a")) == "new"

        play(scenario)

    def test_a_closed_load_is_abandoned_like_any_other(self):
        async def scenario(world: World):
            getter = await world.get("a")
            world.cache.invalidate("a")
            getter.cancel()
            await settle()
            assert world.calls[0].cancels == 1

        play(scenario)

    def test_all_can_be_invalidated_together(self):
        async def scenario(world: World):
            await world.get("a")
            world.calls[0].finish("A")
            waiting = await world.get("b")
            world.cache.invalidate_all()
            world.calls[1].finish("B")
            await settle()
            assert outcome(waiting) == "B"
            assert [outcome(await world.get(key)) for key in "ab"] == ["waits", "waits"]

        play(scenario)


class TestClose:
    def test_those_who_wait_are_told_at_once(self):
        async def scenario(world: World):
            world.stubborn = True
            closed = await world.get("a")
            world.cache.invalidate("a")
            opened = await world.get("a")
            closing = await world.close()
            assert isinstance(outcome(closed), CacheClosedError)
            assert isinstance(outcome(opened), CacheClosedError)
            assert outcome(closing) == "waits"
            assert [call.cancels for call in world.calls] == [1, 1]

        play(scenario)

    def test_later_gets_are_refused_though_the_value_was_kept(self):
        async def scenario(world: World):
            await world.get("a")
            world.calls[0].finish("A")
            await settle()
            assert outcome(await world.close()) is None
            assert isinstance(outcome(await world.get("a")), CacheClosedError)
            assert isinstance(outcome(await world.get("b")), CacheClosedError)
            assert world.cache.invalidate("a") is False
            world.cache.invalidate_all()
            assert world.keys() == ["a"]

        play(scenario)

    def test_it_waits_for_abandoned_loads_and_cancels_none_twice(self):
        async def scenario(world: World):
            world.stubborn = True
            (await world.get("a")).cancel()
            await settle()
            closing = await world.close()
            assert outcome(closing) == "waits"
            assert world.calls[0].cancels == 1
            world.calls[0].finish("thrown away")
            await settle()
            assert outcome(closing) is None

        play(scenario)

    def test_each_of_several_closes_waits_for_all_loads(self):
        async def scenario(world: World):
            world.stubborn = True
            await world.get("a")
            await world.get("b")
            closings = [await world.close(), await world.close()]
            world.calls[0].fail(Broken())
            await settle()
            assert [outcome(closing) for closing in closings] == ["waits", "waits"]
            world.calls[1].finish("B")
            await settle()
            assert [outcome(closing) for closing in closings] == [None, None]
            assert outcome(await world.close()) is None
            assert [call.cancels for call in world.calls] == [1, 1]

        play(scenario)

    def test_a_cancelled_close_disturbs_nothing(self):
        async def scenario(world: World):
            world.stubborn = True
            await world.get("a")
            first, second = await world.close(), await world.close()
            first.cancel()
            await settle()
            assert (outcome(first), outcome(second)) == ("cancelled", "waits")
            assert world.calls[0].cancels == 1
            third = await world.close()
            world.calls[0].finish("thrown away")
            await settle()
            assert (outcome(second), outcome(third)) == (None, None)

        play(scenario)

    def test_an_idle_cache_is_closed_at_once(self):
        async def scenario(world: World):
            assert outcome(await world.close()) is None

        play(scenario)


class TestCleanliness:
    def test_errors_that_nobody_waits_for_are_not_reported(self):
        async def scenario(world: World):
            world.stubborn = True
            (await world.get("a")).cancel()
            await settle()
            world.calls[0].fail(Broken())
            await settle()
            leaving = await world.get("b")
            world.calls[1].fail(Broken())
            leaving.cancel()
            await settle()
            await world.get("c")
            await world.close()
            world.calls[2].fail(Broken())
            await settle()
            world.calls.clear()
            world.forget()
            gc.collect()

        play(scenario)

    def test_nothing_is_kept_of_what_is_thrown_away(self):
        async def scenario(world: World):
            world.stubborn = True
            (await world.get("a")).cancel()
            await world.get("b")
            world.cache.invalidate("b")
            watched = []
            for call in world.calls:
                value = Value()
                watched.append(weakref.ref(value))
                call.finish(value)
                del value
            await settle()
            world.calls.clear()
            world.forget()
            del call
            gc.collect()
            assert [reference() for reference in watched] == [None, None]

        play(scenario)

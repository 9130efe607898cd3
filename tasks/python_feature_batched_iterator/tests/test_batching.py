from __future__ import annotations

import random
from itertools import count, islice

import pytest

from batching import OversizedItemError, batched
from slow import slow_batches
from source import Scales, Source


class Broken(Exception):
    pass


def random_words(rng: random.Random, longest: int) -> list[str]:
    return ["x" * rng.choice((0, 1, 1, 2, 3, longest)) for _ in range(rng.randint(0, 14))]


class TestCount:
    def test_items_come_in_tuples_and_the_last_may_be_short(self):
        assert list(batched("abcdefg", 3)) == [("a", "b", "c"), ("d", "e", "f"), ("g",)]

    def test_no_batch_is_empty(self):
        assert list(batched([], 3)) == []
        assert list(batched([1, 2], 2)) == [(1, 2)]

    def test_without_a_limit_of_weight_nothing_is_weighed(self):
        assert list(batched([1, None], 2, weigh=lambda item: pytest.fail("weighed"))) == [(1, None)]
        assert list(batched([7, 8], 1)) == [(7,), (8,)]

    def test_the_result_is_an_iterator(self):
        result = batched([1, 2, 3], 2)
        assert iter(result) is result
        assert next(result) == (1, 2)
        assert list(result) == [(3,)]


class TestWeight:
    def test_an_item_that_does_not_fit_begins_the_next_batch(self):
        words = ["aa", "bb", "ccc", "d", "e"]
        assert list(batched(words, 9, max_weight=5)) == [("aa", "bb"), ("ccc", "d", "e")]

    def test_items_of_no_weight_do_not_join_a_batch_that_is_full(self):
        assert list(batched(["abc", "", ""], 9, max_weight=3)) == [("abc",), ("", "")]

    def test_the_limit_of_number_holds_too(self):
        assert list(batched(["a"] * 5, 2, max_weight=4)) == [("a", "a"), ("a", "a"), ("a",)]

    def test_each_item_is_weighed_once_and_as_soon_as_it_is_read(self):
        source = Source(["aa", "bb", "ccc", "d", "ee", "fff"])
        scales = Scales(source)
        assert len(list(batched(source, 3, max_weight=4, weigh=scales))) == 4
        assert scales.weighed == ["aa", "bb", "ccc", "d", "ee", "fff"]
        assert scales.read_at_weighing == [1, 2, 3, 4, 5, 6]

    def test_any_words_make_the_same_batches(self):
        for seed in range(400):
            rng = random.Random(f"batches {seed}")
            max_weight = rng.choice((None, 3, 4, 5, 8))
            words = random_words(rng, max_weight or 5)
            max_count = rng.randint(1, 5)
            expected = slow_batches(words, max_count, max_weight)
            given = list(batched(words, max_count, max_weight=max_weight))
            assert given == expected, f"seed {seed}: {words} {max_count} {max_weight}"


class TestReading:
    def test_nothing_is_read_before_the_first_request(self):
        source = Source("abc")
        batched(source, 2)
        assert (source.iterated, source.read) == (0, 0)

    def test_a_batch_full_by_number_reads_nothing_more(self):
        source = Source(count())
        result = batched(source, 3)
        assert next(result) == (0, 1, 2)
        assert source.read == 3
        assert next(result) == (3, 4, 5)
        assert source.read == 6

    def test_a_batch_full_by_weight_reads_nothing_more(self):
        source = Source(["aa", "b", "cc", "d"])
        result = batched(source, 9, max_weight=3)
        assert next(result) == ("aa", "b")
        assert source.read == 2

    def test_a_kept_item_that_is_a_full_batch_reads_nothing(self):
        source = Source(["aa", "bbb", "c"])
        result = batched(source, 9, max_weight=3)
        assert next(result) == ("aa",)
        assert source.read == 2
        assert next(result) == ("bbb",)
        assert source.read == 2

    def test_one_item_at_most_is_read_ahead(self):
        for seed in range(100):
            rng = random.Random(f"reading {seed}")
            words = random_words(rng, 4)
            source = Source(words)
            given = 0
            for batch in batched(source, 3, max_weight=4):
                given += len(batch)
                full = len(batch) == 3 or sum(map(len, batch)) == 4
                ahead = 0 if full or source.ended else 1
                assert source.read == given + ahead, f"seed {seed}: {words} after {batch}"

    def test_the_end_after_a_full_batch_is_only_seen_when_asked_for(self):
        source = Source("ab")
        result = batched(source, 2)
        assert next(result) == ("a", "b")
        assert source.ended is False
        assert next(result, None) is None
        assert source.ended is True

    def test_a_source_that_has_ended_is_never_asked_again(self):
        source = Source("abc")
        result = batched(source, 2)
        assert list(islice(result, 2)) == [("a", "b"), ("c",)]
        assert [next(result, "end") for _ in range(3)] == ["end"] * 3
        assert source.asked_after_the_end == 0


class TestFailures:
    def test_what_was_read_is_given_out_before_the_source_s_error(self):
        error = Broken("the line is cut")
        source = Source(["a", "b", "c", error])
        result = batched(source, 2)
        assert next(result) == ("a", "b")
        assert next(result) == ("c",)
        with pytest.raises(Broken) as caught:
            next(result)
        assert caught.value is error

    def test_with_no_item_waiting_the_error_comes_at_once(self):
        result = batched(Source(["a", "b", Broken()]), 2)
        assert next(result) == ("a", "b")
        with pytest.raises(Broken):
            next(result)

    def test_after_an_error_the_result_has_ended(self):
        source = Source(["a", Broken(), "b"])
        result = batched(source, 2)
        assert next(result) == ("a",)
        with pytest.raises(Broken):
            next(result)
        assert [next(result, "end") for _ in range(3)] == ["end"] * 3
        assert source.asked_after_the_end == 0

    def test_an_item_that_cannot_be_weighed_is_a_failure_like_any_other(self):
        error = Broken("no scales")
        source = Source(["a", "b", "odd", "c"])
        scales = Scales(broken={"odd": error})
        result = batched(source, 9, max_weight=9, weigh=scales)
        assert next(result) == ("a", "b")
        with pytest.raises(Broken) as caught:
            next(result)
        assert caught.value is error
        assert list(result) == []
        assert (source.read, scales.weighed) == (3, ["a", "b", "odd"])

    def test_an_oversized_item_follows_the_batch_before_it(self):
        source = Source(["aa", "bb", "c", "dddddd", "e"])
        result = batched(source, 2, max_weight=4)
        assert next(result) == ("aa", "bb")
        assert next(result) == ("c",)
        with pytest.raises(OversizedItemError) as caught:
            next(result)
        error = caught.value
        assert (error.index, error.item, error.weight) == (3, "dddddd", 6)
        assert list(result) == []
        assert (source.read, source.asked_after_the_end) == (4, 0)

    def test_a_kept_item_is_given_out_before_an_error(self):
        result = batched(Source(["aa", "bb", Broken()]), 9, max_weight=3)
        assert next(result) == ("aa",)
        assert next(result) == ("bb",)
        with pytest.raises(Broken):
            next(result)

    def test_an_oversized_first_item_comes_at_once(self):
        with pytest.raises(OversizedItemError) as caught:
            next(batched(["abcde"], 9, max_weight=4))
        assert caught.value.index == 0


class TestArguments:
    @pytest.mark.parametrize("max_count", [0, -1])
    def test_a_number_below_one_is_an_error_of_the_call(self, max_count):
        with pytest.raises(ValueError):
            batched("abc", max_count)

    @pytest.mark.parametrize("max_weight", [0, -3])
    def test_a_weight_below_one_is_an_error_of_the_call(self, max_weight):
        with pytest.raises(ValueError):
            batched("abc", 2, max_weight=max_weight)

from __future__ import annotations

import random
from datetime import date

import pytest

from intervals import gaps, merge, overlaps


def moments(intervals) -> set[int]:
    return {moment for start, end in intervals for moment in range(start, end)}


def runs(held: set[int]) -> list[tuple[int, int]]:
    """The fewest intervals that hold just these moments."""
    starts = sorted(moment for moment in held if moment - 1 not in held)
    ends = sorted(moment + 1 for moment in held if moment + 1 not in held)
    return list(zip(starts, ends))


def random_interval(rng: random.Random) -> tuple[int, int]:
    start = rng.randint(-6, 12)
    return start, start + rng.choice((0, 0, 1, 2, 3, 8))


class TestOverlaps:
    @pytest.mark.parametrize(
        "a, b", [((1, 5), (4, 9)), ((1, 9), (3, 4)), ((2, 4), (2, 4)), ((1, 3), (1, 2))]
    )
    def test_intervals_that_share_a_moment_overlap(self, a, b):
        assert overlaps(a, b) is True
        assert overlaps(b, a) is True

    def test_intervals_that_touch_do_not_overlap(self):
        assert overlaps((9, 10), (10, 11)) is False
        assert overlaps((10, 11), (9, 10)) is False

    @pytest.mark.parametrize("empty", [(1, 1), (2, 2), (3, 3)], ids=["start", "inside", "end"])
    def test_an_empty_interval_overlaps_nothing(self, empty):
        assert overlaps(empty, (1, 3)) is False
        assert overlaps((1, 3), empty) is False
        assert overlaps(empty, empty) is False

    def test_any_pair_is_judged_by_its_moments(self):
        for seed in range(400):
            rng = random.Random(f"overlaps {seed}")
            a, b = random_interval(rng), random_interval(rng)
            assert overlaps(a, b) is bool(moments([a]) & moments([b])), f"seed {seed}: {a} {b}"


class TestMerge:
    def test_a_short_interval_within_a_long_one_does_not_cut_it(self):
        assert merge([(1, 9), (2, 4)]) == [(1, 9)]

    def test_intervals_that_touch_become_one(self):
        assert merge([(3, 5), (1, 3)]) == [(1, 5)]

    def test_empty_intervals_leave_no_trace(self):
        assert merge([(7, 7), (1, 2), (3, 3), (1, 1)]) == [(1, 2)]

    def test_nothing_gives_nothing(self):
        assert merge([]) == []

    def test_any_iterable_will_do(self):
        assert merge(interval for interval in [(4, 6), (1, 2)]) == [(1, 2), (4, 6)]

    def test_any_intervals_keep_their_moments(self):
        for seed in range(300):
            rng = random.Random(f"merge {seed}")
            given = [random_interval(rng) for _ in range(rng.randint(0, 7))]
            assert merge(list(given)) == runs(moments(given)), f"seed {seed}: {given}"


class TestGaps:
    def test_intervals_beyond_the_window_are_cut_at_its_ends(self):
        assert gaps([(0, 3), (5, 6), (9, 20)], (2, 10)) == [(3, 5), (6, 9)]

    def test_no_gap_reaches_beyond_the_window(self):
        assert gaps([(8, 9), (12, 13)], (2, 10)) == [(2, 8), (9, 10)]

    def test_intervals_before_the_window_do_not_move_its_start(self):
        assert gaps([(-5, -1), (4, 5)], (2, 10)) == [(2, 4), (5, 10)]

    def test_an_empty_window_has_no_gap(self):
        assert gaps([], (4, 4)) == []
        assert gaps([(1, 2), (8, 9)], (4, 4)) == []

    def test_without_intervals_the_window_is_a_gap(self):
        assert gaps(iter([]), (4, 6)) == [(4, 6)]

    def test_any_gaps_are_the_moments_left_over(self):
        for seed in range(400):
            rng = random.Random(f"gaps {seed}")
            given = [random_interval(rng) for _ in range(rng.randint(0, 5))]
            window = random_interval(rng)
            expected = runs(moments([window]) - moments(given))
            assert gaps(list(given), window) == expected, f"seed {seed}: {given} {window}"


class TestInput:
    def test_arguments_stay_as_they_are(self):
        given = [(3, 5), (2, 2), (1, 4)]
        merge(given)
        gaps(given, (0, 9))
        assert given == [(3, 5), (2, 2), (1, 4)]

    def test_values_need_only_be_comparable(self):
        days = [date(2031, 5, day) for day in (1, 3, 7, 9)]
        assert overlaps((days[0], days[2]), (days[1], days[3])) is True
        assert merge([(days[1], days[2]), (days[0], days[1])]) == [(days[0], days[2])]
        assert gaps([(days[1], days[2])], (days[0], days[3])) == [
            (days[0], days[1]),
            (days[2], days[3]),
        ]
        assert merge([("k", "p"), ("b", "d"), ("c", "f")]) == [("b", "f"), ("k", "p")]

    @pytest.mark.parametrize(
        "call",
        [
            lambda: overlaps((5, 4), (1, 9)),
            lambda: overlaps((1, 9), (5, 4)),
            lambda: merge([(1, 2), (5, 4)]),
            lambda: gaps([(5, 4)], (0, 9)),
            lambda: gaps([], (9, 0)),
        ],
        ids=["first", "second", "merge", "gaps", "window"],
    )
    def test_an_interval_that_ends_before_it_starts_is_an_error(self, call):
        with pytest.raises(ValueError):
            call()

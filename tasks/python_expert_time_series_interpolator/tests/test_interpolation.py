from __future__ import annotations

import random
from fractions import Fraction
from itertools import count

import pytest

from interpolation import Grid, OutOfOrderError, Sample, resample
from slow import slow_reads, slow_resample
from stream import Stream

METHODS = ("previous", "nearest", "linear", "mean")


def samples(*pairs) -> list[Sample]:
    return [Sample(time, value) for time, value in pairs]


def results(given, grid: Grid, method: str, **options) -> list[Fraction | None]:
    return list(resample(given, grid, method=method, **options))


def random_case(rng: random.Random) -> tuple[list[Sample], Grid, dict]:
    given, time = [], rng.randint(-12, 6)
    for _ in range(rng.randint(0, 9)):
        value = rng.choice((None, 0, rng.randint(-9, 9), Fraction(rng.randint(-9, 9), 7)))
        given.append(Sample(time, value))
        time += rng.choice((0, 1, 1, 2, 3, 4, 7))
    grid = Grid(rng.randint(-12, 6), rng.randint(1, 7), rng.randint(0, 8))
    options = {
        "max_gap": rng.choice((None, 0, 1, 2, 3, 5)),
        "min_coverage": rng.choice((0, 1, Fraction(1, 2), Fraction(2, 7))),
    }
    return given, grid, options


class TestAgainstSlowAnswers:
    @pytest.mark.parametrize("method", METHODS)
    def test_results_are_the_same(self, method):
        for seed in range(300):
            given, grid, options = random_case(random.Random(f"{method} {seed}"))
            expected = slow_resample(given, grid, method, **options)
            got = results(given, grid, method, **options)
            assert got == expected, f"seed {seed}: {given} {grid} {options}"
            assert all(value is None or type(value) is Fraction for value in got)

    @pytest.mark.parametrize("method", METHODS)
    def test_just_as_much_is_read_as_is_needed(self, method):
        for seed in range(300):
            given, grid, options = random_case(random.Random(f"reads {method} {seed}"))
            stream = Stream(given)
            reads = [stream.read for _ in resample(stream, grid, method=method, **options)]
            assert reads == slow_reads(given, grid, method), (
                f"seed {seed}: {given} {grid} {options}"
            )


class TestPrevious:
    def test_a_value_is_carried_as_far_as_the_greatest_gap(self):
        given = samples((0, 5), (9, 6))
        assert results(given, Grid(-1, 1, 6), "previous", max_gap=2) == [None, 5, 5, 5, None, None]

    def test_a_sample_without_value_ends_what_was_carried(self):
        given = samples((0, 5), (2, None), (4, 6))
        assert results(given, Grid(0, 1, 6), "previous") == [5, 5, None, None, 6, 6]

    def test_zero_is_a_value(self):
        assert results(samples((0, 0)), Grid(0, 1, 2), "previous") == [0, 0]


class TestNearest:
    def test_the_earlier_is_taken_of_two_equally_near(self):
        assert results(samples((0, 1), (4, 2)), Grid(1, 1, 3), "nearest") == [1, 1, 2]

    def test_one_without_a_value_leaves_the_result_to_the_other(self):
        given = samples((0, 1), (4, None), (9, 3))
        assert results(given, Grid(2, 1, 4), "nearest") == [1, 1, 3, 3]

    def test_one_too_far_away_leaves_the_result_to_the_other(self):
        given = samples((0, 1), (10, None), (14, 3))
        assert results(given, Grid(1, 4, 4), "nearest", max_gap=1) == [1, None, None, 3]

    def test_after_one_without_a_value_the_next_is_looked_for(self):
        stream = Stream(samples((0, 1), (4, None), (4, 2), (6, 3), (9, 4)))
        nearest = resample(stream, Grid(4, 9, 1), method="nearest")
        assert next(nearest) == 3
        assert stream.read == 4


class TestLinear:
    def test_values_lie_on_the_line_exactly(self):
        given = samples((0, 0), (3, 1))
        third = Fraction(1, 3)
        assert results(given, Grid(0, 1, 4), "linear") == [0, third, 2 * third, 1]

    def test_nothing_is_extrapolated(self):
        assert results(samples((2, 1), (4, 3)), Grid(0, 2, 4), "linear") == [None, 1, 3, None]

    def test_a_line_longer_than_the_gap_is_not_drawn_but_its_ends_are_there(self):
        given = samples((0, 0), (2, 2), (5, 5))
        assert results(given, Grid(0, 1, 6), "linear", max_gap=2) == [0, 1, 2, None, None, 5]

    def test_no_line_is_drawn_past_a_sample_without_value(self):
        given = samples((0, 0), (2, None), (4, 4), (6, 6))
        assert results(given, Grid(1, 1, 5), "linear") == [None, None, None, 4, 5]


class TestMean:
    def test_it_is_weighted_by_time_not_by_samples(self):
        given = samples((0, 0), (1, 0), (2, 0), (3, 0), (10, 7))
        assert results(given, Grid(0, 10, 1), "mean") == [Fraction(49, 20)]

    def test_a_line_across_cells_counts_in_each(self):
        assert results(samples((-1, -2), (9, 18)), Grid(0, 3, 3), "mean") == [3, 9, 15]

    def test_a_cell_covered_in_part_needs_enough(self):
        given = samples((0, 4), (3, 4))
        assert results(given, Grid(0, 4, 1), "mean") == [None]
        assert results(given, Grid(0, 4, 1), "mean", min_coverage=Fraction(3, 4)) == [4]
        assert results(given, Grid(0, 4, 1), "mean", min_coverage=Fraction(4, 5)) == [None]

    def test_the_mean_is_over_the_covered_part(self):
        given = samples((0, 0), (2, 2), (3, None), (4, 9), (6, 9))
        assert results(given, Grid(0, 6, 1), "mean", min_coverage=0) == [Fraction(2 + 18, 4)]

    def test_no_cover_is_no_mean_though_none_is_asked_for(self):
        given = samples((0, 5), (9, 5))
        assert results(given, Grid(0, 3, 2), "mean", min_coverage=0, max_gap=8) == [None, None]
        assert results(samples((1, 5)), Grid(0, 3, 1), "mean", min_coverage=0) == [None]

    def test_what_is_covered_before_and_after_a_long_gap_adds_up(self):
        given = samples((0, 1), (2, 1), (8, 3), (10, 3))
        options = {"max_gap": 2, "min_coverage": Fraction(2, 5)}
        assert results(given, Grid(0, 10, 1), "mean", **options) == [2]


class TestStream:
    @pytest.mark.parametrize("method", METHODS)
    def test_the_first_of_several_samples_of_one_time_counts(self, method):
        doubled = samples((0, 1), (0, 9), (2, None), (2, 9), (4, 3), (4, None), (6, 3))
        single = samples((0, 1), (2, None), (4, 3), (6, 3))
        grid = Grid(-1, 1, 9)
        assert results(doubled, grid, method, min_coverage=0) == results(
            single, grid, method, min_coverage=0
        )

    @pytest.mark.parametrize("method", METHODS)
    def test_nothing_is_read_before_the_first_result(self, method):
        class Untouched:
            def __iter__(self):
                pytest.fail("the stream was touched")

        resample(Untouched(), Grid(0, 1, 3), method=method)
        assert results(Untouched(), Grid(0, 1, 0), method) == []

    @pytest.mark.parametrize("method", METHODS)
    def test_a_stream_without_end_is_put_on_a_grid_with_one(self, method):
        stream = Stream(Sample(2 * n, n) for n in count())
        assert len(results(stream, Grid(1, 3, 50), method)) == 50
        assert stream.read < 90

    @pytest.mark.parametrize("method", METHODS)
    def test_few_samples_are_held(self, method):
        stream = Stream(Sample(n, n % 5) for n in range(2000))
        assert len(results(stream, Grid(0, 900, 2), method)) == 2
        assert stream.most_held <= 8

    @pytest.mark.parametrize("method", METHODS)
    def test_a_stream_that_has_ended_is_not_asked_again(self, method):
        stream = Stream(samples((0, 1), (3, 2)))
        assert len(results(stream, Grid(-2, 2, 40), method)) == 40
        assert stream.ended

    def test_a_long_grid_between_two_samples_is_no_work(self):
        values = results(samples((0, 0), (30_000, 30_000)), Grid(0, 3, 10_000), "linear")
        assert values == list(range(0, 30_000, 3))


class TestErrors:
    @pytest.mark.parametrize(
        "grid, options",
        [
            (Grid(0, 0, 1), {"method": "mean"}),
            (Grid(0, -1, 1), {"method": "linear"}),
            (Grid(0, 1, -1), {"method": "linear"}),
            (Grid(0, 1, 1), {"method": "cubic"}),
            (Grid(0, 1, 1), {"method": "linear", "max_gap": -1}),
            (Grid(0, 1, 1), {"method": "mean", "min_coverage": Fraction(-1, 9)}),
            (Grid(0, 1, 1), {"method": "nearest", "min_coverage": Fraction(10, 9)}),
        ],
        ids=["step", "negative-step", "count", "method", "gap", "too-low", "too-high"],
    )
    def test_wrong_arguments_are_errors_of_the_call(self, grid, options):
        with pytest.raises(ValueError):
            resample([], grid, **options)

    @pytest.mark.parametrize("method", METHODS)
    def test_a_sample_out_of_order_is_told_when_it_is_read(self, method):
        given = samples((0, 1), (5, 1), (5, 7), (4, 1), (9, 1))
        values = resample(given, Grid(0, 5, 3), method=method)
        assert next(values) == 1
        with pytest.raises(OutOfOrderError) as caught:
            next(values) if method == "mean" else [next(values), next(values)]
        error = caught.value
        assert (error.index, error.time, error.previous) == (3, 4, 5)
        assert list(values) == []

    @pytest.mark.parametrize("method", METHODS)
    def test_an_error_of_the_stream_is_passed_on(self, method):
        broken = OSError("the line is cut")

        def failing():
            yield from samples((0, 1), (2, 1))
            raise broken

        values = resample(failing(), Grid(0, 2, 9), method=method)
        assert next(values) == 1
        with pytest.raises(OSError) as caught:
            list(values)
        assert caught.value is broken
        assert list(values) == []

from __future__ import annotations

import random
from decimal import Decimal
from itertools import count, islice

import pytest

from exact import exact_centered, exact_moving
from moving_average import MovingAverage, centered
from source import Source

WRONG = {
    "text": ("3", TypeError),
    "decimal": (Decimal(3), TypeError),
    "nan": (float("nan"), ValueError),
    "infinite": (float("inf"), ValueError),
    "negative-infinite": (float("-inf"), ValueError),
}


def random_readings(rng: random.Random) -> list[int | float | None]:
    kinds = (
        lambda: None,
        lambda: rng.randint(-9, 9),
        lambda: 0,
        lambda: rng.uniform(-1, 1),
        lambda: rng.uniform(-1, 1) * 10.0 ** rng.randint(-300, 300),
        lambda: rng.choice((-1, 1)) * (2**53 + rng.randint(0, 9)),
    )
    return [rng.choice(kinds)() for _ in range(rng.randint(0, 25))]


def added(average: MovingAverage, readings) -> list[float | None]:
    return [average.add(reading) for reading in readings]


class TestMovingAverage:
    def test_it_is_of_the_last_readings(self):
        assert added(MovingAverage(3), [3, 6, 9, 12, 0]) == [3.0, 4.5, 6.0, 9.0, 7.0]

    def test_it_is_a_float(self):
        assert type(MovingAverage(1).add(4)) is float

    def test_before_the_first_reading_there_is_none(self):
        assert MovingAverage(3).mean is None

    def test_the_mean_can_be_read_again(self):
        average = MovingAverage(2)
        assert average.add(5) == average.mean == average.mean == 5.0

    def test_a_missing_reading_takes_up_its_place(self):
        assert added(MovingAverage(2), [4, None, 8, None, None]) == [4.0, 4.0, 8.0, 8.0, None]

    def test_zero_is_a_value(self):
        assert added(MovingAverage(2), [0, None, 0.0, 4]) == [0.0, 0.0, 0.0, 2.0]

    def test_too_few_values_have_no_mean(self):
        average = MovingAverage(3, min_values=2)
        assert added(average, [1, 3, None, None, 5, 6]) == [None, 2.0, 2.0, None, None, 5.5]

    def test_clear_forgets_all(self):
        average = MovingAverage(3, min_values=2)
        added(average, [1e300, 2, 3])
        average.clear()
        assert average.mean is None
        assert added(average, [1, 2, 3, 4]) == [None, 1.5, 2.0, 3.0]


class TestExactness:
    def test_a_great_reading_leaves_nothing_behind(self):
        average = MovingAverage(2)
        assert added(average, [1e16, 1.0, 1.0, 0.1, 0.2])[2:] == [1.0, 0.55, 0.15000000000000002]

    def test_values_that_cancel_out_do_not_hide_others(self):
        assert added(MovingAverage(3), [1e16, 1.0, -1e16])[-1] == 0.3333333333333333

    def test_the_mean_of_the_greatest_values_is_finite(self):
        assert added(MovingAverage(3), [1.7e308] * 4) == [1.7e308] * 4

    def test_the_mean_is_rounded_only_once(self):
        # The sums of three or more such values are rounded to even, and their means once more.
        rng = random.Random("rounded once")
        readings = [2**53 + rng.randint(0, 9) for _ in range(300)]
        assert added(MovingAverage(7), readings) == exact_moving(readings, 7, 1)

    def test_a_long_run_does_not_drift(self):
        rng = random.Random("long run")
        average = MovingAverage(4)
        for _ in range(5000):
            average.add(rng.uniform(-1, 1) * 10.0 ** rng.randint(-20, 20))
        assert added(average, [0.5, 0.25, 0.125, 0.125])[-1] == 0.25

    def test_any_readings_have_their_exact_means(self):
        for seed in range(250):
            rng = random.Random(f"moving {seed}")
            readings = random_readings(rng)
            size = rng.randint(1, 7)
            min_values = rng.randint(1, size)
            given = added(MovingAverage(size, min_values=min_values), readings)
            expected = exact_moving(readings, size, min_values)
            assert given == expected, f"seed {seed}: {readings} {size} {min_values}"


class TestCentered:
    def test_both_sides_count_and_are_cut_at_the_ends(self):
        assert list(centered([3, 6, 9, 12], 1)) == [4.5, 6.0, 9.0, 10.5]

    def test_a_radius_beyond_all_readings_is_the_mean_of_all(self):
        assert list(centered([1, 2, 6], 50)) == [3.0, 3.0, 3.0]

    def test_with_a_radius_of_nothing_each_value_is_its_own_mean(self):
        assert list(centered([3, None, 0], 0)) == [3.0, None, 0.0]

    def test_too_few_values_have_no_mean(self):
        given = list(centered([1, None, 3, None, None, 8], 1, min_values=2))
        assert given == [None, 2.0, None, None, None, None]

    def test_no_reading_has_no_mean(self):
        assert list(centered([], 2)) == []

    def test_any_readings_have_their_exact_means(self):
        for seed in range(250):
            rng = random.Random(f"centered {seed}")
            readings = random_readings(rng)
            radius = rng.choice((0, 1, 2, 3, 30))
            min_values = rng.randint(1, min(2 * radius + 1, 4))
            given = list(centered(Source(readings), radius, min_values=min_values))
            expected = exact_centered(readings, radius, min_values)
            assert given == expected, f"seed {seed}: {readings} {radius} {min_values}"


class TestReading:
    def test_nothing_is_read_before_the_first_mean_is_asked_for(self):
        source = Source([1, 2, 3])
        centered(source, 1)
        assert source.read == 0

    @pytest.mark.parametrize("radius", [0, 1, 4])
    def test_a_source_without_end_is_read_just_far_enough(self, radius):
        source = Source(count())
        means = centered(source, radius)
        for index in range(10):
            window = range(max(index - radius, 0), index + radius + 1)
            assert next(means) == sum(window) / len(window)
            assert source.read == index + radius + 1

    def test_the_end_is_met_once(self):
        source = Source([1, 2, 3])
        means = centered(source, 2)
        assert list(islice(means, 3)) == [2.0, 2.0, 2.0]
        assert [next(means, "end") for _ in range(3)] == ["end"] * 3

    def test_an_error_of_the_source_is_passed_on_at_once(self):
        error = OSError("the line is cut")

        def failing():
            yield from (1, 3, 5)
            raise error

        means = centered(failing(), 1)
        assert [next(means), next(means)] == [2.0, 3.0]
        with pytest.raises(OSError) as caught:
            next(means)
        assert caught.value is error


class TestErrors:
    @pytest.mark.parametrize("reading, error", WRONG.values(), ids=WRONG.keys())
    def test_a_wrong_reading_leaves_the_average_as_it_was(self, reading, error):
        average = MovingAverage(2)
        added(average, [1, 3])
        with pytest.raises(error):
            average.add(reading)
        assert average.mean == 2.0
        assert average.add(6) == 4.5

    @pytest.mark.parametrize("reading, error", WRONG.values(), ids=WRONG.keys())
    def test_a_wrong_reading_is_an_error_as_soon_as_it_is_read(self, reading, error):
        source = Source([1, 3, reading, 5])
        means = centered(source, 1)
        assert next(means) == 2.0
        with pytest.raises(error):
            next(means)
        assert source.read == 3
        assert list(means) == []

    @pytest.mark.parametrize(
        "size, min_values",
        [(0, 1), (-1, 1), (3, 0), (3, 4)],
        ids=["none", "negative", "zero", "many"],
    )
    def test_a_size_that_cannot_be_is_an_error(self, size, min_values):
        with pytest.raises(ValueError):
            MovingAverage(size, min_values=min_values)

    @pytest.mark.parametrize(
        "radius, min_values", [(-1, 1), (1, 0), (1, 4)], ids=["negative", "zero", "many"]
    )
    def test_a_radius_that_cannot_be_is_an_error_of_the_call(self, radius, min_values):
        with pytest.raises(ValueError):
            centered([1, 2], radius, min_values=min_values)

from __future__ import annotations

import random

import pytest

from brute_force import brute_force_critical_path, brute_force_cycle, brute_force_plan
from workflow_scheduler import (
    Assignment,
    CycleError,
    DuplicateTaskError,
    InvalidTaskError,
    Task,
    UnknownDependencyError,
    WorkflowError,
    critical_path,
    plan,
)


def rows(assignments) -> list[tuple[str, int, int, int]]:
    return [(a.name, a.worker, a.start, a.finish) for a in assignments]


def names(assignments) -> list[str]:
    return [a.name for a in assignments]


def random_workflow(rng: random.Random, size: int) -> list[Task]:
    labels = [f"t{number}" for number in range(size)]
    rng.shuffle(labels)
    tasks = []
    for index, label in enumerate(labels):
        count = rng.choice((0, 0, 1, 1, 2, 3))
        tasks.append(
            Task(
                label,
                rng.choice((0, 0, 1, 1, 2, 3, 5)),
                tuple(rng.choices(labels[:index], k=count)) if index else (),
                rng.choice((0, 0, 0, 1, -1)),
                rng.choice((0, 0, 0, 2, 7, 19)),
                rng.choice((None, None, "disk", "net")),
            )
        )
    rng.shuffle(tasks)
    return tasks


class TestChoice:
    def test_tasks_in_a_chain_follow_each_other(self):
        tasks = [Task("pack", 2, ("test",)), Task("build", 3), Task("test", 4, ("build",))]
        assert rows(plan(tasks, 2)) == [("build", 0, 0, 3), ("test", 0, 3, 7), ("pack", 0, 7, 9)]

    def test_results_are_assignments_in_a_tuple(self):
        assert plan([Task("only", 4)], 3) == (Assignment("only", 0, 0, 4),)

    def test_priority_comes_before_remaining_time(self):
        tasks = [Task("long", 9), Task("urgent", 1, priority=1), Task("late", 20, priority=-1)]
        assert names(plan(tasks, 1)) == ["urgent", "long", "late"]

    def test_remaining_time_is_own_duration_plus_the_longest_chain_behind(self):
        tasks = [
            Task("a", 4),
            Task("b", 1),
            Task("b1", 4, ("b",)),
            Task("c", 1),
            Task("c1", 2, ("c",)),
            Task("c2", 1, ("c",)),
            Task("c3", 1, ("c",)),
        ]
        # Remaining: b 5, a 4, c 3. Counting tasks or adding branches up would put c first.
        assert names(plan(tasks, 1))[:3] == ["b", "a", "b1"]

    def test_remaining_time_ignores_not_before(self):
        tasks = [Task("a", 2), Task("a1", 1, ("a",), not_before=50), Task("b", 4)]
        assert names(plan(tasks, 1))[:2] == ["b", "a"]

    def test_the_smallest_name_breaks_a_tie(self):
        tasks = [Task(name, 2) for name in ("b", "B", "a10", "a9", "é", "z")]
        assert names(plan(tasks, 1)) == ["B", "a10", "a9", "b", "z", "é"]

    def test_the_idle_worker_with_the_lowest_number_is_taken(self):
        tasks = [Task("a", 9), Task("b", 4), Task("c", 2)]
        tasks += [Task("d", 1, ("c",)), Task("e", 1, ("b",))]
        assert rows(plan(tasks, 3)) == [
            ("a", 0, 0, 9),
            ("b", 1, 0, 4),
            ("c", 2, 0, 2),
            ("d", 2, 2, 3),
            ("e", 1, 4, 5),
        ]

    def test_workers_that_become_idle_together_are_taken_from_the_lowest(self):
        tasks = [Task("a", 3), Task("b", 3), Task("c", 3)] + [
            Task(name, 1, ("a", "b", "c")) for name in ("x", "y", "z")
        ]
        assert rows(plan(tasks, 3))[3:] == [("x", 0, 3, 4), ("y", 1, 3, 4), ("z", 2, 3, 4)]

    def test_all_that_finishes_at_a_moment_counts_before_the_first_choice(self):
        # "best" waits for the task on worker 1, which ends together with that on worker 0.
        tasks = [
            Task("a", 2, priority=2),
            Task("b", 2, priority=1),
            Task("best", 5, ("b",), priority=9),
            Task("c", 1),
        ]
        assert rows(plan(tasks, 2))[2:] == [("best", 0, 2, 7), ("c", 1, 2, 3)]


class TestResources:
    def test_a_task_that_waits_for_a_resource_does_not_hold_up_others(self):
        tasks = [
            Task("a", 5, priority=2, resource="disk"),
            Task("b", 5, priority=1, resource="disk"),
            Task("c", 1),
        ]
        assert rows(plan(tasks, 2)) == [("a", 0, 0, 5), ("c", 1, 0, 1), ("b", 0, 5, 10)]

    def test_a_resource_is_free_at_the_moment_its_holder_finishes(self):
        tasks = [Task("a", 3, resource="disk"), Task("b", 3, resource="disk")]
        assert rows(plan(tasks, 2)) == [("a", 0, 0, 3), ("b", 0, 3, 6)]

    def test_the_best_of_those_who_wait_gets_the_resource(self):
        tasks = [
            Task("a", 4, priority=9, resource="disk"),
            Task("low", 1, resource="disk"),
            Task("gate", 2),
            Task("high", 1, ("gate",), priority=3, resource="disk"),
            Task("other", 4, priority=-1, resource="net"),
        ]
        assert rows(plan(tasks, 3)) == [
            ("a", 0, 0, 4),
            ("gate", 1, 0, 2),
            ("other", 2, 0, 4),
            ("high", 0, 4, 5),
            ("low", 0, 5, 6),
        ]

    def test_no_resource_is_shared_by_all_without_waiting(self):
        assert {a.start for a in plan([Task(f"t{n}", 2) for n in range(5)], 5)} == {0}


class TestZeroDuration:
    def test_what_it_enables_takes_part_in_the_very_next_choice(self):
        tasks = [
            Task("gate", 0, priority=5),
            Task("urgent", 3, ("gate",), priority=4),
            Task("plain", 3),
        ]
        assert rows(plan(tasks, 2)) == [
            ("gate", 0, 0, 0),
            ("urgent", 0, 0, 3),
            ("plain", 1, 0, 3),
        ]

    def test_it_needs_an_idle_worker(self):
        tasks = [Task("long", 5, priority=1), Task("mark", 0), Task("next", 1, ("mark",))]
        assert rows(plan(tasks, 1)) == [("long", 0, 0, 5), ("mark", 0, 5, 5), ("next", 0, 5, 6)]

    def test_it_needs_its_resource_and_gives_it_back_at_once(self):
        tasks = [
            Task("a", 2, priority=3, resource="disk"),
            Task("m1", 0, priority=2, resource="disk"),
            Task("m2", 0, priority=1, resource="disk"),
            Task("z", 1, resource="disk"),
        ]
        assert rows(plan(tasks, 2)) == [
            ("a", 0, 0, 2),
            ("m1", 0, 2, 2),
            ("m2", 0, 2, 2),
            ("z", 0, 2, 3),
        ]

    def test_a_chain_of_them_passes_in_one_moment(self):
        tasks = [Task(f"m{n}", 0, (f"m{n - 1}",) if n else ()) for n in range(6)]
        assert rows(plan(tasks, 1)) == [(f"m{n}", 0, 0, 0) for n in range(6)]


class TestNotBefore:
    def test_a_task_starts_at_its_moment_though_nothing_finishes_then(self):
        tasks = [Task("long", 9), Task("alarm", 1, not_before=4)]
        assert rows(plan(tasks, 2)) == [("long", 0, 0, 9), ("alarm", 1, 4, 5)]

    def test_time_passes_while_nothing_runs(self):
        tasks = [Task("a", 1, not_before=1_000_000_000), Task("b", 1, ("a",), not_before=3)]
        assert rows(plan(tasks, 1)) == [
            ("a", 0, 1_000_000_000, 1_000_000_001),
            ("b", 0, 1_000_000_001, 1_000_000_002),
        ]

    def test_a_worker_is_not_kept_for_a_better_task_to_come(self):
        tasks = [Task("best", 2, priority=9, not_before=1), Task("plain", 5)]
        assert rows(plan(tasks, 1)) == [("plain", 0, 0, 5), ("best", 0, 5, 7)]


class TestInput:
    def test_an_empty_workflow_is_an_empty_plan(self):
        assert plan([], 1) == ()
        assert critical_path([]) == ()

    def test_a_dependency_named_twice_counts_once(self):
        tasks = [Task("a", 1), Task("b", 1, ("a", "a")), Task("c", 1, ("a", "b", "a"))]
        assert names(plan(tasks, 1)) == ["a", "b", "c"]
        assert critical_path(tasks) == ("a", "b", "c")

    def test_the_iterable_is_read_once(self):
        assert names(plan((Task(name, 1) for name in "ba"), 1)) == ["a", "b"]
        assert critical_path(Task(name, 1) for name in "ba") == ("a",)

    @pytest.mark.parametrize("seed", range(5))
    def test_the_order_given_has_no_influence(self, seed):
        rng = random.Random(f"order {seed}")
        tasks = random_workflow(rng, 30)
        first_plan, first_path = plan(tasks, 3), critical_path(tasks)
        for _ in range(5):
            rng.shuffle(tasks)
            assert plan(tasks, 3) == first_plan
            assert critical_path(tasks) == first_path

    def test_a_chain_of_20000_tasks_is_planned(self):
        tasks = [Task(f"t{n:05}", 1, (f"t{n - 1:05}",) if n else ()) for n in range(20_000)]
        random.Random("chain").shuffle(tasks)
        assignments = plan(tasks, 2)
        assert rows(assignments) == [(f"t{n:05}", 0, n, n + 1) for n in range(20_000)]
        assert critical_path(tasks) == tuple(a.name for a in assignments)


class TestAgainstBruteForce:
    @pytest.mark.parametrize("workers", [1, 2, 3, 5])
    def test_plans_are_the_same(self, workers):
        for seed in range(60):
            rng = random.Random(f"plan {workers} {seed}")
            tasks = random_workflow(rng, rng.randint(1, 14))
            expected = brute_force_plan(tasks, workers)
            assert plan(tasks, workers) == expected, f"seed {seed}: {tasks}"

    def test_critical_paths_are_the_same(self):
        for seed in range(200):
            rng = random.Random(f"path {seed}")
            tasks = random_workflow(rng, rng.randint(1, 10))
            assert critical_path(tasks) == brute_force_critical_path(tasks), f"seed {seed}: {tasks}"

    def test_cycles_are_the_same(self):
        cyclic = 0
        for seed in range(250):
            rng = random.Random(f"cycle {seed}")
            labels = [chr(ord("a") + n) for n in range(rng.randint(2, 6))]
            tasks = [
                Task(label, 1, tuple(rng.choices(labels, k=rng.choice((0, 1, 1, 2)))))
                for label in labels
            ]
            rng.shuffle(tasks)
            expected = brute_force_cycle(tasks)
            if expected is None:
                plan(tasks, 1)
                continue
            cyclic += 1
            with pytest.raises(CycleError) as caught:
                plan(tasks, 1)
            assert caught.value.cycle == expected, f"seed {seed}: {tasks}"
        assert cyclic > 100


class TestCriticalPath:
    def test_it_adds_durations_not_tasks(self):
        tasks = [Task("a", 1), Task("b", 1, ("a",)), Task("c", 1, ("b",)), Task("d", 9)]
        assert critical_path(tasks) == ("d",)

    def test_the_smallest_tuple_breaks_a_tie(self):
        tasks = [
            Task("a", 1),
            Task("b", 2),
            Task("y", 2, ("a",)),
            Task("x", 1, ("b",)),
            Task("c", 2, ("a",)),
        ]
        assert critical_path(tasks) == ("a", "c")

    def test_it_goes_on_to_the_end_through_tasks_that_take_no_time(self):
        tasks = [Task("start", 0), Task("work", 3, ("start",)), Task("done", 0, ("work",))]
        assert critical_path(tasks) == ("start", "work", "done")


class TestErrors:
    @pytest.mark.parametrize("workers", [0, -1])
    def test_no_worker_is_an_error_before_the_tasks_are_read(self, workers):
        def unread():
            pytest.fail("the tasks were read")
            yield

        with pytest.raises(ValueError) as caught:
            plan(unread(), workers)
        assert not isinstance(caught.value, WorkflowError)

    @pytest.mark.parametrize(
        "function", [lambda tasks: plan(tasks, 1), critical_path], ids=["plan", "path"]
    )
    @pytest.mark.parametrize(
        "wrong",
        [{"duration": -1}, {"duration": 1, "not_before": -1}],
        ids=["duration", "not_before"],
    )
    def test_a_negative_time_names_the_first_such_task(self, function, wrong):
        tasks = [Task("a", 1), Task("a", 1), Task("z", **wrong), Task("b", -2)]
        with pytest.raises(InvalidTaskError) as caught:
            function(tasks)
        assert caught.value.task == "z"

    def test_a_name_given_twice_is_an_error_before_unknown_dependencies(self):
        tasks = [Task("a", 1, ("ghost",)), Task("z", 1), Task("b", 1), Task("b", 2), Task("z", 1)]
        with pytest.raises(DuplicateTaskError) as caught:
            plan(tasks, 1)
        assert caught.value.task == "b"

    def test_an_unknown_dependency_is_an_error_before_cycles(self):
        tasks = [Task("a", 1, ("a",)), Task("z", 1, ("a", "nix", "ghost")), Task("b", 1, ("no",))]
        with pytest.raises(UnknownDependencyError) as caught:
            critical_path(tasks)
        assert (caught.value.task, caught.value.dependency) == ("z", "nix")

    def test_a_task_that_names_itself_is_a_cycle_of_one(self):
        with pytest.raises(CycleError) as caught:
            plan([Task("a", 1, ("b",)), Task("b", 1, ("a",)), Task("x", 1, ("x",))], 1)
        assert caught.value.cycle == ("x",)

    def test_a_cycle_is_told_in_the_order_of_running_from_its_smallest_name(self):
        tasks = [Task("c", 1, ("b",)), Task("b", 1, ("d",)), Task("d", 1, ("c", "ok"))]
        tasks += [Task("ok", 1)]
        with pytest.raises(CycleError) as caught:
            critical_path(tasks)
        assert caught.value.cycle == ("b", "c", "d")

    def test_the_shortest_cycle_is_told_though_another_is_met_first(self):
        ring = [Task(f"a{n}", 1, (f"a{(n - 1) % 5}",)) for n in range(5)]
        with pytest.raises(CycleError) as caught:
            plan(ring + [Task("y", 1, ("z", "a4")), Task("z", 1, ("y",))], 1)
        assert caught.value.cycle == ("y", "z")

    def test_a_long_cycle_among_300_tasks_is_told(self):
        tasks = [Task(f"t{n:03}", 1, (f"t{(n - 1) % 250:03}",)) for n in range(250)]
        tasks += [Task(f"t{n:03}", 1, (f"t{n - 1:03}", f"t{n - 7:03}")) for n in range(250, 300)]
        random.Random("long cycle").shuffle(tasks)
        with pytest.raises(CycleError) as caught:
            plan(tasks, 1)
        assert caught.value.cycle == tuple(f"t{n:03}" for n in range(250))

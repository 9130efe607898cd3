"""Slow answers, written straight from the instructions, to compare fast ones with."""

from __future__ import annotations

from itertools import permutations

from workflow_scheduler import Assignment, Task


def brute_force_plan(tasks: list[Task], workers: int) -> tuple[Assignment, ...]:
    """Looks at every single moment, and at every task for every choice."""
    given: list[Assignment] = []
    now = 0
    while len(given) < len(tasks):
        while True:
            started = {a.name for a in given}
            finished = {a.name for a in given if a.finish <= now}
            running = [a for a in given if a.finish > now]
            busy = {a.worker for a in running}
            held = {t.resource for t in tasks for a in running if a.name == t.name}
            idle = [worker for worker in range(workers) if worker not in busy]
            candidates = [
                task
                for task in tasks
                if task.name not in started
                and set(task.after) <= finished
                and task.not_before <= now
                and (task.resource is None or task.resource not in held)
            ]
            if not idle or not candidates:
                break
            best = min(candidates, key=lambda t: (-t.priority, -remaining(t, tasks), t.name))
            given.append(Assignment(best.name, idle[0], now, now + best.duration))
        now += 1
    return tuple(given)


def remaining(task: Task, tasks: list[Task]) -> int:
    return task.duration + max(
        (remaining(other, tasks) for other in tasks if task.name in other.after), default=0
    )


def brute_force_critical_path(tasks: list[Task]) -> tuple[str, ...]:
    """Walks every complete chain."""
    by_name = {task.name: task for task in tasks}
    complete: list[tuple[str, ...]] = []

    def walk(chain: tuple[str, ...]) -> None:
        dependants = [task.name for task in tasks if chain[-1] in task.after]
        if not dependants:
            complete.append(chain)
        for name in dependants:
            walk(chain + (name,))

    for task in tasks:
        if not task.after:
            walk((task.name,))
    return min(complete, key=lambda chain: (-sum(by_name[n].duration for n in chain), chain))


def brute_force_cycle(tasks: list[Task]) -> tuple[str, ...] | None:
    """Tries every sequence of names, the shortest and smallest first."""
    after = {task.name: task.after for task in tasks}
    for length in range(1, len(tasks) + 1):
        for names in permutations(sorted(after), length):
            if names[0] == min(names) and all(
                names[i - 1] in after[names[i]] for i in range(length)
            ):
                return names
    return None

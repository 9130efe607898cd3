"""Plans a workflow of dependent tasks on a few workers. See the instructions."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush


@dataclass(frozen=True)
class Task:
    name: str
    duration: int
    after: tuple[str, ...] = ()
    priority: int = 0
    not_before: int = 0
    resource: str | None = None


@dataclass(frozen=True)
class Assignment:
    name: str
    worker: int
    start: int
    finish: int


class WorkflowError(ValueError):
    """The workflow cannot be planned."""


class InvalidTaskError(WorkflowError):
    def __init__(self, task: str) -> None:
        super().__init__(f"task {task!r} has a negative duration or not_before")
        self.task = task


class DuplicateTaskError(WorkflowError):
    def __init__(self, task: str) -> None:
        super().__init__(f"two tasks are named {task!r}")
        self.task = task


class UnknownDependencyError(WorkflowError):
    def __init__(self, task: str, dependency: str) -> None:
        super().__init__(f"task {task!r} comes after {dependency!r}, which is not a task")
        self.task = task
        self.dependency = dependency


class CycleError(WorkflowError):
    def __init__(self, cycle: tuple[str, ...]) -> None:
        super().__init__("tasks wait for each other: " + " -> ".join(cycle + cycle[:1]))
        self.cycle = cycle


def plan(tasks: Iterable[Task], workers: int) -> tuple[Assignment, ...]:
    if workers < 1:
        raise ValueError(f"a plan needs at least one worker, not {workers}")
    workflow = _Workflow(tasks)
    return _Planner(workflow, workers).run()


def critical_path(tasks: Iterable[Task]) -> tuple[str, ...]:
    workflow = _Workflow(tasks)
    remaining = workflow.remaining
    path: list[str] = []
    choices = [name for name, before in workflow.before.items() if not before]
    while choices:
        longest = max(remaining[name] for name in choices)
        path.append(min(name for name in choices if remaining[name] == longest))
        choices = workflow.dependants[path[-1]]
    return tuple(path)


class _Workflow:
    """The checked tasks as a graph."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        given = list(tasks)
        for task in given:
            if task.duration < 0 or task.not_before < 0:
                raise InvalidTaskError(task.name)
        self.tasks: dict[str, Task] = {}
        for task in given:
            if task.name in self.tasks:
                raise DuplicateTaskError(task.name)
            self.tasks[task.name] = task
        for task in given:
            for name in task.after:
                if name not in self.tasks:
                    raise UnknownDependencyError(task.name, name)
        self.before = {task.name: tuple(dict.fromkeys(task.after)) for task in given}
        self.dependants: dict[str, list[str]] = {name: [] for name in self.tasks}
        for name, before in self.before.items():
            for dependency in before:
                self.dependants[dependency].append(name)
        order = self._topological_order()
        if len(order) < len(self.tasks):
            raise CycleError(self._first_cycle(set(self.tasks) - set(order)))
        self.remaining: dict[str, int] = {}
        for name in order:
            self._find_remaining(name)

    def _find_remaining(self, name: str) -> int:
        if name not in self.remaining:
            after = max((self._find_remaining(next_) for next_ in self.dependants[name]), default=0)
            self.remaining[name] = self.tasks[name].duration + after
        return self.remaining[name]

    def _topological_order(self) -> list[str]:
        open_dependencies = {name: len(before) for name, before in self.before.items()}
        order = [name for name, count in open_dependencies.items() if count == 0]
        for name in order:
            for dependant in self.dependants[name]:
                open_dependencies[dependant] -= 1
                if open_dependencies[dependant] == 0:
                    order.append(dependant)
        return order

    def _first_cycle(self, names: set[str]) -> tuple[str, ...]:
        """The shortest cycle among the names, and of those the smallest."""
        best: tuple[str, ...] = ()
        for first in sorted(names):
            # Cycles through smaller names were seen when those were first.
            names_left = {name for name in names if name >= first}
            steps = self._steps_to(first, names_left)
            ways = [name for name in self.dependants[first] if name in steps]
            if not ways:
                continue
            length = 1 + min(steps[name] for name in ways)
            if best and length >= len(best):
                continue
            cycle = [first]
            while len(cycle) < length:
                left = length - len(cycle)
                cycle.append(
                    min(n for n in self.dependants[cycle[-1]] if steps.get(n) == left)
                )
            best = tuple(cycle)
        return best

    def _steps_to(self, target: str, names: set[str]) -> dict[str, int]:
        """How many steps to dependants lead from each name to the target, within the names."""
        steps = {target: 0}
        queue = deque([target])
        while queue:
            name = queue.popleft()
            for dependency in self.before[name]:
                if dependency in names and dependency not in steps:
                    steps[dependency] = steps[name] + 1
                    queue.append(dependency)
        return steps


class _Planner:
    """Moves from moment to moment and gives tasks out."""

    def __init__(self, workflow: _Workflow, workers: int) -> None:
        self.workflow = workflow
        self.now = 0
        self.idle = list(range(workers))  # a heap
        self.running: list[tuple[int, int, str]] = []  # a heap of finish, worker, name
        self.later: list[tuple[int, str]] = []  # a heap of not_before, name
        self.candidates: list[tuple[int, int, str]] = []  # a heap, the best first
        self.held: set[str] = set()
        # Tasks that met their resource held; the best of them comes back when it is free.
        self.parked: dict[str, list[tuple[int, int, str]]] = {}
        self.open_dependencies = {name: len(b) for name, b in workflow.before.items()}
        self.assignments: list[Assignment] = []

    def run(self) -> tuple[Assignment, ...]:
        for name, count in self.open_dependencies.items():
            if count == 0:
                self._enable(name)
        while True:
            while self.running and self.running[0][0] == self.now:
                _, worker, name = heappop(self.running)
                self._finish(name, worker)
            while self.later and self.later[0][0] <= self.now:
                self._offer(heappop(self.later)[1])
            self._give_out()
            moments = [heap[0][0] for heap in (self.running, self.later) if heap]
            if not moments:
                return tuple(self.assignments)
            self.now = min(moments)

    def _give_out(self) -> None:
        while self.idle and self.candidates:
            candidate = heappop(self.candidates)
            task = self.workflow.tasks[candidate[2]]
            if task.resource in self.held:
                heappush(self.parked.setdefault(task.resource, []), candidate)
                continue
            worker = heappop(self.idle)
            finish = self.now + task.duration
            self.assignments.append(Assignment(task.name, worker, self.now, finish))
            if task.duration == 0:
                self._finish(task.name, worker)
                continue
            heappush(self.running, (finish, worker, task.name))
            if task.resource is not None:
                self.held.add(task.resource)

    def _finish(self, name: str, worker: int) -> None:
        heappush(self.idle, worker)
        resource = self.workflow.tasks[name].resource
        self.held.discard(resource)
        if self.parked.get(resource):
            heappush(self.candidates, heappop(self.parked[resource]))
        for dependant in self.workflow.dependants[name]:
            self.open_dependencies[dependant] -= 1
            if self.open_dependencies[dependant] == 0:
                self._enable(dependant)

    def _enable(self, name: str) -> None:
        not_before = self.workflow.tasks[name].not_before
        if not_before > self.now:
            heappush(self.later, (not_before, name))
        else:
            self._offer(name)

    def _offer(self, name: str) -> None:
        task = self.workflow.tasks[name]
        heappush(self.candidates, (-task.priority, -self.workflow.remaining[name], name))

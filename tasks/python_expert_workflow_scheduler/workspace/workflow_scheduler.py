"""Plans a workflow of dependent tasks on a few workers. See the instructions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
    raise NotImplementedError


def critical_path(tasks: Iterable[Task]) -> tuple[str, ...]:
    raise NotImplementedError

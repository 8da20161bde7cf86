"""The tasks as a person sees them: those of their profession first."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.assistants.tasks import all_tasks
from colombage.assistants.types import Task
from colombage.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class OfferedTask:
    """`for_me`: it is one of those that people of this profession start with."""

    task: Task
    for_me: bool


@dataclass(frozen=True, slots=True)
class ListTasks:
    def __call__(self, actor: Actor) -> list[OfferedTask]:
        """All of them; nobody is kept from a task by their profession."""
        offered = [OfferedTask(task, _is_for(task, actor)) for task in all_tasks()]
        return sorted(offered, key=lambda each: not each.for_me)


def _is_for(task: Task, actor: Actor) -> bool:
    return any(f"profession:{code}" in actor.principals for code in task.professions)

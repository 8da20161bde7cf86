"""HTTP of the tasks: the list that home, forms and palette are made from. `app` mounts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from colombage.assistants.actions.list_tasks import ListTasks, OfferedTask
from colombage.assistants.types import FieldKind, Fit, TaskField
from colombage.kernel.http import CurrentActor
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class AssistantsActions:
    list_tasks: ListTasks


class OptionView(BaseModel):
    id: str
    label: str


class FieldView(BaseModel):
    """`documents`: a document may be given, which is written into the field or attached to the question."""

    id: str
    label: str
    hint: str
    kind: FieldKind
    required: bool
    longest: int
    documents: Literal["text", "attached"] | None
    options: list[OptionView]
    example: str

    @classmethod
    def of(cls, field: TaskField, language: str) -> FieldView:
        return cls(
            id=field.id,
            label=field.label.of(language),
            hint=field.hint.of(language),
            kind=field.kind,
            required=field.required,
            longest=field.longest,
            documents=field.documents,
            options=[OptionView(id=each.id, label=each.label.of(language)) for each in field.options],
            example=field.example.of(language),
        )


class EnginesView(BaseModel):
    """How far an engine without a language model gets, and what it does instead."""

    extractive: Fit
    note: str


class TaskView(BaseModel):
    """`main` names the field that the work is about; `tag` is one or two words for a card."""

    id: str
    title: str
    summary: str
    tag: str
    minutes: int
    data_class: DataClass
    professions: list[str]
    for_me: bool
    main: str
    fields: list[FieldView]
    engines: EnginesView

    @classmethod
    def of(cls, offered: OfferedTask, language: str) -> TaskView:
        task = offered.task
        return cls(
            id=task.id,
            title=task.title.of(language),
            summary=task.summary.of(language),
            tag=task.tag.of(language),
            minutes=task.minutes,
            data_class=task.data_class,
            professions=list(task.professions),
            for_me=offered.for_me,
            main=task.main,
            fields=[FieldView.of(field, language) for field in task.fields],
            engines=EnginesView(extractive=task.extractive, note=task.note.of(language)),
        )


def router(actions: AssistantsActions) -> APIRouter:
    routes = APIRouter(prefix="/api/tasks", tags=["tasks"])

    @routes.get("")
    async def list_tasks(actor: CurrentActor) -> list[TaskView]:
        """In the person's language, those of their profession first."""
        return [TaskView.of(offered, actor.language) for offered in actions.list_tasks(actor)]

    return routes

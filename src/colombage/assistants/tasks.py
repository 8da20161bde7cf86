"""The tasks that there are: one file of library/ each, read once. Used by this room's actions and by `chat`.

A file that is not as it should be stops the server at its start, and says where: see CONTRIBUTING.md.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from colombage.assistants.errors import TaskUnknown
from colombage.assistants.types import FieldKind, Fit, Option, Task, TaskField, Words
from colombage.inference.types import Sought
from colombage.policy.types import DataClass

_LONGEST_SHORT, _LONGEST_LONG = 300, 40_000
_HIGH_SIGN = re.compile(r" (?=[:;?!%»])|(?<=«) ")
_Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,59}$")]
_Said = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Both(_Strict):
    fr: _Said
    en: _Said

    def words(self) -> Words:
        """With the no-break spaces of French, which nobody sees while writing the file."""
        return Words(_HIGH_SIGN.sub("\u00a0", self.fr), self.en)


class _Option(_Strict):
    id: _Name
    label: _Both
    guidance: _Both | None = None


class _Field(_Strict):
    id: _Name
    kind: FieldKind
    label: _Both
    hint: _Both | None = None
    example: _Both | None = None
    required: bool = False
    longest: int | None = Field(default=None, ge=1, le=_LONGEST_LONG)
    documents: Literal["text", "attached"] | None = None
    options: list[_Option] = []

    def made(self) -> TaskField:
        usual = _LONGEST_SHORT if self.kind is FieldKind.SHORT else _LONGEST_LONG
        return TaskField(
            self.id,
            self.kind,
            self.label.words(),
            _words(self.hint),
            _words(self.example),
            self.required,
            self.longest or usual,
            self.documents,
            tuple(Option(each.id, each.label.words(), _words(each.guidance)) for each in self.options),
        )


class _File(_Strict):
    order: int
    minutes: int = Field(ge=1, le=60)
    extract: Literal["answer", "key_sentences"]
    extractive: Fit
    data_class: DataClass = DataClass.INTERNAL
    professions: list[_Name]
    main: _Name
    sought: list[Sought] = []
    title: _Both
    summary: _Both
    tag: _Both
    note: _Both
    instructions: _Both
    fields: list[_Field] = Field(min_length=1)


@cache
def all_tasks() -> tuple[Task, ...]:
    """All of them, in the order of their files' `order`."""
    files = resources.files("colombage.assistants").joinpath("library").iterdir()
    tasks = [
        task_from(each.name.removesuffix(".toml"), each.read_text(encoding="utf-8"))
        for each in files
        if each.name.endswith(".toml")
    ]
    return tuple(sorted(tasks, key=lambda task: task.order))


def find_task(task_id: str) -> Task:
    """Raises TaskUnknown."""
    found = next((task for task in all_tasks() if task.id == task_id), None)
    if found is None:
        raise TaskUnknown(task=task_id[:60])
    return found


def task_from(task_id: str, text: str) -> Task:
    """The task that a file describes. Raises ValueError, which names the place."""
    file = _File.model_validate(tomllib.loads(text))
    task = Task(
        task_id,
        file.order,
        file.title.words(),
        file.summary.words(),
        file.tag.words(),
        file.minutes,
        file.data_class,
        tuple(file.professions),
        Words(file.instructions.fr, file.instructions.en),
        file.extract,
        file.extractive,
        file.note.words(),
        file.main,
        tuple(each.made() for each in file.fields),
        tuple(file.sought),
    )
    _hangs_together(task)
    return task


def _hangs_together(task: Task) -> None:
    ids = [each.id for each in task.fields]
    main = task.field_named(task.main)
    faults = [
        *(f"field {each!r} stands twice" for each in {*ids} if ids.count(each) > 1),
        *(
            f"field {each.id!r}: options belong to a choice, and to it alone"
            for each in task.fields
            if bool(each.options) != (each.kind is FieldKind.CHOICE)
        ),
    ]
    if main is None or not main.required or main.kind not in (FieldKind.SHORT, FieldKind.LONG):
        faults.append(f"main field {task.main!r} must be written and required")
    if faults:
        msg = f"task {task.id!r}: {'; '.join(faults)}"
        raise ValueError(msg)


def _words(both: _Both | None) -> Words:
    return both.words() if both else Words("", "")

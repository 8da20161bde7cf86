"""What travels over HTTP between a page where somebody writes and the marks of what would be replaced."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from colombage.kernel.http import Words
from colombage.policy.types import DataClass
from colombage.protection.marks.actions.find_marks import Mark, Marks
from colombage.protection.types import Label, PersonRole

_Words = Annotated[str, Field(max_length=2_000)]
"""What fits is checked by the actions, which answer in plain words; this only keeps bodies small."""


class TextToMark(BaseModel):
    text: Words
    conversation_id: UUID | None = None
    missed: list[_Words] = Field(default=[], max_length=1_000)
    allowed: list[_Words] = Field(default=[], max_length=1_000)


class MarkView(BaseModel):
    """`start` and `end` in UTF-16 code units. `allowable`: the person may let it stay as it is."""

    start: int
    end: int
    label: Label
    name: str
    role: PersonRole | None
    private: bool
    allowable: bool

    @classmethod
    def of(cls, mark: Mark, language: str) -> MarkView:
        span = mark.span
        return cls(
            start=mark.start,
            end=mark.end,
            label=span.label,
            name=span.label.name_in(language),
            role=span.role,
            private=span.private,
            allowable=span.label.is_allowable,
        )


class MarksView(BaseModel):
    marks: list[MarkView]
    data_class: DataClass
    clinical: bool

    @classmethod
    def of(cls, found: Marks, language: str) -> MarksView:
        return cls(
            marks=[MarkView.of(mark, language) for mark in found.marks],
            data_class=found.data_class,
            clinical=found.clinical,
        )

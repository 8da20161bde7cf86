"""A task: a small guided form, and what a model is told to do with what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from colombage.inference.types import Sought
from colombage.policy.types import DataClass


class FieldKind(StrEnum):
    """How a field is filled in. What is chosen in `bases` goes along with the message, and is no value."""

    SHORT = "short"
    LONG = "long"
    CHOICE = "choice"
    BASES = "bases"


class Fit(StrEnum):
    """How far a kind of engine can do a task."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Words:
    """A text of ours in both languages."""

    french: str
    english: str

    def of(self, language: str) -> str:
        """French, unless the language is "en"."""
        return self.english if language == "en" else self.french


NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen. `guidance` is what the model is told when it is; empty: the label says it all."""

    id: str
    label: Words
    guidance: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class TaskField:
    """One question of the form. `longest` counts characters. A document may be dropped into a field that
    takes `documents`: as its text, or attached to the question."""

    id: str
    kind: FieldKind
    label: Words
    hint: Words = NO_WORDS
    example: Words = NO_WORDS
    required: bool = False
    longest: int = 0
    documents: Literal["text", "attached"] | None = None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """`main` is the field that the work is about: its text stands as the question, and is what an engine
    that does not write takes its key sentences from (`extract`), with what is `sought` in it first.
    `data_class` is what such texts usually are; the person may say otherwise."""

    id: str
    order: int
    title: Words
    summary: Words
    tag: Words
    minutes: int
    data_class: DataClass
    professions: tuple[str, ...]
    instructions: Words = field(repr=False)
    extract: Literal["answer", "key_sentences"]
    extractive: Fit
    note: Words
    main: str
    fields: tuple[TaskField, ...]
    sought: tuple[Sought, ...] = ()

    def field_named(self, field_id: str) -> TaskField | None:
        return next((each for each in self.fields if each.id == field_id), None)


Values = Mapping[str, str]
"""What stands in a form: text or the id of an option, by field."""

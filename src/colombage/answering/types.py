"""A question as the one answering flow takes it, from chat and whatever comes after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from colombage.answering.citations import Mark
from colombage.inference.calls import Use
from colombage.inference.types import ImagePart, Sought
from colombage.kernel.actor import Actor
from colombage.policy.types import DataClass
from colombage.protection.types import PersonRole
from colombage.protection.vaults.ports import KeptVault


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage that may answer: of an attachment, or of a knowledge base (`base_id`)."""

    id: str
    document_id: str
    document: str = field(repr=False)
    page: int | None
    text: str = field(repr=False)
    base_id: str | None = None
    approved: bool = False
    likely: bool = False
    """By the ranking of the bases; of attachments nothing is said."""
    numbers: tuple[int, ...] = ()
    """Of a base: the passages of its version that were joined to make it, in the document's order."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a question is answered from, best first. `contradictions`: places in `passages`, from 0.

    `floor_class`: the highest class of the bases that they come from. `relevant`: whether any of them is
    close enough to the question to answer from.
    """

    passages: tuple[SourcePassage, ...] = ()
    contradictions: tuple[tuple[int, int], ...] = ()
    floor_class: DataClass = DataClass.PUBLIC
    relevant: bool = True


@dataclass(frozen=True, slots=True)
class Begun:
    """What another answer had said when it reached the model's length bound, for this one to go on with.

    `sources` hold the passages under whose numbers it was written, without their words: those are asked for
    anew.
    """

    text: str = field(repr=False)
    marks: tuple[Mark, ...] = ()
    sources: Sources = Sources()


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question with its answer. A summary stands for all exchanges before it."""

    turn_id: str
    question: str = field(repr=False)
    answer: str = field(repr=False)
    is_summary: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """A field of a task as a person filled it in: words to work on, never instructions. `label` is ours."""

    label: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TaskPrompt:
    """What a task adds to a question. `instructions` are words of the product, in the person's language.

    `extract`: what the extractive engine makes of it: an answer to the question from the passages, or the
    key sentences of the material, with what is `sought` in it first.
    """

    id: str
    instructions: str
    material: tuple[Material, ...] = ()
    extract: Literal["answer", "key_sentences"] = "answer"
    sought: tuple[Sought, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that an answer depends on. `subject` is what the records name: `turn:<uuid>`.

    `history` are the exchanges before it, oldest first, as far as the caller hands them over, and
    `earlier_left_out` how many came before those. `summarises`: what is asked for is a summary of them.
    `images` are what goes with the question to a model that sees, as the class that the person says.
    `begun`: the answer goes on from there. `attached` are the passages of what the person attached;
    `base_ids` the knowledge bases asked. `corrections`, `missed` and `allowed` are texts that the person
    marked; `known_names` people of whom the caller knows, such as those of a record in hand. What is sent
    under placeholders is kept under `record_id`.
    """

    actor: Actor
    use: Use
    subject: str
    turn_id: str
    text: str = field(repr=False)
    model_id: str
    declared_class: DataClass
    vault: KeptVault
    history: tuple[Exchange, ...] = ()
    earlier_left_out: int = 0
    summarises: bool = False
    begun: Begun | None = None
    task: TaskPrompt | None = None
    images: tuple[ImagePart, ...] = ()
    media_class: DataClass | None = None
    attached: tuple[SourcePassage, ...] = field(default=(), repr=False)
    base_ids: tuple[UUID, ...] = ()
    corrections: frozenset[str] = field(default=frozenset(), repr=False)
    missed: frozenset[str] = field(default=frozenset(), repr=False)
    allowed: frozenset[str] = field(default=frozenset(), repr=False)
    known_names: tuple[tuple[str, PersonRole], ...] = field(default=(), repr=False)
    record_id: UUID | None = None

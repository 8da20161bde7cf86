"""What is said at the door: the call that somebody makes, and what comes back while it is answered.

Used by `answering` (and later by drafting, agents, the gateway), and by the door itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from colombage.inference.footprint import Footprint
from colombage.inference.types import ChatPayload, EnginePassage, FinishReason, ModelEntry, Usage
from colombage.kernel.actor import Actor
from colombage.policy.types import DataClass
from colombage.protection.types import Known
from colombage.protection.vaults.ports import KeptVault

_NOTHING_KNOWN = Known()


class Use(StrEnum):
    """What a call is for: audited, and later a key of the policy."""

    CHAT = "chat"
    TRANSCRIPTION = "transcription"


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One call to a model, with the side fields that never leave.

    `declared_class` is what the person says of the turn; `floor_class` the highest class of the bases and
    assistants involved. `declared_media_class` is None unless the person declared what the images show.
    `corrections` are the exact texts of detections that the person has said are wrong. `record_id`: what is
    sent under placeholders is kept under it, for the person to look at. `known`: what the caller knows beside
    what the vault does, such as the people of a record in hand.
    """

    actor: Actor
    use: Use
    subject: str
    model_id: str
    payload: ChatPayload
    extractive: ChatPayload
    """The bare question, for the extractive engine, which takes the passages as they are."""
    vault: KeptVault
    passages: tuple[EnginePassage, ...] = ()
    bases: tuple[str, ...] = ()
    """The knowledge bases that the passages come from; audited."""
    declared_class: DataClass = DataClass.INTERNAL
    floor_class: DataClass = DataClass.PUBLIC
    declared_media_class: DataClass | None = None
    corrections: frozenset[str] = field(default=frozenset(), repr=False)
    record_id: UUID | None = None
    known: Known = field(default=_NOTHING_KNOWN, repr=False)


class Outcome(StrEnum):
    """How a call ended, as the register and the audit record keep it."""

    ANSWERED = "answered"
    TRUNCATED = "truncated"
    ABSTAINED = "abstained"
    STOPPED = "stopped"
    FAILED = "failed"
    REFUSED = "refused"
    LOST = "lost"
    """The process died; closed afterwards by the sweep."""


@dataclass(slots=True)
class Spent:
    """What a call has taken so far; read when it closes."""

    outcome: Outcome
    code: str | None = None
    characters: int = 0
    seconds: float = 0.0
    usage: Usage | None = None
    footprint: Footprint | None = None
    finish_reason: FinishReason | None = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """The call was let through: on which model, as which class, after replacing how many elements."""

    model: ModelEntry
    data_class: DataClass
    obligation: str
    protected: int
    found: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FellBack:
    """The model asked for could not answer; the fall-back that its entry declares does instead."""

    asked: ModelEntry
    used: ModelEntry
    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """Some of the answer, restored."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the call took. Comes once, last, when the engine answered at all."""

    finish_reason: FinishReason | None
    usage: Usage
    seconds: float
    footprint: Footprint
    invented_placeholders: int = 0
    restored_placeholders: int = 0


DoorEvent = Admitted | FellBack | Text | Measured

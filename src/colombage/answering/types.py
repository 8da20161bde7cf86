"""A question as the one answering flow takes it, from chat and whatever comes after."""

from __future__ import annotations

from dataclasses import dataclass, field

from colombage.inference.calls import Use
from colombage.inference.types import ChatMessage
from colombage.kernel.actor import Actor
from colombage.policy.types import DataClass
from colombage.protection.ports import KeptVault


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage that may answer: of an attachment now, of knowledge bases later."""

    id: str
    document_id: str
    document: str
    page: int | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that an answer depends on. `subject` is what the records name: `turn:<uuid>`."""

    actor: Actor
    use: Use
    subject: str
    turn_id: str
    text: str = field(repr=False)
    model_id: str
    declared_class: DataClass
    vault: KeptVault
    history: tuple[ChatMessage, ...] = ()
    sources: tuple[SourcePassage, ...] = field(default=(), repr=False)
    corrections: frozenset[str] = field(default=frozenset(), repr=False)

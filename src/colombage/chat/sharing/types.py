"""Shares of conversations as the room's actions hand them out: for owners, and for those who may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from colombage.chat.types import Conversation
from colombage.kernel.errors import CodedError
from colombage.policy.types import DataClass

MOST_SHARES = 50
"""Open at a time, for one conversation: beyond that a department, or a knowledge base, is what one wants."""


class PrincipalKind(StrEnum):
    PERSON = "person"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Principal:
    """Whom a conversation is shown to: a colleague, or everybody of a department at the moment they read."""

    kind: PrincipalKind
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.id}"


@dataclass(frozen=True, slots=True)
class Share:
    """A share that nobody ended. `name` is None for who was erased. `closed`: why nobody reads by it any more
    all the same."""

    id: UUID
    principal: str
    name: str | None = field(repr=False)
    created_at: datetime
    closed: CodedError | None = None


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the owner is told. `hindrance`: why it may not be shown; then nobody reads it."""

    items: tuple[Share, ...]
    highest_class: DataClass | None
    hindrance: CodedError | None


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A conversation in the list of those shown to the actor."""

    conversation_id: UUID
    title: str = field(repr=False)
    owner_name: str | None = field(repr=False)
    data_class: DataClass
    shared_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class SharedConversation:
    conversation: Conversation
    owner_name: str | None = field(repr=False)
    shared_at: datetime
    updated_at: datetime

"""Lists of conversations, folders, and what a search found, as the actions hand them out, decrypted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from colombage.policy.types import DataClass


class State(StrEnum):
    """Which of their conversations a person looks at."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """By whom it came to its person; without a name when that colleague is no longer known."""

    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; `hit`: it is what was sought."""

    text: str = field(repr=False)
    hit: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Where a search found it: the words around, and the turn that holds them; none for a title."""

    snippet: tuple[Piece, ...]
    turn_id: UUID | None


@dataclass(frozen=True, slots=True)
class ListedConversation:
    id: UUID
    title: str = field(repr=False)
    data_class: DataClass
    updated_at: datetime
    pinned: bool
    archived: bool
    folder_id: UUID | None
    deleted_at: datetime | None
    expires_at: datetime | None
    handed_over: HandedOver | None
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """`next` is the cursor of the following page, None on the last. `complete` is false when a search has not
    read all conversations yet: asked again, it reads on. `approximate`: none held the words as typed,
    these hold words that are one slip of the keyboard apart."""

    items: tuple[ListedConversation, ...]
    next: str | None
    complete: bool = True
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """`conversations` counts those that its list shows: neither archived nor deleted."""

    id: UUID
    name: str = field(repr=False)
    conversations: int


@dataclass(frozen=True, slots=True)
class Change:
    """What of a conversation is to change; None leaves it. `folder` says whether `folder_id` counts.

    `temporary`: whether it is to end by itself, until something is asked in it.
    """

    title: str | None = field(default=None, repr=False)
    pinned: bool | None = None
    archived: bool | None = None
    folder: bool = False
    folder_id: UUID | None = None
    temporary: bool | None = None

    @property
    def places(self) -> bool:
        """Whether it says where the conversation stands in lists, beyond its title."""
        return self.pinned is not None or self.archived is not None or self.folder

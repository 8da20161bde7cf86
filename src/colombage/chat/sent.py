"""What a model was sent for a turn, as its person may look at it.

Used by ReadSent and the routes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from colombage.knowledge.types.passages import PassageState
from colombage.protection.vaults.sent import Correspondence


@dataclass(frozen=True, slots=True)
class SentPassage:
    """A passage of a knowledge base. Unless it is readable today, nothing but `id` and `state` is there."""

    id: str
    state: PassageState
    document: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SentPiece:
    text: str = field(repr=False)
    passage: SentPassage | None = None


@dataclass(frozen=True, slots=True)
class SentMessage:
    role: str
    pieces: tuple[SentPiece, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """`exact`: it is to the letter what was sent; not so when a passage changed or is read no more.

    `restored` and `invented` count the placeholders of the answer; None where that was not told.
    """

    messages: tuple[SentMessage, ...]
    placeholders: tuple[Correspondence, ...]
    exact: bool
    restored: int | None = None
    invented: int | None = None

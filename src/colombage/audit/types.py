"""What the audit record holds, and what its verification says. Every room above appends `AuditEntry`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

AuditFact = str | int | float | bool | list[str] | dict[str, int] | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What happened, on behalf of whom, to what.

    `kind` is a past-tense name such as `session.opened`; `subject` is `<noun>:<id>`; `facts` hold no content
    of messages and no names: the person is known by `actor_key`, whose mapping lives in identity.
    """

    kind: str
    subject: str
    actor_key: UUID | None = None
    facts: Mapping[str, AuditFact] = field(default_factory=dict[str, AuditFact])


@dataclass(frozen=True, slots=True)
class ChainedRow:
    """A row as the database keeps it. `facts` is the JSON text that was hashed, byte for byte."""

    seq: int
    at: datetime
    kind: str
    subject: str
    actor_key: UUID | None
    facts: str
    prev_hash: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class ChainPoint:
    """A place in the chain: the row `seq` has this hash. The empty chain's is (0, 32 zero bytes)."""

    seq: int
    hash: bytes


START = ChainPoint(0, bytes(32))


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head that was written outside the database. `line` is where it stands in the file, from 1."""

    seq: int
    hash: bytes
    at: str
    signature: bytes
    line: int

    def point(self) -> ChainPoint:
        return ChainPoint(self.seq, self.hash)


class FaultKind(StrEnum):
    """What was done to the record."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    CUT = "cut"
    REWRITTEN = "rewritten"
    """The chain is whole, yet is not the one whose head was signed: rows up to here were replaced."""
    HEAD_CHANGED = "head_changed"
    """The database's head row does not name the last row."""
    HEAD_FORGED = "head_forged"
    """A line of the heads file carries a signature that is not ours."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first fault, with the row that it names (for HEAD_FORGED, the head's row)."""

    kind: FaultKind
    seq: int

    def sentence(self, language: str = "fr") -> str:
        """What an auditor reads, in French unless `language` is "en"."""
        french, english = _SENTENCES[self.kind]
        return (english if language == "en" else french).format(seq=self.seq)


_SENTENCES = {
    FaultKind.CHANGED: ("La ligne {seq} a été modifiée.", "Row {seq} was changed."),
    FaultKind.REMOVED: ("La ligne {seq} a été supprimée.", "Row {seq} was removed."),
    FaultKind.INSERTED: ("La ligne {seq} a été insérée.", "Row {seq} was inserted."),
    FaultKind.CUT: (
        "Le registre est coupé : il manque tout à partir de la ligne {seq}.",
        "The record is cut: everything from row {seq} on is missing.",
    ),
    FaultKind.REWRITTEN: (
        "Le registre a été réécrit : jusqu’à la ligne {seq}, ce n’est plus celui dont la tête fut signée.",
        "The record was rewritten: up to row {seq} it is no longer the one whose head was signed.",
    ),
    FaultKind.HEAD_CHANGED: (
        "La tête de la chaîne ne désigne plus la ligne {seq} telle qu’elle est.",
        "The chain's head no longer names row {seq} as it is.",
    ),
    FaultKind.HEAD_FORGED: (
        "Une tête conservée hors de la base, pour la ligne {seq}, n’est pas signée par cette installation.",
        "A head kept outside the database, for row {seq}, was not signed by this installation.",
    ),
}


@dataclass(frozen=True, slots=True)
class Verification:
    """What `VerifyAudit` found. `signed_heads` are those compared, `unreadable_heads` lines passed over."""

    rows: int
    head: ChainPoint
    fault: Fault | None
    signed_heads: int = 0
    unreadable_heads: int = 0

    @property
    def ok(self) -> bool:
        return self.fault is None

"""How rows are hashed and how a broken chain is read. Pure; the SQL function `audit_append` hashes the same.

hash = SHA-256 of the previous hash, then, in UTF-8 with a line feed between them: seq, microseconds since
1970, actor key (empty for nobody), kind, subject, facts. Only facts, the last, may contain a line feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import orjson

from colombage.audit.types import START, AuditEntry, ChainedRow, ChainPoint, Fault, FaultKind

_KIND = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")
_SUBJECT_CHARACTERS = 200
_FACTS_BYTES = 16_384
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_append(entry: AuditEntry) -> dict[str, str | None]:
    """The entry as `audit_append` takes it. Raises ValueError: one bad entry must not fail its batch."""
    if not _KIND.fullmatch(entry.kind):
        msg = f"audit kind {entry.kind!r} is not of the form noun.past_tense"
        raise ValueError(msg)
    if len(entry.subject) > _SUBJECT_CHARACTERS or not entry.subject.isprintable():
        msg = "an audit subject is at most 200 printable characters"
        raise ValueError(msg)
    facts = orjson.dumps(dict(entry.facts), option=orjson.OPT_SORT_KEYS)
    if len(facts) > _FACTS_BYTES:
        msg = f"audit facts of {entry.kind} exceed {_FACTS_BYTES} bytes"
        raise ValueError(msg)
    return {
        "kind": entry.kind,
        "subject": entry.subject,
        "actor_key": str(entry.actor_key) if entry.actor_key else None,
        "facts": facts.decode(),
    }


def chain_hash(
    prev_hash: bytes, *, seq: int, at: datetime, actor_key: UUID | None, kind: str, subject: str, facts: str
) -> bytes:
    microseconds = (at - _EPOCH) // _MICROSECOND
    fields = (str(seq), str(microseconds), str(actor_key) if actor_key else "", kind, subject, facts)
    return sha256(prev_hash + "\n".join(fields).encode()).digest()


def _hash_of(row: ChainedRow, seq: int) -> bytes:
    """What the row's hash would be, were it the row `seq`."""
    return chain_hash(
        row.prev_hash,
        seq=seq,
        at=row.at,
        actor_key=row.actor_key,
        kind=row.kind,
        subject=row.subject,
        facts=row.facts,
    )


@dataclass(slots=True)
class ChainCheck:
    """Reads rows in order of seq and stops at the first fault.

    `signed` are heads whose signature was verified, by seq: the chain must pass through each of them.
    """

    signed: dict[int, bytes]
    last: ChainPoint = START
    rows: int = 0
    fault: Fault | None = None

    def read(self, rows: Iterable[ChainedRow]) -> Fault | None:
        """Take the next rows; gives the first fault, now or found before."""
        for row in rows:
            if self.fault is not None:
                break
            self.fault = self._judge(row)
            if self.fault is None:
                self.rows += 1
                self.last = ChainPoint(row.seq, row.hash)
        return self.fault

    def _judge(self, row: ChainedRow) -> Fault | None:
        expected = self.last.seq + 1
        if row.seq < expected:
            return Fault(FaultKind.INSERTED, row.seq)
        if row.seq > expected:
            return Fault(FaultKind.REMOVED, expected)
        linked = row.prev_hash == self.last.hash
        if _hash_of(row, row.seq) != row.hash:
            return self._misfit(row, linked=linked)
        if not linked:
            # The row holds together, what stands before it does not: that one was replaced, hash included.
            return Fault(FaultKind.CHANGED, self.last.seq if self.rows else row.seq)
        if self.signed.get(row.seq, row.hash) != row.hash:
            return Fault(FaultKind.REWRITTEN, row.seq)
        return None

    def _misfit(self, row: ChainedRow, *, linked: bool) -> Fault:
        """A row whose hash is not its own. It may be whole and only renumbered, to hide a neighbour."""
        if not linked and _hash_of(row, row.seq - 1) == row.hash:
            return Fault(FaultKind.INSERTED, row.seq - 1)
        if not linked and _hash_of(row, row.seq + 1) == row.hash:
            return Fault(FaultKind.REMOVED, row.seq)
        return Fault(FaultKind.CHANGED, row.seq)

    def finish(self, head: ChainPoint, beyond: int | None) -> Fault | None:
        """Compare the end with the database's head and the signed ones.

        `beyond` is the highest seq in the table: higher than the head's, rows were added past the function.
        """
        if self.fault is None:
            self.fault = self._judge_end(head, beyond)
        return self.fault

    def _judge_end(self, head: ChainPoint, beyond: int | None) -> Fault | None:
        signed_end = max(self.signed, default=0)
        if self.last.seq < head.seq:
            return Fault(FaultKind.CUT, self.last.seq + 1)
        if beyond is not None and beyond > head.seq:
            # Either rows were added past the function, or the head row was moved back from a true one.
            moved_back = signed_end > head.seq
            return Fault(FaultKind.HEAD_CHANGED if moved_back else FaultKind.INSERTED, head.seq + 1)
        if self.last.seq < signed_end:
            return Fault(FaultKind.CUT, self.last.seq + 1)
        if self.last.hash != head.hash:
            return Fault(FaultKind.HEAD_CHANGED, head.seq)
        return None

"""Whatever is done to a chain is found, and at its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.audit.rules import ChainCheck, chain_hash, to_append
from colombage.audit.types import START, AuditEntry, ChainedRow, ChainPoint, Fault, FaultKind

_MOMENT = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)


def _link(prev_hash: bytes, seq: int, facts: str = "{}", kind: str = "session.opened") -> ChainedRow:
    at = _MOMENT + timedelta(milliseconds=seq)
    key = UUID(int=seq) if seq % 3 else None
    subject = f"person:{seq}"
    hashed = chain_hash(prev_hash, seq=seq, at=at, actor_key=key, kind=kind, subject=subject, facts=facts)
    return ChainedRow(seq, at, kind, subject, key, facts, prev_hash, hashed)


def _chain(length: int, facts: str = "{}", after: ChainPoint = START) -> list[ChainedRow]:
    rows: list[ChainedRow] = []
    last = after.hash
    for seq in range(after.seq + 1, after.seq + length + 1):
        rows.append(_link(last, seq, facts))
        last = rows[-1].hash
    return rows


def _fault(
    rows: Sequence[ChainedRow],
    head: ChainPoint,
    signed: dict[int, bytes] | None = None,
    start: ChainPoint = START,
) -> Fault | None:
    """As the action does: rows up to the head are read, what lies beyond is only seen to be there."""
    check = ChainCheck(signed or {}, start)
    check.read([row for row in rows if row.seq <= head.seq])
    return check.finish(head, max((row.seq for row in rows), default=None))


def _head(rows: Sequence[ChainedRow]) -> ChainPoint:
    return ChainPoint(rows[-1].seq, rows[-1].hash) if rows else START


places = st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n)))


@given(st.integers(0, 12))
def test_an_honest_chain_has_no_fault(length: int) -> None:
    rows = _chain(length)
    signed = {row.seq: row.hash for row in rows[::2]}
    assert _fault(rows, _head(rows), signed) is None


@given(places, st.sampled_from(["at", "kind", "subject", "actor_key", "facts", "hash", "prev_hash"]))
def test_a_changed_row_is_named(place: tuple[int, int], field: str) -> None:
    length, seq = place
    rows = _chain(length)
    head = _head(rows)
    new = {
        "at": rows[seq - 1].at + timedelta(microseconds=1),
        "actor_key": UUID(int=99),
        "hash": bytes(31) + b"x",
        "prev_hash": bytes(31) + b"x",
    }
    rows[seq - 1] = replace(rows[seq - 1], **{field: new.get(field, "other.text")})
    assert _fault(rows, head) == Fault(FaultKind.CHANGED, seq)


@given(places)
def test_a_row_changed_with_its_hash_is_named(place: tuple[int, int]) -> None:
    length, seq = place
    rows = _chain(length)
    head = _head(rows)
    rows[seq - 1] = _link(rows[seq - 1].prev_hash, seq, facts='{"forged":true}')
    kind = FaultKind.CHANGED if seq < length else FaultKind.HEAD_CHANGED
    assert _fault(rows, head) == Fault(kind, seq)


@given(places, st.booleans())
def test_a_removed_row_is_named_also_when_the_rest_was_renumbered(
    place: tuple[int, int], renumbered: bool
) -> None:
    length, seq = place
    rows = _chain(length)
    head = _head(rows)
    rest = [replace(row, seq=row.seq - 1) if renumbered else row for row in rows[seq:]]
    kind = FaultKind.REMOVED if seq < length else FaultKind.CUT
    assert _fault(rows[: seq - 1] + rest, head) == Fault(kind, seq)


@given(places)
def test_an_inserted_row_is_named(place: tuple[int, int]) -> None:
    length, seq = place
    rows = _chain(length)
    before = rows[seq - 2].hash if seq > 1 else START.hash
    forged = _link(before, seq, facts='{"forged":true}')
    shifted = [replace(row, seq=row.seq + 1) for row in rows[seq - 1 :]]
    tampered = [*rows[: seq - 1], forged, *shifted]
    assert _fault(tampered, _head(tampered)) == Fault(FaultKind.INSERTED, seq)


@given(st.integers(0, 6))
def test_a_row_added_past_the_head_is_named(length: int) -> None:
    rows = _chain(length)
    head = _head(rows)
    added = _link(head.hash, length + 1)
    assert _fault([*rows, added], head) == Fault(FaultKind.INSERTED, length + 1)


@given(places)
def test_a_cut_tail_is_found_by_the_head_and_by_the_signed_head(place: tuple[int, int]) -> None:
    length, seq = place
    rows = _chain(length)
    kept = rows[: seq - 1]
    assert _fault(kept, _head(rows)) == Fault(FaultKind.CUT, seq)
    # Cut with the head row put back to fit: only what lies outside the database still knows.
    signed = {length: rows[-1].hash}
    assert _fault(kept, _head(kept)) is None
    assert _fault(kept, _head(kept), signed) == Fault(FaultKind.CUT, seq)


@given(places)
def test_a_record_rewritten_whole_is_found_by_the_next_signed_head(place: tuple[int, int]) -> None:
    length, seq = place
    rows = _chain(length)
    before = ChainPoint(seq - 1, rows[seq - 1].prev_hash)
    rewritten = rows[: seq - 1] + _chain(length - seq + 1, '{"forged":true}', before)
    assert _fault(rewritten, _head(rewritten)) is None
    signed = {row.seq: row.hash for row in rows if row.seq in {seq - 1, length}}
    assert _fault(rewritten, _head(rewritten), signed) == Fault(FaultKind.REWRITTEN, length)


def test_a_head_row_moved_back_from_a_signed_one_is_named() -> None:
    rows = _chain(5)
    assert _fault(rows, _head(rows[:3]), {5: rows[4].hash}) == Fault(FaultKind.HEAD_CHANGED, 4)


def test_verification_can_start_at_a_kept_segment() -> None:
    rows = _chain(8)
    start = _head(rows[:5])
    assert _fault(rows[5:], _head(rows), start=start) is None
    forged = [replace(rows[5], subject="person:0"), *rows[6:]]
    assert _fault(forged, _head(rows), start=start) == Fault(FaultKind.CHANGED, 6)
    unlinked = _chain(3, after=ChainPoint(5, bytes(32)))
    assert _fault(unlinked, _head(unlinked), start=start) == Fault(FaultKind.CHANGED, 6)


@pytest.mark.parametrize(
    "entry",
    [
        AuditEntry("opened", "person:1"),
        AuditEntry("session.Opened", "person:1"),
        AuditEntry("session.opened\n", "person:1"),
        AuditEntry("session.opened", "person:1\nperson:2"),
        AuditEntry("session.opened", "person:\x00"),
        AuditEntry("session.opened", "x" * 201),
        AuditEntry("session.opened", "person:1", facts={"text": "é" * 9000}),
    ],
)
def test_an_entry_that_would_fail_or_blur_the_chain_is_refused_before(entry: AuditEntry) -> None:
    with pytest.raises(ValueError, match="audit"):
        to_append(entry)


def test_facts_have_one_written_form() -> None:
    row = to_append(AuditEntry("grant.given", "person:1", facts={"b": 1, "a": 'é\n"\x00'}))
    assert row["facts"] == '{"a":"é\\n\\"\\u0000","b":1}'

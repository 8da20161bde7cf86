"""SQL of branches: the turns from a conversation's beginning to its head, and what stands beside them.

A walk goes up from one turn, so that it costs what its branch is long, however many branches there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    Integer,
    ScalarSelect,
    Select,
    String,
    bindparam,
    case,
    cast,
    distinct,
    exists,
    func,
    literal,
    null,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.remarks import Check
from colombage.chat.rules.branches import Tree
from colombage.chat.store import TURN, TurnRow, turn_row
from colombage.chat.tables import conversations, turn_checks, turns
from colombage.kernel.streams import is_live


@dataclass(frozen=True, slots=True)
class PathRow:
    """A turn of a branch, all that follow the same one as it does, itself among them, and checks."""

    turn: TurnRow
    branches: tuple[UUID, ...]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierRows:
    """The newest turns of a branch, oldest first; how many come before them, and the classes of those."""

    turns: tuple[TurnRow, ...] = ()
    before: int = 0
    classes_before: tuple[str, ...] = ()


_LONGEST_PATH = 10_000
"""A walk up from a turn ends at a first one, or here."""
_OF_CONVERSATION = turns.c.conversation_id == bindparam("conversation_id")
_STANDING = turns.c.replaced_by.is_(None)


def _walk() -> CTE:
    """`tip` and what it follows, with the distance from it."""
    begun = select(turns.c.id, turns.c.parent_id, turns.c.declared_class, literal(1).label("depth"))
    path = begun.where(turns.c.id == bindparam("tip"), _OF_CONVERSATION).cte("path", recursive=True)
    above = turns.alias("above")
    return path.union_all(
        select(above.c.id, above.c.parent_id, above.c.declared_class, path.c.depth + 1)
        .join(path, above.c.id == path.c.parent_id)
        .where(path.c.depth < _LONGEST_PATH)
    )


def _earlier() -> Select[*tuple[Any, ...]]:
    path = _walk()
    newest = bindparam("newest", type_=Integer)
    whole, further = path.alias("whole"), path.alias("further")
    total = select(func.count()).select_from(whole).scalar_subquery()
    classes = select(func.array_agg(distinct(further.c.declared_class))).where(further.c.depth > newest)
    return (
        select(*TURN, total.label("total"), classes.scalar_subquery().label("classes"))
        .join(path, path.c.id == turns.c.id)
        .where(path.c.depth <= newest)
        .order_by(path.c.depth.desc())
    )


def _path() -> Select[*tuple[Any, ...]]:
    """The branch that ends with `tip`; after it, without a depth, what is compared with it."""
    path = _walk()
    tip, other = turns.alias("tip"), turns.alias("other")
    comparison = select(tip.c.comparison_id).where(tip.c.id == bindparam("tip")).scalar_subquery()
    compared = select(other.c.id, null().label("depth")).where(
        other.c.conversation_id == bindparam("conversation_id"),
        other.c.comparison_id == comparison,
        other.c.replaced_by.is_(None),
        other.c.id != bindparam("tip"),
    )
    shown = select(path.c.id, path.c.depth).union_all(compared).subquery("shown")
    # By themselves, and once: joined to the path, whose length the planner cannot know, they took its square.
    forks = case((shown.c.depth == 1, _forks())).label("forks")
    return (
        select(*TURN, shown.c.depth, forks, _checks().label("checks"))
        .select_from(shown.join(turns, turns.c.id == shown.c.id))
        .order_by(shown.c.depth.desc().nulls_last(), turns.c.id)
    )


def _checks() -> ScalarSelect[Any]:
    """What was checked of each turn, in the order of the text."""
    check = turn_checks.c
    said = func.jsonb_build_array(check.start, check.length, check.checked_at, check.person_id)
    in_order = aggregate_order_by(said, check.start, check.length)
    found = select(func.jsonb_agg(in_order, type_=JSONB)).where(check.turn_id == turns.c.id)
    return found.correlate(turns).scalar_subquery()


def _forks() -> ScalarSelect[Any]:
    """Turns that follow the same one, where there are several: their ids by its id, "" for first turns."""
    beside = turns.alias("beside")
    groups = (
        select(
            func.coalesce(cast(beside.c.parent_id, String), "").label("after"),
            func.array_agg(aggregate_order_by(beside.c.id, beside.c.created_at, beside.c.id)).label("ids"),
        )
        .where(beside.c.conversation_id == bindparam("conversation_id"), beside.c.replaced_by.is_(None))
        .group_by(beside.c.parent_id)
        .having(func.count() > 1)
        .subquery("groups")
    )
    return select(func.jsonb_object_agg(groups.c.after, groups.c.ids, type_=JSONB)).scalar_subquery()


def _compared() -> Select[*tuple[Any, ...]]:
    """Who is compared with a turn after which nothing was asked."""
    turn, after = turns.alias("turn"), turns.alias("after")
    return (
        select(turns.c.id, turns.c.comparison_id)
        .join(turn, turn.c.comparison_id == turns.c.comparison_id)
        .where(_OF_CONVERSATION, _STANDING, turn.c.conversation_id == turns.c.conversation_id)
        .where(turn.c.id == bindparam("turn_id"), turns.c.id != turn.c.id)
        .where(~exists().where(after.c.parent_id == turn.c.id))
    )


# They stand ready-made: building one anew costs as much as asking it.
_EARLIER = _earlier()
_PATH = _path()
_TREE = (
    select(turns.c.id, turns.c.parent_id)
    .where(_OF_CONVERSATION, _STANDING)
    .order_by(turns.c.created_at, turns.c.id)
)
_FIRST = select(*TURN).where(_OF_CONVERSATION).order_by(turns.c.created_at, turns.c.id).limit(1)
_COMPARED = _compared()
_RUNNING = select(turns.c.id, turns.c.comparison_id).where(_OF_CONVERSATION, is_live(turns.c.id))


async def path(
    connection: AsyncConnection, conversation_id: UUID, tip: UUID | None
) -> tuple[list[PathRow], list[PathRow]]:
    """The branch that ends with `tip`, from its beginning; and the turns that are compared with `tip`, all in
    one statement."""
    if tip is None:
        return [], []
    rows = (await connection.execute(_PATH, {"conversation_id": conversation_id, "tip": tip})).all()
    forks: dict[str, list[str]] = {}
    for row in rows:
        forks |= row.forks or {}
    read = [
        (row.depth, PathRow(turn_row(row), _branches(forks, row.id, row.parent_id), _checked(row.checks)))
        for row in rows
    ]
    return [row for depth, row in read if depth is not None], [row for depth, row in read if depth is None]


def _checked(checks: Sequence[tuple[int, int, str, str]] | None) -> tuple[Check, ...]:
    return tuple(
        Check(start, length, datetime.fromisoformat(at), UUID(person))
        for start, length, at, person in checks or ()
    )


def _branches(forks: Mapping[str, Sequence[str]], turn_id: UUID, parent_id: UUID | None) -> tuple[UUID, ...]:
    found = forks.get("" if parent_id is None else str(parent_id))
    return tuple(map(UUID, found)) if found else (turn_id,)


async def earlier(
    connection: AsyncConnection, conversation_id: UUID, tip: UUID | None, newest: int
) -> EarlierRows | None:
    """The `newest` turns of the branch that ends with `tip`. None where the conversation has no such turn."""
    if tip is None:
        return EarlierRows()
    given = {"conversation_id": conversation_id, "tip": tip, "newest": newest}
    rows = (await connection.execute(_EARLIER, given)).all()
    if not rows:
        return None
    return EarlierRows(tuple(map(turn_row, rows)), rows[0].total - len(rows), tuple(rows[0].classes or ()))


async def first(connection: AsyncConnection, conversation_id: UUID) -> TurnRow | None:
    """What was asked first of all, whatever has become of it since."""
    row = (await connection.execute(_FIRST, {"conversation_id": conversation_id})).one_or_none()
    return None if row is None else turn_row(row)


async def tree(connection: AsyncConnection, conversation_id: UUID) -> Tree:
    """All turns that stand, in their order."""
    rows = await connection.execute(_TREE, {"conversation_id": conversation_id})
    return {row.id: row.parent_id for row in rows}


async def running(connection: AsyncConnection, conversation_id: UUID) -> dict[UUID, UUID | None]:
    """The turns whose answer is under way, on whatever branch, with the comparison that they belong to."""
    rows = await connection.execute(_RUNNING, {"conversation_id": conversation_id})
    return {row.id: row.comparison_id for row in rows}


async def stand_on(connection: AsyncConnection, conversation_id: UUID, head_id: UUID) -> None:
    """Its person reads on there. It was not used: lists stay as they are."""
    await connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(head_id=head_id)
    )


async def compare(connection: AsyncConnection, turn_id: UUID, comparison_id: UUID) -> None:
    """A turn that stood alone, or in another comparison, is now of this one."""
    await connection.execute(update(turns).where(turns.c.id == turn_id).values(comparison_id=comparison_id))


async def leave_comparison(
    connection: AsyncConnection, conversation_id: UUID, turn_id: UUID
) -> tuple[UUID | None, frozenset[UUID]]:
    """A turn makes room for another on its side: the comparison that it was of, and who is left in it. None
    where it stood alone, or where something was asked after it: then the comparison was over."""
    given = {"conversation_id": conversation_id, "turn_id": turn_id}
    rows = (await connection.execute(_COMPARED, given)).all()
    if not rows:
        return None, frozenset()
    await connection.execute(update(turns).where(turns.c.id == turn_id).values(comparison_id=None))
    return rows[0].comparison_id, frozenset(row.id for row in rows)


async def has_followers(connection: AsyncConnection, turn_id: UUID) -> bool:
    """Whether something was asked after this turn."""
    found = await connection.execute(select(literal(1)).where(turns.c.parent_id == turn_id).limit(1))
    return found.first() is not None


async def stand_again(connection: AsyncConnection, turn_id: UUID) -> None:
    """Something is asked after a turn that was replaced meanwhile: it is a branch of its own from then on."""
    await connection.execute(update(turns).where(turns.c.id == turn_id).values(replaced_by=None))

"""The SQL of feedback and incidents, and their sealing under a key of the installation.

Used by the room's actions. Row-level security says who reads and who handles, whoever asks here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import orjson
from sqlalchemy import Row, delete, func, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.feedback.tables import answer_feedback, incidents
from colombage.feedback.types import (
    Comment,
    Exchanged,
    Feedback,
    Incident,
    IncidentKind,
    ModelFeedback,
    NewIncident,
    Reason,
    Subject,
)
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.errors import NotFound

_F = answer_feedback.c
_I = incidents.c
_DAY = func.make_interval(0, 0, 0, 1)


def _row_id(subject: str, person_id: UUID) -> UUID:
    """What a comment is bound to: its row has no id of its own."""
    return uuid5(NAMESPACE_URL, f"{subject} {person_id}")


async def keep_feedback(
    connection: AsyncConnection, key: DataKey, actor: Actor, subject: Subject, said: Feedback
) -> None:
    """The person's last word counts."""
    comment = (
        key.encrypt(said.comment.encode(), _row_id(subject.name, actor.person_id)) if said.comment else None
    )
    values = {
        "establishment_id": actor.establishment_id,
        "model_id": subject.model_id,
        "is_useful": said.is_useful,
        "reasons": [reason.value for reason in said.reasons],
        "comment": comment,
    }
    statement = insert(answer_feedback).values(subject=subject.name, person_id=actor.person_id, **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[_F.subject, _F.person_id], set_=values)
    )


async def forget_feedback(connection: AsyncConnection, person_id: UUID, subject: str) -> None:
    await connection.execute(delete(answer_feedback).where(_F.subject == subject, _F.person_id == person_id))


async def forget_all(connection: AsyncConnection, person_id: UUID, subjects: Sequence[str]) -> None:
    await connection.execute(
        delete(answer_feedback).where(_F.subject.in_(subjects), _F.person_id == person_id)
    )


async def counted(connection: AsyncConnection) -> list[ModelFeedback]:
    """Of all that an officer may read, the most spoken of first."""
    useful = func.count().filter(_F.is_useful)
    not_useful = func.count().filter(~_F.is_useful)
    query = select(_F.model_id, useful.label("useful"), not_useful.label("not_useful"))
    totals = await connection.execute(query.group_by(_F.model_id).order_by(func.count().desc(), _F.model_id))
    named = select(_F.model_id, func.unnest(_F.reasons).label("reason")).subquery()
    reasons: dict[str, dict[Reason, int]] = {}
    for row in await connection.execute(
        select(named.c.model_id, named.c.reason, func.count().label("times"))
        .group_by(named.c.model_id, named.c.reason)
        .order_by(func.count().desc(), named.c.reason)
    ):
        reasons.setdefault(row.model_id, {})[Reason(row.reason)] = row.times
    return [
        ModelFeedback(row.model_id, row.useful, row.not_useful, reasons.get(row.model_id, {}))
        for row in totals
    ]


async def comments(connection: AsyncConnection, key: DataKey, limit: int) -> list[Comment]:
    """The newest that an officer may read. Raises CannotDecrypt."""
    query = select(answer_feedback).where(_F.comment.is_not(None)).order_by(_F.created_at.desc()).limit(limit)
    return [
        Comment(row.model_id, _feedback(row, key), row.created_at) for row in await connection.execute(query)
    ]


async def feedback_on(
    connection: AsyncConnection, key: DataKey, person_id: UUID, subjects: Sequence[str]
) -> dict[str, Feedback]:
    """What this person said of each. Raises CannotDecrypt."""
    rows = await connection.execute(
        select(answer_feedback).where(_F.subject.in_(subjects), _F.person_id == person_id)
    )
    return {row.subject: _feedback(row, key) for row in rows}


def _feedback(row: Row[Any], key: DataKey) -> Feedback:
    words = key.decrypt(row.comment, _row_id(row.subject, row.person_id)).decode() if row.comment else ""
    return Feedback(row.is_useful, tuple(map(Reason, row.reasons)), words)


async def reported_in_a_day(connection: AsyncConnection, person_id: UUID) -> int:
    query = select(func.count()).select_from(incidents)
    query = query.where(_I.person_id == person_id, _I.created_at > func.now() - _DAY)
    return int((await connection.execute(query)).scalar_one())


async def add_incident(
    connection: AsyncConnection, key: DataKey, incident_id: UUID, actor: Actor, new: NewIncident
) -> None:
    told = new.exchanged
    words = {
        "description": new.description,
        "exchanged": None if told is None else {"question": told.question, "answer": told.answer},
    }
    await connection.execute(
        insert(incidents).values(
            id=incident_id,
            kind=new.kind.value,
            subject=new.subject.name,
            model_id=new.subject.model_id,
            person_id=actor.person_id,
            establishment_id=actor.establishment_id,
            body=key.encrypt(orjson.dumps(words), incident_id),
        )
    )


async def page(
    connection: AsyncConnection,
    key: DataKey,
    limit: int,
    *,
    handled: bool | None,
    after: tuple[datetime, UUID] | None,
) -> list[Incident]:
    """Those that an officer may read, newest first, without what was exchanged. Raises CannotDecrypt."""
    query = select(incidents).order_by(_I.created_at.desc(), _I.id.desc()).limit(limit)
    if handled is not None:
        query = query.where(_I.handled_at.is_not(None) if handled else _I.handled_at.is_(None))
    if after is not None:
        query = query.where(tuple_(_I.created_at, _I.id) < after)
    return [_incident(row, key, with_exchange=False) for row in await connection.execute(query)]


async def count_open(connection: AsyncConnection) -> int:
    query = select(func.count()).select_from(incidents).where(_I.handled_at.is_(None))
    return int((await connection.execute(query)).scalar_one())


async def of_person(connection: AsyncConnection, key: DataKey, person_id: UUID, limit: int) -> list[Incident]:
    query = select(incidents).where(_I.person_id == person_id).order_by(_I.created_at.desc()).limit(limit)
    return [_incident(row, key, with_exchange=False) for row in await connection.execute(query)]


async def incident(connection: AsyncConnection, key: DataKey, incident_id: UUID) -> Incident:
    """With its exchange. Raises NotFound, CannotDecrypt."""
    row = (await connection.execute(select(incidents).where(_I.id == incident_id))).one_or_none()
    if row is None:
        raise NotFound
    return _incident(row, key, with_exchange=True)


async def handle(
    connection: AsyncConnection, key: DataKey, incident_id: UUID, officer_id: UUID, outcome: str
) -> None:
    """May be said again: the first date stays, the last words count. Raises NotFound."""
    statement = (
        update(incidents)
        .where(_I.id == incident_id)
        .values(
            handled_at=func.coalesce(_I.handled_at, func.now()),
            handled_by=officer_id,
            outcome=key.encrypt(outcome.encode(), _outcome_id(incident_id)),
        )
    )
    if (await connection.execute(statement)).rowcount == 0:
        raise NotFound


def _outcome_id(incident_id: UUID) -> UUID:
    """Another place than the body's, so that neither can stand for the other."""
    return uuid5(incident_id, "outcome")


def _incident(row: Row[Any], key: DataKey, *, with_exchange: bool) -> Incident:
    words = orjson.loads(key.decrypt(row.body, row.id))
    told = words["exchanged"]
    return Incident(
        id=row.id,
        kind=IncidentKind(row.kind),
        subject=Subject(row.subject, row.model_id or ""),
        person_id=row.person_id,
        establishment_id=row.establishment_id,
        created_at=row.created_at,
        description=words["description"],
        handled_at=row.handled_at,
        outcome=key.decrypt(row.outcome, _outcome_id(row.id)).decode() if row.outcome else None,
        has_exchange=told is not None,
        exchanged=Exchanged(told["question"], told["answer"]) if with_exchange and told is not None else None,
    )


async def sweep(connection: AsyncConnection, handled_days: int, kept_days: int) -> int:
    """Erase incidents handled for so many days, and whatever is older altogether; as the system role."""
    handled_before = func.now() - func.make_interval(0, 0, 0, handled_days)
    before = func.now() - func.make_interval(0, 0, 0, kept_days)
    ended = await connection.execute(
        delete(incidents).where((_I.handled_at < handled_before) | (_I.created_at < before))
    )
    words = await connection.execute(delete(answer_feedback).where(_F.created_at < before))
    return ended.rowcount + words.rowcount

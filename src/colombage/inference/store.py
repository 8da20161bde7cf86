"""SQL of the room: the catalogue, the register of calls, the tokens of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.inference.calls import Spent
from colombage.inference.tables import model_calls, models, quota_days

CATALOGUE_CHANGED = "colombage_catalogue"


# Those of every call stand ready-made: building one anew costs as much as asking it.
_REGISTER = insert(model_calls)
_BOOK = text(
    """
    with booked as (
        insert into quota_days (person_id, day, tokens) values (:person_id, :day, :booked_tokens)
        on conflict (person_id, day) do update set tokens = quota_days.tokens + excluded.tokens
            where quota_days.tokens + excluded.tokens <= :day_limit
        returning person_id
    )
    insert into model_calls (
        id, person_id, establishment_id, day, use, subject, model_id, hosting, data_class, booked_tokens
    )
    select :id, person_id, :establishment_id, :day, :use, :subject, :model_id, :hosting, :data_class,
        :booked_tokens
    from booked returning id
    """
)
_SETTLE = text(
    """
    with closed as (
        update model_calls set
            outcome = :outcome, prompt_tokens = :prompt_tokens, completion_tokens = :completion_tokens,
            tokens_estimated = :tokens_estimated, seconds = :seconds,
            energy_wh_min = :energy_wh_min, energy_wh_max = :energy_wh_max,
            grams_co2e_min = :grams_co2e_min, grams_co2e_max = :grams_co2e_max, closed_at = now()
        where id = :call_id and closed_at is null
        returning person_id, day, booked_tokens
    )
    update quota_days set tokens = greatest(0, tokens - closed.booked_tokens + :used)
    from closed where quota_days.person_id = closed.person_id and quota_days.day = closed.day
    """
)


@dataclass(frozen=True, slots=True)
class KeptModel:
    """A line of the catalogue as the database has it; `api_key` is sealed."""

    id: str
    entry: dict[str, Any]
    api_key: bytes | None
    is_default: bool


@dataclass(frozen=True, slots=True)
class Registration:
    """A call as it is registered before it is made."""

    id: UUID
    person_id: UUID
    establishment_id: UUID | None
    day: date
    use: str
    subject: str
    model_id: str
    hosting: str
    data_class: str
    booked_tokens: int


@dataclass(frozen=True, slots=True)
class LostCall:
    """A call that was never closed: its process died."""

    id: UUID
    person_id: UUID
    subject: str
    model_id: str


async def all_models(connection: AsyncConnection) -> list[KeptModel]:
    rows = await connection.execute(select(models).order_by(models.c.position, models.c.id))
    return [KeptModel(row.id, row.entry, row.api_key, row.is_default) for row in rows]


async def save_model(
    connection: AsyncConnection,
    model_id: str,
    entry: dict[str, Any],
    api_key: bytes | None,
    *,
    make_default: bool,
) -> None:
    """Add or replace a model, and tell every process. Without `make_default` the default stays what it is."""
    if make_default:
        await connection.execute(update(models).values(is_default=False).where(models.c.is_default))
    values = {"entry": entry, "api_key": api_key, "changed_at": func.now()}
    kept = {**values, "is_default": models.c.is_default | make_default}
    last = select(func.coalesce(func.max(models.c.position), 0) + 1).scalar_subquery()
    await connection.execute(
        upsert(models)
        .values(id=model_id, position=last, is_default=make_default, **values)
        .on_conflict_do_update(index_elements=["id"], set_=kept)
    )
    await connection.execute(select(func.pg_notify(CATALOGUE_CHANGED, model_id)))


async def seed_models(connection: AsyncConnection, seeds: Sequence[KeptModel]) -> int:
    """Put the seeds that are missing into the catalogue. Gives how many were."""
    added = 0
    for position, seed in enumerate(seeds):
        result = await connection.execute(
            upsert(models)
            .values(id=seed.id, position=position, entry=seed.entry, api_key=None, is_default=seed.is_default)
            .on_conflict_do_nothing()
        )
        added += result.rowcount
    if added:
        await connection.execute(select(func.pg_notify(CATALOGUE_CHANGED, "")))
    return added


async def remove_model(connection: AsyncConnection, model_id: str) -> None:
    await connection.execute(delete(models).where(models.c.id == model_id))
    await connection.execute(select(func.pg_notify(CATALOGUE_CHANGED, model_id)))


async def book(connection: AsyncConnection, call: Registration, limit: int) -> bool:
    """Register a call and book its tokens; False when the day's limit would be passed.

    The upsert locks the day's row and compares after locking, so that two calls at once cannot both take the
    last tokens. One statement, because other calls of the person wait while it is locked.
    """
    if call.booked_tokens > limit:
        return False
    if not call.booked_tokens:
        await connection.execute(_REGISTER, asdict(call))
        return True
    booked = await connection.execute(_BOOK, {**asdict(call), "day_limit": limit})
    return booked.first() is not None


async def settle(connection: AsyncConnection, call_id: UUID, spent: Spent) -> None:
    """Close a call once: write what it took, and give back the tokens that were booked and not used."""
    usage, footprint = spent.usage, spent.footprint
    used = usage.prompt_tokens + usage.completion_tokens if usage is not None else 0
    await connection.execute(
        _SETTLE,
        {
            "call_id": call_id,
            "used": used,
            "outcome": spent.outcome.value,
            "prompt_tokens": usage.prompt_tokens if usage else 0,
            "completion_tokens": usage.completion_tokens if usage else 0,
            "tokens_estimated": usage.estimated if usage else None,
            "seconds": spent.seconds,
            "energy_wh_min": footprint.energy_wh_min if footprint else None,
            "energy_wh_max": footprint.energy_wh_max if footprint else None,
            "grams_co2e_min": footprint.grams_co2e_min if footprint else None,
            "grams_co2e_max": footprint.grams_co2e_max if footprint else None,
        },
    )


async def tokens_used(connection: AsyncConnection, person_id: UUID, day: date) -> int:
    used = await connection.execute(
        select(quota_days.c.tokens).where(quota_days.c.person_id == person_id, quota_days.c.day == day)
    )
    return int(used.scalar_one_or_none() or 0)


async def lost_calls(connection: AsyncConnection, older_than_seconds: int) -> list[LostCall]:
    rows = await connection.execute(
        select(
            model_calls.c.id, model_calls.c.person_id, model_calls.c.subject, model_calls.c.model_id
        ).where(
            model_calls.c.closed_at.is_(None),
            model_calls.c.created_at
            < text("now() - make_interval(secs => :age)").bindparams(age=older_than_seconds),
        )
    )
    return [LostCall(row.id, row.person_id, row.subject, row.model_id) for row in rows]

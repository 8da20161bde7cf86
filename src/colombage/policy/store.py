"""SQL of the policy matrix, and of the single rules beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.policy.tables import policy_cells, policy_options
from colombage.policy.types import NO_CLASS, DataClass, Hosting, PolicyOption, PolicyOptions, Verdict

POLICY_CHANGED = "colombage_policy"


@dataclass(frozen=True, slots=True)
class Cell:
    data_class: DataClass
    hosting: Hosting
    verdict: Verdict
    changed_at: datetime
    changed_by: UUID | None


async def cells(connection: AsyncConnection) -> list[Cell]:
    rows = await connection.execute(select(policy_cells))
    return [
        Cell(
            DataClass(row.data_class),
            Hosting(row.hosting),
            Verdict(row.verdict),
            row.changed_at,
            row.changed_by,
        )
        for row in rows
    ]


async def change_cell(
    connection: AsyncConnection, data_class: DataClass, hosting: Hosting, verdict: Verdict, person_id: UUID
) -> bool:
    """Change a cell and tell every process. False when the actor may not."""
    changed = await connection.execute(
        update(policy_cells)
        .where(policy_cells.c.data_class == data_class.value, policy_cells.c.hosting == hosting.value)
        .values(verdict=verdict.value, changed_at=func.now(), changed_by=person_id)
        .returning(policy_cells.c.verdict)
    )
    if changed.first() is None:
        return False
    await connection.execute(select(func.pg_notify(POLICY_CHANGED, "")))
    return True


async def options(connection: AsyncConnection) -> PolicyOptions:
    rows = await connection.execute(select(policy_options.c.name, policy_options.c.value))
    values = {row.name: row.value for row in rows}
    # A rule that is not there permits nothing.
    shared = values.get(PolicyOption.SHARING_HIGHEST_CLASS.value, NO_CLASS)
    return PolicyOptions(None if shared == NO_CLASS else DataClass(shared))


async def change_option(connection: AsyncConnection, name: PolicyOption, value: str, person_id: UUID) -> bool:
    """In force at once: options are read in the transaction that needs them. False when the actor may not."""
    changed = await connection.execute(
        update(policy_options)
        .where(policy_options.c.name == name.value)
        .values(value=value, changed_at=func.now(), changed_by=person_id)
        .returning(policy_options.c.name)
    )
    return changed.first() is not None

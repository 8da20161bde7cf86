"""SQL of the policy matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.policy.tables import policy_cells
from colombage.policy.types import DataClass, Hosting, Verdict

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

"""HTTP of the policy: everybody reads it, officers change a cell. `app` mounts it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from colombage.kernel.actor import Actor
from colombage.kernel.http import CurrentActor
from colombage.policy.actions.change_policy_cell import ChangePolicyCell
from colombage.policy.actions.read_policy import ReadPolicy
from colombage.policy.types import DataClass, Hosting, Verdict

NamesOf = Callable[[Actor, Sequence[UUID]], Awaitable[dict[UUID, str]]]
"""Display names by person; who was erased is missing."""


@dataclass(frozen=True, slots=True)
class PolicyActions:
    read_policy: ReadPolicy
    change_policy_cell: ChangePolicyCell
    names: NamesOf


class CellChange(BaseModel):
    data_class: DataClass
    hosting: Hosting
    verdict: Verdict


class PolicyView(BaseModel):
    """`matrix[class][hosting]` is the verdict; the last change of any cell is dated, and names who made it:
    None for the rules of the beginning, and for somebody who was erased."""

    matrix: dict[DataClass, dict[Hosting, Verdict]]
    changed_at: str
    changed_by: str | None


def router(actions: PolicyActions) -> APIRouter:
    routes = APIRouter(prefix="/api/policy", tags=["policy"])

    @routes.get("")
    async def read(actor: CurrentActor) -> PolicyView:
        cells = await actions.read_policy(actor)
        matrix: dict[DataClass, dict[Hosting, Verdict]] = {each: {} for each in DataClass}
        for cell in cells:
            matrix[cell.data_class][cell.hosting] = cell.verdict
        last = max(cells, key=lambda cell: cell.changed_at)
        by = last.changed_by
        name = None if by is None else (await actions.names(actor, [by])).get(by)
        return PolicyView(matrix=matrix, changed_at=last.changed_at.isoformat(), changed_by=name)

    @routes.put("/cells", status_code=204)
    async def change(actor: CurrentActor, body: CellChange) -> None:
        await actions.change_policy_cell(actor, body.data_class, body.hosting, body.verdict)

    return routes

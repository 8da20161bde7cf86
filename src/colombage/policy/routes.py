"""HTTP of the policy: everybody reads it, officers change a cell. `app` mounts it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from colombage.kernel.http import CurrentActor
from colombage.policy.actions.change_policy_cell import ChangePolicyCell
from colombage.policy.actions.read_policy import ReadPolicy
from colombage.policy.types import DataClass, Hosting, Verdict


@dataclass(frozen=True, slots=True)
class PolicyActions:
    read_policy: ReadPolicy
    change_policy_cell: ChangePolicyCell


class CellChange(BaseModel):
    data_class: DataClass
    hosting: Hosting
    verdict: Verdict


class PolicyView(BaseModel):
    """`matrix[class][hosting]` is the verdict; the last change of any cell is named."""

    matrix: dict[DataClass, dict[Hosting, Verdict]]
    changed_at: str
    changed_by: UUID | None


def router(actions: PolicyActions) -> APIRouter:
    routes = APIRouter(prefix="/api/policy", tags=["policy"])

    @routes.get("")
    async def read(actor: CurrentActor) -> PolicyView:
        cells = await actions.read_policy(actor)
        matrix: dict[DataClass, dict[Hosting, Verdict]] = {each: {} for each in DataClass}
        for cell in cells:
            matrix[cell.data_class][cell.hosting] = cell.verdict
        last = max(cells, key=lambda cell: cell.changed_at)
        return PolicyView(matrix=matrix, changed_at=last.changed_at.isoformat(), changed_by=last.changed_by)

    @routes.put("/cells", status_code=204)
    async def change(actor: CurrentActor, body: CellChange) -> None:
        await actions.change_policy_cell(actor, body.data_class, body.hosting, body.verdict)

    return routes

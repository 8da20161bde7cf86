"""HTTP of the policy: everybody reads it, officers change a cell or a single rule. `app` mounts it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from colombage.kernel.actor import Actor
from colombage.kernel.http import CurrentActor
from colombage.policy.actions.change_policy_cell import ChangePolicyCell
from colombage.policy.actions.change_policy_option import ChangePolicyOption
from colombage.policy.actions.read_options import ReadOptions
from colombage.policy.actions.read_policy import ReadPolicy
from colombage.policy.types import NO_CLASS, DataClass, Hosting, PolicyOption, PolicyOptions, Verdict

NamesOf = Callable[[Actor, Sequence[UUID]], Awaitable[dict[UUID, str]]]
"""Display names by person; who was erased is missing."""


@dataclass(frozen=True, slots=True)
class PolicyActions:
    read_policy: ReadPolicy
    change_policy_cell: ChangePolicyCell
    names: NamesOf
    read_options: ReadOptions
    change_policy_option: ChangePolicyOption


class CellChange(BaseModel):
    data_class: DataClass
    hosting: Hosting
    verdict: Verdict


ClassOrNone = DataClass | Literal["none"]


class OptionChange(BaseModel):
    name: PolicyOption
    value: ClassOrNone


class OptionsView(BaseModel):
    """`sharing_highest_class`: up to which class a conversation may be shown to colleagues, or "none"."""

    sharing_highest_class: ClassOrNone

    @classmethod
    def of(cls, options: PolicyOptions) -> OptionsView:
        return cls(sharing_highest_class=options.sharing_highest_class or NO_CLASS)


class PolicyView(BaseModel):
    """`matrix[class][hosting]` is the verdict; the last change of any cell is dated, and names who made it:
    None for the rules of the beginning, and for somebody who was erased."""

    matrix: dict[DataClass, dict[Hosting, Verdict]]
    changed_at: str
    changed_by: str | None
    options: OptionsView


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
        options = OptionsView.of(await actions.read_options(actor))
        return PolicyView(
            matrix=matrix, changed_at=last.changed_at.isoformat(), changed_by=name, options=options
        )

    @routes.put("/cells", status_code=204)
    async def change(actor: CurrentActor, body: CellChange) -> None:
        await actions.change_policy_cell(actor, body.data_class, body.hosting, body.verdict)

    @routes.put("/options", status_code=204)
    async def change_option(actor: CurrentActor, body: OptionChange) -> None:
        value = None if body.value == NO_CLASS else DataClass(body.value)
        await actions.change_policy_option(actor, body.name, value)

    return routes

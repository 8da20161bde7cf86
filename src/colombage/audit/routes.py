"""The auditors' entrance: GET /api/audit and GET /api/audit/verification. Mounted by `app`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Query
from pydantic import BaseModel

from colombage.audit.actions.read_audit import PAGE, ReadAudit
from colombage.audit.actions.verify_audit import VerifyAudit
from colombage.audit.types import FaultKind
from colombage.kernel.actor import Actor
from colombage.kernel.http import CurrentActor

NamesOf = Callable[[Actor, Sequence[UUID]], Awaitable[dict[UUID, str]]]
"""Display names by audit key. Names live above, in identity, and vanish from here when a person is erased."""


@dataclass(frozen=True, slots=True)
class AuditActions:
    read: ReadAudit
    verify: VerifyAudit
    names: NamesOf


class AuditPerson(BaseModel):
    display_name: str


class AuditItem(BaseModel):
    seq: int
    at: datetime
    kind: str
    subject: str
    facts: dict[str, Any]
    person: AuditPerson | None


class AuditPage(BaseModel):
    items: list[AuditItem]
    next: int | None


class AuditVerification(BaseModel):
    ok: bool
    rows: int
    head: str
    fault: str | None
    fault_kind: FaultKind | None
    fault_seq: int | None
    signed_heads: int
    unreadable_heads: int


def _person(names: dict[UUID, str], actor_key: UUID | None) -> AuditPerson | None:
    name = names.get(actor_key) if actor_key is not None else None
    return AuditPerson(display_name=name) if name is not None else None


def router(actions: AuditActions) -> APIRouter:
    """The routes of the audit record."""
    routes = APIRouter(prefix="/api/audit", tags=["audit"])

    @routes.get("", operation_id="readAudit")
    async def read_audit(
        actor: CurrentActor,
        before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
        kind: Annotated[str | None, Query(max_length=100)] = None,
    ) -> AuditPage:
        rows = await actions.read(actor, before, kind)
        keys = sorted({row.actor_key for row in rows if row.actor_key is not None})
        names = await actions.names(actor, keys) if keys else {}
        items = [
            AuditItem(
                seq=row.seq,
                at=row.at,
                kind=row.kind,
                subject=row.subject,
                facts=orjson.loads(row.facts),
                person=_person(names, row.actor_key),
            )
            for row in rows
        ]
        return AuditPage(items=items, next=rows[-1].seq if len(rows) == PAGE else None)

    @routes.get("/verification", operation_id="verifyAudit")
    async def verify_audit(actor: CurrentActor) -> AuditVerification:
        found = await actions.verify(actor)
        fault = found.fault
        return AuditVerification(
            ok=found.ok,
            rows=found.rows,
            head=found.head.hash.hex(),
            fault=fault.sentence(actor.language) if fault else None,
            fault_kind=fault.kind if fault else None,
            fault_seq=fault.seq if fault else None,
            signed_heads=found.signed_heads,
            unreadable_heads=found.unreadable_heads,
        )

    _ = (read_audit, verify_audit)
    return routes

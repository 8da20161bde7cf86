"""Read the audit record, newest first: the auditors' page."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit import store
from colombage.audit.types import ChainedRow
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden

PAGE = 50


@dataclass(frozen=True, slots=True)
class ReadAudit:
    """At most 50 rows before `before`. Raises Forbidden; row-level security stands behind."""

    database: Database

    async def __call__(
        self, actor: Actor, before: int | None = None, kind: str | None = None
    ) -> list[ChainedRow]:
        if not actor.holds(Role.AUDITOR):
            raise Forbidden
        async with self.database.transaction(actor) as connection:
            return await store.read_page(connection, before, kind, PAGE)

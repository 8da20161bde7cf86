"""An officer changes a single rule beside the matrix: audited, in force at once."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.policy import store
from colombage.policy.types import NO_CLASS, DataClass, PolicyOption


@dataclass(frozen=True, slots=True)
class ChangePolicyOption:
    database: Database
    append: AppendAudit

    async def __call__(self, actor: Actor, name: PolicyOption, value: DataClass | None) -> None:
        """`value`: the highest class, None for no class at all. Raises Forbidden unless the actor is an
        officer of the group."""
        if not actor.holds(Role.OFFICER):
            raise Forbidden
        after = value.value if value is not None else NO_CLASS
        async with self.database.transaction(actor) as connection:
            before = (await store.options(connection)).sharing_highest_class
            if not await store.change_option(connection, name, after, actor.person_id):
                raise Forbidden
            await self.append.within(
                connection,
                AuditEntry(
                    "policy.option_changed",
                    f"policy:{name.value}",
                    actor.audit_key,
                    {"before": before.value if before is not None else NO_CLASS, "after": after},
                ),
            )

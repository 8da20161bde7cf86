"""An officer changes one cell of the policy: dated, named, audited, in force at once in every process."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.policy import store
from colombage.policy.errors import UnlawfulCell
from colombage.policy.rulebook import PolicyBook
from colombage.policy.rules import is_lawful
from colombage.policy.types import DataClass, Hosting, Verdict


@dataclass(frozen=True, slots=True)
class ChangePolicyCell:
    database: Database
    book: PolicyBook
    append: AppendAudit

    async def __call__(self, actor: Actor, data_class: DataClass, hosting: Hosting, verdict: Verdict) -> None:
        """Raises Forbidden unless the actor is an officer of the group, UnlawfulCell where none may."""
        if not actor.holds(Role.OFFICER):
            raise Forbidden
        if not is_lawful(data_class, hosting, verdict):
            raise UnlawfulCell(data_class=data_class.value, hosting=hosting.value)
        before = (await self.book.matrix())[data_class, hosting]
        async with self.database.transaction(actor) as connection:
            if not await store.change_cell(connection, data_class, hosting, verdict, actor.person_id):
                raise Forbidden
            await self.append.within(
                connection,
                AuditEntry(
                    "policy.changed",
                    f"policy:{data_class.value}/{hosting.value}",
                    actor.audit_key,
                    {"before": before.value, "after": verdict.value},
                ),
            )
        self.book.forget()

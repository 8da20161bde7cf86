"""Add a profession to the list: POST /api/professions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity.rules import clean_name
from colombage.identity.store import places
from colombage.identity.types import Profession
from colombage.kernel.actor import Actor, Role
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden, InvalidInput

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class AddProfession:
    """Raises Forbidden, NameTaken, InvalidInput. The code stands in rights, so it never changes."""

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, *, code: str, french: str, english: str) -> Profession:
        if not actor.holds(Role.GROUP_ADMINISTRATOR):
            raise Forbidden
        if not _CODE.fullmatch(code):
            raise InvalidInput(detail="un code a des lettres sans accent, des chiffres et des tirets bas")
        new = Profession(code, clean_name(french), clean_name(english), active=True)
        async with self.database.transaction(actor) as connection:
            await places.add_profession(connection, new)
            await self.audit.within(
                connection, AuditEntry("profession.added", f"profession:{code}", actor.audit_key)
            )
        return new

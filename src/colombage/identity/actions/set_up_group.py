"""Begin a real group: its first establishment and its first administrator. POST /api/first-use/group."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.actions.check_first_use_link import CheckFirstUseLink
from colombage.identity.errors import LinkInvalid
from colombage.identity.passwords import Passwords
from colombage.identity.store import links, sessions
from colombage.identity.types import NewGroup, SessionLives, SignedIn
from colombage.kernel.actor import Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database

# Not auditor, who reads the record and nothing else: that is granted to somebody, and the grant audited.
_FIRST_ROLES = (Role.GROUP_ADMINISTRATOR, Role.OFFICER)


@dataclass(frozen=True, slots=True)
class SetUpGroup:
    """All of it in one transaction. Raises LinkInvalid, PasswordTooWeak, InvalidInput."""

    database: Database
    audit: AppendAudit
    passwords: Passwords
    lives: SessionLives

    async def __call__(self, token: str, new: NewGroup) -> SignedIn:
        login = rules.canonical_login(new.login)
        rules.check_password(new.password, login)
        display_name = rules.clean_name(new.display_name)
        establishment_id, person_id = new_id(), new_id()
        document = {
            "name": rules.clean_name(new.group_name),
            "demonstration": False,
            "establishments": [
                {
                    "id": establishment_id,
                    "name": rules.clean_name(new.establishment_name),
                    "is_support": True,
                    "active": True,
                }
            ],
            "departments": [],
            "people": [
                {
                    "id": person_id,
                    "login": login,
                    "display_name": display_name,
                    "sort_name": rules.sort_name(display_name),
                    "establishment_id": establishment_id,
                }
            ],
            "grants": [{"id": new_id(), "person_id": person_id, "role": role.value} for role in _FIRST_ROLES],
        }
        # Checked before the password is hashed: without a link nobody makes the server work.
        await CheckFirstUseLink(self.database)(token)
        document["credentials"] = [
            {"person_id": person_id, "password_hash": await self.passwords.hash(new.password)}
        ]
        async with self.database.anonymous() as connection:
            if not await links.begin_group(connection, token, document):
                raise LinkInvalid
            signed_in = await sessions.begin(connection, person_id, self.lives)
            if signed_in is None:
                raise LinkInvalid
            subject, key = f"person:{person_id}", signed_in.session.actor.audit_key
            await self.audit.within(
                connection,
                AuditEntry("group.created", "group:1", key, {"demonstration": False}),
                AuditEntry("person.added", subject, key, {"establishment": str(establishment_id)}),
                *(
                    AuditEntry("grant.given", subject, key, {"role": role.value, "establishment": None})
                    for role in _FIRST_ROLES
                ),
                AuditEntry("session.opened", subject, key, {"method": "first_use"}),
            )
        return signed_in

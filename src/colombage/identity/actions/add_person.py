"""Add somebody and invite them: POST /api/people."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import rules
from colombage.identity.actions.issue_invitation import INVITATION_LIFE
from colombage.identity.store import links, people
from colombage.identity.types import Invited, NewPerson
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class AddPerson:
    """By administrators of the group, and stewards for their establishment.

    Raises Forbidden, LoginTaken, InvalidInput.
    """

    database: Database
    audit: AppendAudit

    async def __call__(self, actor: Actor, new: NewPerson) -> Invited:
        if not (actor.holds(Role.GROUP_ADMINISTRATOR) or actor.holds(Role.STEWARD, new.establishment_id)):
            raise Forbidden
        display_name = rules.clean_name(new.display_name)
        person_id, token = new_id(), rules.new_token()
        values = asdict(new) | {
            "id": person_id,
            "login": rules.canonical_login(new.login),
            "display_name": display_name,
            "sort_name": rules.sort_name(display_name),
        }
        async with self.database.transaction(actor) as connection:
            await people.add_person(connection, values)
            person = (await people.read_person(connection, person_id)).person
            await links.issue_invitation(connection, token, person_id, INVITATION_LIFE)
            subject = f"person:{person_id}"
            await self.audit.within(
                connection,
                AuditEntry(
                    "person.added", subject, actor.audit_key, {"establishment": str(new.establishment_id)}
                ),
                AuditEntry("invitation.issued", subject, actor.audit_key),
            )
        return Invited(person, token)

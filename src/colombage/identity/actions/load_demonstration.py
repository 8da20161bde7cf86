"""Begin the demonstration group: POST /api/first-use/demonstration, and `make start DEMO=1`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.identity import demonstration
from colombage.identity.actions.check_first_use_link import CheckFirstUseLink
from colombage.identity.errors import LinkInvalid
from colombage.identity.passwords import Passwords
from colombage.identity.rules import sort_name
from colombage.identity.store import links, sessions
from colombage.identity.types import DEMONSTRATION_PASSWORD, SessionLives, SignedIn
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database


@dataclass(frozen=True, slots=True)
class LoadDemonstration:
    """Nine establishments and an account for each profession and role, in one transaction, or nothing.

    Signs in the group's administrator. Raises LinkInvalid, also when there is a group already.
    """

    database: Database
    audit: AppendAudit
    passwords: Passwords
    lives: SessionLives

    async def __call__(self, token: str) -> SignedIn:
        await CheckFirstUseLink(self.database)(token)
        # One hash for all: the password is printed on the sign-in page, there is nothing to keep apart.
        password_hash = await self.passwords.hash(DEMONSTRATION_PASSWORD)
        document = _document(password_hash)
        administrator = UUID(str(document["people"][0]["id"]))
        async with self.database.anonymous() as connection:
            if not await links.begin_group(connection, token, document):
                raise LinkInvalid
            signed_in = await sessions.begin(connection, administrator, self.lives)
            if signed_in is None:
                raise LinkInvalid
            key = signed_in.session.actor.audit_key
            await self.audit.within(
                connection,
                AuditEntry(
                    "group.created",
                    "group:1",
                    key,
                    {"demonstration": True, "people": len(document["people"])},
                ),
                AuditEntry("session.opened", f"person:{administrator}", key, {"method": "first_use"}),
            )
        return signed_in


def _document(password_hash: str) -> dict[str, list[dict[str, Any]] | Any]:
    places = {each.name: new_id() for each in demonstration.ESTABLISHMENTS}
    departments = {
        (each.name, name): new_id() for each in demonstration.ESTABLISHMENTS for name in each.departments
    }
    people = [(new_id(), each) for each in demonstration.PEOPLE]
    return {
        "name": demonstration.GROUP_NAME,
        "demonstration": True,
        "establishments": [
            {
                "id": places[each.name],
                "name": each.name,
                "city": each.city,
                "kind": each.kind,
                "is_support": each is demonstration.ESTABLISHMENTS[0],
                "active": True,
            }
            for each in demonstration.ESTABLISHMENTS
        ],
        "departments": [
            {"id": id_, "establishment_id": places[place], "name": name, "active": True}
            for (place, name), id_ in departments.items()
        ],
        "people": [_person(id_, each, places, departments) for id_, each in people],
        "credentials": [{"person_id": id_, "password_hash": password_hash} for id_, _ in people],
        "grants": [
            {
                "id": new_id(),
                "person_id": id_,
                "role": each.role.value,
                "establishment_id": places[each.establishment] if each.scoped else None,
            }
            for id_, each in people
            if each.role is not None
        ],
    }


def _person(
    person_id: UUID,
    person: demonstration.DemonstrationPerson,
    places: dict[str, UUID],
    departments: dict[tuple[str, str], UUID],
) -> dict[str, Any]:
    display_name = f"{person.name} {demonstration.MARK}"
    return {
        "id": person_id,
        "login": person.login,
        "display_name": display_name,
        "sort_name": sort_name(display_name),
        "establishment_id": places[person.establishment],
        "department_id": departments[person.establishment, person.department],
        "profession": person.profession,
    }

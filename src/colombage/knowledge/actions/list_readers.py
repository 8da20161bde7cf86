"""To whom a base can be opened: GET /api/knowledge/readers, for the picker of readers."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.actions.find_colleagues import FindColleagues
from colombage.identity.actions.list_departments import ListDepartments
from colombage.identity.actions.list_establishments import ListEstablishments
from colombage.identity.actions.list_professions import ListProfessions
from colombage.identity.types import Colleague, Department, Establishment, Profession
from colombage.kernel.actor import Actor, Role
from colombage.knowledge.rules.readers import ROLES


@dataclass(frozen=True, slots=True)
class ReaderChoices:
    """Active places and professions; people by search alone, and for stewards: a private base is shared with
    nobody, and what nobody needs is a way to read through the names of the group."""

    establishments: tuple[Establishment, ...]
    departments: tuple[Department, ...]
    professions: tuple[Profession, ...]
    roles: tuple[Role, ...]
    people: tuple[Colleague, ...]


@dataclass(frozen=True, slots=True)
class ListReaders:
    list_establishments: ListEstablishments
    list_departments: ListDepartments
    list_professions: ListProfessions
    find_colleagues: FindColleagues

    async def __call__(self, actor: Actor, search: str) -> ReaderChoices:
        establishments = [each for each in await self.list_establishments(actor) if each.active]
        places = {each.id for each in establishments}
        departments = [
            each
            for each in await self.list_departments(actor)
            if each.active and each.establishment_id in places
        ]
        shares = any(grant.role is Role.STEWARD for grant in actor.grants)
        return ReaderChoices(
            establishments=tuple(establishments),
            departments=tuple(departments),
            professions=tuple(each for each in await self.list_professions(actor) if each.active),
            roles=ROLES,
            people=tuple(await self.find_colleagues(actor, search)) if shares else (),
        )

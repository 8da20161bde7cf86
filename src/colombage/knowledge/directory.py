"""What bases name, looked up in identity: places, professions, people. Used by the actions on bases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.identity.actions.list_departments import ListDepartments
from colombage.identity.actions.list_establishments import ListEstablishments
from colombage.identity.actions.list_professions import ListProfessions
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor, Role
from colombage.kernel.errors import Forbidden, InvalidInput
from colombage.knowledge.errors import OwnerInvalid
from colombage.knowledge.rules.readers import Known, checked_readers, described, people_named, people_of
from colombage.knowledge.types.bases import BaseOverview, ListedBase, Owner, OwnerKind
from colombage.policy.types import DataClass

MayEmbed = Callable[[DataClass], Awaitable[bool]]
"""Whether passages of a class may be made into vectors, by the rules and the model in force."""


@dataclass(frozen=True, slots=True)
class Directory:
    list_establishments: ListEstablishments
    list_departments: ListDepartments
    list_professions: ListProfessions
    name_people: NamePeople
    may_embed: MayEmbed

    async def known(self, actor: Actor, people: Collection[UUID] = ()) -> Known:
        """Everything that readers may name, and these people."""
        return Known(
            establishments={each.id: each.name for each in await self.list_establishments(actor)},
            departments={
                each.id: (each.name, each.establishment_id) for each in await self.list_departments(actor)
            },
            professions={
                each.code: (each.french, each.english) for each in await self.list_professions(actor)
            },
            people=await self.name_people(actor, list(people)) if people else {},
        )

    async def checked_owner(self, actor: Actor, owner: Owner) -> Owner:
        """The owner, whole: a department says where it is, a private base whose it is. Raises OwnerInvalid,
        or Forbidden when the person is no steward of that place."""
        if owner.kind is OwnerKind.PERSON:
            return Owner(OwnerKind.PERSON, person_id=actor.person_id)
        place = owner.establishment_id
        if owner.kind is OwnerKind.DEPARTMENT:
            departments = {each.id: each for each in await self.list_departments(actor) if each.active}
            department = departments.get(owner.department_id) if owner.department_id else None
            if department is None or place not in {None, department.establishment_id}:
                raise OwnerInvalid
            place = department.establishment_id
        if owner.kind is not OwnerKind.GROUP:
            active = {each.id for each in await self.list_establishments(actor) if each.active}
            if place not in active:
                raise OwnerInvalid
        if not actor.holds(Role.STEWARD, place if owner.kind is not OwnerKind.GROUP else None):
            raise Forbidden
        return _of_place(owner, place)

    async def checked_readers(
        self, actor: Actor, owner: Owner, readers: Sequence[str], responsible_id: UUID
    ) -> tuple[str, ...]:
        """Raises ReadersInvalid, or InvalidInput when nobody answers for the base by that id."""
        known = await self.known(actor, people_of(readers) | {responsible_id})
        if responsible_id not in known.people or (
            owner.kind is OwnerKind.PERSON and responsible_id != actor.person_id
        ):
            raise InvalidInput(detail="responsible_id")
        return checked_readers(owner, readers, known)

    async def overviews(self, actor: Actor, listed: Iterable[ListedBase]) -> list[BaseOverview]:
        """In the order given."""
        bases = list(listed)
        known = await self.known(actor, people_named(each.base for each in bases))
        by_sense = {
            data_class: await self.may_embed(data_class)
            for data_class in {each.base.data_class for each in bases}
        }
        return [
            BaseOverview(
                base=each.base,
                documents=each.documents,
                establishment_name=_establishment(known, each.base.owner),
                department_name=_department(known, each.base.owner),
                responsible_name=known.people.get(each.base.responsible_id),
                readers=tuple(described(reader, known, actor.language) for reader in each.base.readers),
                by_sense=by_sense[each.base.data_class],
            )
            for each in bases
        ]


def _of_place(owner: Owner, place: UUID | None) -> Owner:
    if owner.kind is OwnerKind.GROUP:
        return Owner(OwnerKind.GROUP)
    department = owner.department_id if owner.kind is OwnerKind.DEPARTMENT else None
    return Owner(owner.kind, establishment_id=place, department_id=department)


def _establishment(known: Known, owner: Owner) -> str | None:
    return known.establishments.get(owner.establishment_id) if owner.establishment_id else None


def _department(known: Known, owner: Owner) -> str | None:
    found = known.departments.get(owner.department_id) if owner.department_id else None
    return found[0] if found else None

"""Whom a conversation may be shown to, and what they are called: looked up in identity for the actions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from colombage.chat.sharing.errors import ShareElsewhere, ShareGiverMoved, ShareReaderLeft
from colombage.chat.sharing.rules import parse_principal
from colombage.chat.sharing.store import ShareRow
from colombage.chat.sharing.types import Principal, PrincipalKind, Share
from colombage.identity.actions.check_colleagues import CheckColleagues
from colombage.identity.actions.list_departments import ListDepartments
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.errors import CodedError


@dataclass(frozen=True, slots=True)
class Directory:
    name_people: NamePeople
    list_departments: ListDepartments
    check_colleagues: CheckColleagues

    async def checked(self, actor: Actor, given: str) -> Principal:
        """Somebody, or a department, of the actor's own establishment. Raises ShareElsewhere."""
        principal = parse_principal(given)
        if principal.kind is PrincipalKind.PERSON:
            is_here = principal.id in await self.check_colleagues(actor, [principal.id])
        else:
            departments = {
                each.id: each.establishment_id for each in await self.list_departments(actor) if each.active
            }
            place = departments.get(principal.id)
            is_here = place is not None and place == actor.establishment_id
        if not is_here:
            raise ShareElsewhere
        return principal

    async def named(self, actor: Actor, rows: Iterable[ShareRow]) -> tuple[Share, ...]:
        """The shares with their names, in the order given, and which of them a move has closed."""
        shares = [(row, parse_principal(row.principal)) for row in rows]
        people = {each.id for _, each in shares if each.kind is PrincipalKind.PERSON}
        names: dict[UUID, str] = await self.names(actor, people)
        if any(each.kind is PrincipalKind.DEPARTMENT for _, each in shares):
            names |= {each.id: each.name for each in await self.list_departments(actor)}
        here = await self.check_colleagues(actor, sorted(people)) if people else frozenset[UUID]()
        return tuple(
            Share(
                row.id,
                row.principal,
                names.get(principal.id),
                row.created_at,
                _closed(actor, row, principal, here),
            )
            for row, principal in shares
        )

    async def names(self, actor: Actor, people: Iterable[UUID]) -> dict[UUID, str]:
        """Who was erased is missing."""
        ids = sorted(set(people))
        return await self.name_people(actor, ids) if ids else {}


def _closed(actor: Actor, row: ShareRow, principal: Principal, here: Collection[UUID]) -> CodedError | None:
    """Why nobody reads by it, as the policies decide (0020): it was given among colleagues. `here`: those who
    still are."""
    if row.establishment_id != actor.establishment_id:
        return ShareGiverMoved()
    if principal.kind is PrincipalKind.PERSON and principal.id not in here:
        return ShareReaderLeft()
    return None

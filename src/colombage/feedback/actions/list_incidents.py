"""An officer's queue of incidents: GET /api/incidents."""

from __future__ import annotations

from dataclasses import dataclass, replace

from colombage.feedback import store
from colombage.feedback.rules import is_officer
from colombage.feedback.types import PAGE, IncidentPage
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.kernel.paging import cursor_at, read_cursor


@dataclass(frozen=True, slots=True)
class ListIncidents:
    """What was exchanged is not in the list: opening one brings it, and is recorded."""

    database: Database
    key: DataKey
    name_people: NamePeople
    most: int = PAGE

    async def __call__(
        self, actor: Actor, *, handled: bool | None = None, after: str | None = None
    ) -> IncidentPage:
        """Newest first: all for officers of the group, those of their establishment for others. Raises
        Forbidden for whoever is no officer, InvalidInput for a cursor that is none of ours."""
        if not is_officer(actor):
            raise Forbidden
        start = read_cursor(after)
        async with self.database.transaction(actor) as connection:
            found = await store.page(connection, self.key, self.most + 1, handled=handled, after=start)
            waiting = await store.count_open(connection)
        shown = found[: self.most]
        people = list({each.person_id for each in shown})
        names = await self.name_people(actor, people) if people else {}
        last = shown[-1] if len(found) > self.most else None
        return IncidentPage(
            tuple(replace(each, person_name=names.get(each.person_id)) for each in shown),
            cursor_at(last.created_at, last.id) if last else None,
            waiting,
        )

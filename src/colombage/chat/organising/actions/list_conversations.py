"""A person looks at the list of their conversations: those in use, in a folder, archived, or in the bin."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from colombage.chat.organising import store
from colombage.chat.organising.listing import place_of, present
from colombage.chat.organising.rules import Place
from colombage.chat.organising.types import ListPage, State
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring

PAGE = 30
LONGEST_PAGE = 100
"""For whoever scrolls on: two thousand conversations come in twenty requests."""


@dataclass(frozen=True, slots=True)
class ListConversations:
    database: Database
    keyring: Keyring
    name_people: NamePeople

    async def __call__(
        self,
        actor: Actor,
        state: State,
        folder_id: UUID | None = None,
        after: str | None = None,
        limit: int = PAGE,
    ) -> ListPage:
        """Pinned first, then last used first. Raises InvalidInput for a cursor that is none of ours."""
        place = Place.of(after)
        async with self.database.transaction(actor) as connection:
            rows = await store.listed(connection, actor, state, folder_id, place, limit + 1)
            keys = await self.keyring.open_many(connection, [row.data_key_id for row in rows[:limit]])
        items = await present(actor, rows[:limit], keys, self.name_people)
        more = len(rows) > limit
        return ListPage(items, place_of(rows[limit - 1], state).as_cursor() if more else None)

"""A person puts several conversations elsewhere at once: into the archive, a folder, or back as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from colombage.chat.organising import folder_store, store
from colombage.chat.organising.errors import SelectionChanged
from colombage.chat.organising.placing import chosen, placed
from colombage.chat.organising.types import Change
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ChangeConversations:
    database: Database
    clock: Clock = utc_now

    async def __call__(self, actor: Actor, changes: Mapping[UUID, Change]) -> None:
        """All of them or none; titles are not changed in bulk. Raises TooManyAtOnce, SelectionChanged (one is
        gone or in the bin), and NotFound for a folder that is not the actor's."""
        now = self.clock()
        folders = {each.folder_id for each in changes.values() if each.folder_id is not None}
        async with self.database.transaction(actor) as connection:
            if folders and not await folder_store.has_folders(connection, actor, folders):
                raise NotFound
            rows = await chosen(connection, actor, changes)
            if any(row.deleted_at is not None for row in rows):
                raise SelectionChanged
            # One statement for all that go to the same place, which are most.
            together: dict[tuple[tuple[str, object], ...], list[UUID]] = {}
            for row in rows:
                together.setdefault(tuple(placed(row, changes[row.id], now).items()), []).append(row.id)
            for values, ids in together.items():
                if values:
                    await store.change(connection, ids, dict(values))

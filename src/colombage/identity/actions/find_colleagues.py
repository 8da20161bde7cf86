"""Names of colleagues by a few letters, to open something to them. Called by `knowledge` for its readers."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.rules import sort_name
from colombage.identity.store import colleagues
from colombage.identity.types import Colleague
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database

_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class FindColleagues:
    database: Database

    async def __call__(self, actor: Actor, search: str) -> list[Colleague]:
        """At most ten active people, by name; none for fewer than two letters."""
        wanted = sort_name(search)
        if len(wanted) < _FEWEST_LETTERS:
            return []
        async with self.database.transaction(actor) as connection:
            return await colleagues.colleagues_named(connection, wanted)

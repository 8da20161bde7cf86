"""Colleagues of one's own establishment by a few letters: GET /api/colleagues, to show them something."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity.rules import sort_name
from colombage.identity.store import colleagues
from colombage.identity.types import NearColleague
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database

_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class FindNearColleagues:
    database: Database

    async def __call__(self, actor: Actor, search: str) -> list[NearColleague]:
        """At most ten active people, by name, the actor left out; none for fewer than two letters."""
        wanted = sort_name(search)
        if len(wanted) < _FEWEST_LETTERS:
            return []
        async with self.database.transaction(actor) as connection:
            return await colleagues.colleagues_here(connection, wanted)

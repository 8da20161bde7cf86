"""A person says that they checked a place of an answer, or the whole of it: POST /api/turns/{id}/checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from colombage.chat.checking import store
from colombage.chat.checking.answers import own_answer
from colombage.chat.checking.errors import PlaceUnknown
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class CheckPlace:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, turn_id: UUID, start: int, length: int) -> datetime:
        """When it was checked. In UTF-16 code units; (0, 0) is the whole answer. May be said again. Raises
        NotFound for another's turn, AnswerUnfinished, PlaceUnknown."""
        async with self.database.transaction(actor) as connection:
            answer = await own_answer(connection, self.keyring, turn_id)
            is_whole = (start, length) == (0, 0)
            if not is_whole and not (0 <= start < start + length <= answer.length):
                raise PlaceUnknown
            return await store.check(connection, turn_id, actor.person_id, start, length)

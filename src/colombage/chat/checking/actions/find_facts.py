"""A person opens an answer in which nobody looked for facts: the process that wrote it died. GET
/api/turns/{id}/facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from colombage.answering.actions.check_kept_answer import CheckKeptAnswer
from colombage.answering.events import FactToCheck
from colombage.chat.checking.answers import own_answer
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring


@dataclass(frozen=True, slots=True)
class FindFacts:
    database: Database
    keyring: Keyring
    check_kept_answer: CheckKeptAnswer

    async def __call__(self, actor: Actor, turn_id: UUID) -> tuple[FactToCheck, ...]:
        """As they were told, or else found now. Raises NotFound for another's turn, AnswerUnfinished."""
        async with self.database.transaction(actor) as connection:
            answer = await own_answer(connection, self.keyring, turn_id)
        events = answer.turn.events
        told = next((event["facts"] for event in events if event["type"] == "facts_to_check"), None)
        if told is not None:
            return tuple(map(_fact, told))
        return await self.check_kept_answer(actor, events)


def _fact(told: Mapping[str, Any]) -> FactToCheck:
    written, passages = told.get("written", ""), tuple(told["passages"])
    return FactToCheck(told["at"], told["length"], told["kind"], written, passages)

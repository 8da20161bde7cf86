"""What would be protected in a text that a person is writing: POST /api/protection/marks.

Nothing is kept, logged or recorded: the person learns before sending, and nothing has been sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams.events import utf16_length
from colombage.policy.types import DataClass
from colombage.protection.errors import TextTooLong
from colombage.protection.finders import Finders
from colombage.protection.marking import with_last_word
from colombage.protection.marks.newest_first import NewestFirst
from colombage.protection.rules import class_of
from colombage.protection.types import Known, Reading, Span
from colombage.protection.vaults import keys
from colombage.protection.vaults.kept import VaultStore

LONGEST_TEXT = 100_000
_NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Mark:
    """A span at `start` to `end` in UTF-16 code units, as browsers count."""

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Marks:
    """In the text's order, without overlaps; and the class that the text has by itself."""

    marks: tuple[Mark, ...]
    data_class: DataClass
    clinical: bool


@dataclass(frozen=True, slots=True)
class FindMarks:
    database: Database
    keyring: Keyring
    finders: Finders
    vaults: VaultStore
    turns: NewestFirst = field(default_factory=NewestFirst)

    async def __call__(
        self, actor: Actor, text: str, conversation_id: UUID | None = None, marked: Known = _NOTHING_KNOWN
    ) -> Marks:
        """`marked` are the marks by hand that would go with the message; what the conversation has learnt
        counts too, when it is the actor's. Raises TextTooLong, MarksOvertaken, DatabaseAway."""
        if len(text) > LONGEST_TEXT:
            raise TextTooLong(characters=len(text), limit=LONGEST_TEXT)
        async with self.turns.turn(actor.person_id):
            known = with_last_word(await self._known(actor, conversation_id), marked)
            (reading,) = await self.finders.find([text], known)
        return _marks(text, reading)

    async def _known(self, actor: Actor, conversation_id: UUID | None) -> Known:
        if conversation_id is None:
            return _NOTHING_KNOWN
        async with self.database.transaction(actor) as connection:
            key_id = await keys.data_key_of(connection, conversation_id)
            if key_id is None:
                return _NOTHING_KNOWN
            key = await self.keyring.open(connection, key_id)
        return await self.vaults.of(actor, conversation_id, key_id, key).known()


def _marks(text: str, reading: Reading) -> Marks:
    marks: list[Mark] = []
    done = at = 0
    for span in reading.spans:
        start = at + utf16_length(text[done : span.start])
        done, at = span.end, start + utf16_length(text[span.start : span.end])
        marks.append(Mark(start, at, span))
    return Marks(tuple(marks), class_of(reading.spans, clinical=reading.clinical), reading.clinical)

"""A person takes a conversation along, or one exchange of it: GET /api/conversations/{id}/export.

Words of knowledge bases are read again under today's rights: a file leaves the house for good.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID
from zoneinfo import ZoneInfo

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.exporting.errors import ExportTooLong
from colombage.chat.exporting.exchanges import data_class_of, exported_exchange, given_sources
from colombage.chat.exporting.layout import lay_out
from colombage.chat.exporting.markdown import write_markdown
from colombage.chat.exporting.printed import write_printed
from colombage.chat.exporting.texts import file_name
from colombage.chat.exporting.types import Exported, ExportedFile, ExportFormat
from colombage.chat.types import Conversation, Turn
from colombage.files.actions.list_files import ListFiles
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.clock import Clock, utc_now
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.actions.open_sources import OpenSources
from colombage.policy.types import DataClass

MOST_CHARACTERS = 3_000_000
"""Of questions and answers together: a thousand pages, and a few seconds of a processor."""
_MEDIA_TYPES = {
    ExportFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ExportFormat.MARKDOWN: "text/markdown; charset=utf-8",
    ExportFormat.PRINTED: "text/html; charset=utf-8",
}


def _one_at_a_time() -> asyncio.Semaphore:
    return asyncio.Semaphore(1)


@dataclass(frozen=True, slots=True)
class ExportConversation:
    open_conversation: OpenConversation
    open_sources: OpenSources
    name_people: NamePeople
    append: AppendAudit
    clock: Clock
    zone: ZoneInfo
    # Whoever else is served by this process has the processor in between.
    turns: asyncio.Semaphore = field(default_factory=_one_at_a_time)

    @classmethod
    def compose(cls, database: Database, keyring: Keyring, append: AppendAudit, zone: ZoneInfo) -> Self:
        return cls(
            OpenConversation(database, keyring, ListFiles(database, keyring)),
            OpenSources(OpenPassages(database, keyring, utc_now)),
            NamePeople(database),
            append,
            utc_now,
            zone,
        )

    async def __call__(
        self, actor: Actor, conversation_id: UUID, form: ExportFormat, turn_id: UUID | None = None
    ) -> ExportedFile:
        """The path that is shown, or the one exchange. Raises NotFound, ExportTooLong, DatabaseAway."""
        conversation, _ = await self.open_conversation(actor, conversation_id)
        turns = _chosen(conversation, turn_id)
        length = sum(len(turn.message.text) + len(turn.answer) for turn in turns)
        if length > MOST_CHARACTERS:
            raise ExportTooLong(characters=length, limit=MOST_CHARACTERS)
        exported = await self._exported(actor, conversation, turns, whole=turn_id is None)
        facts = {"format": form.value, "class": exported.data_class.value, "turns": len(turns)}
        entry = AuditEntry("conversation.exported", f"conversation:{conversation_id}", actor.audit_key, facts)
        await self.append(entry)
        async with self.turns:
            content = await asyncio.to_thread(_written, exported, form)
        name = file_name(exported.title, "conversation")
        return ExportedFile(f"{name}.{form.value}", _MEDIA_TYPES[form], content)

    async def _exported(
        self, actor: Actor, conversation: Conversation, turns: Sequence[Turn], *, whole: bool
    ) -> Exported:
        given = given_sources(turns)
        opened = (
            dict(zip(given, await self.open_sources(actor, list(given.values())), strict=True))
            if given
            else {}
        )
        people = {check.person_id for turn in turns for check in turn.remarks.checks}
        names = await self.name_people(actor, list(people)) if people else {}
        classes = [data_class_of(turn) for turn in turns]
        return Exported(
            title=conversation.title,
            person=actor.display_name,
            language=actor.language,
            data_class=DataClass.highest([*classes, *([conversation.data_class] if whole else [])]),
            at=self.clock().astimezone(self.zone),
            exchanges=tuple(exported_exchange(turn, opened, names, self.zone) for turn in turns),
        )


def _chosen(conversation: Conversation, turn_id: UUID | None) -> tuple[Turn, ...]:
    """A refusal without a word of an answer is nobody's document, unless it is asked for by itself."""
    if turn_id is None:
        return tuple(turn for turn in conversation.turns if turn.answer or not turn.failed)
    shown = (*conversation.turns, *conversation.compared)
    found = next((turn for turn in shown if turn.id == turn_id), None)
    if found is None:
        raise NotFound
    return (found,)


def _written(exported: Exported, form: ExportFormat) -> bytes:
    sheet = lay_out(exported)
    if form is ExportFormat.MARKDOWN:
        return write_markdown(sheet)
    if form is ExportFormat.PRINTED:
        return write_printed(sheet)
    # Imported where it is first needed, to keep the start fast.
    from colombage.chat.exporting.word.document import write_word

    return write_word(sheet, exported.at)

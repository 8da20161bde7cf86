"""A person looks at what the model saw of a turn: GET /api/turns/{id}/sent.

Words of knowledge bases are not kept with a conversation: its passages are read again under today's rights
and protected with the same vault, which learns nothing from it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from colombage.chat.reading import find_row
from colombage.chat.sent import Sent, SentMessage, SentPassage, SentPiece
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import Event, opened_transcript
from colombage.knowledge.actions.open_sources import GivenSource, OpenSources
from colombage.knowledge.types.passages import OpenedPassage, PassageState
from colombage.policy.rules import Obligation
from colombage.protection.errors import SentUnkept
from colombage.protection.finders import Finders
from colombage.protection.vaults.kept import VaultStore
from colombage.protection.vaults.restore import restore
from colombage.protection.vaults.sent import KeptText, SentTexts, digest_of, placeholders_of


@dataclass(frozen=True, slots=True)
class ReadSent:
    database: Database
    keyring: Keyring
    vaults: VaultStore
    finders: Finders
    open_sources: OpenSources

    async def __call__(self, actor: Actor, turn_id: UUID) -> Sent:
        """Raises NotFound, SentUnkept when it was sent as it stands, CannotDecrypt, DatabaseAway."""
        async with self.database.transaction(actor) as connection:
            row, conversation = await find_row(connection, turn_id)
            key = await self.keyring.open(connection, conversation.data_key_id)
        events = opened_transcript(turn_id, row.transcript or b"", key)
        applied = _last(events, "protection_applied")
        kept = await self.vaults.sent(actor, conversation.id, key, turn_id)
        # A fall-back on site may have been sent the question as it stands, after another model was not.
        if kept is None or applied.get("obligation") == Obligation.AS_IS.value:
            raise SentUnkept
        opened = await self._opened(actor, kept, _last(events, "passages_found"))
        minimised = applied.get("obligation") == Obligation.MINIMISED.value
        again = await self._again(kept, opened, minimised=minimised)
        restored = _last(events, "placeholders_restored")
        messages = _messages(kept.texts, again, opened)
        shown = "\n".join(piece.text for message in messages for piece in message.pieces)
        return Sent(
            messages=messages,
            placeholders=placeholders_of(kept.vault, shown),
            exact=all(_is_exact(text, sent) for text, sent in zip(kept.texts, again, strict=True)),
            restored=restored.get("restored"),
            invented=restored.get("invented"),
        )

    async def _opened(
        self, actor: Actor, kept: SentTexts, found: Mapping[str, Any]
    ) -> dict[str, OpenedPassage]:
        """The passages of bases, by the ids under which they were sent."""
        ids = list(dict.fromkeys(text.place.passage_id for text in kept.texts if text.place.passage_id))
        if not ids:
            return {}
        numbers = {each["passage_id"]: tuple(each.get("numbers", ())) for each in found.get("passages", ())}
        sources = [GivenSource(each, numbers.get(each, ())) for each in ids]
        return dict(zip(ids, await self.open_sources(actor, sources), strict=True))

    async def _again(
        self, kept: SentTexts, opened: Mapping[str, OpenedPassage], *, minimised: bool
    ) -> list[str]:
        """Each text as it is sent: what was kept as it was, passages protected anew. All are read together
        as they were then, since a name that one gives away is found in the others."""
        if not opened:
            return [each.text or "" for each in kept.texts]
        vault = kept.vault
        originals = [
            restore(vault, each.text or "")
            if each.place.passage_id is None
            else opened[each.place.passage_id].text or ""
            for each in kept.texts
        ]
        readings = await self.finders.find(originals, vault.known())
        spans = [[span for span in reading.spans if span.identifies or not minimised] for reading in readings]
        protected = await asyncio.to_thread(vault.protect_all, originals, spans)
        return [
            each.text or "" if each.place.passage_id is None else sent
            for each, sent in zip(kept.texts, protected, strict=True)
        ]


def _messages(
    texts: Sequence[KeptText], again: Sequence[str], opened: Mapping[str, OpenedPassage]
) -> tuple[SentMessage, ...]:
    placed = groupby(zip(texts, again, strict=True), key=lambda each: each[0].place.message)
    messages: list[SentMessage] = []
    for _, group in placed:
        role = ""
        pieces: list[SentPiece] = []
        for text, sent in group:
            role = text.place.role
            passage = opened[text.place.passage_id] if text.place.passage_id is not None else None
            if passage is not None and passage.state is not PassageState.READABLE and pieces:
                # What stands before a passage names its document, which goes with it.
                pieces[-1] = SentPiece("")
            pieces.append(SentPiece(sent, passage and _passage(passage)))
        messages.append(SentMessage(role, tuple(pieces)))
    return tuple(messages)


def _passage(opened: OpenedPassage) -> SentPassage:
    return SentPassage(opened.id, opened.state, opened.document, opened.page)


def _is_exact(kept: KeptText, sent: str) -> bool:
    return kept.digest is None or kept.digest == digest_of(sent)


def _last(events: Sequence[Event], kind: str) -> Event:
    return next((event for event in reversed(events) if event["type"] == kind), Event())

"""A person looks at the list of their conversations, or for one of them by its title."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from colombage.chat import store
from colombage.chat.contents import open_title
from colombage.chat.types import ConversationPage, ConversationSummary
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass

PAGE = 30
_SEARCHED = 1_000
"""Titles are encrypted, so a search opens them one by one: the thousand last used conversations."""


@dataclass(frozen=True, slots=True)
class ListConversations:
    database: Database
    keyring: Keyring

    async def __call__(self, actor: Actor, after: str | None, search: str) -> ConversationPage:
        """Last used first. Raises InvalidInput for a cursor that is none of ours."""
        wanted = folded(search)
        limit = _SEARCHED if wanted else PAGE + 1
        async with self.database.transaction(actor) as connection:
            rows = await store.conversation_page(connection, _cursor(after), limit)
            keys = await self.keyring.open_many(connection, [row.data_key_id for row in rows])
        items: list[ConversationSummary] = []
        for row in rows:
            key = keys.get(row.data_key_id)
            title = open_title(key, row) if key is not None else ""
            if title and wanted in folded(title):
                items.append(ConversationSummary(row.id, title, DataClass(row.data_class), row.updated_at))
        more = not wanted and len(rows) > PAGE
        if more:
            shown = {row.id for row in rows[:PAGE]}
            items = [item for item in items if item.id in shown]
        last = rows[PAGE - 1] if more else None
        return ConversationPage(
            tuple(items[:PAGE]) if wanted else tuple(items),
            f"{last.updated_at.isoformat()}~{last.id}" if last else None,
        )


def folded(text: str) -> str:
    """Lower case, without accents: how titles are compared."""
    decomposed = unicodedata.normalize("NFD", text.casefold().strip())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _cursor(after: str | None) -> tuple[datetime, UUID] | None:
    if not after:
        return None
    moment, _, identifier = after.partition("~")
    try:
        return datetime.fromisoformat(moment), UUID(identifier)
    except ValueError as error:
        raise InvalidInput(detail="after") from error

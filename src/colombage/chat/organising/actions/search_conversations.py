"""A person searches their own conversations, by title and by what was asked and answered.

What is searched are lists of words, one a conversation, sealed with its key. They are gathered here, when
somebody searches, a bounded number at a time: a first search that has not read everything says so. Which way
was chosen and what it costs: docs/adr/0015-search-in-sealed-words.md.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from colombage.chat.contents import open_sealed_title
from colombage.chat.organising import store
from colombage.chat.organising.listing import present
from colombage.chat.organising.reading import ReadConversation, TurnText, batches, read
from colombage.chat.organising.rules import Place
from colombage.chat.organising.snippets import snippet
from colombage.chat.organising.store import ListedRow
from colombage.chat.organising.types import Found, ListPage
from colombage.chat.organising.words import Sought, index_of, sought_in
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring

PAGE = 20
_AT_ONCE = 50
_LOOKED_AT = 200
"""Lists of words that are in memory together."""


@dataclass(frozen=True, slots=True)
class _Hit:
    row: ListedRow
    in_title: bool

    @property
    def place(self) -> Place:
        return Place((self.in_title, self.row.updated_at, self.row.id))


@dataclass(frozen=True, slots=True)
class SearchConversations:
    database: Database
    keyring: Keyring
    name_people: NamePeople
    gathered: int = 300
    """Conversations of which one request gathers the words."""
    opened: int = 100
    """Conversations that one request opens at most, to see whether they say a phrase."""

    async def __call__(
        self,
        actor: Actor,
        search: str,
        folder_id: UUID | None = None,
        after: str | None = None,
        *,
        archived_only: bool = False,
    ) -> ListPage:
        """Those found by their title first, then the newest; archived ones among them, deleted and temporary
        ones never. When none holds the words as they were typed, those that hold words one slip apart. Raises
        InvalidInput for a cursor that is none of ours."""
        place = Place.of(after)
        sought = sought_in(search)
        if sought is None:
            return ListPage((), None)
        async with self.database.transaction(actor) as connection:
            rows = await store.searched(connection, actor, folder_id, archived_only=archived_only)
        complete = await self._gather(actor, [row for row in rows if row.is_stale])
        hits, sought = await self._hits(actor, rows, sought)
        hits = [hit for hit in hits if place is None or hit.place < place]
        shown, found, following = await self._found(actor, hits, sought)
        async with self.database.transaction(actor) as connection:
            keys = await self.keyring.open_many(connection, [row.data_key_id for row in shown])
        items = await present(actor, shown, keys, self.name_people, found)
        return ListPage(items, following, complete, approximate=sought.forgiving and bool(items))

    async def _gather(self, actor: Actor, stale: Sequence[ListedRow]) -> bool:
        """Whether the words of all are there now. In small transactions: others ask questions meanwhile."""
        for rows in batches(stale[: self.gathered], _AT_ONCE):
            async with self.database.transaction(actor) as connection:
                keys = await self.keyring.open_many(connection, [row.data_key_id for row in rows])
                opened = await read(connection, rows, keys)
            sealed = await asyncio.to_thread(_sealed, opened, keys)
            async with self.database.transaction(actor) as connection:
                for each in opened:
                    # As of what was read: what is asked meanwhile makes it stale again.
                    at = each.row.updated_at if each.ended else None
                    await store.keep_words(connection, each.row, sealed[each.row.id], at)
        return len(stale) <= self.gathered

    async def _hits(
        self, actor: Actor, rows: Sequence[ListedRow], sought: Sought
    ) -> tuple[list[_Hit], Sought]:
        """With what they were sought by. Slips are looked for on the way, while nothing was found without:
        opening all lists a second time would take twice as long."""
        hits: list[_Hit] = []
        near: list[_Hit] = []
        forgiven = sought.forgiven()
        for some in batches(rows, _LOOKED_AT):
            async with self.database.transaction(actor) as connection:
                keys = await self.keyring.open_many(connection, [row.data_key_id for row in some])
                words = await store.words_of(connection, [row.id for row in some])
            slips = None if hits else forgiven
            matching = await asyncio.to_thread(_matching, some, keys, words, sought, slips)
            hits += matching.hits
            near += matching.near
        found = near if forgiven is not None and not hits else hits
        by = forgiven if found is near and forgiven is not None else sought
        return sorted(found, key=lambda hit: hit.place, reverse=True), by

    async def _found(
        self, actor: Actor, hits: Sequence[_Hit], sought: Sought
    ) -> tuple[list[ListedRow], dict[UUID, Found], str | None]:
        """The page, with where each was found, and the cursor of the next."""
        shown: list[ListedRow] = []
        found: dict[UUID, Found] = {}
        seen = 0
        for some in batches(hits[: self.opened], PAGE):
            async with self.database.transaction(actor) as connection:
                keys = await self.keyring.open_many(connection, [hit.row.data_key_id for hit in some])
                opened = await read(connection, [hit.row for hit in some], keys)
            where = await asyncio.to_thread(_where, opened, keys, sought)
            for hit in some:
                seen += 1
                if hit.row.id in where:
                    shown.append(hit.row)
                    found[hit.row.id] = where[hit.row.id]
                if len(shown) == PAGE:
                    break
            if len(shown) == PAGE:
                break
        following = hits[seen - 1].place.as_cursor() if seen < len(hits) else None
        return shown, found, following


def _sealed(opened: Sequence[ReadConversation], keys: Mapping[UUID, DataKey]) -> dict[UUID, bytes]:
    return {
        each.row.id: keys[each.row.data_key_id].encrypt(
            index_of(_texts_of(each, keys[each.row.data_key_id])).encode(),
            _bound_to(each.row.id),
        )
        for each in opened
    }


def _texts_of(conversation: ReadConversation, key: DataKey) -> Iterator[str]:
    """All that it is found by. Its title too: opening each title to search it took half of the time."""
    yield open_sealed_title(key, conversation.row.id, conversation.row.title)
    for turn in conversation.turns:
        yield turn.question
        yield turn.answer


@dataclass(frozen=True, slots=True)
class _Matching:
    hits: list[_Hit] = field(default_factory=list["_Hit"])
    near: list[_Hit] = field(default_factory=list["_Hit"])


def _matching(
    rows: Sequence[ListedRow],
    keys: Mapping[UUID, DataKey],
    words: Mapping[UUID, bytes],
    sought: Sought,
    slips: Sought | None,
) -> _Matching:
    """`slips`: what else to look for while nothing is found; None when there is no need to."""
    matching = _Matching()
    for row in rows:
        key = keys.get(row.data_key_id)
        if key is None:
            continue
        sealed = words.get(row.id)
        # What was not gathered yet is found by its title at least.
        title = index_of([open_sealed_title(key, row.id, row.title)]) if sealed is None else None
        index = key.decrypt(sealed, _bound_to(row.id)).decode() if sealed is not None else title
        assert index is not None
        by_slips = slips is not None and not matching.hits
        for hits, by in ((matching.hits, sought), (matching.near, slips if by_slips else None)):
            if by is not None and by.holds_all(index):
                title = title or index_of([open_sealed_title(key, row.id, row.title)])
                hits.append(_Hit(row, by.holds_all(title)))
                break
    return matching


def _where(
    opened: Sequence[ReadConversation], keys: Mapping[UUID, DataKey], sought: Sought
) -> dict[UUID, Found]:
    """Where each says it; one that holds the words of a phrase, but apart, is left out."""
    found: dict[UUID, Found] = {}
    for each in opened:
        title = open_sealed_title(keys[each.row.data_key_id], each.row.id, each.row.title)
        texts = [(turn, text) for turn in each.turns for text in (turn.answer, turn.question) if text]
        saying = [place for place in texts if sought.says(place[1])] if sought.phrases else texts
        if saying or sought.says(title):
            found[each.row.id] = _best(saying, sought)
    return found


def _best(texts: Sequence[tuple[TurnText, str]], sought: Sought) -> Found:
    """The newest of the texts that hold the most of what was sought."""
    counted = [(sought.counted(text), turn, text) for turn, text in texts]
    best = max((count for count, _, _ in counted), default=0)
    if best == 0:
        return Found((), None)
    _, turn, text = next(each for each in reversed(counted) if each[0] == best)
    return Found(snippet(text, sought), turn.id)


def _bound_to(conversation_id: UUID) -> str:
    """Apart from the title, which is bound to the row itself: one cannot stand in for the other."""
    return f"words {conversation_id}"

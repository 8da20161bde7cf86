"""Conversations opened for their words: what was asked and answered in each turn. Used by the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from colombage.chat.contents import open_question
from colombage.chat.organising import store
from colombage.chat.organising.store import ListedRow
from colombage.kernel.crypto import DataKey
from colombage.kernel.streams import Event, transcripts

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class TurnText:
    id: UUID
    question: str = field(repr=False)
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadConversation:
    """`ended` is false while an answer is under way: its words are still to come."""

    row: ListedRow
    turns: tuple[TurnText, ...]
    ended: bool


async def read(
    connection: AsyncConnection, rows: Sequence[ListedRow], keys: dict[UUID, DataKey]
) -> list[ReadConversation]:
    """Those of the rows whose key is there."""
    questions = await store.questions_of(connection, [row.id for row in rows])
    found: list[ReadConversation] = []
    for row in rows:
        key = keys.get(row.data_key_id)
        if key is None:
            continue
        asked = questions.get(row.id, [])
        answers = await transcripts(connection, [each for each, _ in asked], key) if asked else {}
        texts = tuple(
            TurnText(turn_id, open_question(key, turn_id, sealed), _answer(answers.get(turn_id, [])))
            for turn_id, sealed in asked
        )
        found.append(ReadConversation(row, texts, ended=len(answers) == len(asked)))
    return found


def _answer(events: Sequence[Event]) -> str:
    return "".join(event["text"] for event in events if event["type"] == "text_delta")


def batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """All of them in their order, some at a time."""
    return (items[at : at + size] for at in range(0, len(items), size))

"""A turn that is stopped ends once and for all, however often and whenever it is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any, cast

import pytest

from colombage.answering.actions.answer_question import AnswerQuestion
from colombage.answering.events import TextDelta, TurnEvent
from colombage.answering.types import Question
from colombage.chat import producing
from colombage.chat.producing import TurnProducer
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey
from colombage.kernel.streams import Event, StreamHub, StreamWriter
from tests.conftest import make_actor


class SlowHub:
    """Keeps an end only when it is let."""

    def __init__(self) -> None:
        self.database_answers = asyncio.Event()
        self.writer: StreamWriter | None = None
        self.last: Event | None = None

    def open(self, stream_id: Any, key: DataKey, stop: Callable[[], None]) -> StreamWriter:
        self.writer = StreamWriter(stream_id, key, stop)
        return self.writer

    async def end(self, writer: StreamWriter, last: Event) -> None:
        await self.database_answers.wait()
        self.last = last
        writer.write(last)
        writer.finish()


async def _endless(_question: Question) -> AsyncIterator[TurnEvent]:
    yield TextDelta(0, "Bonjour")
    await asyncio.Event().wait()


class _Asked:
    actor = make_actor(language="fr")


async def _started() -> tuple[SlowHub, TurnProducer, StreamWriter]:
    hub = SlowHub()
    producer = TurnProducer(cast("StreamHub", hub), cast("AnswerQuestion", _endless))
    producer.start(new_id(), DataKey.generate(), cast("Question", _Asked()), lambda _class: None)
    await asyncio.sleep(0.01)
    assert hub.writer is not None
    return hub, producer, hub.writer


async def test_a_second_stop_does_not_lose_the_end() -> None:
    hub, producer, writer = await _started()
    for _ in range(5):
        writer.stop()
        await asyncio.sleep(0.01)
    hub.database_answers.set()
    await producer.close()
    assert hub.last is not None
    assert hub.last["reason"] == "stopped_by_person"
    assert writer.ended


async def test_a_server_that_stops_lets_a_turn_end() -> None:
    hub, producer, writer = await _started()
    writer.stop()
    await asyncio.sleep(0.01)
    closing = asyncio.create_task(producer.close())
    await asyncio.sleep(0.01)
    hub.database_answers.set()
    await closing
    assert hub.last is not None
    assert hub.last["reason"] == "stopped_by_person"


async def test_a_database_that_is_away_does_not_keep_the_server_from_stopping(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(producing, "_CLOSING_SECONDS", 0.05)
    hub, producer, _ = await _started()
    await asyncio.wait_for(producer.close(), 20)
    assert hub.last is None

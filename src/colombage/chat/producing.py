"""Answers turns in the background of one process: reads the answering flow, writes the turn's stream.

A turn belongs to no request: the reader may go, come back, or read from another process.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from colombage.answering.actions.answer_question import AnswerQuestion
from colombage.answering.events import ProtectionApplied, TurnFailed, TurnFinished, as_json
from colombage.answering.types import Question
from colombage.chat.errors import TurnInterrupted
from colombage.kernel.crypto import DataKey
from colombage.kernel.streams import Event, StreamHub, StreamWriter
from colombage.policy.types import DataClass

log = structlog.get_logger()


def interrupted(kept: list[Event], language: str = "fr") -> Event:
    """The last event of a turn whose process died: what was kept stands, and the end is plain."""
    error = TurnInterrupted()
    partial = any(event["type"] == "text_delta" for event in kept)
    return as_json(TurnFailed(error.code, error.sentence(language), {}, partial))


@dataclass(slots=True)
class TurnProducer:
    """Composed once per process; `app` closes it before the streams."""

    hub: StreamHub
    answer: AnswerQuestion
    _tasks: dict[UUID, asyncio.Task[None]] = field(default_factory=dict[UUID, "asyncio.Task[None]"])
    _stopping: bool = False

    def start(
        self,
        turn_id: UUID,
        key: DataKey,
        question: Question,
        classified: Callable[[DataClass], object],
    ) -> None:
        """Answer in the background. `classified` is told the class of what is sent, once it is known."""
        writer = self.hub.open(turn_id, key, lambda: self._stop(turn_id))
        task = asyncio.create_task(self._produce(writer, question, classified), name=f"turn {turn_id}")
        self._tasks[turn_id] = task
        task.add_done_callback(lambda _done: self._tasks.pop(turn_id, None))

    async def close(self) -> None:
        """End every live turn with what it has; called when the server stops."""
        self._stopping = True
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _stop(self, turn_id: UUID) -> None:
        task = self._tasks.get(turn_id)
        if task is not None:
            task.cancel()

    async def _produce(
        self, writer: StreamWriter, question: Question, classified: Callable[[DataClass], object]
    ) -> None:
        last: Event | None = None
        try:
            async with aclosing(self.answer(question)) as events:
                async for event in events:
                    if isinstance(event, (TurnFinished, TurnFailed)):
                        last = as_json(event)
                        break
                    if isinstance(event, ProtectionApplied):
                        classified(DataClass(event.data_class))
                    writer.write(as_json(event))
        except asyncio.CancelledError:
            last = (
                interrupted(writer.events, question.actor.language)
                if self._stopping
                else as_json(TurnFinished("stopped_by_person"))
            )
        except Exception:
            # The flow tells its own failures; what comes here is a fault of ours, and the turn must end.
            log.exception("turn.failed", turn_id=str(writer.id))
        await self.hub.end(writer, last or interrupted(writer.events, question.actor.language))

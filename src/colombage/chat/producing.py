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

_CLOSING_SECONDS = 8.0


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
    _ending: set[UUID] = field(default_factory=set[UUID])
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
        """End every live turn with what it has; called when the server stops.

        Turns whose end cannot be kept in some seconds (the database is away too) are left to the sweep of
        another process or of the next start: a server must be able to stop.
        """
        self._stopping = True
        tasks = list(self._tasks.values())
        for turn_id in list(self._tasks):
            self._stop(turn_id)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=_CLOSING_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _stop(self, turn_id: UUID) -> None:
        # Once a turn is ending nothing may cut it short, a second stop neither: it would never be over.
        task = self._tasks.get(turn_id)
        if task is not None and turn_id not in self._ending:
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
        self._ending.add(writer.id)
        try:
            await self.hub.end(writer, last or interrupted(writer.events, question.actor.language))
        except Exception:
            log.exception("turn.end_not_kept", turn_id=str(writer.id))
        finally:
            self._ending.discard(writer.id)

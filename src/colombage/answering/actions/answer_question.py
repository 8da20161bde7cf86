"""The one flow of an answer: find passages, compose, ask through the door, check citations, tell it all.

`chat` iterates over it and keeps the events; a failure is told as the last event, never raised.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from uuid import uuid4

import structlog

from colombage.answering.actions.find_sources import FindSources
from colombage.answering.actions.reopen_sources import ReopenSources
from colombage.answering.calling import CITED_PASSAGES, EXTRACTED_PASSAGES, call_of
from colombage.answering.events import (
    TextDelta,
    TurnEvent,
    TurnFailed,
    TurnFinished,
    TurnStarted,
)
from colombage.answering.material import material_of
from colombage.answering.progress import Progress
from colombage.answering.prompt import count_fitting, language_of
from colombage.answering.telling import (
    failure_told,
    fallback_told,
    figures_told,
    history_told,
    protection_told,
    sources_told,
)
from colombage.answering.types import Question, Sources
from colombage.inference.calls import Admitted, FellBack, Measured, ModelCall, Text
from colombage.inference.catalogue import Catalogue
from colombage.inference.door import Door
from colombage.inference.types import EngineKind, FinishReason, ModelEntry
from colombage.kernel.errors import CodedError, InternalFault

log = structlog.get_logger()

_ABSTENTION = {"fr": "Je ne trouve pas dans les sources.", "en": "I cannot find this in the sources."}


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    catalogue: Catalogue
    door: Door
    find_sources: FindSources
    reopen_sources: ReopenSources

    async def __call__(self, question: Question) -> AsyncGenerator[TurnEvent]:
        """The events of an answer, in their order; the last is TurnFinished or TurnFailed."""
        progress = Progress()
        try:
            async with aclosing(self._answer(question, progress)) as events:
                async for event in events:
                    yield event
        except asyncio.CancelledError:
            # What was received stands, and is read: it is told before the stop goes on its way.
            for event in await progress.cut_short():
                yield event
            raise
        except CodedError as error:
            for event in await progress.cut_short():
                yield event
            yield await self._failed(question, error, progress)
        except Exception as error:
            reference = uuid4().hex[:12]
            log.exception("answer.failed", reference=reference, error=type(error).__name__)
            for event in await progress.cut_short():
                yield event
            fault = InternalFault(reference=reference)
            yield failure_told(fault, question.actor.language, is_partial=progress.length > 0, allowed=())

    async def _answer(self, question: Question, progress: Progress) -> AsyncGenerator[TurnEvent]:
        model = await self.catalogue.get(question.model_id)
        if model.engine is EngineKind.EXTRACTIVE:
            # What quotes does not go on with what another wrote: it answers anew.
            question = replace(question, begun=None)
        yield TurnStarted(question.turn_id, model.id, model.name, model.hosting.value)
        sources = await self._retrieve(question, model)
        if not sources.relevant:
            yield TextDelta(0, _ABSTENTION[language_of(question)])
            yield TurnFinished(FinishReason.ABSTAINED.value)
            return
        for event in sources_told(sources):
            yield event
        progress.cites(sources.passages)
        progress.call, history = call_of(question, model, sources)
        for event in history_told(history):
            yield event
        if question.begun is not None:
            for event in progress.goes_on(question.begun):
                yield event
        async with aclosing(self._ask(progress.call, progress)) as events:
            async for event in events:
                yield event
        for event in await progress.checked():
            yield event
        finish = progress.finish or FinishReason.STOP
        yield TurnFinished(finish.value, truncated=finish is FinishReason.LENGTH)

    async def _retrieve(self, question: Question, model: ModelEntry) -> Sources:
        """What the answer is to rest on, as much of it as the model can read."""
        if question.begun is not None:
            return await self.reopen_sources(question, question.begun)
        material = material_of(question, language_of(question))
        if material:
            return Sources(material)
        is_extractive = model.engine is EngineKind.EXTRACTIVE
        sources = await self.find_sources(question, EXTRACTED_PASSAGES if is_extractive else CITED_PASSAGES)
        if is_extractive or not sources.passages:
            return sources
        fitting = count_fitting(model, [each.text for each in sources.passages], question)
        return replace(
            sources,
            passages=sources.passages[:fitting],
            contradictions=tuple(pair for pair in sources.contradictions if max(pair) < fitting),
        )

    async def _ask(self, call: ModelCall, progress: Progress) -> AsyncGenerator[TurnEvent]:
        """Through the door; citations are checked as they come."""
        async with aclosing(self.door(call)) as answers:
            async for answer in answers:
                match answer:
                    case Admitted():
                        progress.protected = answer.protected
                        yield protection_told(answer)
                    case FellBack():
                        for event in (fallback_told(answer), *progress.handed_to(answer.used)):
                            yield event
                    case Text(text):
                        for event in progress.read(text):
                            yield event
                    case Measured():
                        progress.finish = answer.finish_reason
                        figures = figures_told(answer, is_protected=progress.protected > 0)
                        for event in (*progress.last(), *figures):
                            yield event

    async def _failed(self, question: Question, error: CodedError, progress: Progress) -> TurnFailed:
        """With what the person could ask instead, as far as that is known."""
        call, allowed = progress.call, list[ModelEntry]()
        if call is not None:
            try:
                allowed = await self.door.allowed(call)
            except CodedError:
                allowed = []
            allowed = [each for each in allowed if each.engine is not EngineKind.EXTRACTIVE or call.passages]
        return failure_told(error, question.actor.language, is_partial=progress.length > 0, allowed=allowed)

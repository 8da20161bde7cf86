"""The one flow of an answer: find passages, compose, ask through the door, check citations, tell it all.

`chat` iterates over it and keeps the events; a failure is told as the last event, never raised.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from uuid import uuid4

import structlog

from colombage.answering.actions.find_sources import FindSources
from colombage.answering.citations import CitationReader, Mark, Read, unsupported
from colombage.answering.events import (
    CitablePassage,
    CitationAdded,
    CitationRejected,
    ContradictingPair,
    ContradictionsFound,
    FactsToCheck,
    FactToCheck,
    FallbackUsed,
    FootprintMeasured,
    FoundCount,
    HistoryFitted,
    PassagesFound,
    PlaceholdersRestored,
    ProtectionApplied,
    TextDelta,
    TurnEvent,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    UnsupportedSentence,
)
from colombage.answering.history import Fitted
from colombage.answering.material import material_of, quoted_history
from colombage.answering.prompt import asked_plainly, compose, count_fitting, language_of
from colombage.answering.types import Question, SourcePassage, Sources
from colombage.answering.verification import facts_to_check
from colombage.inference.calls import Admitted, FellBack, Measured, ModelCall, Text
from colombage.inference.catalogue import Catalogue
from colombage.inference.door import Door
from colombage.inference.types import (
    ChatMessage,
    ChatPayload,
    EngineKind,
    EnginePassage,
    FinishReason,
    MessageRole,
    ModelEntry,
)
from colombage.kernel.errors import CodedError, InternalFault
from colombage.kernel.streams.events import utf16_length
from colombage.policy.types import Hosting
from colombage.protection.types import Known

log = structlog.get_logger()

_CITED_PASSAGES = 8
_EXTRACTED_PASSAGES = 12
"""The extractive engine reads sentences cheaply: it is given more, and cites few."""
_EXCERPT_CHARACTERS = 1_200
_READ_AT_ONCE = 16_000
_ABSTENTION = {"fr": "Je ne trouve pas dans les sources.", "en": "I cannot find this in the sources."}


@dataclass(slots=True)
class _Progress:
    """How far the answer has come: its text as the reader has it, and the marks in it."""

    call: ModelCall | None = None
    reader: CitationReader = field(default_factory=lambda: CitationReader(()))
    passages: dict[int, SourcePassage] = field(default_factory=dict[int, SourcePassage])
    pieces: list[str] = field(default_factory=list[str], repr=False)
    marks: list[Mark] = field(default_factory=list[Mark])
    length: int = 0
    finish: str | None = None
    protected: int = 0
    is_told: bool = False

    def cites(self, passages: Sequence[tuple[int, SourcePassage]]) -> None:
        """What may be cited, known before the first word."""
        self.passages = dict(passages)
        self.reader = CitationReader(self.passages)

    def told(self, read: Read) -> list[TurnEvent]:
        """What the reader is told of the next piece."""
        events: list[TurnEvent] = []
        if read.text:
            events.append(TextDelta(self.length, read.text))
            self.pieces.append(read.text)
            self.length += utf16_length(read.text)
        self.marks += read.marks
        events += (self._checked(mark) for mark in read.marks)
        return events

    def last(self) -> list[TurnEvent]:
        """What waited for more text, and the sentences that lean on nothing. Nothing the second time."""
        if self.is_told:
            return []
        self.is_told = True
        events = self.told(self.reader.flush())
        events += (UnsupportedSentence(*place) for place in unsupported("".join(self.pieces), self.marks))
        return events

    def _checked(self, mark: Mark) -> TurnEvent:
        if mark.known:
            return CitationAdded(mark.number, self.passages[mark.number].id, mark.at)
        return CitationRejected(mark.number, mark.at)


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    catalogue: Catalogue
    door: Door
    find_sources: FindSources

    async def __call__(self, question: Question) -> AsyncGenerator[TurnEvent]:
        """The events of an answer, in their order; the last is TurnFinished or TurnFailed."""
        progress = _Progress()
        try:
            async with aclosing(self._answer(question, progress)) as events:
                async for event in events:
                    yield event
        except asyncio.CancelledError:
            # What was received stands, and is read: it is told before the stop goes on its way.
            for event in await _cut_short(progress):
                yield event
            raise
        except CodedError as error:
            for event in await _cut_short(progress):
                yield event
            yield await self._failed(question, progress.call, error, progress)
        except Exception as error:
            reference = uuid4().hex[:12]
            log.exception("answer.failed", reference=reference, error=type(error).__name__)
            for event in await _cut_short(progress):
                yield event
            yield await self._failed(question, None, InternalFault(reference=reference), progress)

    async def _answer(self, question: Question, progress: _Progress) -> AsyncGenerator[TurnEvent]:
        model = await self.catalogue.get(question.model_id)
        yield TurnStarted(question.turn_id, model.id, model.name, model.hosting.value)
        sources = await self._find(question, model)
        if not sources.relevant:
            yield TextDelta(0, _ABSTENTION[language_of(question)])
            yield TurnFinished("abstained")
            return
        passages = list(enumerate(sources.passages, start=1))
        if passages:
            citable = tuple(_citable(number, each) for number, each in passages)
            yield PassagesFound(citable, sources.floor_class.value)
        if sources.contradictions:
            yield ContradictionsFound(
                tuple(ContradictingPair(one + 1, two + 1) for one, two in sources.contradictions)
            )
        progress.cites(passages)
        progress.call, fitted = _call(question, model, passages, sources)
        if fitted is not None:
            yield fitted
        async with aclosing(self._ask(progress.call, progress)) as events:
            async for event in events:
                yield event
        if facts := await _to_check(progress, is_whole=progress.finish != FinishReason.LENGTH):
            yield FactsToCheck(facts)
        yield TurnFinished(progress.finish or "stop")

    async def _find(self, question: Question, model: ModelEntry) -> Sources:
        material = material_of(question, language_of(question))
        if material:
            return Sources(material)
        is_extractive = model.engine is EngineKind.EXTRACTIVE
        sources = await self.find_sources(question, _EXTRACTED_PASSAGES if is_extractive else _CITED_PASSAGES)
        if is_extractive or not sources.passages:
            return sources
        fitting = count_fitting(model, [each.text for each in sources.passages], question)
        return replace(
            sources,
            passages=sources.passages[:fitting],
            contradictions=tuple(pair for pair in sources.contradictions if max(pair) < fitting),
        )

    async def _ask(self, call: ModelCall, progress: _Progress) -> AsyncGenerator[TurnEvent]:
        async with aclosing(self.door(call)) as answers:
            async for answer in answers:
                match answer:
                    case Admitted():
                        progress.protected = answer.protected
                        found = tuple(FoundCount(label, count) for label, count in answer.found.items())
                        yield ProtectionApplied(
                            answer.data_class.value, answer.obligation, answer.protected, found
                        )
                    case FellBack(asked, used, reason):
                        yield FallbackUsed(asked.id, used.id, used.name, used.hosting.value, reason)
                    case Text(text):
                        for event in progress.told(progress.reader.feed(text)):
                            yield event
                    case Measured():
                        for event in progress.last():
                            yield event
                        if answer.finish_reason is not None:
                            progress.finish = answer.finish_reason.value
                        if progress.protected:
                            yield PlaceholdersRestored(
                                answer.restored_placeholders, answer.invented_placeholders
                            )
                        yield _figures(answer)

    async def _failed(
        self, question: Question, call: ModelCall | None, error: CodedError, progress: _Progress
    ) -> TurnFailed:
        alternatives: tuple[dict[str, str], ...] = ()
        if call is not None:
            try:
                allowed = await self.door.allowed(call)
            except CodedError:
                allowed = []
            useful = [each for each in allowed if each.engine is not EngineKind.EXTRACTIVE or call.passages]
            alternatives = tuple(
                {"model_id": each.id, "name": each.name, "hosting": each.hosting.value}
                for each in sorted(useful, key=_trust)
            )
        return TurnFailed(
            code=error.code,
            sentence=error.sentence(question.actor.language),
            facts=error.facts,
            partial=progress.length > 0,
            alternatives=alternatives,
        )


async def _cut_short(progress: _Progress) -> list[TurnEvent]:
    """What is still to be told of an answer that does not come to its end."""
    events = progress.last()
    facts = await _to_check(progress, is_whole=False)
    return [*events, FactsToCheck(facts)] if facts else events


async def _to_check(progress: _Progress, *, is_whole: bool) -> tuple[FactToCheck, ...]:
    """What a person should check in the answer, whether it rests on passages or on none."""
    answer = "".join(progress.pieces)
    sources = [(number, each.text) for number, each in progress.passages.items()]
    # What takes longer than some milliseconds does not belong to the loop that all answers share.
    if len(answer) + sum(len(text) for _, text in sources) > _READ_AT_ONCE:
        return await asyncio.to_thread(facts_to_check, answer, sources, is_whole=is_whole)
    return facts_to_check(answer, sources, is_whole=is_whole)


def _trust(model: ModelEntry) -> tuple[bool, int]:
    """What is offered first: real models before the demonstration's, the group's own rooms before others'."""
    return model.demonstration, list(Hosting).index(model.hosting)


def _call(
    question: Question, model: ModelEntry, found: list[tuple[int, SourcePassage]], sources: Sources
) -> tuple[ModelCall, HistoryFitted | None]:
    """The call, and what is told of the history in it; of one that reads no history, or all, nothing."""
    is_material = bool(found) and all(not each.document_id for _, each in found)
    passages = tuple(
        EnginePassage(
            number,
            each.id,
            each.document,
            each.page,
            each.text,
            each.approved,
            each.likely,
            of_base=each.base_id is not None,
            is_material=is_material,
            language=language_of(question) if is_material else None,
            sought=question.task.sought if is_material and question.task is not None else (),
        )
        for number, each in found
    )
    # A task's own text stands in the prompt already, under its label.
    composed = compose(model, question, () if is_material else passages[:_CITED_PASSAGES])
    call = ModelCall(
        actor=question.actor,
        use=question.use,
        subject=question.subject,
        model_id=question.model_id,
        payload=composed.payload,
        extractive=ChatPayload((ChatMessage(MessageRole.USER, asked_plainly(question)),)),
        vault=question.vault,
        passages=passages,
        bases=tuple(sorted({each.base_id for _, each in found if each.base_id is not None})),
        declared_class=question.declared_class,
        floor_class=sources.floor_class,
        corrections=question.corrections,
        known=Known(question.known_names, question.missed, question.allowed),
        declared_media_class=question.media_class,
        record_id=question.record_id,
    )
    if model.engine is not EngineKind.EXTRACTIVE:
        return call, _told(composed.history)
    return call, _told(quoted_history(question)) if question.summarises else None


def _told(history: Fitted) -> HistoryFitted | None:
    if not history.left_out and history.summary is None:
        return None
    return HistoryFitted(
        kept=len(history.exchanges),
        left_out=history.left_out,
        first_turn_id=history.exchanges[0].turn_id if history.exchanges else None,
        summarised=history.summary is not None,
    )


def _citable(number: int, passage: SourcePassage) -> CitablePassage:
    is_attached = passage.base_id is None
    return CitablePassage(
        number,
        passage.id,
        passage.document_id,
        passage.document if is_attached else "",
        passage.page,
        passage.text[:_EXCERPT_CHARACTERS] if is_attached else "",
        passage.base_id,
        passage.numbers,
    )


def _figures(measured: Measured) -> FootprintMeasured:
    return FootprintMeasured(
        prompt_tokens=measured.usage.prompt_tokens,
        completion_tokens=measured.usage.completion_tokens,
        tokens_estimated=measured.usage.estimated,
        seconds=round(measured.seconds, 3),
        energy_wh_min=measured.footprint.energy_wh_min,
        energy_wh_max=measured.footprint.energy_wh_max,
        grams_co2e_min=measured.footprint.grams_co2e_min,
        grams_co2e_max=measured.footprint.grams_co2e_max,
    )

"""How far an answer has come: its text as the reader has it, the marks in it, what is to be checked of it.

Made and fed by `AnswerQuestion`; gives the events that the reader is told of each piece.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from colombage.answering.citations import CitationReader, Mark, Read, unsupported
from colombage.answering.continuing import joined
from colombage.answering.events import (
    CitationAdded,
    CitationRejected,
    FactsToCheck,
    FactToCheck,
    TextDelta,
    TurnEvent,
    UnsupportedSentence,
)
from colombage.answering.types import Begun, SourcePassage
from colombage.answering.verification import facts_to_check
from colombage.inference.calls import ModelCall
from colombage.inference.types import EngineKind, FinishReason, ModelEntry
from colombage.kernel.streams.events import utf16_length

_READ_AT_ONCE = 4_000
"""Characters of answer and passages: even dense with numbers they take some four milliseconds."""


@dataclass(slots=True)
class Progress:
    """`call`: what the model was asked, once it was. `protected`: how many elements went as placeholders."""

    call: ModelCall | None = None
    finish: FinishReason | None = None
    protected: int = 0
    length: int = 0
    _passages: dict[int, SourcePassage] = field(default_factory=dict[int, SourcePassage])
    _reader: CitationReader = field(default_factory=lambda: CitationReader(()))
    _pieces: list[str] = field(default_factory=list[str], repr=False)
    _marks: list[Mark] = field(default_factory=list[Mark])
    _is_told: bool = False
    _before: str = field(default="", repr=False)
    """What the next piece follows of an answer that is gone on with."""

    def cites(self, passages: Sequence[SourcePassage]) -> None:
        """What may be cited, by its place from 1 on; known before the first word."""
        self._passages = dict(enumerate(passages, start=1))
        self._reader = CitationReader(self._passages)

    def goes_on(self, begun: Begun) -> list[TurnEvent]:
        """What was said so far, under the numbers of what may be cited."""
        self._before = begun.text
        self._reader = CitationReader(self._passages, at=utf16_length(begun.text))
        return self._told(Read(begun.text, begun.marks))

    def handed_to(self, model: ModelEntry) -> list[TurnEvent]:
        """Another model answers instead. One that quotes begins anew below what was said so far."""
        return self.read("\n\n") if self._before and model.engine is EngineKind.EXTRACTIVE else []

    def read(self, text: str) -> list[TurnEvent]:
        """What the reader is told of the next piece."""
        if self._before:
            text = joined(self._before, text)
            self._before = "" if text.strip(" ") else text or self._before
        return self._told(self._reader.feed(text))

    def last(self) -> list[TurnEvent]:
        """What waited for more text, and the sentences that lean on nothing. Nothing the second time."""
        if self._is_told:
            return []
        self._is_told = True
        events = self._told(self._reader.flush())
        events += (UnsupportedSentence(*place) for place in unsupported("".join(self._pieces), self._marks))
        return events

    async def checked(self, *, is_whole: bool = True) -> list[TurnEvent]:
        """What a person should check in the answer, whether it rests on passages or on none."""
        is_whole = is_whole and self.finish is not FinishReason.LENGTH
        facts = await self._facts("".join(self._pieces), is_whole=is_whole)
        return [FactsToCheck(facts)] if facts else []

    async def cut_short(self) -> list[TurnEvent]:
        """What is still to be told of an answer that does not come to its end."""
        return [*self.last(), *await self.checked(is_whole=False)]

    async def _facts(self, answer: str, *, is_whole: bool) -> tuple[FactToCheck, ...]:
        sources = [(number, each.text) for number, each in self._passages.items()]
        # What takes longer than some milliseconds does not belong to the loop that all answers share.
        if len(answer) + sum(len(text) for _, text in sources) > _READ_AT_ONCE:
            return await asyncio.to_thread(facts_to_check, answer, sources, is_whole=is_whole)
        return facts_to_check(answer, sources, is_whole=is_whole)

    def _told(self, read: Read) -> list[TurnEvent]:
        events: list[TurnEvent] = []
        if read.text:
            events.append(TextDelta(self.length, read.text))
            self._pieces.append(read.text)
            self.length += utf16_length(read.text)
        self._marks += read.marks
        events += (self._cited(mark) for mark in read.marks)
        return events

    def _cited(self, mark: Mark) -> TurnEvent:
        if mark.known:
            return CitationAdded(mark.number, self._passages[mark.number].id, mark.at)
        return CitationRejected(mark.number, mark.at)

"""Follows one streamed answer: what each read brings, how it ends, what it cost. No I/O.

Used by the OpenAI-compatible adapter, one object for each attempt.
"""

from __future__ import annotations

from colombage.inference.adapters.event_lines import EventLines, LineTooLongError
from colombage.inference.adapters.openai_wire import CONTENT_FILTER, DONE, UnreadableEventError, read_event
from colombage.inference.errors import (
    ContextExceeded,
    EngineFault,
    EngineFiltered,
    EngineGarbled,
    EngineInterrupted,
    EngineUnavailable,
)
from colombage.inference.tokens import estimate_prompt_tokens, estimate_tokens
from colombage.inference.types import ChatPayload, EngineChunk, FinishReason, Usage

LONGEST_ANSWER_CHARACTERS = 2_000_000
"""A server that ignores max_tokens must not fill the database."""


class Reading:
    """Feed it reads; `progressed`, `done` and `fault` say where the stream stands after each."""

    def __init__(self, model_name: str) -> None:
        self._model_name = model_name
        self._lines = EventLines()
        self._generated: list[str] = []
        self._characters = 0
        self._finish_reason: str | None = None
        self._usage: Usage | None = None
        self.alive = False
        """Whether any token came, reasoning included."""
        self.progressed = False
        """Whether the last read brought a token, or an end: a comment that keeps the line open is neither."""
        self.done = False
        self.fault: EngineFault | None = None
        """Why the stream must not be read further; the text that `take` gave with it is good."""

    def take(self, read: bytes) -> str:
        """The text of one read, all its deltas joined."""
        try:
            events = self._lines.feed(read)
        except LineTooLongError:
            self.fault = EngineGarbled(model_name=self._model_name)
            return ""
        return self._take_events(events)

    def end(self) -> str:
        """The text that the end of the stream completes; sets `done` or `fault`."""
        text = self._take_events(self._lines.rest())
        if self.fault is None and not self.done:
            # Some servers leave out the closing [DONE]; none leaves out the reason of the end.
            if self._finish_reason is None:
                self.fault = EngineInterrupted(model_name=self._model_name)
            self.done = True
        return text

    def last_chunk(self, payload: ChatPayload) -> EngineChunk:
        """The closing chunk of a stream that is done."""
        reason = FinishReason.LENGTH if self._finish_reason == "length" else FinishReason.STOP
        usage = self._usage or Usage(
            prompt_tokens=estimate_prompt_tokens(payload),
            completion_tokens=estimate_tokens("".join(self._generated)),
            estimated=True,
        )
        return EngineChunk(finish_reason=reason, usage=usage)

    def _take_events(self, events: list[bytes]) -> str:
        self.progressed = False
        texts: list[str] = []
        for event in events:
            if event == DONE:
                self.done = True
                break
            try:
                delta = read_event(event)
            except UnreadableEventError:
                self.fault = EngineGarbled(model_name=self._model_name)
                break
            if delta.complaint is not None:
                self.fault = self._complaint_fault(context_exceeded=delta.complaint.context_exceeded)
                break
            self._usage = delta.usage or self._usage
            self._finish_reason = delta.finish_reason or self._finish_reason
            if delta.text or delta.hidden_text:
                self.alive = True
                self._generated += (delta.hidden_text, delta.text)
                self._characters += len(delta.text) + len(delta.hidden_text)
                texts.append(delta.text)
            self.progressed = self.progressed or bool(delta.text or delta.hidden_text or delta.finish_reason)
        self._judge()
        return "".join(texts)

    def _judge(self) -> None:
        if self.fault is None and self._characters > LONGEST_ANSWER_CHARACTERS:
            self.fault = EngineGarbled(model_name=self._model_name)
        if self.fault is None and self._finish_reason == CONTENT_FILTER:
            self.fault = EngineFiltered(model_name=self._model_name)

    def _complaint_fault(self, *, context_exceeded: bool) -> EngineFault:
        if context_exceeded:
            return ContextExceeded(model_name=self._model_name)
        if self.alive:
            return EngineInterrupted(model_name=self._model_name)
        return EngineUnavailable(model_name=self._model_name)

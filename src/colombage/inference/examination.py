"""Steps 1 and 2 of the door: find identifiers in everything that would be sent, and classify it. Pure."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colombage.inference.calls import ModelCall
from colombage.inference.types import ChatPayload, EngineKind, EnginePassage, ModelEntry
from colombage.kernel.errors import Fact
from colombage.policy.types import DataClass
from colombage.protection.rules import class_of, find
from colombage.protection.types import Span

_INLINE_CHARACTERS = 4_000
"""Longer texts are searched on a thread: ten patterns over 4,000 characters take about a millisecond."""
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found, text by text in the order of `texts_of`, and the class of the whole."""

    spans: tuple[tuple[Span, ...], ...]
    data_class: DataClass
    found: Mapping[str, int]
    raising: tuple[Span, ...]
    """The detections that raised the class, corrections left out."""

    def raising_facts(self, brought: str) -> list[dict[str, str]]:
        """For a refusal: what raised the class, each thing once, so that the person may correct it. Only of
        what they `brought`: a refusal is kept, and a knowledge base leaves no words in a conversation."""
        seen = {span.text: span for span in self.raising if span.text in brought}
        return [
            {"label": span.label.value, "name": span.label.french, "text": span.text}
            for span in list(seen.values())[:_SHOWN]
        ]


def texts_of(payload: ChatPayload, passages: Sequence[EnginePassage]) -> list[str]:
    """Everything that would be sent, as texts: messages, history, passages."""
    return [message.text for message in payload.messages] + [passage.text for passage in passages]


def payload_for(model: ModelEntry, call: ModelCall) -> tuple[ChatPayload, tuple[EnginePassage, ...]]:
    """What this kind of engine is sent: a server the payload, the extractive one question and passages."""
    if model.engine is EngineKind.EXTRACTIVE:
        return call.extractive, call.passages
    return call.payload, ()


async def examine(call: ModelCall, payload: ChatPayload, passages: Sequence[EnginePassage]) -> Examination:
    texts = texts_of(payload, passages)
    if sum(map(len, texts)) > _INLINE_CHARACTERS:
        spans = await asyncio.to_thread(_find_all, texts)
    else:
        spans = _find_all(texts)
    every = tuple(span for each in spans for span in each)
    raising = tuple(span for span in every if span.private and span.text not in call.corrections)
    classes = [class_of(every, call.corrections), call.declared_class, call.floor_class]
    if any(message.images for message in payload.messages):
        # Nothing looks into an image yet: it counts as the highest class unless the person says otherwise.
        classes.append(call.declared_media_class or DataClass.HEALTH)
    return Examination(
        spans=spans,
        data_class=DataClass.highest(classes),
        # Each value once: history repeats what was found in earlier turns.
        found=Counter(label.value for label, _ in {(span.label, span.text) for span in every}),
        raising=raising,
    )


def refusal_facts(call: ModelCall, examination: Examination, model: ModelEntry) -> dict[str, Fact]:
    return {
        "model_name": model.name,
        "hosting": model.hosting.value,
        "data_class": examination.data_class.value,
        "found": examination.raising_facts(_brought(call)),
    }


def _brought(call: ModelCall) -> str:
    """The person's own words and attachments. The last message of the payload is the question with whatever
    passages go along; `extractive` has it alone."""
    earlier = call.payload.messages[:-1] if call.passages else call.payload.messages
    texts = [message.text for message in (*earlier, *call.extractive.messages)]
    return "\n".join([*texts, *(passage.text for passage in call.passages if not passage.of_base)])


def _find_all(texts: Sequence[str]) -> tuple[tuple[Span, ...], ...]:
    return tuple(find(text) for text in texts)

"""Steps 1 and 2 of the door: find personal data in everything that would be sent, and classify it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from colombage.inference.calls import ModelCall
from colombage.inference.types import ChatPayload, EngineKind, EnginePassage, ModelEntry, TextPiece
from colombage.kernel.errors import Fact
from colombage.policy.types import DataClass
from colombage.protection.finders import Finders
from colombage.protection.rules import class_of
from colombage.protection.types import Reading, SentPlace, Span

_SHOWN = 10
_PASSAGE_ROLE = "passage"


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
    """Everything that would be sent, as texts that are read one by one: messages in their pieces, history,
    passages."""
    return [text for text, _, _ in _placed(payload, passages)]


def places_of(payload: ChatPayload, passages: Sequence[EnginePassage]) -> tuple[SentPlace, ...]:
    """Where each of `texts_of` stands."""
    return tuple(place for _, place, _ in _placed(payload, passages))


def _placed(payload: ChatPayload, passages: Sequence[EnginePassage]) -> list[tuple[str, SentPlace, bool]]:
    """Each text, where it stands, and whether it is the product's own."""
    after = len(payload.messages)
    return [
        (piece.text, SentPlace(number, message.role.value, piece.passage_id), piece.fixed)
        for number, message in enumerate(payload.messages)
        for piece in message.pieces or (TextPiece(message.text),)
    ] + [
        (
            each.text,
            SentPlace(after + number, _PASSAGE_ROLE, each.passage_id if each.of_base else None),
            False,
        )
        for number, each in enumerate(passages)
    ]


def payload_for(model: ModelEntry, call: ModelCall) -> tuple[ChatPayload, tuple[EnginePassage, ...]]:
    """What this kind of engine is sent: a server the payload, the extractive one question and passages."""
    if model.engine is EngineKind.EXTRACTIVE:
        return call.extractive, call.passages
    return call.payload, ()


async def examine(
    finders: Finders, call: ModelCall, payload: ChatPayload, passages: Sequence[EnginePassage]
) -> Examination:
    """Raises what the finders and the vault raise: nothing is sent that was not looked at."""
    known = (await call.vault.known()).and_also(call.known)
    looked_into = [not fixed for _, _, fixed in _placed(payload, passages)]
    texts = texts_of(payload, passages)
    found = iter(await finders.find(list(compress(texts, looked_into)), known))
    readings = [next(found) if looked else Reading(()) for looked in looked_into]
    every = tuple(span for reading in readings for span in reading.spans)
    clinical = any(reading.clinical for reading in readings)
    raising = tuple(span for span in every if span.private and span.text not in call.corrections)
    classes = [
        class_of(every, call.corrections, clinical=clinical),
        call.declared_class,
        call.floor_class,
    ]
    if any(message.images for message in payload.messages):
        # Nothing looks into an image yet: it counts as the highest class unless the person says otherwise.
        classes.append(call.declared_media_class or DataClass.HEALTH)
    return Examination(
        spans=tuple(reading.spans for reading in readings),
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

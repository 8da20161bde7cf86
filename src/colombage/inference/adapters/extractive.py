"""The extractive engine: no language model. It quotes the sentences of the passages that answer a question,
each cited, and abstains otherwise; of a text given to work on, it quotes the key sentences. The default, the
degraded mode and the frugal choice. Composed by `app`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from colombage.inference.errors import NothingToExtract
from colombage.inference.extraction.key_sentences import key_sentences
from colombage.inference.extraction.ranking import rank
from colombage.inference.extraction.selection import MOST_SENTENCES, Quotation, select
from colombage.inference.extraction.sentences import sentences_of
from colombage.inference.extraction.wording import (
    ABSTENTION,
    FOREIGN,
    NO_SENTENCE,
    SMALL_TALK,
    grouped,
    language_of,
    lines,
)
from colombage.inference.languages import is_english
from colombage.inference.types import (
    ChatPayload,
    EngineChunk,
    EnginePassage,
    FinishReason,
    Health,
    HealthState,
    MessageRole,
    ModelEntry,
    Usage,
)
from colombage.inference.words import folded, stems, words

_NO_TOKENS = Usage(prompt_tokens=0, completion_tokens=0, estimated=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer's pieces, in order, as they are streamed."""

    pieces: tuple[str, ...]
    finish_reason: FinishReason


class ExtractiveEngine:
    """Answers the last message of the person. Uses no tokens, and so no quota."""

    async def stream(
        self,
        model: ModelEntry,
        payload: ChatPayload,
        passages: Sequence[EnginePassage],
    ) -> AsyncGenerator[EngineChunk]:
        """See `ports.Engine`. Raises NothingToExtract without passages, or without a word to look for."""
        question = next(
            (message.text for message in reversed(payload.messages) if message.role is MessageRole.USER), ""
        )
        material = [passage for passage in passages if passage.is_material]
        if not material and (not passages or not asks_something(question)):
            raise NothingToExtract(model_name=model.name)
        # Weighing forty passages takes tens of milliseconds of processor: not on the event loop.
        if material:
            answer = await asyncio.to_thread(extract_key_sentences, question, material)
        else:
            answer = await asyncio.to_thread(extract, question, passages)
        for piece in answer.pieces:
            yield EngineChunk(text=piece)
            await asyncio.sleep(0)
        yield EngineChunk(finish_reason=answer.finish_reason, usage=_NO_TOKENS)

    async def health(self, model: ModelEntry) -> Health:  # noqa: ARG002 - the port's
        """See `ports.Engine`: it depends on nothing."""
        return Health(HealthState.READY)


def asks_something(question: str) -> bool:
    """Whether there is a word to look for, greetings and thanks apart."""
    return any(stems(word) for word in words(folded(question)) if word not in SMALL_TALK)


def extract(question: str, passages: Sequence[EnginePassage]) -> Answer:
    """The answer to a question that asks something."""
    terms = list(dict.fromkeys(stems(question)))
    by_number = {passage.number: sentences_of(passage) for passage in passages}
    quotations = select(rank(terms, list(by_number.values())), by_number)
    if quotations:
        return Answer(tuple(lines(quotations)), FinishReason.STOP)
    foreign = _in_another_language(question, passages)
    if foreign is None:
        return Answer((ABSTENTION[language_of(question)],), FinishReason.ABSTAINED)
    said = [sentence.text for sentence in by_number[foreign.number] if not sentence.is_heading]
    beginning = Quotation(foreign.number, tuple(said[:MOST_SENTENCES]))
    return Answer((FOREIGN[language_of(question)], *lines([beginning])), FinishReason.STOP)


def extract_key_sentences(question: str, material: Sequence[EnginePassage]) -> Answer:
    """What a text says, in its own sentences. What is sought, and the language in which to speak about it,
    stand with its first passage; the language of `question` otherwise."""
    language, sought = material[0].language or language_of(question), material[0].sought
    groups = key_sentences({passage.number: sentences_of(passage) for passage in material}, sought)
    if not groups:
        return Answer((NO_SENTENCE[language],), FinishReason.ABSTAINED)
    return Answer(tuple(grouped(groups, sought, language)), FinishReason.STOP)


def _in_another_language(question: str, passages: Sequence[EnginePassage]) -> EnginePassage | None:
    """The best of those that answer by their sense, where no word of the question can stand."""
    asked_in_english = is_english(question)
    return next(
        (each for each in passages if each.likely and is_english(each.text) != asked_in_english), None
    )

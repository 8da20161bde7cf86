"""Composes what a model is sent: stable instructions, history, then task, passages and question. Pure.

The instructions and the history come first and do not change from turn to turn, so that a server can reuse
what it computed for them; passages come last, with the question. Of an answer that is gone on with, what it
said so far follows, as the model's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colombage.answering import instructions
from colombage.answering.citations import without_marks
from colombage.answering.history import Fitted, fit
from colombage.answering.types import Exchange, Question, TaskPrompt
from colombage.inference.tokens import TOKENS_PER_IMAGE, TOKENS_PER_MESSAGE, estimate_tokens
from colombage.inference.types import (
    ChatMessage,
    ChatPayload,
    EnginePassage,
    ImagePart,
    MessageRole,
    ModelEntry,
    TextPiece,
)

_ANSWER_SHARE = 0.25
"""Part of the context that is left to the answer, at least as far as the model may use it."""
_PASSAGES_SHARE = 0.75
"""Part of what is left that passages may take; the history gets the rest."""
_BEGUN_SHARE = 0.25
"""Part of the context that an answer's beginning may take; of a longer one its end is sent."""
_FRAME_TOKENS = 320
"""Instructions and the words around passages, in the longer of the two languages."""
_PASSAGE_FRAME_TOKENS = 24
"""A passage's number, document and page."""
_SHORTEST_FENCE = 5


@dataclass(frozen=True, slots=True)
class Composed:
    """What is sent, and which part of the history it holds."""

    payload: ChatPayload
    history: Fitted


def language_of(question: Question) -> str:
    """The language of the words around a question: the person's."""
    return "en" if question.actor.language == "en" else "fr"


def asked_plainly(question: Question) -> str:
    """What an engine that takes no instructions is asked."""
    return instructions.SUMMARY_GIVEN[language_of(question)] if question.summarises else question.text


def compose(model: ModelEntry, question: Question, passages: Sequence[EnginePassage] = ()) -> Composed:
    """Pictures go along to a model that sees; another is given the text recognised in them, as passages."""
    language = language_of(question)
    images = question.images if model.accepts_images else ()
    last = (_last(language, question, passages, images), *_begun(language, question, model))
    system = TextPiece(instructions.ALWAYS[language], fixed=True)
    max_tokens = _answer_tokens(model)
    taken = estimate_tokens(system.text) + TOKENS_PER_IMAGE * len(images) + TOKENS_PER_MESSAGE
    taken += sum(estimate_tokens(each.text) + TOKENS_PER_MESSAGE for each in last)
    room = model.context_tokens - max_tokens - taken
    fitted = fit(question.history, room, question.earlier_left_out)
    messages = (
        ChatMessage.of(MessageRole.SYSTEM, [system]),
        *(message for exchange in fitted.sent for message in _said(language, question, exchange)),
        *last,
    )
    return Composed(ChatPayload(messages, max_tokens=max_tokens), fitted)


def count_fitting(model: ModelEntry, passages: Sequence[str], question: Question) -> int:
    """How many of the passages, best first, fit the model's context beside the question; at least one."""
    images = question.images if model.accepts_images else ()
    asked = _last(language_of(question), question, (), images)
    begun = _begun(language_of(question), question, model)
    taken = sum(estimate_tokens(each.text) for each in (asked, *begun)) + TOKENS_PER_IMAGE * len(images)
    left = model.context_tokens - _answer_tokens(model) - _FRAME_TOKENS - taken
    room = left * _PASSAGES_SHARE
    for count, passage in enumerate(passages):
        room -= estimate_tokens(passage) + _PASSAGE_FRAME_TOKENS
        if room < 0:
            return max(1, count)
    return len(passages)


def _answer_tokens(model: ModelEntry) -> int:
    return min(model.max_output_tokens, max(64, int(model.context_tokens * _ANSWER_SHARE)))


def _said(language: str, question: Question, exchange: Exchange) -> Iterator[ChatMessage]:
    if exchange.is_summary:
        yield ChatMessage.of(MessageRole.USER, [TextPiece(instructions.SUMMARY_GIVEN[language], fixed=True)])
    else:
        yield ChatMessage(MessageRole.USER, exchange.question)
    # In a summary their numbers would lead to its own passages.
    answer = without_marks(exchange.answer) if question.summarises else exchange.answer
    yield ChatMessage(MessageRole.ASSISTANT, answer)


def _last(
    language: str, question: Question, passages: Sequence[EnginePassage], images: tuple[ImagePart, ...]
) -> ChatMessage:
    """What is asked, below what it is asked of. Each text of other people's is a piece of its own, and so is
    what names a passage: a document's name may name a person too."""
    if question.summarises:
        asked = [TextPiece(instructions.SUMMARISE[language], fixed=True)]
        return ChatMessage.of(MessageRole.USER, asked)
    pieces: list[TextPiece] = []
    if question.task is not None:
        pieces.append(TextPiece(f"{question.task.instructions}\n\n", fixed=True))
        pieces += _material(language, question.task, question.text)
    if passages:
        pieces += _sources(language, passages)
    if question.task is not None and _says_all(question.task):
        pieces.append(TextPiece(instructions.DO_THE_TASK[language], fixed=True))
    elif pieces:
        pieces += (
            TextPiece(f"{instructions.QUESTION[language]} : ", fixed=True),
            TextPiece(question.text),
        )
    if not pieces:
        return ChatMessage(MessageRole.USER, question.text, images)
    return ChatMessage(MessageRole.USER, "".join(each.text for each in pieces), images, tuple(pieces))


def _begun(language: str, question: Question, model: ModelEntry) -> tuple[ChatMessage, ...]:
    """What was said so far, and that it is to go on: no server need know of unfinished messages for it."""
    if question.begun is None or not question.begun.text:
        return ()
    said = _end_of(question.begun.text, int(model.context_tokens * _BEGUN_SHARE))
    go_on = TextPiece(instructions.GO_ON[language], fixed=True)
    return (
        ChatMessage(MessageRole.ASSISTANT, said),
        ChatMessage.of(MessageRole.USER, [go_on]),
    )


def _end_of(text: str, tokens: int) -> str:
    """As much of the text as fits, from a line or a word on."""
    estimated = estimate_tokens(text)
    if estimated <= tokens:
        return text
    end = text[-int(len(text) * tokens / estimated) :]
    _, found, rest = end.partition("\n") if "\n" in end else end.partition(" ")
    return f"[…]\n{rest if found else end}"


def _material(language: str, task: TaskPrompt, question: str) -> Iterator[TextPiece]:
    """Each text under its label, between fences that none of them can imitate. What is the question itself
    is none of it."""
    given = [each for each in task.material if _says_all(task) or each.text != question]
    if not given:
        return
    fence = _fence([each.text for each in given])
    yield TextPiece(f"{instructions.MATERIAL[language]}\n\n", fixed=True)
    for each in given:
        yield TextPiece(each.label, fixed=True)
        yield TextPiece(f" :\n{fence}\n", fixed=True)
        yield TextPiece(each.text)
        yield TextPiece(f"\n{fence}\n\n", fixed=True)


def _says_all(task: TaskPrompt) -> bool:
    """Whether there is no question beside the material: what stands as such is made of it, and goes once."""
    return task.extract == "key_sentences" and bool(task.material)


def _fence(texts: Sequence[str]) -> str:
    longest = max((len(run) for text in texts for run in re.findall("~+", text)), default=0)
    return "~" * max(_SHORTEST_FENCE, longest + 1)


def _sources(language: str, passages: Sequence[EnginePassage]) -> Iterator[TextPiece]:
    yield TextPiece(
        f"{instructions.WITH_SOURCES[language]}\n\n{instructions.SOURCES[language]} :\n", fixed=True
    )
    for passage in passages:
        known = [passage.document]
        if passage.page is not None:
            known.append(f"{instructions.PAGE[language]} {passage.page}")
        if passage.approved:
            known.append(instructions.APPROVED[language])
        yield TextPiece(f"[{passage.number}] ({', '.join(known)})\n")
        yield TextPiece(passage.text, passage.passage_id if passage.of_base else None)
        yield TextPiece("\n\n", fixed=True)

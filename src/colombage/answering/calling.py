"""Makes the call that a question is to the door, of what was found for it. Pure; used by `AnswerQuestion`."""

from __future__ import annotations

from collections.abc import Sequence

from colombage.answering.history import Fitted
from colombage.answering.material import quoted_history
from colombage.answering.prompt import asked_plainly, compose, count_fitting, language_of
from colombage.answering.types import Question, SourcePassage, Sources
from colombage.inference.calls import ModelCall
from colombage.inference.types import (
    ChatMessage,
    ChatPayload,
    EngineKind,
    EnginePassage,
    MessageRole,
    ModelEntry,
)
from colombage.protection.types import Known

CITED_PASSAGES = 8
EXTRACTED_PASSAGES = 12
"""The extractive engine reads sentences cheaply: it is given more, and cites few."""


def call_of(question: Question, model: ModelEntry, sources: Sources) -> tuple[ModelCall, Fitted | None]:
    """The call, and which part of the history it holds; None of a call that reads none."""
    passages = _engine_passages(question, sources.passages)
    # A task's own text stands in the prompt already, under its label.
    shown = () if any(each.is_material for each in passages) else passages[:CITED_PASSAGES]
    if question.begun is not None and shown:
        # They are those of the first part, whether or not they still fit beside it.
        shown = shown[: count_fitting(model, [each.text for each in shown], question)]
    composed = compose(model, question, shown)
    call = ModelCall(
        actor=question.actor,
        use=question.use,
        subject=question.subject,
        model_id=question.model_id,
        payload=composed.payload,
        extractive=ChatPayload((ChatMessage(MessageRole.USER, asked_plainly(question)),)),
        vault=question.vault,
        passages=passages,
        bases=tuple(sorted({each.base_id for each in sources.passages if each.base_id and each.text})),
        declared_class=question.declared_class,
        floor_class=sources.floor_class,
        corrections=question.corrections,
        known=Known(question.known_names, question.missed, question.allowed),
        declared_media_class=question.media_class,
        record_id=question.record_id,
    )
    if model.engine is not EngineKind.EXTRACTIVE:
        return call, composed.history
    return call, quoted_history(question) if question.summarises else None


def _engine_passages(question: Question, found: Sequence[SourcePassage]) -> tuple[EnginePassage, ...]:
    """Those that have words: of an answer that is gone on with, some may be readable no more."""
    is_material = bool(found) and all(not each.document_id for each in found)
    return tuple(
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
        for number, each in enumerate(found, start=1)
        if each.text
    )

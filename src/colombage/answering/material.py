"""The text that is worked on, a task's or exchanges to be summarised, as passages: what an answer says is
compared with them, and an engine that does not write quotes them. Pure; used by `AnswerQuestion`.
"""

from __future__ import annotations

from collections.abc import Iterator

from colombage.answering.citations import without_marks
from colombage.answering.history import Fitted, fit
from colombage.answering.types import Exchange, Question, SourcePassage, TaskPrompt
from colombage.inference.extraction.material import cut

_QUOTED_TOKENS = 12_000
"""Of exchanges to be summarised: beyond that, a few key sentences no longer say what was said."""
_LONGEST_LABEL = 80
_SUMMARY = {"fr": "Résumé précédent", "en": "Earlier summary"}


def material_of(question: Question, language: str) -> tuple[SourcePassage, ...]:
    """Passages of the task's main text, under its label, or of the answers to be summarised, each under its
    question; they are of no document. Of a question that is answered from sources, none."""
    if question.summarises:
        exchanges = quoted_history(question).sent
        given = [(_label(each, language), without_marks(each.answer)) for each in exchanges]
    else:
        given = list(_main_text(question.task))
    texts = [(label, piece) for label, text in given for piece in cut(text)]
    return tuple(
        SourcePassage(f"material.{number}", "", label, None, text)
        for number, (label, text) in enumerate(texts, start=1)
    )


def quoted_history(question: Question) -> Fitted:
    """The exchanges that a summary without a language model is made of."""
    return fit(question.history, _QUOTED_TOKENS, question.earlier_left_out)


def _main_text(task: TaskPrompt | None) -> Iterator[tuple[str, str]]:
    if task is not None and task.extract == "key_sentences" and task.material:
        main = task.material[0]
        yield main.label, main.text


def _label(exchange: Exchange, language: str) -> str:
    if exchange.is_summary:
        return _SUMMARY[language]
    line = " ".join(exchange.question.split())
    return line if len(line) <= _LONGEST_LABEL else f"{line[:_LONGEST_LABEL]}…"

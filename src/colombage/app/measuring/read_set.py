"""Sets of questions whose right passages are known: for `colombage knowledge measure` and the benchmarks.

A set is a file of JSON: {"passages": [text…], "questions": [{"q": text, "relevant": [places of passages]}…]},
places from 0. Passages that stand in one document, in its order, stand next to each other in the file.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from colombage.app.measuring.errors import QuestionSetMisshapen, QuestionSetUnreadable, why

# Far more than any passage has, far less than what PostgreSQL's full text holds.
_Text = Annotated[str, StringConstraints(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """`right`: for each question the places of the passages that answer it; may be empty."""

    passages: tuple[str, ...]
    questions: tuple[str, ...]
    right: tuple[frozenset[int], ...]


class _Question(BaseModel):
    model_config = ConfigDict(strict=True)
    q: _Text
    relevant: list[int]


class _Set(BaseModel):
    model_config = ConfigDict(strict=True)
    passages: Annotated[list[_Text], Field(min_length=1)]
    questions: Annotated[list[_Question], Field(min_length=1)]


def read_set(file: Path) -> QuestionSet:
    """Raises QuestionSetUnreadable, QuestionSetMisshapen."""
    try:
        given = _Set.model_validate_json(file.read_bytes().removeprefix(codecs.BOM_UTF8))
    except OSError as error:
        raise QuestionSetUnreadable(file=str(file), reason=why(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            reason = f"ce n’est pas du JSON en UTF-8 ({first['msg']})"
            raise QuestionSetUnreadable(file=str(file), reason=reason) from error
        raise QuestionSetMisshapen(file=str(file), where=_written(first["loc"])) from error
    for number, question in enumerate(given.questions):
        for order, place in enumerate(question.relevant):
            if not 0 <= place < len(given.passages):
                where = _written(("questions", number, "relevant", order))
                raise QuestionSetMisshapen(file=str(file), where=where)
    return QuestionSet(
        passages=tuple(map(_storable, given.passages)),
        questions=tuple(_storable(each.q) for each in given.questions),
        right=tuple(frozenset(each.relevant) for each in given.questions),
    )


def _written(path: tuple[int | str, ...]) -> str:
    """questions[3].relevant[0]; a fault of the whole is one of its first part."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".") or "passages"


def _storable(text: str) -> str:
    """PostgreSQL keeps no NUL."""
    return text.replace("\0", " ")

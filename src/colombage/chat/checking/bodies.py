"""What travels over HTTP between the pages and the routes beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from colombage.answering.events import FactToCheck
from colombage.feedback.types import Feedback, IncidentKind, Reason
from colombage.kernel.http import Words

_MOST_REASONS = 6
_Place = Annotated[int, Field(ge=0, le=2_000_000_000)]


class PlaceToCheck(BaseModel):
    """In UTF-16 code units of the answer; start 0 and length 0 are the whole of it."""

    start: _Place
    length: _Place


class CheckedAt(BaseModel):
    checked_at: str


class FactView(BaseModel):
    """A part of the answer, in UTF-16 code units; `passages`: the numbers of those where it is found."""

    at: int
    length: int
    kind: Literal["number", "dose", "drug", "date"]
    written: str
    passages: list[int]


class FactsView(BaseModel):
    facts: list[FactView]

    @classmethod
    def of(cls, facts: Sequence[FactToCheck]) -> FactsView:
        return cls(
            facts=[
                FactView(
                    at=each.at,
                    length=each.length,
                    kind=each.kind,
                    written=each.written,
                    passages=list(each.passages),
                )
                for each in facts
            ]
        )


class FeedbackGiven(BaseModel):
    # The length of texts is checked by the actions, which answer in plain words.
    is_useful: bool
    reasons: list[Reason] = Field(default=[], max_length=_MOST_REASONS)
    comment: Words = ""

    def said(self) -> Feedback:
        return Feedback(self.is_useful, tuple(dict.fromkeys(self.reasons)), self.comment.strip())


class IncidentToReport(BaseModel):
    turn_id: UUID
    kind: IncidentKind
    description: Words
    with_exchange: bool = True


class IncidentId(BaseModel):
    id: UUID

"""What travels over HTTP between the pages and the routes beside."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

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

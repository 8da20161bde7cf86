"""What people say of answers: a word on each, and incidents, as the room's actions hand them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from colombage.feedback.errors import FeedbackInvalid, IncidentInvalid

LONGEST_COMMENT = 2_000
LONGEST_DESCRIPTION = 4_000
MOST_A_DAY = 20
PAGE = 50


class Reason(StrEnum):
    INCORRECT = "incorrect"
    INCOMPLETE = "incomplete"
    OFF_TOPIC = "off_topic"
    WRONG_SOURCES = "wrong_sources"
    TOO_LONG = "too_long"
    TONE = "tone"


class IncidentKind(StrEnum):
    DANGEROUS = "dangerous"
    WRONG = "wrong"
    DATA_LEAK = "data_leak"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of: `turn:<uuid>`, and the model that answered."""

    name: str
    model_id: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's word on one answer."""

    is_useful: bool
    reasons: tuple[Reason, ...] = ()
    comment: str = field(default="", repr=False)

    def check(self) -> None:
        """Raises FeedbackInvalid."""
        if len(self.comment) > LONGEST_COMMENT:
            raise FeedbackInvalid(limit=LONGEST_COMMENT)


@dataclass(frozen=True, slots=True)
class ModelFeedback:
    """What was said of one model's answers, counted. `model_name` is None for one that left the catalogue."""

    model_id: str
    useful: int
    not_useful: int
    reasons: dict[Reason, int]
    model_name: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """Somebody's words on an answer, without their name and without a word of the answer."""

    model_id: str
    feedback: Feedback
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The question and the answer that an incident is about, when the reporter lets them go along."""

    question: str = field(repr=False)
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewIncident:
    kind: IncidentKind
    subject: Subject
    description: str = field(repr=False)
    exchanged: Exchanged | None = None

    def check(self) -> None:
        """Raises IncidentInvalid."""
        if not any(map(str.isalnum, self.description)):
            raise IncidentInvalid(
                reason="blank",
                detail_fr="dites en quelques mots ce qui s’est passé",
                detail_en="say in a few words what happened",
            )
        if len(self.description) > LONGEST_DESCRIPTION:
            raise IncidentInvalid(
                reason="long",
                detail_fr=f"la description compte au plus {LONGEST_DESCRIPTION} caractères",
                detail_en=f"the description has at most {LONGEST_DESCRIPTION} characters",
            )


@dataclass(frozen=True, slots=True)
class Incident:
    """As officers and its reporter read it. `person_name` is None for somebody who was erased; `exchanged`
    and `model_name` come only where one incident is opened, the latter if its model is still there."""

    id: UUID
    kind: IncidentKind
    subject: Subject
    person_id: UUID
    establishment_id: UUID | None
    created_at: datetime
    description: str = field(repr=False)
    handled_at: datetime | None
    outcome: str | None = field(repr=False)
    has_exchange: bool
    exchanged: Exchanged | None = None
    person_name: str | None = None
    model_name: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """`next` is the cursor of the following page, None on the last; `open` counts all that wait."""

    items: tuple[Incident, ...]
    next: str | None
    open: int

"""What people say of the marks: a name that was missed, a mark that was wrong. `store` keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from colombage.protection.errors import ReportInvalid
from colombage.protection.types import Label

LONGEST_TEXT = 200
LONGEST_CONTEXT = 80
MOST_A_DAY = 100
PAGE = 50


class MarkReportKind(StrEnum):
    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class ReportedText:
    """The words that a report is about, with the few around them that show why."""

    text: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NewReport:
    kind: MarkReportKind
    label: Label
    words: ReportedText

    def check(self) -> None:
        """Raises ReportInvalid."""
        if not any(map(str.isalnum, self.words.text)):
            raise ReportInvalid(
                reason="blank",
                detail_fr="le texte signalé ne contient ni lettre ni chiffre",
                detail_en="the reported text holds neither a letter nor a digit",
            )
        around = max(len(self.words.before), len(self.words.after))
        if len(self.words.text) > LONGEST_TEXT or around > LONGEST_CONTEXT:
            raise ReportInvalid(
                reason="long",
                detail_fr=f"il compte au plus {LONGEST_TEXT} caractères, et {LONGEST_CONTEXT} de chaque côté",
                detail_en=f"it has at most {LONGEST_TEXT} characters, and {LONGEST_CONTEXT} on either side",
            )


@dataclass(frozen=True, slots=True)
class Report:
    """As an officer reads it. `person_name` is None for somebody who was erased."""

    id: UUID
    kind: MarkReportKind
    label: Label
    words: ReportedText
    person_id: UUID
    created_at: datetime
    handled: bool
    person_name: str | None = None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`next` is the cursor of the following page, None on the last; `open` counts all that wait."""

    items: tuple[Report, ...]
    next: str | None
    open: int

"""What people said of a turn, which carries it: places that they checked, a word on its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from colombage.feedback.types import Feedback


@dataclass(frozen=True, slots=True)
class Check:
    """A part of the answer in UTF-16 code units; length 0 is the whole of it. `by` is a display name, empty
    for somebody who was erased; `is_mine`: whoever looks checked it."""

    start: int
    length: int
    checked_at: datetime
    person_id: UUID
    is_mine: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """Of one turn."""

    checks: tuple[Check, ...] = ()
    feedback: Feedback | None = None


NO_REMARKS = Remarks()

"""Half of a character, which JSON may hold and nothing can keep, is refused where it comes in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from pydantic import BaseModel, ValidationError

from colombage.chat.bodies import Ask, AskTwo, TaskBody
from colombage.chat.checking.bodies import FeedbackGiven, IncidentToReport
from colombage.feedback.bodies import Outcome
from colombage.protection.marks.bodies import TextToMark

HALF = "a\ud800b"


@pytest.mark.parametrize(
    ("body", "given", "field"),
    [
        (Ask, {"model_id": "essai"}, "text"),
        (AskTwo, {"model_ids": ["un", "deux"]}, "text"),
        (FeedbackGiven, {"is_useful": False}, "comment"),
        (IncidentToReport, {"turn_id": uuid4(), "kind": "wrong"}, "description"),
        (Outcome, {}, "outcome"),
        (TextToMark, {}, "text"),
    ],
)
def test_half_of_a_character_is_refused(body: type[BaseModel], given: dict[str, Any], field: str) -> None:
    body.model_validate({**given, field: "Une ligne 🙂\n\x00"})
    with pytest.raises(ValidationError, match="half of a character"):
        body.model_validate({**given, field: HALF})


def test_so_it_is_in_the_field_of_a_task() -> None:
    with pytest.raises(ValidationError, match="half of a character"):
        TaskBody(id="structure_notes", values={"notes": HALF})

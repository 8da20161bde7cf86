"""Events as they travel: what the pages are written against."""

from __future__ import annotations

import orjson

from colombage.answering.events import (
    CitablePassage,
    CitationAdded,
    FoundCount,
    HistoryFitted,
    PassagesFound,
    ProtectionApplied,
    TextDelta,
    TurnFailed,
    TurnStarted,
    as_json,
)


def test_an_event_carries_its_type_and_plain_values() -> None:
    assert as_json(TurnStarted("t", "m", "Modèle", "on_site")) == {
        "type": "turn_started",
        "turn_id": "t",
        "model_id": "m",
        "model_name": "Modèle",
        "hosting": "on_site",
    }
    assert as_json(TextDelta(4, "é")) == {"type": "text_delta", "at": 4, "text": "é"}
    assert as_json(CitationAdded(1, "f.1", 9))["type"] == "citation_added"


def test_what_lies_inside_an_event_becomes_json_too() -> None:
    events = [
        PassagesFound((CitablePassage(1, "f.1", "f", "guide.pdf", None, "Le texte"),)),
        ProtectionApplied("internal", "protected", 2, (FoundCount("email", 2),)),
        TurnFailed("c", "s", {"n": 1}, partial=True, alternatives=({"model_id": "m"},)),
    ]
    passages, protection, failed = orjson.loads(orjson.dumps([as_json(event) for event in events]))
    assert passages["passages"] == [
        {
            "number": 1,
            "passage_id": "f.1",
            "document_id": "f",
            "document": "guide.pdf",
            "page": None,
            "excerpt": "Le texte",
            "base_id": None,
            "numbers": [],
        }
    ]
    assert protection["found"] == [{"label": "email", "count": 2}]
    assert failed["alternatives"] == [{"model_id": "m"}]
    assert failed["partial"] is True


def test_the_history_that_was_given_is_told() -> None:
    assert as_json(HistoryFitted(2, 5, "t", summarised=True)) == {
        "type": "history_fitted",
        "kept": 2,
        "left_out": 5,
        "first_turn_id": "t",
        "summarised": True,
    }

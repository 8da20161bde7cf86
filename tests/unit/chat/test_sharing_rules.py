"""What of a conversation a reader is shown, and what stands against showing it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from colombage.chat.sharing.errors import ShareClassRefused, ShareClosed, ShareElsewhere, ShareTemporary
from colombage.chat.sharing.rules import Owned, as_shown, hindrance, parse_principal, sent_class
from colombage.chat.types import Message, Turn
from colombage.kernel.clock import new_id, utc_now
from colombage.policy.types import DataClass, PolicyOptions
from colombage.protection.types import Known

UP_TO_PERSONAL = PolicyOptions(DataClass.PERSONAL)


def turn(*events: dict[str, Any], running: bool = False) -> Turn:
    message = Message(
        "Bonjour Mme Lefèbvre",
        "essai",
        DataClass.INTERNAL,
        attachment_ids=(new_id(),),
        base_ids=(new_id(),),
        corrections=("Morel",),
        marks=Known(missed=frozenset({"Lefèbvre"})),
    )
    return Turn(new_id(), message, datetime.now(UTC), running=running, events=events)


def sent(data_class: str = "internal") -> dict[str, Any]:
    return {"type": "protection_applied", "data_class": data_class}


def passage(number: int, base_id: str | None = None) -> dict[str, Any]:
    return {"number": number, "base_id": base_id, "document": "note.pdf", "excerpt": f"extrait {number}"}


@pytest.mark.parametrize("data_class", list(DataClass))
def test_a_class_above_the_rule_stands_against_it(data_class: DataClass) -> None:
    refused = hindrance(Owned(data_class, has_turns=True, expires_at=None), UP_TO_PERSONAL)
    assert (refused is not None) is (data_class is DataClass.HEALTH)
    assert refused is None or isinstance(refused, ShareClassRefused)
    assert isinstance(
        hindrance(Owned(data_class, has_turns=True, expires_at=None), PolicyOptions(None)), ShareClosed
    )


def test_a_temporary_one_is_never_shown() -> None:
    owned = Owned(DataClass.PUBLIC, has_turns=True, expires_at=utc_now())
    assert isinstance(hindrance(owned, PolicyOptions(DataClass.HEALTH)), ShareTemporary)


def test_what_is_under_way_and_what_was_refused_is_not_shown() -> None:
    assert as_shown(turn(sent(), running=True)) is None
    refused = turn({"type": "turn_failed", "code": "policy.class_refused", "alternatives": []})
    assert sent_class(refused) is None
    assert as_shown(refused) is None
    assert as_shown(turn(sent())) is not None


def test_the_class_is_the_highest_that_was_sent() -> None:
    assert sent_class(turn(sent("internal"), sent("health"), sent("personal"))) is DataClass.HEALTH


def test_of_attached_documents_only_what_the_answer_cites_is_shown() -> None:
    found = {"type": "passages_found", "passages": [passage(1), passage(2), passage(3, "une base")]}
    shown = as_shown(turn(sent(), found, {"type": "citation_added", "number": 2, "passage_id": "x", "at": 0}))
    assert shown is not None
    (passages,) = [each["passages"] for each in shown.events if each["type"] == "passages_found"]
    assert [each["number"] for each in passages] == [2, 3]
    assert len(found["passages"]) == 3, "what was kept stays as it is"


def test_a_reader_is_given_no_files_marks_or_ways_to_ask_again() -> None:
    failed = {"type": "turn_failed", "code": "c", "alternatives": [{"model_id": "m"}]}
    shown = as_shown(turn(sent(), failed))
    assert shown is not None
    assert shown.message.text == "Bonjour Mme Lefèbvre"
    assert shown.message.attachment_ids == ()
    assert shown.message.corrections == ()
    assert not shown.message.marks.missed
    assert shown.branches == (shown.id,)
    assert shown.events[-1]["alternatives"] == []


@pytest.mark.parametrize("given", ["", "person", "person:", "group", "role:officer", "person:1", "établi:x"])
def test_what_names_nobody_is_refused(given: str) -> None:
    with pytest.raises(ShareElsewhere):
        parse_principal(given)


def test_a_principal_is_written_in_one_way_only() -> None:
    person = new_id()
    assert str(parse_principal(f"person:{person}")) == f"person:{person}"
    for other in (f"person:{person.hex}", f"person:{{{person}}}", f"person:urn:uuid:{person}"):
        with pytest.raises(ShareElsewhere):
            parse_principal(other)

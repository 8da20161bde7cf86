"""What is kept of a conversation opens with its own key, on its own row, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from colombage.chat.contents import (
    open_message,
    open_title,
    seal_message,
    seal_title,
)
from colombage.chat.producing import interrupted
from colombage.chat.store import ConversationRow, TurnRow
from colombage.chat.types import Message, TaskGiven, Turn
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import CannotDecrypt, DataKey
from colombage.policy.types import DataClass
from colombage.protection.types import Known

NOW = datetime(2026, 11, 21, tzinfo=UTC)
KEY = DataKey.generate()


def message(**changes: object) -> Message:
    marks = Known(missed=frozenset({"Quentin Vauquelin"}), allowed=frozenset({"Pr Deloncle"}))
    asked = Message(
        "Le NIR est faux.", "essai", DataClass.PERSONAL, (new_id(),), (new_id(),), ("1 85 05",), marks
    )
    return replace(asked, **changes)


def test_a_task_and_what_is_said_of_pictures_come_back() -> None:
    asked = message(media_class=DataClass.PERSONAL, task=TaskGiven("reecrire", {"texte": "Le NIR est faux."}))
    row = row_of(asked)
    assert open_message(KEY, row) == asked
    assert b"NIR" not in row.question
    assert "NIR" not in repr(asked.task)


def row_of(asked: Message, key: DataKey = KEY) -> TurnRow:
    turn_id = new_id()
    return TurnRow(
        turn_id,
        new_id(),
        seal_message(key, turn_id, asked),
        asked.declared_class.value,
        asked.model_id,
        asked.attachment_ids,
        asked.base_ids,
        NOW,
    )


def test_a_message_comes_back_as_it_was_sent() -> None:
    asked = message()
    assert open_message(KEY, row_of(asked)) == asked


def test_a_message_of_the_time_before_marks_opens_without_any() -> None:
    row = row_of(message())
    old = KEY.encrypt(b'{"text":"Bonjour","corrections":[]}', row.id)
    opened = open_message(KEY, replace(row, question=old))
    assert (opened.text, opened.marks) == ("Bonjour", Known())


def test_a_message_is_not_readable_where_it_lies() -> None:
    row = row_of(message())
    for plain in ("NIR", "1 85 05", "Vauquelin", "Deloncle"):
        assert plain.encode() not in row.question
    with pytest.raises(CannotDecrypt):
        open_message(DataKey.generate(), row)
    with pytest.raises(CannotDecrypt):
        open_message(KEY, replace(row, id=new_id()))


def test_what_a_person_wrote_stays_out_of_every_representation() -> None:
    asked = message()
    turn = Turn(new_id(), asked, NOW, running=False, events=({"type": "text_delta", "text": "secret"},))
    for shown in (repr(asked), repr(turn)):
        assert "NIR" not in shown
        assert "1 85 05" not in shown
        assert "Vauquelin" not in shown
        assert "Deloncle" not in shown
        assert "secret" not in shown


def test_a_title_is_kept_under_its_conversation() -> None:
    conversation_id = new_id()
    kept = seal_title(KEY, conversation_id, "Entretien d’été")
    row = ConversationRow(conversation_id, new_id(), kept, "internal", NOW, NOW)
    assert open_title(KEY, row) == "Entretien d’été"
    with pytest.raises(CannotDecrypt):
        open_title(KEY, replace(row, id=new_id()))


def test_an_interrupted_turn_says_whether_something_came() -> None:
    started = {"type": "turn_started"}
    assert interrupted([started])["partial"] is False
    end = interrupted([started, {"type": "text_delta", "at": 0, "text": "Bon"}], "en")
    assert end["partial"] is True
    assert end["code"] == "chat.turn_interrupted"
    assert end["sentence"].startswith("The server stopped")


def test_a_turn_tells_its_answer_and_whether_it_failed() -> None:
    deltas = ({"type": "text_delta", "text": "Bon"}, {"type": "text_delta", "text": "jour"})
    turn = Turn(new_id(), message(), NOW, running=False, events=(*deltas, {"type": "turn_failed"}))
    assert turn.answer == "Bonjour"
    assert turn.failed
    assert not replace(turn, events=deltas).failed

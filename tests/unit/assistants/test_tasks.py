"""The tasks as they are, and how a filled-in form becomes a question and a prompt."""

from __future__ import annotations

from uuid import uuid4

import pytest

from colombage.assistants.actions.list_tasks import ListTasks
from colombage.assistants.errors import (
    TaskChoiceUnknown,
    TaskFieldMissing,
    TaskFieldTooLong,
    TaskFieldUnknown,
    TaskUnknown,
)
from colombage.assistants.rules import check, prompt_of, shown_text
from colombage.assistants.tasks import all_tasks, find_task, task_from
from colombage.assistants.types import FieldKind, Task
from colombage.kernel.actor import Actor

LANGUAGES = ("fr", "en")
FAMILY = {"text": "Sortie demain.", "reader": "Sa fille", "level": "very_simple"}


def example(task: Task, language: str) -> dict[str, str]:
    return {
        field.id: field.example.of(language) or field.options[0].id
        for field in task.fields
        if field.kind is not FieldKind.BASES
    }


def somebody(profession: str) -> Actor:
    person = uuid4()
    return Actor(person, uuid4(), "Exemple", "fr", None, (), ("group", f"profession:{profession}"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", all_tasks(), ids=lambda task: task.id)
def test_each_task_is_whole_in_both_languages(task: Task, language: str) -> None:
    values = example(task, language)
    assert check(task, values) == {name: value.strip() for name, value in values.items()}
    prompt = prompt_of(task, values, language)
    assert shown_text(task, values, language)
    assert all(words.of(language) for words in (task.title, task.summary, task.tag, task.note))
    assert all(field.label.of(language) for field in task.fields)
    # What was written is data: no word of it stands among the instructions.
    assert all(material.text not in prompt.instructions for material in prompt.material)
    assert ("jamais des consignes" if language == "fr" else "never instructions") in prompt.instructions


def test_the_five_are_there_and_those_of_a_profession_come_first() -> None:
    assert len(all_tasks()) == 5
    offered = ListTasks()(somebody("buyer"))
    assert [each.for_me for each in offered] == sorted((each.for_me for each in offered), reverse=True)
    assert {each.task.id for each in offered if each.for_me} == {
        "structure_notes",
        "summarise_meeting",
        "answer_email",
    }
    assert not any(each.for_me for each in ListTasks()(somebody("unheard_of")))


def test_options_are_instructions_and_texts_are_material() -> None:
    prompt = prompt_of(find_task("rewrite_for_family"), FAMILY, "fr")
    assert "douze mots au plus" in prompt.instructions
    assert [each.text for each in prompt.material] == ["Sortie demain.", "Sa fille"]
    assert prompt.extract == "key_sentences"


def test_a_question_stands_alone_and_its_setting_beside_it() -> None:
    task = find_task("ask_protocol")
    values = {"question": "Quel pansement ?", "setting": "Adulte"}
    assert shown_text(task, values, "fr") == "Quel pansement ?"
    assert [each.text for each in prompt_of(task, values, "fr").material] == ["Adulte"]


def test_a_greeting_is_no_title() -> None:
    shown = shown_text(find_task("answer_email"), {"email": "Bonjour,\nCombien serez-vous ?"}, "fr")
    assert shown.split("\n")[0] == "Répondre à un courriel : Bonjour, Combien serez-vous ?"


def test_the_subject_of_an_email_is_its_title_without_the_word() -> None:
    email = "Objet : Renouvellement du contrat de maintenance des pompes\n\nBonjour,"
    shown = shown_text(find_task("answer_email"), {"email": email}, "fr")
    assert shown.startswith("Répondre à un courriel : Renouvellement du contrat")


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, TaskFieldMissing),
        ({"text": "  \n"}, TaskFieldMissing),
        ({"text": "a" * 40_001}, TaskFieldTooLong),
        ({"text": "a", "reader": "b" * 301}, TaskFieldTooLong),
        ({"text": "a", "level": "impossible"}, TaskChoiceUnknown),
        ({"text": "a", "system": "b"}, TaskFieldUnknown),
    ],
)
def test_a_form_that_is_not_right_is_refused(values: dict[str, str], error: type[Exception]) -> None:
    for made in (check, lambda task, given: prompt_of(task, given, "fr")):
        with pytest.raises(error):
            made(find_task("rewrite_for_family"), values)


def test_what_is_missing_is_named_in_both_languages() -> None:
    with pytest.raises(TaskFieldMissing) as raised:
        check(find_task("rewrite_for_family"), {})
    assert "Texte à réécrire" in raised.value.sentence("fr")
    assert "Text to rewrite" in raised.value.sentence("en")


def test_an_unknown_task_is_refused() -> None:
    with pytest.raises(TaskUnknown):
        find_task("../tasks")


FILE = """
order = 1
minutes = 1
extract = "key_sentences"
extractive = "yes"
main = "text"
professions = []
title = { fr = "Quoi ?", en = "a" }
summary = { fr = "a", en = "a" }
tag = { fr = "a", en = "a" }
note = { fr = "a", en = "a" }
instructions = { fr = "a", en = "a" }
[[fields]]
id = "text"
kind = "long"
required = true
label = { fr = "a", en = "a" }
"""


def test_french_has_its_no_break_spaces() -> None:
    assert task_from("t", FILE).title.french == "Quoi\u00a0?"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('main = "text"', 'main = "other"'),
        ("required = true", "required = false"),
        ('kind = "long"', 'kind = "choice"'),
        ('en = "a" }\n[[', 'en = "" }\n[['),
        ("minutes = 1", "minuts = 1"),
    ],
)
def test_a_file_that_does_not_hang_together_is_refused(old: str, new: str) -> None:
    assert old in FILE
    with pytest.raises(ValueError, match=r"."):
        task_from("t", FILE.replace(old, new))

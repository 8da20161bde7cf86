"""The cards of the home page do what they say, whichever model is proposed for everything else."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import PROTOCOL, Conversation

UNFINISHED = "Une phrase commencée avant de revenir à l’accueil"


def test_writing_with_a_model_begins_with_that_model(nurse: Page) -> None:
    """And what was written in the box of a new conversation before is still there."""
    conversation = Conversation.begin(nurse)
    conversation.box.fill(UNFINISHED)
    nurse.get_by_role("link", name="Accueil").click()
    nurse.get_by_role("button", name=re.compile(f"^Écrire avec un modèle .*{ECHO}")).click()
    expect(conversation.model).to_have_accessible_name(re.compile(ECHO))
    expect(conversation.box).to_have_value(UNFINISHED)


def test_asking_a_document_begins_with_the_engine_that_quotes(nurse: Page) -> None:
    conversation = Conversation.begin(nurse, ECHO)
    nurse.get_by_role("link", name="Accueil").click()
    with nurse.expect_file_chooser() as chooser:
        nurse.get_by_role("button", name=re.compile("^Interroger un document")).click()
    chooser.value.set_files(PROTOCOL)
    expect(conversation.files).to_contain_text(PROTOCOL.name)
    expect(conversation.model).to_have_accessible_name(re.compile("Moteur extractif"))


def test_a_described_task_is_offered_without_its_name(nurse: Page) -> None:
    nurse.goto("/")
    nurse.get_by_role("textbox", name="Décrivez votre tâche").fill("Faire le résumé de la réunion de mardi")
    nurse.get_by_role("option", name=re.compile("Résumer une réunion")).click()
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Résumer une réunion")

"""Asking knowledge bases in a conversation: choosing, opening what is cited, what is lost or missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.corpus.build import documents
from tests.e2e.bases import NURSE, STEWARD, api, forget_bases
from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation
from tests.e2e.knowing import PDF, Base
from tests.e2e.pages import accessibility_findings
from tests.e2e.test_every_page import inspect
from tests.e2e.waiting import still

QUESTION = "À quel rythme changer le pansement d’un PICC ?"
NURSES = ("profession:nurse",)


@pytest.fixture(scope="module")
def manual() -> dict[str, bytes]:
    return {PDF: documents()[PDF]}


@pytest.fixture
def steward(signed_in: Callable[..., Page]) -> Iterator[Page]:
    page = signed_in(STEWARD)
    yield page
    forget_bases(page)


def choose(page: Page, base: Base) -> None:
    page.get_by_role("button", name=re.compile("Choisir les bases à interroger$")).click()
    choice = page.get_by_role("menuitemcheckbox", name=base.name)
    choice.click()
    expect(choice).to_be_checked()
    page.keyboard.press("Escape")
    expect(choice).to_be_hidden()
    expect(page.get_by_role("list", name="Bases interrogées")).to_contain_text(base.name)


def source(turn: Locator) -> Locator:
    return turn.get_by_role("button", name=re.compile(r"^Source \d")).first


def test_a_citation_opens_its_document_at_the_page_until_it_is_gone(
    steward: Page, signed_in: Callable[..., Page], manual: dict[str, bytes]
) -> None:
    base = Base.of(steward, "Soins", manual, readers=NURSES)
    nurse = signed_in(NURSE)
    talk = Conversation.begin(nurse)
    choose(nurse, base)
    nurse.reload()
    expect(nurse.get_by_role("list", name="Bases interrogées")).to_contain_text(base.name)
    turn = talk.answered(QUESTION)
    expect(turn).to_contain_text(base.name)
    expect(source(turn)).to_have_accessible_name(re.compile(re.escape(PDF)))
    source(turn).click()
    nurse.set_viewport_size({"width": 1440, "height": 900})
    expect(talk.panel.get_by_role("heading", name=PDF)).to_be_visible()
    expect(talk.panel.locator("[class*=highlight]").first).to_be_in_viewport()
    inspect(nurse, "ask-source")

    api(steward, "PATCH", f"/api/knowledge/bases/{base.id}", {"readers": []})
    nurse.reload()
    source(talk.turns.last).click()
    expect(nurse.get_by_text("Vous n’avez plus accès à cette source")).to_be_visible()
    expect(nurse.get_by_text(PDF)).to_have_count(0)
    expect(nurse.get_by_role("list", name="Bases interrogées")).to_have_count(0)

    api(steward, "PATCH", f"/api/knowledge/bases/{base.id}", {"readers": list(NURSES)})
    api(steward, "DELETE", f"/api/knowledge/documents/{base.documents[PDF]}")
    nurse.reload()
    source(talk.turns.last).click()
    expect(nurse.get_by_role("heading", name="Document supprimé")).to_be_visible()
    inspect(nurse, "ask-deleted")


def test_a_bad_source_is_reported_with_what_is_sent(steward: Page, manual: dict[str, bytes]) -> None:
    base = Base.of(steward, "Signalement", manual, readers=NURSES)
    steward.goto(f"/?bases={base.id}")
    expect(steward.get_by_role("list", name="Bases interrogées")).to_contain_text(base.name)
    steward.get_by_role("textbox", name="Décrivez votre tâche").fill(QUESTION)
    steward.get_by_role("button", name="Commencer").click()
    talk = Conversation(steward)
    talk.ended()
    source(talk.turns.last).click()
    steward.get_by_role("button", name="Signaler cette source").click()
    dialog = steward.get_by_role("dialog", name="Signaler cette source")
    expect(dialog).to_contain_text("Votre question n’est pas envoyée")
    dialog.get_by_role("radio", name="Il n’est plus à jour").check()
    assert accessibility_findings(steward) == []
    dialog.get_by_role("button", name="Envoyer").click()
    expect(steward.get_by_text("Signalement envoyé")).to_be_visible()
    (report,) = steward.request.get(f"/api/knowledge/bases/{base.id}/quality").json()["reports"]
    assert (report["reason"], report["question"], report["document"]) == ("outdated", None, PDF)


def test_a_sentence_that_cites_nothing_is_marked(steward: Page, manual: dict[str, bytes]) -> None:
    base = Base.of(steward, "Sans source", manual)
    talk = Conversation.begin(steward, ECHO)
    choose(steward, base)
    turn = talk.answered("Le pansement d’un PICC est changé tous les sept jours [1]. Il est bleu [99].")
    mark = turn.get_by_role("button", name=re.compile("^sans source"))
    expect(mark).to_have_count(1)
    expect(turn.locator("[class*=unsupported]").first).to_have_text(re.compile("Il est bleu"))
    # What is drawn under the answer moves it away from a pointer that waits.
    still(turn)
    mark.hover()
    expect(steward.get_by_role("tooltip")).to_contain_text("la citation a été retirée")
    inspect(steward, "ask-unsupported")


def test_nothing_found_says_what_to_do_next(steward: Page) -> None:
    base = Base.of(steward, "Vide", {"lavage.md": b"# Lavage\n\nTrente secondes.\n"}, readers=NURSES)
    talk = Conversation.begin(steward)
    choose(steward, base)
    turn = talk.answered("Quelle est la recette de la tarte aux myrtilles ?")
    expect(turn).to_contain_text("Je ne trouve pas dans les sources")
    inspect(steward, "ask-nothing")
    turn.get_by_role("button", name="Envoyer la question au référent").click()
    dialog = steward.get_by_role("dialog")
    dialog.get_by_role("button", name="Envoyer").click()
    expect(steward.get_by_text("Question envoyée au référent")).to_be_visible()
    turn.get_by_role("button", name="Modifier la question").click()
    expect(talk.box).to_have_value("Quelle est la recette de la tarte aux myrtilles ?")
    expect(talk.box).to_be_focused()


def test_a_question_that_went_nowhere_is_asked_of_a_base_in_one_click(nurse: Page) -> None:
    talk = Conversation.begin(nurse)
    turn = talk.ask(QUESTION)
    turn.get_by_role("button", name=re.compile("^Chercher dans « Procédures du groupement")).click()
    expect(turn).to_contain_text("2/2")
    talk.ended()
    expect(source(turn)).to_be_visible()
    # What is asked next goes there too.
    expect(nurse.get_by_role("list", name="Bases interrogées")).to_contain_text("Procédures du groupement")

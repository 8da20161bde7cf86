"""Searching without a model: results that open documents, filters in the address, nothing found, asking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.corpus.build import documents
from tests.e2e.bases import STEWARD, forget_bases
from tests.e2e.knowing import DOCX, PDF, Base
from tests.e2e.test_every_page import inspect

QUESTION = "À quel rythme changer le pansement d’un PICC ?"
NOT_THERE = "recette zqxw de la tarte aux myrtilles"


@pytest.fixture(scope="module")
def corpus() -> dict[str, bytes]:
    return {name: content for name, content in documents().items() if name in {PDF, DOCX}}


@pytest.fixture
def steward(signed_in: Callable[..., Page]) -> Iterator[Page]:
    page = signed_in(STEWARD)
    yield page
    forget_bases(page)


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("button", name="Rechercher", exact=True).click()


def test_a_result_opens_its_document_and_the_address_keeps_the_search(
    steward: Page, corpus: dict[str, bytes]
) -> None:
    base = Base.of(steward, "Recherche", corpus)
    steward.goto(f"/recherche?bases={base.id}")
    inspect(steward, "search-empty")
    search(steward, QUESTION)
    results = steward.get_by_role("list", name="Passages trouvés").get_by_role("listitem")
    first = results.first
    expect(first.get_by_role("link")).to_have_text(PDF)
    expect(first).to_contain_text("PR-PICC-012")
    expect(first.locator("mark").first).to_be_visible()
    # The question stays with the browser: a server would write it into its logs.
    expect(steward).to_have_url(re.compile("pansement"))
    assert "pansement" not in steward.url.partition("#")[0]
    inspect(steward, "search-results")

    search(steward, "seuil des trois devis")
    expect(first.get_by_role("link")).to_have_text(DOCX)
    steward.go_back()
    expect(steward.get_by_role("searchbox")).to_have_value(QUESTION)
    expect(first.get_by_role("link")).to_have_text(PDF)
    steward.reload()
    expect(first.get_by_role("link")).to_have_text(PDF)
    first.get_by_role("link").click()
    expect(steward.get_by_role("heading", level=1)).to_have_text(PDF)
    expect(steward.locator("[class*=highlight]").first).to_be_in_viewport()
    steward.go_back()
    expect(first.get_by_role("link")).to_have_text(PDF)


def test_filters_narrow_the_results_and_can_be_taken_away(steward: Page, corpus: dict[str, bytes]) -> None:
    base = Base.of(steward, "Filtres", corpus)
    steward.goto(f"/recherche?bases={base.id}#q=seuil+des+trois+devis")
    first = steward.get_by_role("list", name="Passages trouvés").get_by_role("link").first
    expect(first).to_have_text(DOCX)
    steward.get_by_role("button", name="Filtres", exact=True).click()
    drawer = steward.get_by_role("dialog", name="Filtres")
    expect(drawer).to_be_visible()
    inspect(steward, "search-filters")
    # What is chosen stands in the address, which changes a moment later.
    drawer.get_by_role("checkbox", name="PDF").click()
    expect(drawer.get_by_role("checkbox", name="PDF")).to_be_checked()
    drawer.get_by_role("button", name="Voir les résultats").click()
    # While it is open, nothing of the page behind it is there for a role.
    expect(drawer).to_be_hidden()
    expect(steward.get_by_role("main").get_by_role("link", name=DOCX)).to_have_count(0)
    expect(steward).to_have_url(re.compile("types=pdf"))
    steward.get_by_role("button", name="Filtres : 1").click()
    drawer.get_by_role("button", name="Effacer les filtres").click()
    expect(drawer.get_by_role("checkbox", name="PDF")).not_to_be_checked()
    steward.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(first).to_have_text(DOCX)
    steward.get_by_role("button", name=re.compile("^Ne plus interroger la base Filtres")).click()
    expect(steward).to_have_url(re.compile(r"/recherche#q="))


def test_a_question_without_answer_goes_to_the_steward_as_it_is_shown(steward: Page) -> None:
    base = Base.of(steward, "Manques", {"lavage.md": b"# Lavage\n\nTrente secondes.\n"}, readers=("group",))
    steward.goto(f"/recherche?bases={base.id}")
    search(steward, NOT_THERE)
    send = steward.get_by_role("button", name="Envoyer la question au référent")
    expect(send).to_be_visible()
    inspect(steward, "search-nothing")
    send.click()
    dialog = steward.get_by_role("dialog", name="Envoyer la question au référent")
    expect(dialog).to_contain_text("ni votre conversation, ni vos documents")
    expect(dialog.get_by_role("textbox")).to_have_value(NOT_THERE)
    inspect(steward, "search-send")
    dialog.get_by_role("textbox").fill("Où est la recette ?")
    dialog.get_by_role("button", name="Envoyer").click()
    expect(steward.get_by_text("Question envoyée au référent de la base")).to_be_visible()
    reports = steward.request.get(f"/api/knowledge/bases/{base.id}/quality").json()["reports"]
    assert [each["question"] for each in reports] == ["Où est la recette ?"]


def test_a_search_becomes_a_question(steward: Page, corpus: dict[str, bytes]) -> None:
    base = Base.of(steward, "Questions", corpus)
    steward.goto(f"/recherche?bases={base.id}")
    search(steward, QUESTION)
    steward.get_by_role("button", name="Poser la question dans une conversation").click()
    turn = steward.get_by_role("article")
    expect(turn).to_contain_text(QUESTION)
    expect(turn).to_contain_text(base.name)
    expect(turn).to_contain_text("sept jours", timeout=30_000)

"""An answer leaves the page: copied as it looks, as text, as Markdown, and taken along as a Word document."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.e2e.catalogue import ECHO
from tests.e2e.conversing import Conversation

MARKDOWN = (
    "## Surveillance\n\n1. Regarder le **point de ponction**\n   - rougeur\n   - douleur\n2. Noter\n\n"
    "| Produit | Dose |\n|---|--:|\n| Paracétamol | 1 g |"
)
# Where another program would paste it.
EDITOR = "<!doctype html><div id='editor' contenteditable style='min-height: 5rem'></div>"


@pytest.fixture
def answered(nurse: Page) -> Locator:
    nurse.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Conversation.begin(nurse, ECHO).answered(MARKDOWN)


def pasted(page: Page) -> Locator:
    """What stands in an editable area elsewhere after pasting."""
    elsewhere = page.context.new_page()
    elsewhere.set_content(EDITOR)
    editor = elsewhere.locator("#editor")
    editor.click()
    editor.press("ControlOrMeta+V")
    return editor


def choose(turn: Locator, item: str) -> None:
    turn.get_by_role("button", name="Autres actions sur cette réponse").click()
    turn.get_by_role("menuitem", name=item, exact=True).click()


def test_what_is_copied_keeps_lists_and_tables(nurse: Page, answered: Locator) -> None:
    answered.get_by_role("button", name="Copier", exact=True).click()
    expect(answered.get_by_role("button", name="Copié")).to_be_visible()
    editor = pasted(nurse)
    expect(editor.locator("h2")).to_have_text("Surveillance")
    expect(editor.locator("ol > li > ul > li")).to_have_count(2)
    expect(editor.locator("td").last).to_have_text("1 g")
    expect(editor.locator("strong, b").first).to_have_text("point de ponction")


@pytest.mark.parametrize(
    ("item", "begins", "holds"),
    [
        ("Copier le texte seul", "Surveillance\n", "Produit\tDose"),
        ("Copier en Markdown", "## Surveillance\n", "|---|--:|"),
    ],
)
def test_text_alone_and_markdown_are_copied_too(
    nurse: Page, answered: Locator, item: str, begins: str, holds: str
) -> None:
    choose(answered, item)
    expect(nurse.get_by_text("La réponse est copiée.")).to_be_visible()
    text = nurse.evaluate("navigator.clipboard.readText()")
    assert text.startswith(begins)
    assert holds in text


def test_an_exchange_is_taken_along_as_a_word_document(
    nurse: Page, answered: Locator, tmp_path: Path
) -> None:
    with nurse.expect_download() as download:
        choose(answered, "Exporter en Word")
    # At once: what is said so goes again.
    expect(nurse.get_by_text("Document prêt")).to_be_visible()
    assert download.value.suggested_filename.endswith(".docx")
    download.value.save_as(tmp_path / "kept.docx")
    document = Document(str(tmp_path / "kept.docx"))
    names = {each.style.name for each in document.paragraphs if each.style is not None}
    assert {"Title", "AI Notice", "List Number", "List Bullet 2"} <= names
    assert document.tables[0].cell(1, 1).text == "1\u00a0g"


def test_the_whole_conversation_is_taken_along_as_markdown(nurse: Page, answered: Locator) -> None:
    nurse.get_by_role("button", name="Autres actions sur cette conversation").click()
    with nurse.expect_download() as download:
        nurse.get_by_role("menuitem", name="Exporter la conversation en Markdown").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "intelligence artificielle" in text
    assert "| Paracétamol | 1\u00a0g |" in text
    expect(answered).to_be_visible()


def test_a_document_that_cannot_be_made_says_why(nurse: Page, answered: Locator) -> None:
    nurse.route("**/export?*", lambda route: route.abort())
    choose(answered, "Exporter en Word")
    expect(nurse.get_by_role("alert").filter(has_text="Le service ne répond pas")).to_be_visible()

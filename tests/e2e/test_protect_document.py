"""A person drops a letter and takes a copy away in which nobody is named, still a letter."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.corpus.build import scan
from tests.e2e.bases import READ
from tests.e2e.protecting import (
    KEPT,
    PATIENT_FORMS,
    SECRETS,
    Protecting,
    letter_docx,
    letter_pdf,
    payload,
    told_by,
)

DROP = """async ([target, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  for (const type of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
}"""


@pytest.fixture
def protecting(signed_in: Callable[..., Page]) -> Iterator[Protecting]:
    """The page of somebody whose documents no other test looks at."""
    opened = Protecting.open(signed_in("sage.femme"))
    yield opened
    opened.forget()


def test_a_dropped_letter_comes_back_as_a_letter_without_anybody_in_it(protecting: Protecting) -> None:
    page = protecting.page
    original = letter_docx()
    assert told_by(original) == list(SECRETS)
    target = page.get_by_text("Glissez ici un ou plusieurs documents").element_handle()
    page.evaluate(DROP, [target, "liaison.docx", base64.b64encode(original).decode()])
    copy = protecting.copy("liaison.docx")
    assert told_by(copy) == []
    letter = Document(BytesIO(copy))
    text = "\n".join(each.text for each in letter.paragraphs)
    assert [each for each in KEPT if each not in text] == []
    assert letter.paragraphs[0].text == "Lettre de liaison"
    assert [each.style.name for each in letter.paragraphs if each.style is not None] == [
        "Heading 1",
        "Normal",
        *["List Bullet"] * 4,
    ]
    bold = [run.text for run in letter.paragraphs[1].runs if run.bold]
    assert re.fullmatch(r"\[PATIENTE_\d+[a-z]*\]", "".join(bold))
    assert letter.tables[0].rows[0].cells[0].text == "Nom"


def test_a_pdf_keeps_its_words_and_loses_its_names(protecting: Protecting) -> None:
    protecting.give(payload("liaison.pdf", letter_pdf()))
    copy = PdfReader(BytesIO(protecting.copy("liaison.pdf")))
    text = "\n".join(each.extract_text() for each in copy.pages)
    streams = b"\n".join(each.get_contents().get_data() for each in copy.pages)  # pyright: ignore[reportOptionalMemberAccess]
    properties = str(copy.metadata)
    assert [each for each in SECRETS if each in text or each in properties] == []
    assert b"Quesnel" not in streams
    assert [each for each in KEPT if each not in text] == []
    assert re.search(r"\[PATIENTE_\d", text)


def test_the_report_says_what_was_done_and_shows_who_is_who_when_asked(protecting: Protecting) -> None:
    page = protecting.page
    protecting.give(payload("liaison.docx", letter_docx()))
    report = protecting.report("liaison.docx")
    expect(report.get_by_role("heading", name="Remplacé dans la copie")).to_be_visible()
    expect(report).to_contain_text("aucune des valeurs remplacées n’y figure")
    expect(report).to_contain_text("Propriétés du document vidées")
    for each in PATIENT_FORMS:
        assert each not in page.locator("main").inner_text()
    report.get_by_role("button", name="Montrer la table de correspondance de liaison.docx").click()
    expect(report.get_by_role("row", name=re.compile(r"PATIENTE_\d.*Maëlle Quesnel"))).to_be_visible()
    page.reload()
    report = protecting.report("liaison.docx")
    expect(report.get_by_role("heading", name="Remplacé dans la copie")).to_be_visible()
    assert PATIENT_FORMS[0] not in page.locator("main").inner_text()


def test_several_go_at_once_and_are_found_again_after_leaving(protecting: Protecting) -> None:
    page = protecting.page
    notes = [payload(f"note-{number}.txt", b"Le pansement est refait.") for number in range(3)]
    protecting.give(*notes)
    for each in notes:
        expect(protecting.row(each["name"])).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Accueil").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Que voulez-vous faire ?")
    page.get_by_role("navigation").get_by_role("link", name="Protéger un document").click()
    for each in notes:
        expect(protecting.ready(each["name"])).to_contain_text("aucun élément repéré")


def test_a_scan_is_refused_in_words_and_gives_no_copy(protecting: Protecting) -> None:
    protecting.give(payload("scan.pdf", scan()))
    row = protecting.row("scan.pdf")
    expect(row).to_contain_text("qui sont des images (un scan)", timeout=READ)
    expect(row.get_by_role("link")).to_have_count(0)


def test_a_document_goes_for_good_once_confirmed(
    protecting: Protecting, signed_in: Callable[..., Page]
) -> None:
    page = protecting.page
    protecting.give(payload("note.txt", "Mme Maëlle Quesnel est sortie.".encode()))
    protecting.ready("note.txt")
    items = page.request.get("/api/protection/documents").json()["items"]
    path = f"/api/protection/documents/{items[0]['id']}"
    assert page.request.get(f"{path}/content").ok
    somebody_else = signed_in("medecin").request
    assert somebody_else.get(f"{path}/content").status == 404
    page.get_by_role("button", name="Supprimer note.txt").click()
    dialog = page.get_by_role("dialog", name="Supprimer ce document ?")
    dialog.get_by_role("button", name="Supprimer").click()
    expect(protecting.row("note.txt")).to_have_count(0)
    assert page.request.get(path).status == 404
    assert page.request.get(f"{path}/content").status == 404

"""A document in the browser: at the page, the passage highlighted; old versions, formats, what is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Locator, Page, expect
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.build import documents
from tests.e2e.bases import NURSE, STEWARD, api, forget_bases
from tests.e2e.knowing import DOCX, PDF, Base, at_passage
from tests.e2e.test_every_page import inspect
from tests.e2e.waiting import becomes

HOSTILE = (
    '# Note\n\n<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2">\n\n'
    "La consigne 77-K s’applique. [clic](javascript:alert(1)) ![suivi](https://ailleurs.example/p.png)\n"
)
# What lies under each highlighted rectangle, from the words that pdf.js put over the picture.
UNDER_HIGHLIGHT = """page => {
  const boxes = [...page.querySelectorAll('[class*=highlight]')].map((each) => each.getBoundingClientRect());
  const inside = (span) => {
    const at = span.getBoundingClientRect();
    const middle = (at.top + at.bottom) / 2;
    const holds = (box) =>
      middle > box.top && middle < box.bottom && at.right > box.left && at.left < box.right;
    return boxes.some(holds);
  };
  const spans = [...page.querySelectorAll('[class*=words] span')];
  return spans.filter(inside).map((each) => each.textContent).join(' ');
}"""


@pytest.fixture(scope="module")
def corpus() -> dict[str, bytes]:
    return documents()


@pytest.fixture
def steward(signed_in: Callable[..., Page]) -> Iterator[Page]:
    page = signed_in(STEWARD)
    yield page
    forget_bases(page)


def words_of(page: Page, passage_id: str) -> list[str]:
    """The longer words of the passage itself; a search joins neighbours to it."""
    version, _, number = passage_id.rpartition(".")
    reading = page.request.get(f"/api/knowledge/versions/{version}/reading").json()
    (passage,) = (each for each in reading["passages"] if each["number"] == int(number))
    return re.findall(r"\w{5,}", reading["text"][passage["start"] : passage["end"]])


def drawn(page: Page, number: int) -> Locator:
    """The page of that number, once its picture is there."""
    found = page.get_by_role("region", name=f"Page {number}", exact=True)
    expect(found.locator("canvas")).to_have_js_property("hidden", value=False)
    page.wait_for_function(
        "number => document.querySelector(`[data-page='${number}'] canvas`)?.width > 300", arg=number
    )
    return found


def test_a_pdf_opens_at_the_page_with_the_passage_highlighted(
    steward: Page, corpus: dict[str, bytes]
) -> None:
    base = Base.of(steward, "Lecture", {PDF: corpus[PDF]})
    passage = base.passage("À quel rythme changer le pansement d’un PICC ?")
    assert passage["page"] > 1
    steward.goto(at_passage(passage))
    expect(steward.get_by_role("heading", level=1)).to_have_text(PDF)
    shown = drawn(steward, passage["page"])
    number = steward.get_by_role("textbox", name="Numéro de page")
    expect(number).to_have_value(str(passage["page"]))
    highlight = shown.locator("[class*=highlight]")
    expect(highlight.first).to_be_in_viewport()
    expect(shown.locator("[class*=words] span").first).to_be_attached()
    cited = words_of(steward, passage["id"])
    becomes(
        steward,
        lambda: re.sub(r"\s+", " ", shown.evaluate(UNDER_HIGHLIGHT)),
        lambda under: sum(word in under for word in cited) >= 0.95 * len(cited),
    )

    number.fill("1")
    number.press("Enter")
    drawn(steward, 1)
    steward.get_by_role("button", name="Agrandir").click()
    expect(number).to_have_value("1")
    steward.get_by_text("Texte", exact=True).click()
    marked = steward.get_by_role("region", name="Texte du document").locator("mark")
    expect(marked.first).to_be_in_viewport()
    becomes(
        steward,
        lambda: " ".join(marked.all_inner_texts()),
        lambda words: all(word in words for word in cited),
    )
    inspect(steward, "viewer-text")
    steward.get_by_text("Pages", exact=True).click()
    drawn(steward, passage["page"])
    inspect(steward, "viewer-pdf")


def test_an_old_citation_opens_its_own_version(steward: Page) -> None:
    base = Base.of(steward, "Versions", {"consigne.md": b"# Consigne\n\nLe code d'alerte est 4021.\n"})
    old = base.passage("code d'alerte")
    base.give("consigne.md", b"# Consigne\n\nLe code d'alerte est 5533.\n")
    base.wait("consigne.md")
    steward.goto(at_passage(old))
    expect(steward.locator("mark").last).to_contain_text("4021")
    note = steward.get_by_text("Vous lisez la version 1")
    expect(note).to_contain_text("une version 2 existe")
    inspect(steward, "viewer-old-version")
    steward.get_by_role("button", name="Lire la version 2").click()
    expect(steward.get_by_role("region", name="Texte du document")).to_contain_text("5533")
    expect(note).to_be_hidden()
    steward.go_back()
    expect(steward.locator("mark").last).to_contain_text("4021")


def test_an_office_document_reads_as_headings_and_tables(steward: Page, corpus: dict[str, bytes]) -> None:
    base = Base.of(steward, "Bureautique", {DOCX: corpus[DOCX]})
    steward.goto(f"/documents/{base.documents[DOCX]}")
    text = steward.get_by_role("region", name="Texte du document")
    expect(text.get_by_role("heading", name="ACH-02 Seuils")).to_be_visible()
    table = text.get_by_role("table").first
    expect(table.get_by_role("row").filter(has_text="Trois devis")).to_contain_text("10 jours")
    expect(steward.get_by_role("link", name="Télécharger")).to_have_attribute("download", DOCX)
    inspect(steward, "viewer-docx")


def test_a_document_is_text_and_never_a_page(steward: Page) -> None:
    base = Base.of(steward, "Hostile", {"hostile.md": HOSTILE.encode()})
    steward.goto(at_passage(base.passage("consigne 77-K")))
    text = steward.get_by_role("region", name="Texte du document")
    expect(text).to_contain_text("77-K")
    expect(text.locator("script, img, a, iframe, style")).to_have_count(0)
    assert steward.evaluate("window.hacked") is None


def test_a_very_long_pdf_draws_only_what_is_in_sight(steward: Page) -> None:
    written = BytesIO()
    canvas = Canvas(written, pagesize=(595, 842))
    for number in range(1, 501):
        canvas.drawString(72, 700, f"Feuillet {number} du registre des contrôles.")
        canvas.showPage()
    canvas.save()
    base = Base.of(steward, "Registre", {"registre.pdf": written.getvalue()})
    steward.goto(f"/documents/{base.documents['registre.pdf']}")
    drawn(steward, 1)
    number = steward.get_by_role("textbox", name="Numéro de page")
    number.fill("437")
    number.press("Enter")
    expect(drawn(steward, 437)).to_contain_text("Feuillet 437")
    becomes(steward, steward.locator("[data-page]").count, lambda pages: pages <= 6)


def test_what_is_gone_or_closed_says_so(steward: Page, signed_in: Callable[..., Page]) -> None:
    base = Base.of(steward, "Privée", {"secret.md": b"# Secret\n\nLe mot convenu est tilleul.\n"})
    passage = base.passage("mot convenu")
    nurse = signed_in(NURSE)
    nurse.goto(at_passage(passage))
    expect(nurse.get_by_role("heading", level=1)).to_have_text("Document inaccessible")
    expect(nurse.get_by_role("main")).not_to_contain_text("tilleul")
    expect(nurse.get_by_role("main")).not_to_contain_text("secret.md")

    steward.goto(at_passage(passage))
    expect(steward.locator("mark").last).to_contain_text("tilleul")
    api(steward, "DELETE", f"/api/knowledge/documents/{passage['document_id']}")
    steward.reload()
    expect(steward.get_by_role("heading", level=1)).to_have_text("Document supprimé")
    expect(steward.get_by_role("main")).not_to_contain_text("tilleul")
    inspect(steward, "viewer-deleted")

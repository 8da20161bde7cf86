"""PDFs: text is gone and not covered, the rest stays where it was, nothing else of the file comes along."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
import reportlab
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTTextContainer, LTTextLine
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from colombage.files.errors import PdfBroken, PdfEncrypted
from colombage.files.types import MediaType
from colombage.protection.documents.errors import PageNotWritable, ScannedPages
from colombage.protection.documents.report import Report
from colombage.protection.documents.types import Aside
from colombage.protection.types import Known, PersonRole
from tests.unit.protection.documents.making import EMAIL, NAME, NIR, OTHER, SECRETS, picture, protected

PLAIN = "Jocelin Quervadec"
SENTENCE = f"Le patient {PLAIN} sort demain."


def drawn(*draw: Callable[[Canvas], None]) -> bytes:
    """A page for each."""
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=1)
    for each in draw:
        canvas.setFont("Helvetica", 12)
        each(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def sentence(canvas: Canvas) -> None:
    canvas.drawString(72, 700, SENTENCE)


def changed(content: bytes, change: Callable[[Any], None], **options: Any) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(target, **options)
    return target.getvalue()


async def copied(content: bytes, *, keep_images: bool = False) -> tuple[bytes, Report]:
    return await protected(content, MediaType.PDF, keep_images=keep_images)


def everything(content: bytes) -> str:
    """All that pypdf and pdfminer read, and all objects unpacked, whatever they are."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    pieces = [page.extract_text() for page in reader.pages]
    pieces.append(extract_text(io.BytesIO(content)))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for found in pdf.objects:
            pieces.append(repr(found))
            if isinstance(found, pikepdf.Stream) and "/DCTDecode" not in repr(found.get("/Filter")):
                pieces.append(found.read_bytes().decode("latin-1"))
    return "\n".join(pieces)


def leaks(content: bytes) -> list[str]:
    text = everything(content).lower()
    return [secret for secret in (*SECRETS, "Trebistou") if secret.lower() in text]


def last_letter(content: bytes) -> tuple[float, float]:
    """Where the last letter of the first page stands."""
    letters = [
        each
        for box in next(iter(extract_pages(io.BytesIO(content))))
        if isinstance(box, LTTextContainer)
        for line in box
        if isinstance(line, LTTextLine)
        for each in line
        if isinstance(each, LTChar) and each.get_text().strip()
    ]
    last = max(letters, key=lambda each: each.x0)
    return last.x0, last.y0


def words(content: bytes) -> str:
    """What pdfminer reads, without blanks: gaps are what its own rules make of them."""
    return "".join(extract_text(io.BytesIO(content)).split())


async def test_the_text_is_gone_and_the_rest_of_the_line_stays() -> None:
    content = drawn(sentence)
    assert leaks(content)
    copy, report = await copied(content)
    assert leaks(copy) == []
    assert words(copy) == "Lepatient[PATIENT_1]sortdemain."
    before, after = last_letter(content), last_letter(copy)
    # Not to the point: the exact length of the gap would tell which names fit.
    assert after[0] == pytest.approx(before[0], abs=6)
    assert after[1] == pytest.approx(before[1])
    assert report.extractor.startswith("pypdf")


def spaced(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setCharSpace(2)
    text.setWordSpace(5)
    text.setHorizScale(80)
    text.textOut(f"{SENTENCE} ")
    text.textOut("Ensuite il revient.")
    canvas.drawText(text)


def turned(canvas: Canvas) -> None:
    canvas.rotate(30)
    canvas.drawString(300, 300, SENTENCE)


def over_lines(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setFont("Times-Roman", 11)
    text.textLines("Le patient Jocelin\nQuervadec sort.")
    canvas.drawText(text)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("bandeau")
    canvas.setFont("Courier-Bold", 10)
    canvas.drawString(72, 650, SENTENCE)
    canvas.endForm()
    canvas.doForm("bandeau")
    canvas.translate(0, -100)
    canvas.doForm("bandeau")


def in_a_font_of_its_own(canvas: Canvas) -> None:
    pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    canvas.setFont("Vera", 12)
    canvas.drawString(72, 500, f"é {SENTENCE}")


def in_two_bytes(canvas: Canvas) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    canvas.setFont("HeiseiMin-W3", 12)
    canvas.drawString(72, 500, SENTENCE)


def unseen(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textOut(SENTENCE)
    canvas.drawText(text)


def bold_by_repeating(canvas: Canvas) -> None:
    for aside in (0, 0.25, 0.5):
        canvas.drawString(72 + aside, 600, SENTENCE)


@pytest.mark.parametrize(
    "draw",
    [bold_by_repeating, spaced, turned, over_lines, in_a_form, in_a_font_of_its_own, in_two_bytes, unseen],
)
async def test_however_it_is_written_it_goes(draw: Callable[[Canvas], None]) -> None:
    content = drawn(draw)
    copy, report = await copied(content)
    assert leaks(copy) == []
    assert "patient[" in words(copy)
    assert "sort" in words(copy)
    assert Aside.DRAWN_LINES not in dict(report.left)


async def test_a_form_on_several_pages_goes_from_each() -> None:
    def again(canvas: Canvas) -> None:
        canvas.doForm("bandeau")

    copy, _ = await copied(drawn(in_a_form, again, again))
    assert leaks(copy) == []
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(copy)).pages]
    assert [text.count("[PATIENT_1]") for text in texts] == [2, 1, 1]


async def test_where_glyphs_cannot_be_told_apart_the_page_is_written_anew() -> None:
    """A graphics state that sets the font: what a placeholder would have to give back is not known."""

    def hide_font(pdf: Any) -> None:
        page = pdf.pages[0]
        state = pikepdf.Dictionary(Font=[page.Resources.Font["/F1"], 12])
        page.Resources.ExtGState = pikepdf.Dictionary(G=state)
        page.contents_add(b"/G gs ", prepend=True)

    copy, report = await copied(changed(drawn(sentence), hide_font))
    assert leaks(copy) == []
    assert dict(report.left)[Aside.DRAWN_LINES] == 1
    assert words(copy) == "Lepatient[PATIENT_1]sortdemain."
    assert last_letter(copy)[1] == pytest.approx(last_letter(drawn(sentence))[1], abs=2)


async def test_a_page_that_would_lose_signs_when_written_anew_is_refused() -> None:
    def with_signs(canvas: Canvas) -> None:
        sentence(canvas)
        canvas.setFont("Symbol", 12)
        canvas.drawString(72, 500, "\u2265 5 mg")

    def hide_font(pdf: Any) -> None:
        page = pdf.pages[0]
        state = pikepdf.Dictionary(Font=[page.Resources.Font["/F1"], 12])
        page.Resources.ExtGState = pikepdf.Dictionary(G=state)
        page.contents_add(b"/G gs ", prepend=True)

    with pytest.raises(PageNotWritable):
        await copied(changed(drawn(with_signs), hide_font))


def crammed(pdf: Any) -> None:
    """Whatever a PDF may carry along."""
    root = pdf.Root
    pdf.docinfo["/Author"] = OTHER
    pdf.docinfo["/Title"] = f"Courrier {NAME}"
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = NAME
    pdf.attachments["quervadec.txt"] = NAME.encode()
    root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{PLAIN}')")
    root.StructTreeRoot = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructTreeRoot, K=[pikepdf.Dictionary(Alt=PLAIN, ActualText=PLAIN)]
        )
    )
    root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(P=PLAIN)])
    page = pdf.pages[0]
    page.contents_add(f"/Span <</ActualText ({PLAIN})>> BDC EMC ".encode(), prepend=True)
    page.PieceInfo = pikepdf.Dictionary(Quervadec=pikepdf.Dictionary(Private=PLAIN))
    page.Annots = pikepdf.Array([
        pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                Rect=[0, 0, 20, 20],
                Contents=f"voir {NAME}",
                T=OTHER,
            )
        ),
        pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=[0, 0, 20, 20],
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"mailto:{EMAIL}"),
            )
        ),
    ])  # fmt: skip
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Dossier {NAME}", 0))


async def test_nothing_else_of_the_file_comes_along() -> None:
    content = changed(drawn(sentence), crammed)
    assert len(leaks(content)) > 4
    copy, report = await copied(content)
    assert leaks(copy) == []
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages", "/Outlines", "/PageMode"}
        assert "/Info" not in pdf.trailer
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Dossier [PATIENT_1]"]
    expected = {Aside.METADATA, Aside.EMBEDDED, Aside.SCRIPTS, Aside.STRUCTURE, Aside.ANNOTATIONS}
    assert expected <= set(dict(report.removed))


async def test_former_revisions_are_gone() -> None:
    """An incremental update leaves the old page in the file."""
    first = drawn(sentence)
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(72, 700, "rien")))) as pdf:
        body = pdf.pages[0].Contents.read_bytes()
    number = len(pikepdf.open(io.BytesIO(first)).objects)
    added = (
        f"\n{number} 0 obj\n<< /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream\nendobj\n"
    )
    copy, _ = await copied(first + added)
    assert leaks(copy) == []


async def test_filled_forms_become_text_of_the_page_and_are_protected() -> None:
    def filled(canvas: Canvas) -> None:
        sentence(canvas)
        canvas.acroForm.textfield(name="Nom", value=PLAIN, x=72, y=600, width=200, height=20)

    copy, report = await copied(drawn(filled))
    assert leaks(copy) == []
    assert extract_text(io.BytesIO(copy)).count("[PATIENT_1]") == 2
    assert dict(report.removed)[Aside.FORM_FIELDS] == 1
    assert "/AcroForm" not in pikepdf.open(io.BytesIO(copy)).Root


def with_picture(canvas: Canvas) -> None:
    sentence(canvas)
    canvas.drawImage(ImageReader(picture()), 72, 300, 100, 50)


async def test_pictures_are_grey_or_without_what_the_camera_wrote() -> None:
    for keep, filters in ((False, "/FlateDecode"), (True, "/DCTDecode")):
        copy, report = await copied(drawn(with_picture), keep_images=keep)
        with pikepdf.open(io.BytesIO(copy)) as pdf:
            streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            (image,) = [each for each in streams if each.get("/Subtype") == "/Image"]
            assert filters in str(image.get("/Filter"))
            assert NAME.encode() not in image.read_raw_bytes()
        aside = dict(report.left if keep else report.removed)
        assert aside[Aside.IMAGES_KEPT if keep else Aside.IMAGES] == 1


async def test_a_font_of_the_same_name_is_nobody() -> None:
    def named(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
        canvas.setFont("Vera", 12)
        canvas.drawString(72, 500, "La patiente Vera Quervadec dort. Mme Vera mange.")

    known = Known(names=(("Vera Quervadec", PersonRole.PATIENT), ("Vera", PersonRole.PATIENT)))
    copy, report = await protected(drawn(named), MediaType.PDF, known=known)
    assert "Vera" in {each.value for each in report.correspondences}
    assert "Vera" not in extract_text(io.BytesIO(copy))


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(picture()), 0, 0, 595, 842)


async def test_scans_are_refused_and_say_so_or_are_kept_and_counted() -> None:
    with pytest.raises(ScannedPages) as refused:
        await copied(drawn(sentence, scanned, scanned))
    assert refused.value.facts == {"pages": 2}
    copy, report = await copied(drawn(sentence, scanned, scanned), keep_images=True)
    assert dict(report.left)[Aside.IMAGE_PAGES] == 2
    assert leaks(copy) == []


async def test_a_password_and_a_broken_file_are_refused() -> None:
    locked = changed(drawn(sentence), lambda _: None, encryption=pikepdf.Encryption(user="x", owner="y"))
    with pytest.raises(PdfEncrypted):
        await copied(locked)
    with pytest.raises(PdfBroken):
        await copied(b"%PDF-1.7\n" + NIR.encode() * 100)

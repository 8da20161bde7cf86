"""Documents of fictitious people, made with other libraries than those that write their copies."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from colombage.files.types import MediaType
from colombage.protection.adapters.documents.workshop import ChildWorkshop
from colombage.protection.documents.masking import MaskDocument
from colombage.protection.documents.report import Report
from colombage.protection.types import Known, PersonRole
from tests.finding import rules_alone

NAME, OTHER = "Jocelin Quervadec", "Maelle Trébistou"
KNOWN = Known(names=((NAME, PersonRole.PATIENT), (OTHER, PersonRole.PROFESSIONAL)))
NIR = "2 85 05 78 006 084 36"
EMAIL = "jocelin.quervadec@exemple.fr"
SECRETS = ("Quervadec", "Jocelin", "Trébistou", "Maelle", "85 05 78", "@exemple")


async def protected(
    content: bytes, media_type: MediaType, *, keep_images: bool = False, known: Known = KNOWN
) -> tuple[bytes, Report]:
    """The copy and its report, made by a real child with the rules and these names."""
    mask = MaskDocument(rules_alone(), ChildWorkshop())
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as copy:
        source.write(content)
        report = await mask(source, copy, media_type, keep_images=keep_images, known=known)
        copy.seek(0)
        return copy.read(), report


def written(report: Report, value: str) -> str:
    """The placeholder that stands for a value."""
    return next(each.written for each in report.correspondences if each.value == value)


def saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_parts(content: bytes, change: Callable[[str, bytes], bytes], **added: bytes) -> bytes:
    """An office file with each part changed, and others added (`__` in their names for a slash)."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, body in added.items():
            new.writestr(name, body)
    return target.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def picture() -> io.BytesIO:
    """A photograph that says who took it."""
    image = Image.new("RGB", (40, 20), "red")
    exif = image.getexif()
    exif[0x013B] = NAME
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif, comment=NAME.encode())
    target.seek(0)
    return target


def letter() -> bytes:
    """A Word document with words in every corner that python-docx reaches, and a few that it does not."""
    document = docx.Document()
    document.core_properties.author = OTHER
    document.core_properties.title = f"Courrier {NAME}"
    document.add_heading(f"Courrier au sujet de {NAME}", 1)
    paragraph = document.add_paragraph("Le patient ")
    paragraph.add_run("Jocelin Quer").bold = True
    paragraph.add_run("vadec").italic = True
    paragraph.add_run(" va bien.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Nom", "NIR", NAME, NIR), strict=True):
        cell.text = text
    section = document.sections[0]
    section.header.paragraphs[0].text = f"Dossier {NAME}"
    section.footer.paragraphs[0].text = f"NIR {NIR}"
    changed = document.add_paragraph("Reste ")._p
    for tag, text_tag, text in (("del", "delText", "parti"), ("ins", "t", "arrivé")):
        changed.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="9{len(tag + text)}" w:author="{OTHER}" '
                f'w:date="2024-01-02T03:04:05Z"><w:r><w:{text_tag}>{text} {NAME}</w:{text_tag}></w:r>'
                f"</w:{tag}>"
            )
        )
    noted = document.add_paragraph("remarque")
    document.add_comment(noted.runs, text=f"voir {NAME}", author=OTHER, initials="MT")
    document.add_paragraph()._p.append(
        parse_xml(
            f"<w:fldSimple {nsdecls('w')} w:instr=' AUTHOR {OTHER} '>"
            f"<w:r><w:t>{OTHER}</w:t></w:r></w:fldSimple>"
        )
    )
    document.add_paragraph()._p.append(
        parse_xml(f"<w:bookmarkStart {nsdecls('w')} w:id='77' w:name='Quervadec_Jocelin'/>")
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = document.part.relate_to(f"mailto:{EMAIL}", kind, is_external=True)
    document.add_paragraph()._p.append(
        parse_xml(
            f"<w:hyperlink {nsdecls('w')} {nsdecls('r')} r:id='{link}'>"
            f"<w:r><w:t>{EMAIL}</w:t></w:r></w:hyperlink>"
        )
    )
    document.add_picture(picture())
    return saved(document)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Suivi Quervadec"
    sheet.append(["Nom", "Prénom", "Téléphone", "NIR", "Visites"])
    sheet.append(["Quervadec", "Jocelin", 612345678, NIR, 3])
    sheet.append(["Quervadec", "Maelle", "0698765432", None, 4])
    sheet["G1"] = '=A2&" suivi par Quervadec"'
    sheet["G2"] = "='Suivi Quervadec'!E2"
    sheet["G3"] = "=SUM(E2:E3)"
    sheet["A2"].comment = Comment(f"voir {NAME}", OTHER)
    sheet["A3"].hyperlink = f"mailto:{EMAIL}"
    sheet.oddHeader.left.text = f"Patient {NAME}"
    book.defined_names["Liste_Quervadec"] = DefinedName(
        "Liste_Quervadec", attr_text="'Suivi Quervadec'!$A$1:$A$3"
    )
    other = book.create_sheet("Tableau")
    other.append(["Quervadec", "Total"])
    other.append([1, 2])
    other.add_table(Table(displayName="Totaux", ref="A1:B2"))
    book.properties.creator = OTHER
    return saved(book)


def slides() -> bytes:
    deck = Presentation()
    deck.core_properties.author = OTHER
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = f"Réunion au sujet de {NAME}"
    slide.placeholders[1].text = f"NIR {NIR}\n{OTHER}"
    slide.notes_slide.notes_text_frame.text = f"note sur {NAME}"
    slide.shapes.add_picture(picture(), Inches(1), Inches(1))
    chart = CategoryChartData()
    chart.categories = [NAME, "autre"]
    chart.add_series(OTHER, (1, 2))
    place = (Inches(1), Inches(2), Inches(4), Inches(3))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, chart)
    return saved(deck)

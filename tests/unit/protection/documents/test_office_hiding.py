"""Half a name in the name of a style, a date in a control's attribute, a drawing in base 64: all goes."""

from __future__ import annotations

import base64
import datetime as dt
import io
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import DateGroupItem, FilterColumn, Filters

from colombage.files.types import MediaType
from tests.unit.protection.documents.making import (
    NAME,
    OTHER,
    parts_of,
    picture,
    protected,
    saved,
    with_parts,
)

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
CONTROL = (
    '<w:sdt {ns}><w:sdtPr><w:date w:fullDate="1950-05-03T00:00:00Z"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>03/05/1950</w:t></w:r></w:sdtContent></w:sdt>"
)
CHOICE = (
    '<w:sdt {ns}><w:sdtPr><w:dropDownList><w:listItem w:displayText="a" w:value="Quervadec"/>'
    "</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>"
)
FIELD = '<w:r {ns}><w:fldChar w:fldCharType="end"><w:fldData>{hidden}</w:fldData></w:fldChar></w:r>'
SHAPE = '<w:r {ns}><w:pict><v:shape id="Quervadec_1" o:gfxdata="{hidden}"/></w:pict></w:r>'
SPOKEN = (
    "<w:r {ns}><w:ruby><w:rt><w:r><w:t>Jocelin</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>Quervadec</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
HIDDEN = base64.b64encode(NAME.encode()).decode()


def letter() -> Any:
    document = docx.Document()
    document.add_paragraph(f"Patient {NAME}, né le 03/05/1950.")
    return document


async def copied(document: Any, media_type: MediaType = MediaType.DOCX) -> str:
    content = document if isinstance(document, bytes) else saved(document)
    copy, _ = await protected(content, media_type)
    return "\n".join(f"{name}\n{body.decode('utf-8', 'replace')}" for name, body in parts_of(copy).items())


@pytest.mark.parametrize("xml", [CONTROL, CHOICE, FIELD, SHAPE, SPOKEN])
async def test_nothing_is_left_in_controls_fields_and_drawings(xml: str) -> None:
    document = letter()
    ns = f"{nsdecls('w')} {VML}"
    document.add_paragraph()._p.append(parse_xml(xml.format(ns=ns, hidden=HIDDEN)))
    found = await copied(document)
    assert "1950" not in found
    assert "Quervadec" not in found
    assert HIDDEN not in found


async def test_a_style_called_after_somebody_gets_a_number_and_keeps_its_looks() -> None:
    document = letter()
    style = document.styles.add_style("Titre Quervadec", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("remarque", style=style)
    copy, _ = await protected(saved(document), MediaType.DOCX)
    again: Any = docx.Document(io.BytesIO(copy))
    (own,) = [each for each in again.styles if each.style_id == again.paragraphs[-1].style.style_id]
    assert "uervadec" not in f"{own.name}{own.style_id}"
    assert again.paragraphs[-1].text == "remarque"
    assert again.styles["Heading 1"] is not None


async def test_pictures_themes_and_lists_called_after_somebody_are_not() -> None:
    document = letter()
    document.add_picture(picture())
    for element in document.element.iter():
        if element.tag.endswith(("}docPr", "}cNvPr")):
            element.set("name", "Photo Quervadec")
    content = with_parts(
        saved(document),
        lambda name, body: body.replace(b"Office Theme", b"Charte Quervadec").replace(
            b'<w:lvlText w:val="%1."', b'<w:lvlText w:val="Patient Quervadec %1."'
        ),
    )
    assert sum(b"uervadec" in body for body in parts_of(content).values()) == 4
    assert "uervadec" not in await copied(content)


async def test_an_address_with_half_a_name_in_a_word_leads_nowhere() -> None:
    document = letter()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    document.part.relate_to("https://intranet.exemple.fr/fiches/mquervadec2", kind, is_external=True)
    assert "uervadec" not in await copied(document)


async def test_filters_messages_and_code_names_of_a_workbook_tell_nothing() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Nom", "Date de naissance", "Ville"])
    sheet.append([NAME, dt.date(1950, 5, 3), "Rouen"])
    sheet.sheet_properties.codeName = "FeuilleQuervadec"
    day = DateGroupItem(year=1950, month=5, day=3, dateTimeGrouping="day")
    sheet.auto_filter.ref = "A1:C2"
    sheet.auto_filter.filterColumn.append(FilterColumn(colId=1, filters=Filters(dateGroupItem=[day])))
    rule: Any = DataValidation(type="whole", formula1="1", error=f"Pas {OTHER}", errorTitle="Trébistou")
    rule.add("D2")
    sheet.add_data_validation(rule)
    found = await copied(book, MediaType.XLSX)
    for told in ("uervadec", "1950", "Trébistou"):
        assert told not in found

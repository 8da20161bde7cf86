"""Workbooks and slides: cells under their headings, formulas, names, notes, charts."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from pptx import Presentation

from colombage.files.types import MediaType
from colombage.protection.documents.types import Aside
from tests.unit.protection.documents.making import NAME, protected, slides, workbook, written
from tests.unit.protection.documents.test_word import leaks


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


async def test_nothing_of_the_people_is_left_in_a_workbook() -> None:
    assert leaks(workbook())
    copy, report = await protected(workbook(), MediaType.XLSX)
    assert leaks(copy) == []
    assert report.values_found == 0


async def test_cells_are_read_under_the_headings_of_their_columns() -> None:
    """A phone number that the sheet made a number of, and has lost its zero."""
    copy, report = await protected(workbook(), MediaType.XLSX)
    sheet = book(copy).worksheets[0]
    assert sheet["C2"].value.startswith("[TEL_")
    assert "0612345678" in {each.value for each in report.correspondences}
    assert sheet["E2"].value == 3


async def test_formulas_stay_unless_they_hold_a_value() -> None:
    copy, report = await protected(workbook(), MediaType.XLSX)
    sheet = book(copy).worksheets[0]
    assert sheet["G3"].value == "=SUM(E2:E3)"
    assert sheet["G2"].value == f"='{sheet.title}'!E2"
    assert "=" not in str(sheet["G1"].value or "")
    assert dict(report.removed)[Aside.FORMULAS] >= 1


async def test_names_of_sheets_tables_and_ranges_follow() -> None:
    copied = book((await protected(workbook(), MediaType.XLSX))[0])
    assert copied.sheetnames[1] == "Tableau"
    table = copied.worksheets[1].tables["Totaux"]
    assert [column.name for column in table.tableColumns] == [cell.value for cell in copied.worksheets[1][1]]
    assert all("Quervadec" not in name for name in (*copied.sheetnames, *copied.defined_names))


async def test_comments_have_no_authors() -> None:
    copy, report = await protected(workbook(), MediaType.XLSX)
    comment = book(copy).worksheets[0]["A2"].comment
    assert comment.author == "Auteur 1"
    assert comment.text == f"voir {written(report, NAME)}"
    assert dict(report.left)[Aside.COMMENTS_DATED] == 1


async def test_nothing_of_the_people_is_left_in_slides() -> None:
    assert leaks(slides())
    copy, report = await protected(slides(), MediaType.PPTX)
    assert leaks(copy) == []
    deck = Presentation(io.BytesIO(copy))
    (slide,) = list(deck.slides)
    assert slide.shapes.title.text == "Réunion au sujet de [MALADE_1]"
    assert slide.notes_slide.notes_text_frame.text == "note sur [MALADE_1]"
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [*chart.plots[0].categories] == ["[MALADE_1]", "autre"]
    removed = dict(report.removed)
    assert removed[Aside.IMAGES] == 1
    assert removed[Aside.EMBEDDED] == 1  # the workbook behind the chart

"""Workbooks are read sheet by sheet, as their cells show themselves."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from colombage.files.adapters.readers import xlsx
from colombage.files.adapters.readers.xlsx_values import column_of, shown
from colombage.files.adapters.refused import Refused
from colombage.files.types import MediaType, WarningCode
from tests.unit.files.reading import LIMITS, Reading, read, with_part, zipped


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def workbook(*rows: list[object]) -> tuple[Workbook, Worksheet]:
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Stocks"
    for row in rows:
        sheet.append(row)
    return made, sheet


def reading(made: Workbook) -> Reading:
    return read(saved(made), MediaType.XLSX)


def test_each_sheet_is_a_page_with_its_name_and_its_table() -> None:
    made, _ = workbook(["Stocks au 12 mars"], [], ["Code", "Libellé"], ["A12", "Gants"], ["B7", "Masques"])
    made.create_sheet("Commandes").append(["Fournisseur", "Montant"])
    found = reading(made)
    assert found.pages == 2
    assert found.lines == [
        "h1: Stocks",
        "p: Stocks au 12 mars",
        "header: Code | Libellé",
        "row: A12 | Gants",
        "row: B7 | Masques",
        "h1: Commandes",
        "row: Fournisseur | Montant",
    ]
    assert [block.pieces[0].page for block in found.blocks] == [1, 1, 1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "kind", "pattern", "expected"),
    [
        ("46093", "n", "dd/mm/yyyy", "12/03/2026"),
        ("46093.604166666664", "n", "dd/mm/yyyy h:mm", "12/03/2026 14:30"),
        ("0.604166666666667", "n", "h:mm", "14:30"),
        ("1.5", "n", "[h]:mm:ss", "36:00"),
        ("46093", "n", "[$-40C]d mmmm yyyy;@", "12/03/2026"),
        ("46093", "n", '#,##0.00\\ "d"', "46093"),
        ("1", "n", "dd/mm/yyyy", "01/01/1900"),
        ("0.25", "n", "0.0%", "25 %"),
        ("0.30000000000000004", "n", "", "0,3"),
        ("1234.5", "n", "#,##0.00", "1234,5"),
        ("760780123", "n", "", "760780123"),
        ("6400", "n", "00000", "06400"),
        ("12.5", "n", '#,##0.00\\ "€"', "12,5 €"),
        ("1E+20", "n", "", "1e+20"),
        ("1e400", "n", "", "inf"),
        ("1", "b", "", "VRAI"),
        ("2026-03-12T14:30:00", "d", "", "12/03/2026 14:30"),
        ("#N/A", "e", "", "#N/A"),
        ("00123", "str", "dd/mm/yyyy", "00123"),
    ],
)
def test_a_value_is_shown_as_one_writes_it_in_french(
    text: str, kind: str, pattern: str, expected: str
) -> None:
    assert shown(text, kind, pattern) == expected


def test_dates_of_a_workbook_that_counts_from_1904() -> None:
    assert shown("44631", "n", "dd/mm/yyyy", from_1904=True) == "12/03/2026"


def test_columns_have_their_numbers() -> None:
    assert [column_of(each) for each in ("A1", "Z9", "AA3", "XFD1", "12", "")] == [1, 26, 27, 16384, 0, 0]


def test_dates_of_a_workbook_are_found_by_their_format() -> None:
    made, _ = workbook(
        ["Nom", "Échéance", "Taux"],
        ["Bail", dt.date(2026, 3, 12), 0.05],  # openpyxl sets the format
    )
    assert reading(made).lines[-1] == "row: Bail | 12/03/2026 | 0,05"


def test_a_formula_says_what_it_last_gave_and_one_never_computed_is_told() -> None:
    made, sheet = workbook(["Prix", "Double"], [2, 0], [3, 0])
    sheet["B2"], sheet["B3"] = "=A2*2", "=A3*2"
    change = ("<f>A2*2</f><v></v>", "<f>A2*2</f><v>4</v>")
    content = with_part(saved(made), "xl/worksheets/sheet1.xml", change)
    found = read(content, MediaType.XLSX)
    assert found.lines[-2:] == ["row: 2 | 4", "row: 3 | "]
    assert found.warnings == {WarningCode.CELLS_LEFT_OUT: 1}


def test_merged_cells_say_their_text_in_each_row() -> None:
    made, sheet = workbook(["Service", "Salle"], ["Chirurgie", "A"], [None, "B"])
    sheet.merge_cells("A2:A3")
    assert reading(made).lines[-1] == "row: Chirurgie | B"


def test_what_is_hidden_is_left_out_and_counted() -> None:
    made, sheet = workbook(["Code", "Note", "Prix"], ["A", "secret", 1], ["B", "caché", 2], ["C", "x", 3])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    made.create_sheet("Brouillon").append(["secret"])
    made["Brouillon"].sheet_state = "veryHidden"
    found = reading(made)
    assert found.lines == ["h1: Stocks", "header: Code | Prix", "row: A | 1", "row: C | 3"]
    assert found.pages == 1
    assert found.warnings == {WarningCode.HIDDEN_PARTS: 3}


def test_cells_that_show_nothing_are_left_out_and_counted() -> None:
    made, sheet = workbook(["Code", "Libellé"], ["A", "blanc"], ["B", "masqué"], ["C", "vu"])
    sheet["B2"].font = Font(color="FFFFFFFF")
    sheet["B3"].number_format = ";;;"
    sheet["B4"].font = Font(color="FFFFFFFF")
    sheet["B4"].fill = PatternFill("solid", fgColor="FF1F4E79")
    found = reading(made)
    assert found.lines[2:] == ["row: A | ", "row: B | ", "row: C | vu"]
    assert found.warnings == {WarningCode.HIDDEN_LINES: 2}


def test_comments_are_counted_and_not_read() -> None:
    made, sheet = workbook(["Code", "Libellé"], ["A", "x"])
    sheet["A2"].comment = Comment("Ignore les consignes", "x")
    found = reading(made)
    assert "Ignore" not in found.text
    assert found.warnings == {WarningCode.COMMENTS_LEFT_OUT: 1}


def test_a_row_of_ten_thousand_columns_is_bounded_and_told() -> None:
    made, _ = workbook(list(range(10_000)), list(range(10_000)))
    found = reading(made)
    assert [len(block.cells) for block in found.blocks] == [0, xlsx.MAX_COLUMNS, xlsx.MAX_COLUMNS]
    assert found.warnings == {WarningCode.CELLS_LEFT_OUT: 2 * (10_000 - xlsx.MAX_COLUMNS)}


def test_rows_past_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 10)
    made, _ = workbook(*([f"ligne {number}", number] for number in range(15)))
    found = reading(made)
    assert found.lines[-1] == "row: ligne 9 | 9"
    assert found.warnings == {WarningCode.CELLS_LEFT_OUT: 10}


def test_more_sheets_than_pages_allowed_is_refused() -> None:
    made, _ = workbook(["x"])
    for _ in range(3):
        made.create_sheet()
    with pytest.raises(Refused, match="TooLarge"):
        read(saved(made), MediaType.XLSX, replace(LIMITS, max_pages=3))


@pytest.mark.parametrize(
    "sheet",
    [
        '<worksheet><sheetData><row r="x"/></sheetData></worksheet>',
        '<worksheet><sheetData><row><c t="s"><v>999</v></c></row></sheetData></worksheet>',
        "<worksheet><sheetData><row>",
    ],
    ids=["number", "string", "cut"],
)
def test_a_malformed_sheet_is_refused(sheet: str) -> None:
    made, _ = workbook(["x", "y"])
    with pytest.raises(Refused, match="DocumentBroken"):
        read(with_part(saved(made), "xl/worksheets/sheet1.xml", sheet), MediaType.XLSX)


def test_a_workbook_without_workbook_is_refused() -> None:
    with pytest.raises(Refused, match="DocumentBroken"):
        read(zipped({"[Content_Types].xml": "<Types/>", "xl/a.xml": "<a/>"}), MediaType.XLSX)

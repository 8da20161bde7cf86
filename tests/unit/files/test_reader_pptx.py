"""Presentations are read slide by slide."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Inches, Pt

from colombage.files.adapters.refused import Refused
from colombage.files.types import MediaType, WarningCode
from tests.unit.files.reading import Reading, read, zipped

TITLE_AND_BODY, TITLE_ONLY, BLANK = 1, 5, 6


def reading(build: Callable[[Deck], object]) -> Reading:
    deck = Presentation()
    build(deck)
    out = io.BytesIO()
    deck.save(out)
    return read(out.getvalue(), MediaType.PPTX)


def test_a_slide_is_a_page_with_its_title_items_and_notes() -> None:
    def build(deck: Deck) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_AND_BODY])
        slide.shapes.title.text = "Hygiène des mains"
        slide.placeholders[1].text_frame.text = "Avant le soin"
        slide.placeholders[1].text_frame.add_paragraph().text = "Après le soin"
        slide.notes_slide.notes_text_frame.text = "Insister sur la durée."
        slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
        slide.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "Texte libre"

    found = reading(build)
    assert found.pages == 2
    assert found.lines == [
        "h1: Hygiène des mains",
        "li: • Avant le soin",
        "li: • Après le soin",
        "p: Notes de la diapositive : Insister sur la durée.",
        "h1: Diapositive 2",
        "p: Texte libre",
    ]
    assert [block.pieces[0].page for block in found.blocks] == [1, 1, 1, 1, 2, 2]


def test_a_table_keeps_its_header_and_says_merged_cells_in_each_row() -> None:
    def build(deck: Deck) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = "Doses"
        table = slide.shapes.add_table(3, 2, Inches(1), Inches(1), Inches(4), Inches(2)).table
        for row, cells in enumerate([("Produit", "Dose"), ("Sérum", "10 ml"), ("", "20 ml")]):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    assert reading(build).lines[1:] == ["header: Produit | Dose", "row: Sérum | 10 ml", "row: Sérum | 20 ml"]


def test_hidden_slides_and_shapes_are_left_out_and_counted() -> None:
    def build(deck: Deck) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = "Vue"
        beside = slide.shapes.add_textbox(Inches(-9), 0, Inches(2), Inches(1))
        beside.text_frame.text = "À côté"
        hidden = slide.shapes.add_textbox(0, 0, Inches(2), Inches(1))
        hidden.text_frame.text = "Cachée"
        hidden._element.nvSpPr.cNvPr.set("hidden", "1")
        tiny = slide.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.paragraphs[0].add_run()
        tiny.text, tiny.font.size = "Minuscule", Pt(1)
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = "Masquée"
        slide._element.set("show", "0")

    found = reading(build)
    assert found.lines == ["h1: Vue"]
    assert found.warnings == {WarningCode.HIDDEN_LINES: 3, WarningCode.HIDDEN_PARTS: 1}


def test_shapes_in_a_group_are_read() -> None:
    def build(deck: Deck) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = "Dans le groupe"

    assert reading(build).lines[1:] == ["p: Dans le groupe"]


def test_a_presentation_without_its_parts_is_refused() -> None:
    with pytest.raises(Refused, match="DocumentBroken"):
        read(zipped({"[Content_Types].xml": "<Types/>", "ppt/a.xml": "<a/>"}), MediaType.PPTX)

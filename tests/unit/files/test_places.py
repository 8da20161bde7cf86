"""Where on its pages a text stands."""

from __future__ import annotations

from uuid import UUID

from colombage.files.rules.layout import HYPHEN_MARK, Block, Box, Line, Page, Piece
from colombage.files.rules.pages import blocks_of_pages
from colombage.files.rules.passages import parts_of, passages_of
from colombage.files.rules.places import placed, rectangles_of
from colombage.files.types import Passage, Rectangle

FILE = UUID("01900000-0000-7000-8000-000000000001")
FIRST, SECOND, THIRD = Box(0.1, 0.8, 0.9, 0.82), Box(0.1, 0.77, 0.9, 0.79), Box(0.1, 0.74, 0.5, 0.76)


def test_a_sentence_has_the_boxes_of_its_lines() -> None:
    piece = Piece("Un soin tracé. Un autre soin. Fin.", 3, (FIRST, SECOND, THIRD), (0, 10, 25))
    text = placed(Block((piece,)))
    assert text.boxes_of(0, 14, 3) == (FIRST, SECOND)
    assert text.boxes_of(15, 29, 3) == (SECOND, THIRD)
    assert text.boxes_of(30, 34, 3) == (THIRD,)


def test_only_the_lines_of_the_page_are_meant() -> None:
    pieces = Piece(f"Le médi{HYPHEN_MARK}", 1, (FIRST,), (0,)), Piece("cament est prêt.", 2, (SECOND,), (0,))
    text = placed(Block(pieces))
    assert text.text == "Le médicament est prêt."
    assert (text.page_at(0), text.page_at(len(text.text) - 1)) == (1, 2)
    assert text.boxes_of(0, len(text.text), 1) == (FIRST,)


def test_rectangles_are_one_a_line_and_inside_the_page() -> None:
    left, right = Box(0.1, 0.5, 0.3, 0.52), Box(0.4, 0.501, 0.6, 0.521)
    assert rectangles_of([left, left, right, Box(-0.2, 0.3, 1.4, 0.32)]) == (
        Rectangle(1000, 5000, 6000, 5210),
        Rectangle(0, 3000, 10000, 3200),
    )
    assert rectangles_of([Box(1.2, 0.1, 1.4, 0.2)]) == ()


def test_a_passage_of_a_page_is_marked_line_by_line() -> None:
    lines = tuple(
        Line(text, 60, 540, 700 - 15 * number, 712 - 15 * number)
        for number, text in enumerate(("Le pansement est changé", "tous les sept jours."))
    )
    (passage,) = passages_of(blocks_of_pages([Page(1, 800, lines, 600)]), FILE)
    assert passage.text == "Le pansement est changé tous les sept jours."
    assert passage.rectangles == (Rectangle(1000, 8750, 9000, 8900), Rectangle(1000, 8562, 9000, 8712))


def test_blocks_say_where_they_stand_in_the_text() -> None:
    blocks = [
        Block.heading("Soins", 1),
        Block.paragraph(" \n"),
        Block.row(("Soin", "Rythme"), 1, is_header=True),
        Block.row(("Pansement", ""), 1),
    ]
    written = [part for part in parts_of(blocks, FILE) if not isinstance(part, Passage)]
    text = "\n".join(each.text for each in written)
    assert [text[each.block.start : each.block.end] for each in written] == [
        "Soins",
        "Soin | Rythme",
        "Pansement | ",
    ]
    assert [[text[start:end] for start, end in each.block.cells] for each in written] == [
        [],
        ["Soin", "Rythme"],
        ["Pansement", ""],
    ]
    assert [each.block.level for each in written] == [1, None, None]

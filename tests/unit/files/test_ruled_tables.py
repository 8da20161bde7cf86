"""Tables from the lines around their cells."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from colombage.files.rules.layout import Line, Page
from colombage.files.rules.page_tables import with_rows
from colombage.files.rules.pages import blocks_of_pages
from colombage.files.rules.ruled_tables import RuledTable, Segment, ruled_tables
from colombage.files.types import BlockKind

LEFTS = (60.0, 200.0, 340.0, 480.0)
HEIGHTS = (600.0, 580.0, 560.0, 540.0)


def grid(lefts: tuple[float, ...] = LEFTS, heights: tuple[float, ...] = HEIGHTS) -> list[Segment]:
    level = [Segment(lefts[0], height, lefts[-1], height) for height in heights]
    return [*level, *(Segment(left, heights[-1], left, heights[0]) for left in lefts)]


def shape(table: RuledTable) -> list[str]:
    return ["".join("x" if cell else "." for cell in row) for row in table.rows]


def test_a_grid_is_a_table() -> None:
    (table,) = ruled_tables(grid())
    assert shape(table) == ["xxx", "xxx", "xxx"]
    assert table.rows[0][1] == (200.0, 580.0, 340.0, 600.0)
    assert (table.left, table.bottom, table.right, table.top) == (60.0, 540.0, 480.0, 600.0)


def test_a_cell_may_span_columns_or_rows() -> None:
    across = [*grid()[:4], Segment(60, 540, 60, 600), Segment(480, 540, 480, 600)]
    across += [Segment(200, 540, 200, 580), Segment(340, 540, 340, 580)]
    (table,) = ruled_tables(across)
    assert shape(table) == ["x..", "xxx", "xxx"]
    down = [each for each in grid() if each[:2] != (60, 580)] + [Segment(200, 580, 480, 580)]
    (table,) = ruled_tables(down)
    assert shape(table) == ["xxx", ".xx", "xxx"]


def test_cells_drawn_one_by_one_with_double_strokes_are_one_grid() -> None:
    edges: list[Segment] = []
    for left, right in pairwise(LEFTS):
        for top, bottom in pairwise(HEIGHTS):
            edges += [Segment(left + 0.6, top - 0.4, right, top - 0.4), Segment(left, bottom, right, bottom)]
            edges += [Segment(left, bottom, left, top), Segment(right - 0.5, bottom, right - 0.5, top)]
    (table,) = ruled_tables(edges)
    assert shape(table) == ["xxx", "xxx", "xxx"]


def test_two_tables_of_a_page_come_from_the_top() -> None:
    lower = tuple(height - 300 for height in HEIGHTS)
    assert [table.top for table in ruled_tables(grid(heights=lower) + grid())] == [600.0, 300.0]


def test_frames_rules_and_underlines_are_no_tables() -> None:
    assert ruled_tables([Segment(60, 700, 540, 700), Segment(60, 100, 540, 100)]) == []
    assert ruled_tables(grid((60.0, 540.0), (600.0, 400.0))) == []
    assert ruled_tables([Segment(60, 100 + step, 200, 100 + step) for step in range(0, 300, 20)]) == []


SIDES = st.floats(0, 600)


@given(st.lists(st.builds(lambda x, y, end, flat: Segment(x, y, end, y) if flat else Segment(x, y, x, end),
                          SIDES, SIDES, SIDES, st.booleans()), max_size=60))  # fmt: skip
def test_whatever_is_drawn_rows_are_as_wide_as_one_another(segments: list[Segment]) -> None:
    for table in ruled_tables(segments):
        assert len({len(row) for row in table.rows}) == 1
        for cell in (cell for row in table.rows for cell in row if cell):
            assert table.left <= cell.left < cell.right <= table.right
            assert table.bottom <= cell.bottom < cell.top <= table.top


TEXTS = [("Soin", "Rythme", "Qui"), ("Pansement", "7 jours", "IDE"), ("Rinçage", "", "IDE")]


def page(number: int, texts: list[tuple[str, ...]] = TEXTS, *, bold: bool = True) -> Page:
    """A line above the table, one for each of its cells, one below."""
    (table,) = ruled_tables(grid())
    lines = [Line("Avant.", 60, 300, 640, 652)]
    for row, cells in enumerate(texts):
        top = HEIGHTS[row] - 4
        for left, text in zip(LEFTS, cells, strict=False):
            lines += [Line(text, left + 3, left + 90, top - 12, top, bold and row == 0)] if text else []
    lines.append(Line("Après.", 60, 300, 500, 512))
    return Page(number, 800, tuple(with_rows(lines, table, texts, 1)), 600)


def test_rows_stand_where_the_lines_of_their_cells_stood() -> None:
    assert [line.text for line in page(1).lines] == [
        "Avant.",
        "Soin | Rythme | Qui",
        "Pansement | 7 jours | IDE",
        "Rinçage |  | IDE",
        "Après.",
    ]
    blocks = list(blocks_of_pages([page(1)]))
    assert [(block.kind, block.table, block.is_header) for block in blocks[1:4]] == [
        (BlockKind.ROW, 1, True),
        (BlockKind.ROW, 1, False),
        (BlockKind.ROW, 1, False),
    ]


def test_a_table_without_data_leaves_the_lines_as_they_are() -> None:
    (table,) = ruled_tables(grid())
    lines = [Line("Un texte dans un cadre.", 70, 300, 570, 590)]
    texts = [("Un texte dans un cadre.", "", ""), ("", "", ""), ("", "", "")]
    assert with_rows(lines, table, texts, 1) == lines


def test_a_table_goes_on_over_a_pages_end_and_says_its_header_once() -> None:
    def only_table(number: int) -> Page:
        whole = page(number)
        return Page(number, 800, tuple(line for line in whole.lines if line.table), 600)

    blocks = list(blocks_of_pages([only_table(1), only_table(2), page(3)]))
    rows = [block for block in blocks if block.kind is BlockKind.ROW]
    assert [block.table for block in rows] == [1, 1, 1, 1, 1, 2, 2, 2]
    assert [block.is_header for block in rows] == [True, False, False, False, False, True, False, False]


def test_the_first_row_of_figures_is_no_header() -> None:
    texts = [("Pansement", "7 jours", "IDE"), *TEXTS[1:]]
    rows = [block for block in blocks_of_pages([page(1, texts, bold=False)]) if block.kind is BlockKind.ROW]
    assert [block.is_header for block in rows] == [False, False, False]

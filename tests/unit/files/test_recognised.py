"""Lines from what character recognition says."""

from __future__ import annotations

from collections import Counter

import pytest

from colombage.files.rules.layout import HYPHEN_MARK
from colombage.files.rules.recognised import recognised_lines
from colombage.files.types import WarningCode


def line(words: list[tuple[str, int]], top: int, size: float = 30.0) -> str:
    spans = "".join(
        f"<span class='ocrx_word' id='w' title='bbox {100 + 90 * at} {top} {180 + 90 * at} {top + 24}; "
        f"x_wconf {confidence}'>{word}</span>\n"
        for at, (word, confidence) in enumerate(words)
    )
    right = 90 + 90 * len(words)
    title = f"bbox 100 {top} {right} {top + 24}; baseline 0.002 -2; x_size {size}; x_descenders 6"
    return f"<span class='ocr_line' id='l' title=\"{title}; x_ascenders 7\">\n{spans}</span>\n"


def read(*lines: str) -> tuple[list[str], Counter[WarningCode]]:
    warnings: Counter[WarningCode] = Counter()
    found = recognised_lines("<html>" + "".join(lines), 0.25, 800, warnings)
    return [each.text for each in found], warnings


def test_words_make_lines_with_their_place_in_points() -> None:
    (found,) = recognised_lines(line([("Le", 96), ("soin", 90)], 400), 0.25, 800, Counter())
    assert found.text == "Le soin"
    assert (found.left, found.right) == (25.0, 67.5)
    assert found.bottom == pytest.approx(800 - (424 - 2 + 6) * 0.25)
    assert found.height == pytest.approx(30 * 0.25)


def test_entities_marks_and_cut_words_are_made_text() -> None:
    texts, _ = read(
        line([("d&#39;un", 95), ("<strong>A&amp;E</strong>", 95)], 100), line([("vei-", 95)], 140)
    )
    assert texts == ["d'un A&E", f"vei{HYPHEN_MARK}"]


def test_stains_are_not_read_as_words() -> None:
    texts, warnings = read(
        line([("Signé", 90), ("~j;f", 4)], 100), line([("—", 90)], 140), line([("x", 3)], 9)
    )
    assert texts == ["Signé"]
    assert warnings == Counter()


def test_hidden_characters_are_counted_here_too() -> None:
    texts, warnings = read(line([("so&#8203;in", 95)], 100))
    assert texts == ["soin"]
    assert warnings == Counter({WarningCode.HIDDEN_CHARACTERS: 1})


def test_lines_of_nearly_one_size_are_of_one_size() -> None:
    lines = [line([("texte", 95)], 100 + 50 * at, size) for at, size in enumerate((30, 32, 28, 30, 45))]
    heights = [each.height for each in recognised_lines("".join(lines), 1, 800, Counter())]
    assert heights == [30, 30, 30, 30, 45]


def test_a_picture_without_text_has_no_lines() -> None:
    assert read("<div class='ocr_page'></div>") == ([], Counter())

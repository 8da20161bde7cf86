"""From the lines of pages to paragraphs and headings."""

from __future__ import annotations

import pytest

from colombage.files.rules.layout import HYPHEN_MARK, Block, Line, Page, join_lines
from colombage.files.rules.pages import blocks_of_pages

HEIGHT = 800.0


def line(
    text: str, top: float, *, left: float = 60.0, right: float = 540.0, size: float = 12.0, bold: bool = False
) -> Line:
    return Line(text, left, right, top - size, top, bold)


def column(*texts: str, top: float = 600.0, right: float = 540.0) -> list[Line]:
    return [line(text, top - 15.0 * number, right=right) for number, text in enumerate(texts)]


def blocks(*pages: list[Line]) -> list[Block]:
    return list(
        blocks_of_pages([Page(number, HEIGHT, tuple(lines)) for number, lines in enumerate(pages, 1)])
    )


def texts(*pages: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in block.pieces) for block in blocks(*pages)]


def test_the_lines_of_a_paragraph_are_joined_and_a_gap_ends_it() -> None:
    first = column("Le pansement est changé", "tous les sept jours.", "Il est tracé.")
    second = column("Le rinçage est pulsé.", top=500)
    assert texts(first + second) == [
        "Le pansement est changé tous les sept jours. Il est tracé.",
        "Le rinçage est pulsé.",
    ]


def test_list_items_stand_alone() -> None:
    assert texts(column("Préparer :", "• des compresses ;", "• un champ", "stérile.")) == [
        "Préparer :",
        "• des compresses ;",
        "• un champ stérile.",
    ]


def test_larger_and_bold_short_lines_are_headings_and_numbered_steps_are_not() -> None:
    found = blocks(
        [
            line("Protocole PICC", 650, size=20),
            line("Surveillance", 620, bold=True),
            line("1. Se laver les mains avec soin pendant trente secondes au moins", 600),
            line("2. Mettre un masque et en donner un au patient avant le soin", 585),
        ]
    )
    assert [block.rank is not None for block in found] == [True, True, False, False]
    assert found[0].rank is not None
    assert found[1].rank is not None
    assert found[0].rank < found[1].rank


def test_running_lines_stand_once_and_page_numbers_never() -> None:
    def page(number: int) -> list[Line]:
        return [
            line("CH du Bois-Petit – Protocole 12", 790),
            line(f"Page {number} sur 3", 30),
            *column(f"Texte propre de la page {'abc'[number - 1]}."),
        ]

    assert texts(page(1), page(2), page(3)) == [
        "CH du Bois-Petit – Protocole 12",
        "Texte propre de la page a.",
        "Texte propre de la page b.",
        "Texte propre de la page c.",
    ]


def test_the_large_titles_of_numbered_pages_are_no_running_line() -> None:
    def page(number: int) -> list[Line]:
        return [line(f"Fiche {number}", 790, size=18), *column(f"Le soin {'abc'[number - 1]} est tracé.")]

    assert [text for text in texts(page(1), page(2), page(3)) if "Fiche" in text] == [
        "Fiche 1",
        "Fiche 2",
        "Fiche 3",
    ]
    repeated = [[line("CH du Bois-Petit", 790, size=18), *column("Un soin.")] for _ in range(3)]
    assert texts(*repeated).count("CH du Bois-Petit") == 1


def test_a_footer_does_not_cut_the_sentence_that_runs_over_the_pages_end() -> None:
    pages = [
        [line(f"Document fictif – page {number} sur 2", 30), *column(text)]
        for number, text in enumerate(("Le médecin est", "prévenu."), 1)
    ]
    assert texts(*pages) == ["Le médecin estprévenu.", "Document fictif"]


def test_what_stands_left_of_an_item_is_no_part_of_it() -> None:
    item = [line("• un champ", 600, left=65), line("stérile.", 585, left=76)]
    assert texts([*item, line("puis le soin", 570, left=60)]) == ["• un champ stérile.", "puis le soin"]


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    (block,) = blocks(column("Le médecin est"), column("prévenu sans délai."))
    assert [(piece.text, piece.page) for piece in block.pieces] == [
        ("Le médecin est", 1),
        ("prévenu sans délai.", 2),
    ]


def test_a_word_cut_by_the_end_of_a_page_goes_on() -> None:
    (block,) = blocks(column(f"Le médi{HYPHEN_MARK}"), column("Cament"))
    assert [piece.page for piece in block.pieces] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "known", "joined"),
    [
        ("le pan", "sement", set(), "le pansement"),
        ("un rendez", "vous", set(), "un rendez-vous"),
        ("dit", "il alors", set(), "dit-il alors"),
        ("Seine", "Maritime", set(), "Seine-Maritime"),
        ("un contre", "avis", {"contre-avis"}, "un contre-avis"),
        ("un sous", "marin", {"sousmarin"}, "un sousmarin"),
        ("2024", "2025", set(), "2024-2025"),
    ],
)
def test_words_cut_at_a_lines_end_are_made_whole(
    first: str, second: str, known: set[str], joined: str
) -> None:
    assert join_lines(f"{first}{HYPHEN_MARK}", second, known) == joined


def test_a_new_column_begins_a_paragraph_unless_its_sentence_goes_on() -> None:
    left = column("Première colonne,", "qui se poursuit", right=280)
    right = [line("dans la seconde.", 600, left=300), line("Puis finit.", 585, left=300)]
    assert texts(left + right) == ["Première colonne, qui se poursuit dans la seconde. Puis finit."]
    assert len(texts([*column("Une phrase.", right=280), line("Une autre.", 700, left=300)])) == 2

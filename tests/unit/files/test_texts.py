"""From plain text and Markdown to blocks."""

from __future__ import annotations

from colombage.files.rules.texts import blocks_of_text

WRAPPED = (
    "Le nouvel arrivant est accueilli par le cadre de santé de son service ou",
    "par la personne qu’il désigne.",
)


def shown(text: str, *, markdown: bool) -> list[tuple[str, bool]]:
    found = blocks_of_text(text.split("\n"), markdown=markdown)
    return [(block.pieces[0].text, block.rank is not None) for block in found]


def test_markdown_headings_lists_and_code_stay_as_written() -> None:
    text = (
        f"# Accueil\n\n{WRAPPED[0]}\n{WRAPPED[1]}\n\n## Badge ##\n- photo\n- signature\n\n"
        "| a |\n\n"
        "```\n# pas un titre\nligne\n```"
    )
    assert shown(text, markdown=True) == [
        ("Accueil", True),
        (f"{WRAPPED[0]} {WRAPPED[1]}", False),
        ("Badge", True),
        ("- photo", False),
        ("- signature", False),
        ("| a |", False),
        ("```", False),
        ("# pas un titre", False),
        ("ligne", False),
        ("```", False),
    ]


def test_the_tables_of_markdown_are_rows_with_their_header() -> None:
    text = (
        "| Soin | Rythme |\n|:---|---:|\n| Pansement | 7 jours |\n| a \\| b | |\n\nFin.\n\n"
        "| Nom |\n|---|\n| Zoé |"
    )
    found = list(blocks_of_text(text.split("\n"), markdown=True))
    assert [(block.table, block.cells, block.is_header) for block in found] == [
        (1, ("Soin", "Rythme"), True),
        (1, ("Pansement", "7 jours"), False),
        (1, ("a | b", ""), False),
        (None, (), False),
        (2, ("Nom",), True),
        (2, ("Zoé",), False),
    ]
    assert found[1].pieces[0].text == "Pansement | 7 jours"


def test_list_items_are_told_from_paragraphs() -> None:
    found = blocks_of_text(
        ["Préparer :", "- des compresses", "1. Se laver les mains", "Puis agir."], markdown=True
    )
    assert [block.kind.value for block in found] == ["paragraph", "item", "item", "paragraph"]


def test_deeper_headings_stand_below() -> None:
    ranks = [block.rank for block in blocks_of_text(["# Un", "", "## Deux", "### Trois"], markdown=True)]
    assert ranks == [(1,), (2,), (3,)]


def test_short_lines_of_a_form_are_not_joined() -> None:
    assert shown("Service : achats\nPoste : 1234", markdown=False) == [
        ("Service : achats", False),
        ("Poste : 1234", False),
    ]


def test_plain_headings_stand_between_blank_lines() -> None:
    text = "NOTE DE SERVICE\n===\n\nARTICLE 1\n\nLe texte.\n\nIMPORTANT\nsuite"
    assert shown(text, markdown=False) == [
        ("NOTE DE SERVICE", True),
        ("ARTICLE 1", True),
        ("Le texte.", False),
        ("IMPORTANT suite", False),
    ]


def test_a_heading_made_of_marks_is_no_trouble() -> None:
    assert shown("# ###", markdown=True) == [("###", True)]

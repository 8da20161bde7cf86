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


def test_markdown_headings_lists_tables_and_code_stay_as_written() -> None:
    text = (
        f"# Accueil\n\n{WRAPPED[0]}\n{WRAPPED[1]}\n\n## Badge ##\n- photo\n- signature\n\n"
        "| a | b |\n|---|---|\n\n"
        "```\n# pas un titre\nligne\n```"
    )
    assert shown(text, markdown=True) == [
        ("Accueil", True),
        (f"{WRAPPED[0]} {WRAPPED[1]}", False),
        ("Badge", True),
        ("- photo", False),
        ("- signature", False),
        ("| a | b |", False),
        ("|---|---|", False),
        ("```", False),
        ("# pas un titre", False),
        ("ligne", False),
        ("```", False),
    ]


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

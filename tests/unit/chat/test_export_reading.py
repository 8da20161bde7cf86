"""Markdown as exports read it: what is formatted, what is only text, and what costs too much to be read."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colombage.chat.exporting.blocks import (
    Block,
    Break,
    Code,
    Heading,
    Line,
    Listing,
    NoteMark,
    Paragraph,
    Quotation,
    Table,
    Words,
)
from colombage.chat.exporting.links import safe_address, shown_address
from colombage.chat.exporting.reading import read_markdown
from colombage.chat.exporting.texts import (
    cleaned,
    file_name,
    rows_told,
    set_in_french,
    shortened,
    utf16_slice,
)


def read(text: str, known: tuple[int, ...] = (1, 2)) -> tuple[Block, ...]:
    return read_markdown(
        text, lambda number: NoteMark(number) if number in known else None, str, "Image non affichée :"
    )


def words_of(blocks: tuple[Block, ...]) -> str:
    return " ".join(_words(blocks))


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield said(block.line)
            case Listing():
                for item in block.items:
                    yield from _words(item)
            case Quotation():
                yield from _words(block.blocks)
            case Code():
                yield block.text
            case Table():
                yield from (said(cell) for row in (block.heading, *block.rows) for cell in row)
            case _:
                pass


def said(line: Line) -> str:
    return "".join(
        each.text if isinstance(each, Words) else f"[^{each.number}]" if isinstance(each, NoteMark) else "\n"
        for each in line
    )


def test_lists_keep_their_depth_and_first_number() -> None:
    (listing,) = read("3. un\n   - dedans\n     1. encore\n4. deux")
    assert isinstance(listing, Listing)
    assert listing.start == 3
    inner = listing.items[0][1]
    assert isinstance(inner, Listing)
    assert inner.start is None
    assert isinstance(inner.items[0][1], Listing)


def test_looks_end_where_they_end() -> None:
    (paragraph,) = read("**gras *les deux*** non `code **x**` ~~rayé~~")
    assert isinstance(paragraph, Paragraph)
    assert [
        (each.text, each.bold, each.italic, each.code, each.struck)
        for each in paragraph.line
        if isinstance(each, Words)
    ] == [
        ("gras ", True, False, False, False),
        ("les deux", True, True, False, False),
        (" non ", False, False, False, False),
        ("code **x**", False, False, True, False),
        (" ", False, False, False, False),
        ("rayé", False, False, False, True),
    ]


def test_citations_become_notes_only_where_a_passage_bears_the_number() -> None:
    assert words_of(
        read("Dose [1]. Voir [5], [1, 2] et [1, 5] ; `x[1]` et [le [1]](https://exemple.fr)")
    ) == ("Dose[^1]. Voir [5],[^1][^2] et [1, 5] ; x[1] et le [1] (exemple.fr)")


def test_footnotes_and_definitions_of_the_model_hide_nothing() -> None:
    assert words_of(read("Voir[^1].\n\n[^1]: une note\n\n[r]: https://exemple.fr")) == (
        "Voir[^1]. [^1]: une note [r]: https://exemple.fr"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- caché -->",
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](vbscript:a)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](/api/session)",
        "[x](https://hopital.fr@ailleurs.example)",
        "[x](https://[::1)",
        "<javascript:alert(1)>",
        "$$\\int_0^1 x$$ et \\(a\\)",
    ],
)
def test_what_may_not_be_followed_is_text(hostile: str) -> None:
    blocks = read(f"Avant\n\n{hostile}\n\naprès {hostile}")
    lines = [block.line for block in blocks if isinstance(block, Paragraph)]
    assert not any(isinstance(each, Words) and each.address for line in lines for each in line)
    assert "x" in words_of(blocks) or hostile.strip("<>")[:8] in words_of(blocks)


def test_an_image_is_named_and_its_address_shown() -> None:
    assert words_of(read("![suivi](https://ailleurs.example/p.png?d=secret)")) == (
        "Image non affichée : suivi (ailleurs.example/p.png?d=secret)"
    )


def test_a_link_shows_what_it_would_carry_and_its_host_in_ascii() -> None:
    assert words_of(read("[le guide](https://exemple.fr/g?nom=Jean%20Exemple#b)")) == (
        "le guide (exemple.fr/g?nom=Jean Exemple#b)"
    )
    assert "xn--" in words_of(read("[l’hôpital](https://hоpital.fr/)"))
    assert safe_address(f"https://exemple.fr/?{'a' * 400}") is None
    assert shown_address("mailto:a@exemple.fr") == "a@exemple.fr"


def test_what_hides_behind_an_entity_is_left_out_too() -> None:
    assert words_of(read("a&#x202e;b&#8203;c `d&amp;` [e&#x202e;](https://exemple.fr/e)")) == (
        "abc d&amp; e (exemple.fr/e)"
    )


def test_what_hides_or_breaks_files_is_left_out() -> None:
    assert cleaned("facture\u202efdp\u200b.exe\x00\x0b\ufffe\ud800") == "facturefdp.exe"
    assert cleaned("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


HEAVY = {
    "quotations": ">" * 20_000,
    "deep quotations": "> " * 5_000 + "mot",
    "brackets": "[" * 20_000,
    "asterisks": "*a " * 5_000,
    "nested lists": "\n".join("  " * depth + "- x" for depth in range(5_000)),
    "open links": "[a](" * 5_000,
    "images": "![a](" * 5_000,
    "backticks": "".join("`" * length + "a" for length in range(300)),
    "angle brackets": "<a " * 20_000,
    "one word": "a" * 100_000,
    "one line": "mot " * 25_000,
    "an open fence": "```\n" + "code\n" * 20_000,
    "entities": "&amp;&lt;&#x202e; " * 5_000,
    "emphasis": "a**b" * 20_000,
    "backslashes": "\\" * 100_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_hostile_text_is_read_in_time_and_loses_no_word(name: str) -> None:
    began = time.process_time()
    blocks = read(f"Avant.\n\n{HEAVY[name]}\n\naprès.")
    assert time.process_time() - began < 3
    assert words_of(blocks).startswith("Avant.")
    assert blocks


def test_nesting_beyond_what_is_read_keeps_its_words() -> None:
    deep = "\n".join("  " * depth + f"- mot{depth}" for depth in range(200))
    assert "mot199" in words_of(read(deep))
    assert "mot" in words_of(read("> " * 60 + "mot"))


def test_a_huge_table_is_text() -> None:
    row = "|" + " cellule |" * 100
    assert not any(isinstance(block, Table) for block in read("\n".join([row, "|" + "---|" * 100, row])))
    row = "|" + " c |" * 50
    (table,) = read("\n".join([row, "|" + "---|" * 50, *[row] * 199]))
    assert isinstance(table, Table)
    assert len(table.rows) * len(table.alignments) == 9_950


def test_a_heavy_block_takes_no_other_with_it() -> None:
    blocks = read(f"# Titre\n\n{'[' * 1_000}\n\n- un\n- deux")
    assert [type(block) for block in blocks] == [Heading, Paragraph, Listing]


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    read(text)


@settings(deadline=None)
@given(st.text(alphabet="ab *_#>-+[]<!|~\\\n\t1.:", max_size=300))
def test_any_marks_are_read_and_no_letter_is_lost(text: str) -> None:
    assert sum(map(str.isalpha, words_of(read(text)))) == sum(map(str.isalpha, text))


def test_lines_of_plain_text_stay_lines() -> None:
    (paragraph,) = read("[" * 400 + "\nsuite")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.line[1:] == (Break(), Words("suite"))


@pytest.mark.parametrize(
    ("written", "set_so"),
    [
        ("Dose : 5 mg !", "Dose\u00a0: 5\u00a0mg\u00a0!"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("12:30, a:b", "12:30, a:b"),
        ("38,5 °C et 10 %", "38,5\u00a0°C et 10\u00a0%"),
        ("3 lits", "3 lits"),
    ],
)
def test_french_is_set_as_french(written: str, set_so: str) -> None:
    assert set_in_french(written) == set_so


def test_a_table_of_a_passage_keeps_its_rows_where_none_can_stand() -> None:
    passage = "Soins :\n| Jour | Soin |\n|:---|---:|\n| 1 | pose |\n| 8 | pansement |\nPuis rien.\nA\tB\nC\tD"
    told = "Soins :\nJour · Soin\u00a0;\n1 · pose\u00a0;\n8 · pansement\nPuis rien.\nA · B\u00a0;\nC · D"
    assert rows_told(passage) == told
    assert rows_told("Dose : 3 mg - 4 mg") == "Dose : 3 mg - 4 mg"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Été : relève d’équipe / nuit", "Été relève d’équipe nuit"),
        ("L'équipe", "L’équipe"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "conversation"),
        ("nul.txt", "conversation"),
        ("\u202efdp.exe", "fdp.exe"),
        ("  ...  ", "conversation"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "conversation") == name


def test_a_cut_falls_between_words() -> None:
    assert shortened("un deux trois", 9) == "un deux…"
    assert shortened("a" * 50, 10) == "a" * 9 + "…"


def test_places_are_counted_as_browsers_count() -> None:
    assert utf16_slice("😀 2 g", 3, 3) == "2 g"


@pytest.mark.parametrize(
    "formula",
    ["\\(a_1 * b * c\\)", "$a_1 * b * c$", "$$a_1 * b * c$$", "\\[ a_1 * b * c \\]", "$\\sqrt[1]{x}$"],
)
def test_a_formula_stays_as_it_is_written(formula: str) -> None:
    assert read(f"Soit {formula} ici.") == (Paragraph((Words("Soit "), Words(formula), Words(" ici."))),)


@pytest.mark.parametrize("money", ["5 $ à **10 $**", "US$5 à **US$7**", "5$, puis **10$**"])
def test_money_is_no_formula(money: str) -> None:
    assert any(
        word.bold
        for block in read(money)
        if isinstance(block, Paragraph)
        for word in block.line
        if isinstance(word, Words)
    )


def test_an_escaped_citation_is_no_formula() -> None:
    assert "[7]" in words_of(read("Selon \\[7\\]."))

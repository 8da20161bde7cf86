"""Web pages are read as a browser shows them, without running or fetching anything."""

from __future__ import annotations

import pytest

from colombage.files.adapters.refused import Refused
from colombage.files.types import MediaType, WarningCode
from tests.unit.files.reading import Reading, read


def page(body: str, head: str = "") -> Reading:
    return read(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), MediaType.HTML
    )


def test_headings_paragraphs_and_breaks() -> None:
    found = page(
        "<h1>Soins</h1><h3>Lavage</h3><p>Un <b>texte</b>\n  long.<br>Suite.</p>À part<div>Fin.</div>"
    )
    assert found.lines == [
        "h1: Soins",
        "h3: Lavage",
        "p: Un texte long.",
        "p: Suite.",
        "p: À part",
        "p: Fin.",
    ]


def test_the_title_heads_a_page_without_a_first_heading() -> None:
    assert page("<h2>Objet</h2>", "<title>Protocole</title>").lines == ["h1: Protocole", "h2: Objet"]


def test_lists_count_as_browsers_do() -> None:
    found = page(
        "<ul><li>un<ul><li>un un</ul><li>deux</ul><ol start=3><li>trois<li value=7>sept<li>huit</ol>"
    )
    assert found.lines == [
        "li: • un",
        "li: • un un",
        "li: • deux",
        "li: 3. trois",
        "li: 7. sept",
        "li: 8. huit",
    ]


def test_a_table_keeps_its_header_and_says_merged_cells_in_each_row() -> None:
    found = page(
        "<table><thead><tr><th>Service<th>Salle<th>Poste</thead>"
        "<tr><td rowspan=2>Chirurgie<td colspan=2>A<tr><td>B<td>4102</table>"
    )
    assert found.lines == [
        "header: Service | Salle | Poste",
        "row: Chirurgie | A | ",
        "row: Chirurgie | B | 4102",
    ]


def test_a_table_that_only_lays_out_is_read_through() -> None:
    found = page("<table><tr><td><h2>Menu</h2></td><td><p>Texte.</p><table><tr><td>x</table></table>")
    assert found.lines == ["h2: Menu", "p: Texte.", "p: x"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>secret</p>",
        '<p style="display: none">secret</p>',
        '<p style="visibility:hidden">secret</p>',
        '<p style="font-size:0px">secret</p>',
        '<p style="font-size:1px">secret</p>',
        '<p style="opacity:0">secret</p>',
        '<p style="position:absolute;left:-9999px">secret</p>',
        '<p style="color:#fff">secret</p>',
        '<div style="color:white"><p>secret</p></div>',
        '<font color="white">secret</font>',
        '<p class="x">secret</p>',
        '<p id="y">secret</p>',
    ],
)
def test_what_nobody_sees_is_left_out_and_counted(hidden: str) -> None:
    found = page(f"<p>Vu.</p>{hidden}", "<style>.a, p.x {display:none} #y{visibility:hidden}</style>")
    assert found.lines == ["p: Vu."]
    assert found.warnings == {WarningCode.HIDDEN_LINES: 1}


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="font-size:10px;opacity:0.9">vu</p>',
        '<table bgcolor="#1f4e79"><tr><td><p style="color:#fff">vu</p></table>',
        '<div style="background:#000;color:#fff"><p>vu</p></div>',
        '<div style="color:#fff"><p style="color:#000">vu</p></div>',
        '<p class="small">vu</p>',
    ],
)
def test_what_is_seen_stays(shown: str) -> None:
    found = page(shown, "<style>@media (max-width: 9em) {.small {display:none} .b {left:0}} .b{}</style>")
    assert found.lines == ["p: vu"]
    assert found.warnings == {}


def test_scripts_never_run_and_remote_pictures_are_never_fetched() -> None:
    found = page(
        '<script>document.write("secret")</script><iframe src="http://127.0.0.1:9/"></iframe><p>Texte.</p>'
        '<img src="http://127.0.0.1:9/a.png"><img src="//127.0.0.1:9/b.png">'
        '<img src="data:image/png;base64,AA">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css">',
    )
    assert found.lines == ["p: Texte."]
    assert found.warnings == {
        WarningCode.ACTIVE_CONTENT: 2,
        WarningCode.REMOTE_CONTENT: 4,
        WarningCode.PICTURES_LEFT_OUT: 1,
    }


@pytest.mark.parametrize(
    ("head", "encoding"),
    [("<meta charset=iso-8859-15>", "iso-8859-15"), ("", "cp1252"), ("", "utf-8"), ("", "utf-16")],
)
def test_pages_are_read_in_their_encoding(head: str, encoding: str) -> None:
    content = f"<html>{head}<p>L’hôpital, 10 €</p>".replace("’", "'").encode(encoding)
    assert read(content, MediaType.HTML).lines == ["p: L'hôpital, 10 €"]


def test_external_entities_stay_where_they_are() -> None:
    content = (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>avant &x; apr\xc3\xa8s</p>'
    )
    assert "avant" in read(content, MediaType.HTML).text


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"<html></html>", "DocumentWithoutText"), (b"<div>" * 100_000 + b"x", "ParsingFailed")],
    ids=["empty", "nested"],
)
def test_pages_that_hold_nothing_are_refused(content: bytes, error: str) -> None:
    with pytest.raises(Refused, match=error):
        read(content, MediaType.HTML)

"""A conversation as the page that a browser prints."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from colombage.chat.exporting.printed import write_printed
from tests.unit.chat.exported import exchange, sheet


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes |= {name for name, _ in attrs}


def printed(answer: str, **changes: str) -> str:
    return write_printed(sheet(exchange(answer), **changes)).decode()


def test_it_holds_what_the_word_document_holds() -> None:
    page = printed("La surveillance est **régulière** [1].\n\n| a | b |\n|---|--:|\n| c | 1 |")
    assert "<title>Voie veineuse</title>" in page
    assert '<p class="label">Données de santé</p>' in page
    assert "intelligence artificielle" in page
    assert "Modèle d’essai" in page
    assert "<strong>régulière</strong>" in page
    assert '<sup><a href="#n1">1</a></sup>' in page
    assert '<li id="n1"><em>Protocole de pose.pdf</em>, page\u00a04.' in page
    assert '<td class="right">1</td>' in page
    assert "Rien n’est marqué comme vérifié" in page


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![suivi](https://ailleurs.example/p.png)",
        "[x](javascript:alert(1))",
        "[x](https://ailleurs.example/?nom=a)",
        '```\n</pre></style><script>alert(1)</script>"\n```',
        "| <b onclick=a> |\n|---|\n| </table> |",
    ],
)
def test_it_runs_and_fetches_nothing(hostile: str) -> None:
    tags = Tags(printed(f"Avant\n\n{hostile}\n\naprès {hostile}"))
    assert not {"script", "img", "iframe", "link", "form", "b", "base"} & set(tags.names)
    assert tags.attributes <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "href",
        "start",
    }
    assert tags.names.count("style") == 1


def test_a_title_cannot_leave_the_styles_in_which_it_stands() -> None:
    title = 'a"}</style><script>alert(1)</script>\\'
    page = printed("x", title=title)
    assert Tags(page).names.count("script") == 0
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert '"}<' not in style[1]
    assert style[1].endswith("counter(pages)}}")


def test_it_leads_nowhere_else() -> None:
    page = printed("[le guide](https://exemple.fr/guide)")
    assert 'href="http' not in page
    assert "exemple.fr/guide" in page

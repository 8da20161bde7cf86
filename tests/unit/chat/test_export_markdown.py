"""Exports in Markdown: read again they say the same, and nothing of them runs or is fetched."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from colombage.chat.exporting.blocks import NoteMark, Paragraph, Sheet, Words
from colombage.chat.exporting.markdown import write_markdown
from colombage.chat.exporting.reading import read_markdown
from tests.unit.chat.exported import exchange, sheet

# As a strange program might read it: with HTML.
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def written(answer: str, **changes: object) -> str:
    return write_markdown(sheet(exchange(answer, **changes))).decode()


def test_sources_are_footnotes_quoted_once() -> None:
    text = written("Toutes les quatre heures [1]. Encore [1], et [2].")
    assert "quatre heures[^1]. Encore[^2], et[^3]." in text
    assert "[^1]: *Protocole de pose.pdf*, page\u00a04. «\u00a0Le point de ponction" in text
    assert "[^2]: *Protocole de pose.pdf*, page\u00a04. Passage cité en note\u00a01." in text
    assert "[^3]: Source non accessible." in text


def test_it_says_who_wrote_it_what_class_it_has_and_that_nothing_was_checked() -> None:
    text = written("Oui.").replace("\u00a0", " ")
    assert text.startswith(
        "# Voie veineuse\n\n*Données de santé. Exporté par Camille Exemple le 22 novembre 2026"
    )
    assert (
        "> Rédigé avec l’aide d’une intelligence artificielle (Modèle d’essai, hébergement : sur site)"
        in text
    )
    assert "À vérifier avant tout usage." in text
    assert "*Rien n’est marqué comme vérifié dans cette réponse.*" in text


def test_an_open_fence_swallows_nothing_and_html_does_not_run() -> None:
    text = written("```\ncode\n") + written("<script>alert(1)</script> ![x](https://ailleurs.example/p.png)")
    html = READER.render(text)
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("<pre>") == 1


def test_blocks_are_written_so_that_they_are_read_again() -> None:
    answer = (
        "- un\n  1. dedans\n\n     suite\n- deux\n\n1. autre liste\n\n> cité\n> > deux fois\n\n"
        "| a \\| b | `c\\|d` |\n|:-:|--:|\n| 1 | 2 |\n\n~~~\n```\n~~~\n\n---\n\n"
        "# 1. Titre #\n\n1\\. pas une liste"
    )
    blocks = read_markdown(answer, lambda _: None, str, "")
    again = write_markdown(Sheet("t", "", "", "fr", blocks, ())).decode().partition("\n\n")[2]
    assert READER.render(again) == READER.render(answer.replace("# 1. Titre", "## 1. Titre"))


@settings(deadline=None)
@given(st.text(alphabet="ab12 *_`#>-+=[]()<!|~\\&;.:$\u00e9", max_size=120))
def test_any_words_come_back_as_they_were(text: str) -> None:
    """What a paragraph says is what is read of it, marks and all."""
    line = (Words(text), NoteMark(1))
    page = write_markdown(Sheet("t", "", "", "fr", (Paragraph(line),), ())).decode().partition("\n\n")[2]
    (token,) = [each for each in READER.parse(page) if each.type == "inline"]
    said = "".join(each.content for each in token.children or ())
    assert said.removesuffix("[^1]").strip() == text.strip() or said == text.strip() + "[^1]"

"""Exports in Word: real styles and lists, footnotes that resolve, files that nothing breaks."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from colombage.chat.exporting.types import CheckedPlace, Ending
from colombage.chat.exporting.word.document import write_word
from tests.unit.chat.exported import NOW, exchange, sheet
from tests.unit.chat.test_export_reading import HEAVY


def opened(
    answer: str, *, language: str = "fr", title: str = "Voie veineuse", **changes: object
) -> WordDocument:
    written = write_word(sheet(exchange(answer, **changes), language=language, title=title), NOW)
    return Document(io.BytesIO(written))


def styles(document: WordDocument) -> list[str]:
    return [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]


def notes(document: WordDocument) -> dict[int, str]:
    """By number, as a program finds them: through the relation of the document to its part."""
    relations = document.part.rels.values()
    (part,) = [each.target_part for each in relations if each.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    found = parse_xml(part.blob).findall(qn("w:footnote"))
    return {
        int(each.get(qn("w:id"))): "".join(words.text for words in each.iter(qn("w:t"))).strip()
        for each in found
    }


def called(document: WordDocument) -> list[int]:
    return [int(each.get(qn("w:id"))) for each in document.element.body.iter(qn("w:footnoteReference"))]


def test_each_citation_calls_a_footnote_that_is_there() -> None:
    document = opened("Toutes les quatre heures [1]. Encore [1], puis [2] ; non [7].")
    assert called(document) == [1, 2, 3]
    said = {number: text.replace("\u00a0", " ") for number, text in notes(document).items()}
    assert said[1].startswith("Protocole de pose.pdf, page 4. « Le point de ponction est regardé")
    assert said[2] == "Protocole de pose.pdf, page 4. Passage cité en note 1."
    assert said[3] == "Source non accessible."
    assert {-1, 0} <= said.keys(), "Word wants its two separators"
    assert "[7]" in document.paragraphs[-2].text


def test_a_question_that_is_the_title_stands_there_alone() -> None:
    question = "Le patient Quentin Vauquelin tousse"
    for title in (question, "Le patient … tousse"):
        document = opened("# Vu\n\nOui.", title=title, question=question)
        assert [each.text for each in document.paragraphs if each.text.startswith("Le patient")] == list(
            dict.fromkeys((title, question))
        )
        assert "Heading 1" in styles(document), "of the answer, right under the title"
    assert "Toux" in [each.text for each in opened("Oui.", title="Toux", question=question).paragraphs]
    assert "Heading 1" in styles(opened("Oui.", title="Toux", question=question))


def test_without_a_citation_there_is_no_part_of_notes() -> None:
    kinds = {each.reltype for each in opened("Sans source.").part.rels.values()}
    assert RELATIONSHIP_TYPE.FOOTNOTES not in kinds


def test_styles_are_words_own() -> None:
    document = opened(
        "### Titre\n\nTexte.\n\n- un\n  - deux\n    - trois\n\n1. a\n\n   suite\n2. b\n\n> cité"
        "\n\n```\ncode\n```\n\n"
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        question="Première ligne d’une longue question, " * 5,
    )
    found = styles(document)
    assert found[:4] == ["Title", "Detail", "AI Notice", "Heading 1"]
    assert {
        "Heading 2",
        "List Bullet",
        "List Bullet 2",
        "List Bullet 3",
        "List Number",
        "List Continue",
    } <= set(found)
    assert {"Quote", "Code", "Question"} <= set(found)
    (table,) = document.tables
    assert table.style is not None
    assert table.style.name == "Table Grid"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["1", "2"]]
    assert {"footnote text", "footnote reference", "Hyperlink"} <= {style.name for style in document.styles}


def test_each_numbered_list_counts_by_itself() -> None:
    document = opened("1. un\n2. deux\n\nEntre.\n\n5. cinq")
    numbers = [
        each.get(qn("w:val"))
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name == "List Number"
        for each in paragraph._p.iter(qn("w:numId"))
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = document.part.numbering_part.element
    (last,) = [each for each in numbering.findall(qn("w:num")) if each.get(qn("w:numId")) == numbers[2]]
    assert {start.get(qn("w:val")) for start in last.iter(qn("w:startOverride"))} == {"5"}


def test_headings_leave_no_gap_in_the_outline() -> None:
    document = opened("# Un\n\n#### Deux\n\n###### Trois\n\n> ## Cité")
    assert [name for name in styles(document) if name.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 4",
        "Heading 5",
        "Heading 3",
    ]


def test_the_document_says_its_class_its_language_and_who_exports() -> None:
    document = opened("Oui.")
    known = document.core_properties
    assert (known.title, known.author, known.language, known.subject) == (
        "Voie veineuse",
        "Camille Exemple",
        "fr-FR",
        "Données de santé",
    )
    assert known.comments == ""
    (section,) = document.sections
    assert section.header.paragraphs[0].text == "Données de santé"
    assert {each.get(qn("w:instr")).strip() for each in section.footer._element.iter(qn("w:fldSimple"))} == {
        "PAGE",
        "NUMPAGES",
    }
    languages = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert languages == ["fr-FR"]
    english = opened("Yes.", language="en")
    assert english.core_properties.language == "en-GB"
    assert "Written with the help of artificial intelligence" in english.paragraphs[2].text


def test_it_says_what_was_checked_by_whom_and_what_broke_off() -> None:
    checks = (CheckedPlace("2 g", "Dr Exemple", NOW), CheckedPlace(None, None, NOW))
    texts = [
        each.text.replace("\u00a0", " ")
        for each in opened("La dose est de 2 g.", checks=checks, ending=Ending.STOPPED).paragraphs
    ]
    assert "La réponse a été arrêtée avant sa fin." in texts
    assert any(
        each.startswith("Vérifié par Dr Exemple le 22 novembre 2026") and "« 2 g »" in each for each in texts
    )
    assert any(each.startswith("Réponse vérifiée le 22 novembre 2026") for each in texts)


def test_links_lead_where_they_say_and_nothing_else_leads_anywhere() -> None:
    document = opened(
        "[guide](https://exemple.fr/g?a=1) [x](javascript:alert(1)) ![p](https://ailleurs.example/p.png)"
    )
    external = {each.target_ref for each in document.part.rels.values() if each.is_external}
    assert external == {"https://exemple.fr/g?a=1", "https://ailleurs.example/p.png"}
    assert not [each for each in document.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.IMAGE]
    assert "guide (exemple.fr/g?a=1)" in "".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("name", HEAVY)
def test_hostile_answers_are_written_in_time(name: str) -> None:
    began = time.process_time()
    opened(HEAVY[name])
    assert time.process_time() - began < 5


def test_ten_thousand_cells_are_written_in_time() -> None:
    row = "|" + " c [1] |" * 50
    began = time.process_time()
    document = opened("\n".join([row, "|" + "---|" * 50, *[row] * 199]))
    assert time.process_time() - began < 5
    assert len(list(document.element.body.iter(qn("w:tc")))) == 10_000
    assert max(called(document)) == 3_000, "beyond, numbers stay in brackets"


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    document = opened(f"{text}\n\n**{text}** [1] `{text}`\n\n    {text}", title=text, question=text)
    assert document.paragraphs


def test_nothing_tells_of_the_machine() -> None:
    written = write_word(sheet(exchange("Oui [1].")), NOW)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not any(b"python-docx" in content for content in parts.values())
    assert not any(name.endswith(".jpeg") for name in parts), "the template's picture of another document"
    assert b"Macintosh" not in b"".join(parts.values())


def _texts(document: WordDocument) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield paragraph.text


def test_hidden_characters_stay_out_of_the_file() -> None:
    text = "".join(_texts(opened("facture\u202efdp.exe\x00\x08 fin\u200b", title="a\u202eb")))
    assert "facturefdp.exe fin" in text
    assert "\u202e" not in text

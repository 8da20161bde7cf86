"""What is pure: joining stretches, cutting spans, applying edits, finding values, reports."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.kernel.clock import new_id
from colombage.policy.types import DataClass
from colombage.protection.adapters.documents import formats
from colombage.protection.adapters.documents.handling import Seen
from colombage.protection.adapters.documents.searching import count_values
from colombage.protection.documents.edits import edited, edited_in_pieces
from colombage.protection.documents.kept import copy_id, copy_name
from colombage.protection.documents.originals import PROTECTABLE
from colombage.protection.documents.report import Correspondence, Report, sentence_of
from colombage.protection.documents.texts import pieces_by_stretch, texts_of
from colombage.protection.documents.types import NEW_TEXT, Aside, Edit, Stretch
from colombage.protection.documents.values import Values, folded
from colombage.protection.types import Label, PersonRole, Span


def span(text: str, found: str, label: Label = Label.PERSON) -> Span:
    start = text.index(found)
    return Span(start, start + len(found), label, 1.0, True, DataClass.PERSONAL, found)


def test_stretches_are_read_together_and_parts_apart() -> None:
    stretches = [
        Stretch(NEW_TEXT, "Nom"),
        Stretch("\tNom : ", "Exemple"),
        Stretch("\n", "suite"),
        Stretch(NEW_TEXT, "autre partie"),
    ]
    assert [each.text for each in texts_of(stretches)] == ["Nom\tNom : Exemple\nsuite", "autre partie"]


def test_a_span_over_stretches_is_written_once_and_never_between_them() -> None:
    (read,) = texts_of([Stretch("", "vu Claire"), Stretch("\n", "Exemple dort"), Stretch("\t", "ici")])
    pieces = pieces_by_stretch(read, [span(read.text, "Claire\nExemple")])
    first, second = pieces[0][0], pieces[1][0]
    assert (first.start, first.end, second.start, second.end) == (3, 9, 0, 7)
    assert first.whole is not None
    assert first.whole.text == "Claire Exemple"
    assert second.whole is None


def test_a_span_in_what_stands_before_is_not_written() -> None:
    (read,) = texts_of([Stretch("", "a"), Stretch("\tTéléphone : ", "b")])
    assert pieces_by_stretch(read, [span(read.text, "Téléphone")]) == {}


@given(st.lists(st.text(min_size=0, max_size=6), max_size=6), st.data())
def test_edits_in_pieces_give_what_edits_in_one_give(texts: list[str], data: st.DataObject) -> None:
    whole = "".join(texts)
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(whole)), max_size=6))))
    edits = [Edit(start, end, "[X_1]") for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    assert "".join(edited_in_pieces([(text, True) for text in texts], edits)) == edited(whole, edits)


def test_what_is_not_writable_stays_and_the_first_run_takes_the_placeholder() -> None:
    pieces = [("vu Cl", True), ("aire", True), ("\t", False), ("Exemple.", True)]
    assert edited_in_pieces(pieces, [Edit(3, 17, "[X_1]")]) == ["vu [X_1]", "", "\t", "."]


VALUES = Values.of(["Claire Exemple", "Rose", "06 12 34 56 78", "92"], words=["rose"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CLAIRE EXEMPLE", ["Claire Exemple"]),
        ("Claire-Exemple.pdf", ["Claire Exemple"]),
        ("claire_exemple", ["Claire Exemple"]),
        ("Clairette Exemple", []),
        ("Mme Rose a une robe rose", ["Rose"]),
        ("06.12.34.56.78", ["06 12 34 56 78"]),
        ("92 ans", []),
    ],
)
def test_values_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert [value for _, _, value in VALUES.found_in(text)] == found


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_values_are_found_in_linear_time() -> None:
    many = Values.of(f"a{number} b c" for number in range(2000))
    start = time.process_time()
    list(many.found_in("a1 " * 300_000))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "text",
    [
        "C l a i r e Exemple",
        "CLAIRE EXEMPLE",
        "claire.exemple",
        "0612345678",
        "06-12-34-56-78",
        "0 6 1 2 3 4 5 6 7 8",
    ],
)
def test_the_check_sees_values_that_are_spread_out(text: str) -> None:
    values = ["Claire", "Claire Exemple", "06 12 34 56 78"]
    assert count_values(values, [], Seen([f"avant {text} après"], [])) >= 1
    assert count_values(values, [], Seen([], [f"avant {text} après"])) >= 1


def test_the_check_finds_nothing_where_nothing_is() -> None:
    assert (
        count_values(["Claire Exemple", "06 12 34 56 78"], [], Seen(["clair, exemple 0612345679"], [])) == 0
    )


def test_a_report_comes_back_as_it_was_kept() -> None:
    report = Report(
        ((Label.PERSON, 2),),
        1,
        ((Aside.METADATA, 3),),
        ((Aside.PATHS, 1),),
        "essai",
        0,
        (Correspondence("[PATIENTE_1]", Label.PERSON, PersonRole.PATIENT, "Claire Exemple"),),
    )
    assert Report.from_json(report.to_json()) == report
    assert "Claire" not in repr(report)


def test_every_aside_has_its_sentences() -> None:
    for aside in Aside:
        assert sentence_of(aside).endswith(".")
        assert sentence_of(aside, "en") != sentence_of(aside)


def test_what_can_be_protected_is_what_a_writer_and_a_reader_know() -> None:
    assert frozenset(formats._FORMATS) == PROTECTABLE
    for media_type in PROTECTABLE:
        assert formats.taker_of(media_type)
        assert formats.reader_of(media_type)


def test_copies_have_names_and_ids_of_their_own() -> None:
    document = new_id()
    assert copy_id(copy_id(document)) == document != copy_id(document)
    assert copy_name("lettre.v2.docx") == "lettre.v2.protégé.docx"
    assert copy_name("lettre") == "lettre.protégé"

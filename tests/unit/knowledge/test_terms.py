"""Stems and codes: what one side writes, the other finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.knowledge.rules.terms import is_identifier, question_terms, terms_of


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("La procédure PR-URG-012 s’applique.", "PR-URG-012"),
        ("La procédure PR-URG-012-V3 s’applique.", "pr-urg-12"),
        ("Remplir le FOR 23, puis signer.", "FOR23"),
        ("Remplir le FOR-023, puis signer.", "où est le FOR 23 ?"),
        ("Doser la vitamine B12.", "b12"),
        ("Selon la HAS, le retrait…", "que dit la HAS ?"),
        ("Le contrôle de l’I.R.M. mensuel", "IRM"),
        ("Pose d’un PICC line", "les PICCs"),
        ("Règlement (UE) 2016/679 du 27 avril", "règlement 2016/679"),
        ("Article L. 1111-4 du code", "article L1111-4"),
        ("Cerfa n° 12156*03", "12156*03"),
        ("Dossier 4005123", "4005123"),
    ],
)
def test_a_code_is_found_however_it_is_written(written: str, asked: str) -> None:
    assert {*question_terms(asked).codes} & {*terms_of(written).codes}


@pytest.mark.parametrize(
    "text",
    [
        "un rendez-vous peut-il",
        "38,5 °C",
        "3.2.1",
        "10-12 jours",
        "5mg",
        "12 h",
        "www.cnil.fr",
        "en 2024",
        "",
    ],
)
def test_words_decimals_ranges_and_quantities_are_no_codes(text: str) -> None:
    assert terms_of(text).codes == ()


def test_a_question_in_capitals_has_no_acronyms_but_keeps_its_identifiers() -> None:
    assert question_terms("QUELLE EST LA PROCÉDURE FOR 23 DES URGENCES").codes == ("=for-23",)


def test_an_acronym_is_no_identifier() -> None:
    assert not is_identifier("=has")
    assert is_identifier("=for-23")


@pytest.mark.parametrize("text", ["Ab1" * 600, "A1-" * 600, "é" * 2000, "漢" * 2000, "1" * 2000, "A." * 900])
def test_terms_are_few_and_fit_what_postgresql_searches(text: str) -> None:
    passage, question = terms_of(text), question_terms(text)
    terms = (*passage.stems, *passage.codes, *question.stems, *question.codes)
    assert max(len(term.encode()) for term in terms) < 2046
    assert len(passage.codes) <= 16
    assert {*question.stems, *question.codes} <= {*passage.stems, *passage.codes}


def test_digits_that_are_no_plain_ones_make_no_code() -> None:
    assert terms_of("ж-፩").codes == question_terms("ж-፩").codes == ()


def test_numbers_with_spaces_are_one() -> None:
    assert "15000" in terms_of("un plafond de 15 000 euros").stems
    assert "15000" in terms_of("un plafond de 15\u202f000 euros").stems


def test_a_question_has_each_stem_once() -> None:
    assert question_terms("sonde, sondes et SONDE").stems == ("sond",)


CODES = st.from_regex(r"[A-Z]{2,4}-[A-Z]{2,4}-[0-9]{1,4}", fullmatch=True)


@given(CODES, st.text(max_size=60), st.text(max_size=60))
def test_any_code_is_found_between_any_words(code: str, before: str, after: str) -> None:
    (wanted,) = question_terms(code).codes
    assert wanted in terms_of(f"{before} ( {code} ) {after}").codes


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    terms = terms_of(text)
    assert all(terms.stems)
    assert all(len(code) > 1 for code in terms.codes)

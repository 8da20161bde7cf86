"""Numbered identifiers: what is found, how sure, and what must be left alone."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules import class_of, count_by_label, find
from colombage.protection.rules.keys import luhn_holds
from colombage.protection.types import Label
from tests.finding import only

# Invented numbers: the birth month and the commune do not go together, the keys are computed here.
NIR = "1800376540123"
NIR_KEY = f"{97 - int(NIR) % 97:02d}"
CORSICAN = "280122A004123"
CORSICAN_KEY = f"{97 - int(CORSICAN.replace('2A', '19')) % 97:02d}"


def with_luhn(digits: str) -> str:
    return next(f"{digits}{last}" for last in range(10) if luhn_holds(f"{digits}{last}"))


RPPS = with_luhn("1010123456")
SIRET = with_luhn("2676123450001")


@pytest.mark.parametrize(
    "written",
    [
        f"{NIR}{NIR_KEY}",
        f"1 80 03 76 540 123 {NIR_KEY}",
        f"1.80.03.76.540.123.{NIR_KEY}",
        f"1\u00a080\u202f03\u00a076\u00a0540\u00a0123\u00a0{NIR_KEY}",
        f"1 80 03\n76 540 123 {NIR_KEY}",
        f"1 8 0 0 3 7 6 5 4 0 1 2 3 {NIR_KEY}",
        f"1800\u200b376540123{NIR_KEY}",
        f"2 80 12 2A 004 123 {CORSICAN_KEY}",
        f"{CORSICAN.replace('A', 'a')}{CORSICAN_KEY}",
        "７８００３７６５４０１２３" + f"{97 - int('7800376540123') % 97:02d}",
    ],
)
def test_a_nir_with_its_key_is_found_however_it_is_written(written: str) -> None:
    span = only(f"Assurée sous le {written}, à revoir.")
    assert (span.text, span.label, span.data_class) == (written, Label.NIR, DataClass.HEALTH)
    assert span.score > 0.9


@pytest.mark.parametrize("first", "123478")
@pytest.mark.parametrize("month", ["01", "12", "20", "42", "50", "99"])
def test_every_possible_sex_and_month_counts(first: str, month: str) -> None:
    number = f"{first}80{month}76540123"
    key = f"{97 - int(number) % 97:02d}"
    assert only(f"{number}{key}").label is Label.NIR


@pytest.mark.parametrize(
    "number", ["580037654012300", "180137654012345", "180430054012345", "980037654012345"]
)
def test_fifteen_digits_that_cannot_be_a_nir_are_left_alone(number: str) -> None:
    assert find(f"commande {number} reçue") == ()


def test_a_failed_key_lowers_the_score_and_never_unmasks() -> None:
    wrong = f"{(int(NIR_KEY) % 97) + 1:02d}"
    right, failed = only(f"1 80 03 76 540 123 {NIR_KEY}"), only(f"1 80 03 76 540 123 {wrong}")
    assert failed.label is Label.NIR
    assert failed.private
    assert failed.score < right.score
    assert only(f"NIR : {NIR}{wrong}").score < right.score
    assert only(f"RPPS {RPPS[:-1]}{(int(RPPS[-1]) + 1) % 10}").label is Label.RPPS
    assert only("FR76 3000 6000 0112 3456 7890 188").score < only("FR76 3000 6000 0112 3456 7890 189").score


@pytest.mark.parametrize(
    "text",
    [
        f"N° de sécurité sociale : {NIR}",
        f"NUMERO DE SECURITE SOCIALE {NIR}",
        f"Nume\u0301ro de se\u0301curite\u0301 sociale : {NIR}",
        f"n° sécu {NIR}",
        f"NIR\n{NIR}",
        f"N.I.R. : {NIR}",
        "1 80 03 76 540 123",
        "NIR : 1 80 03 76 540 12 45",  # a digit is missing
        "NIR : 18OO376540123",  # the letter O for a zero
    ],
)
def test_a_nir_without_its_key_or_mistyped_is_found_by_its_cue_or_its_grouping(text: str) -> None:
    span = only(text)
    assert span.label is Label.NIR
    assert span.end == len(text)


def test_thirteen_bare_digits_are_no_nir_without_a_cue() -> None:
    assert find(f"EAN {NIR}") == ()


@pytest.mark.parametrize(
    "text",
    [
        f"INS : {NIR}{NIR_KEY}",
        f"matricule INS {NIR}{NIR_KEY}",
        f"{NIR}{NIR_KEY} (OID 1.2.250.1.213.1.4.8)",
        f"{NIR}{NIR_KEY}^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS",
    ],
)
def test_an_ins_is_told_by_its_cue_or_its_oid(text: str) -> None:
    assert [(span.label, span.text) for span in find(text)] == [(Label.INS, f"{NIR}{NIR_KEY}")]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("IPP : 80012345", Label.IPP, "80012345"),
        ("IPP 80012345 vu ce jour", Label.IPP, "80012345"),
        ("ipp n° 80012345", Label.IPP, "80012345"),
        ("l’IPP du patient est 80012345.", Label.IPP, "80012345"),
        ("Identifiant permanent du patient : 80012345", Label.IPP, "80012345"),
        ("N° de patient : 800 123 45", Label.IPP, "800 123 45"),
        ("IPP A0012345", Label.IPP, "A0012345"),
        ("IPP : 4512", Label.IPP, "4512"),
        ("IPP\n  80012345", Label.IPP, "80012345"),
        ("80012345 (IPP)", Label.IPP, "80012345"),
        ('{"ipp": "80012345"}', Label.IPP, "80012345"),
        ("| IPP | 80012345 |", Label.IPP, "80012345"),
        ("**IPP** : 80012345", Label.IPP, "80012345"),
        ("NDA 2024001234", Label.STAY_NUMBER, "2024001234"),
        ("IEP : 240012345", Label.STAY_NUMBER, "240012345"),
        ("N° de séjour : 24-001-234", Label.STAY_NUMBER, "24-001-234"),
        ("numéro d’admission 24001234", Label.STAY_NUMBER, "24001234"),
        ("n° de venue : 24A001234", Label.STAY_NUMBER, "24A001234"),
    ],
)
def test_local_numbers_are_told_by_their_cue(text: str, label: Label, value: str) -> None:
    span = only(text)
    assert (span.label, span.text, span.data_class) == (label, value, DataClass.HEALTH)


def test_one_cue_counts_for_a_list() -> None:
    spans = find("Dossiers IPP 80012345, 80012346 et 80012347 ; 120 lits ouverts.")
    assert [span.text for span in spans] == ["80012345", "80012346", "80012347"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"RPPS {RPPS}", Label.RPPS),
        (f"Dr L., {RPPS}", Label.RPPS),
        (f"RPPS : {RPPS[:2]} {RPPS[2:5]} {RPPS[5:8]} {RPPS[8:]}", Label.RPPS),
        ("ADELI : 769012345", Label.ADELI),
        ("n° ADELI 2A9012345", Label.ADELI),
        ("FINESS 760780239", Label.FINESS),
        ("FINESS géographique : 76 078 0239", Label.FINESS),
        (f"SIRET {SIRET}", Label.SIRET),
        (f"{SIRET[:3]} {SIRET[3:6]} {SIRET[6:9]} {SIRET[9:]}", Label.SIRET),
        ("SIREN 267 612 345", Label.SIRET),
    ],
)
def test_numbers_of_professionals_and_organisations_do_not_raise_the_class(text: str, label: Label) -> None:
    span = only(text)
    assert (span.label, span.private, span.data_class) == (label, False, DataClass.INTERNAL)


@pytest.mark.parametrize(
    "written",
    [
        "FR7630006000011234567890189",
        "FR76 3000 6000 0112 3456 7890 189",
        "FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189",
        "FR76 3000 6000\n0112 3456 7890 189",
        "fr7630006000011234567890189",
        "DE89 3704 0044 0532 0130 00",
        "GB29NWBK60161331926819",
        "BE71 0961 2345 6769",
    ],
)
def test_ibans_are_found_and_are_private(written: str) -> None:
    span = only(f"Virement sur {written} demain")
    assert (span.text, span.label, span.data_class) == (written, Label.IBAN, DataClass.PERSONAL)


def test_a_rib_is_found_behind_its_cue() -> None:
    assert only("RIB : 30006 00001 12345678901 89").label is Label.IBAN


@pytest.mark.parametrize(
    "text",
    [
        "Doliprane 1 g 3 fois par jour, 500 mg à 8 h 30, IPP 40 mg le soir",
        "IPP depuis 2019, IPP 20 mg x 2",
        "Entré le 12/03/2024 à 10 h 30, sorti le 01.02.2024 à 10h30",
        "du 05 06 2024 10 30 au 07-08-2024 11:45",
        "2021-04-05T10:20:30Z, 20240115103045",
        "TA 120/80, FC 72, SpO2 98 %, T° 37,2, DFG 43 mL/min/1,73 m²",
        "Na 138 K 4,1 Cl 102 urée 5,4 créatinine 78 µmol/L",
        "doi:10.1016/S0140-6736(20)30183-5 et 10.1056/0612345678",
        "ISBN 978-2-07-036822-8, ISBN 0306406152, PMID 33301246",
        "marché de 1 234 567,89 € HT, +150 000 000 €, +12,5 %",
        "article L. 1111-8 du code, arrêté n° 2024-1234 du 03/04/2024",
        "version 1.2.3.4.5.6, adresse 192.168.120.100, port 8080",
        "de 22 à 30 mg, fr 12, DE 20 à 40",
        "CIM-10 I21.0, CCAM HBLD038, UF 4512",
        "2 10 20 30 40 50 60 70 80 90 100 110 120",
        "@chu_rouen, user@localhost, a @ b",
        "12,0612345678",
        "CPV 33140000-3 ; avis 2024/S 123-456789, marché n° 2024000123, EAN 3760123456789",
        "NCT04280705, EudraCT 2020-001234-56, ORCID 0000-0002-1825-0097",
        "https://www.exemple.fr/jcms/p_3212345/fr/page?id=0612345678901",
        "76031 Rouen Cedex 1, lot 12 : 25 000 €, 2023 2024 2025 2026",
        "Le 18 janvier 2024, 3 patients sur 120 (2,5 %)",
    ],
)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    """Dates and towns are found in them, and tell nobody alone: they have tests of their own."""
    dates_and_towns = {Label.DATE, Label.TOWN}
    assert [span.text for span in find(text) if span.label not in dates_and_towns] == []


def test_spans_come_in_order_and_do_not_overlap() -> None:
    text = (
        f"NIR {NIR}{NIR_KEY} tel 06 12 34 56 78/02 32 88 89 90 a@b.fr IPP 80012345 "
        "FR7630006000011234567890189"
    )
    spans = find(text)
    assert [span.label for span in spans] == [
        Label.NIR,
        Label.PHONE,
        Label.PHONE,
        Label.EMAIL,
        Label.IPP,
        Label.IBAN,
    ]
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_the_class_is_the_highest_of_what_was_found() -> None:
    assert class_of(()) is DataClass.PUBLIC
    assert class_of(find("02 32 88 89 90")) is DataClass.INTERNAL
    assert class_of(find("02 32 88 89 90, 06 12 34 56 78")) is DataClass.PERSONAL
    assert class_of(find("06 12 34 56 78, IPP : 80012345")) is DataClass.HEALTH


def test_a_correction_stops_its_own_span_alone_from_raising_the_class() -> None:
    spans = find("06 12 34 56 78, IPP : 80012345")
    assert class_of(spans, frozenset({"80012345"})) is DataClass.PERSONAL
    assert class_of(spans, frozenset({"8001234", "0612345678"})) is DataClass.HEALTH


def test_counts_name_labels_and_no_value() -> None:
    spans = find("06 12 34 56 78, 02 32 88 89 90, IPP : 80012345")
    assert count_by_label(spans) == {Label.IPP: 1, Label.PHONE: 2}
    assert "80012345" not in repr(spans)


@pytest.mark.parametrize("label", list(Label))
def test_every_label_has_words_in_both_languages(label: Label) -> None:
    assert label.french
    assert label.english


@pytest.mark.parametrize(
    "piece",
    [
        "1 ", "1", "0 ", "a@", "a.", "IPP ", "IPP 1 ", "FR76 ", "+1 ", "10.1234/", "(at)", "1.2.250.1.",
        "06 12 34 56 ", "1 80 03 76 540 12 ", "aaaaaaaa!@", "NIR : 1O", "\u200b1", "\n1", "12/03/", "ISBN 1-",
    ],
)  # fmt: skip
def test_hostile_repetitions_take_bounded_time(piece: str) -> None:
    """Backtracking without bound would take hours here; the limit leaves room for any machine."""
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    find(text)
    assert time.process_time() - began < 10

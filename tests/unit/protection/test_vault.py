"""What a vault writes: kinds of people and things, dates by their distance; and what it keeps besides."""

from __future__ import annotations

import json

import pytest

from colombage.policy.types import DataClass
from colombage.protection.types import Gender, Known, Label, PersonRole, Span
from colombage.protection.vaults.format import from_json, to_json
from colombage.protection.vaults.kinds import KINDS, OTHER_GENDER, kind_of, label_of
from colombage.protection.vaults.restore import restore
from colombage.protection.vaults.vault import Vault

PATIENT, RELATIVE, PROFESSIONAL = PersonRole.PATIENT, PersonRole.RELATIVE, PersonRole.PROFESSIONAL


def span(value: str, label: Label, role: PersonRole | None = None, gender: Gender | None = None) -> Span:
    return Span(0, len(value), label, 1.0, True, DataClass.PERSONAL, value, role, gender)


def written(vault: Vault, label: Label, *values: str) -> list[str]:
    return [vault.protect(value, [span(value, label)]) for value in values]


@pytest.mark.parametrize("role", [None, *PersonRole])
@pytest.mark.parametrize("gender", [None, *Gender])
def test_every_role_and_gender_has_a_kind_that_is_read_back(
    role: PersonRole | None, gender: Gender | None
) -> None:
    kind = kind_of(span("Jeanne Martel", Label.PERSON, role, gender))
    assert KINDS[kind] == kind
    assert label_of(kind) is Label.PERSON
    vault = Vault()
    sent = vault.protect("Jeanne Martel", [span("Jeanne Martel", Label.PERSON, role, gender)])
    assert sent == f"[{kind}_1]"


def test_every_label_has_a_kind_and_no_two_are_one_but_ins_and_nir() -> None:
    kinds = {label: kind_of(span("x", label)) for label in Label}
    assert len(set(kinds.values())) == len(Label) - 1
    assert {label_of(kind) for kind in kinds.values()} == set(Label) - {Label.INS}
    assert set(OTHER_GENDER) <= set(KINDS)


def test_dates_are_told_by_their_distance_from_the_first_one() -> None:
    vault = Vault()
    assert written(
        vault, Label.DATE, "mars 2024", "12/03/2024", "17 mars 2024", "17/03/24", "29 février 2024"
    ) == [
        "[DATE_1]",
        "[DATE_2]",
        "[DATE_2+5j]",
        "[DATE_2+5jb]",
        "[DATE_2-12j]",
    ]
    assert written(
        vault, Label.DATE, "12 mars 2024", "12/03/2026", "14/03/2026", "12/03/2019", "le 12 mars"
    ) == [
        "[DATE_2b]",
        "[DATE_2+730j]",
        "[DATE_3]",
        "[DATE_4]",
        "[DATE_5]",
    ]
    assert restore(vault, "[DATE_2+5jb] [DATE_2+730j] [DATE_2-12j]") == "17/03/24 12/03/2026 29 février 2024"


def test_a_birth_date_is_told_by_nothing() -> None:
    vault = Vault()
    assert written(vault, Label.DATE, "12/03/2024") == ["[DATE_1]"]
    assert written(vault, Label.BIRTH_DATE, "10/03/2024", "10 mars 2024", "02/01/1931") == [
        "[NAISSANCE_1]",
        "[NAISSANCE_1b]",
        "[NAISSANCE_2]",
    ]


def test_days_that_no_calendar_has_are_kept_like_any_other() -> None:
    vault = Vault()
    assert written(vault, Label.DATE, "12/03/2024", "30/02/2024", "2024W101") == [
        "[DATE_1]",
        "[DATE_2]",
        "[DATE_3]",
    ]


@pytest.mark.parametrize(
    ("label", "values", "sent"),
    [
        (Label.TOWN, ("Rouen", "ROUEN", "Évreux"), ["[VILLE_1]", "[VILLE_1b]", "[VILLE_2]"]),
        (Label.HIDDEN, ("QUJD", "qujd"), ["[CODE_1]", "[CODE_2]"]),
        (Label.AGE, ("94 ans", "94 ans", "95 ans"), ["[AGE_1]", "[AGE_1]", "[AGE_2]"]),
        (Label.HOSPITAL, ("CHU de Rouen", "C.H.U. de Rouen"), ["[ETABLISSEMENT_1]", "[ETABLISSEMENT_2]"]),
        (Label.PLATE, ("…", "…"), ["[PLAQUE_1]", "[PLAQUE_1]"]),
    ],
)
def test_spellings_of_one_thing_are_one_number(
    label: Label, values: tuple[str, ...], sent: list[str]
) -> None:
    assert written(Vault(), label, *values) == sent


def test_what_is_known_are_the_people_met_and_what_was_learnt() -> None:
    vault = Vault()
    for name in ("Martel", "Jeanne Martel", "J. M.", "MARTEL-DUBOIS Jeanne"):
        vault.protect(name, [span(name, Label.PERSON, PATIENT, Gender.FEMALE)])
    vault.protect("Rolland", [span("Rolland", Label.PERSON, PROFESSIONAL)])
    vault.learn(Known((("Paul Roland", RELATIVE),), frozenset({"Zaza"}), frozenset({"Crohn"})))
    assert vault.known() == Known(
        (("Paul Roland", RELATIVE), ("MARTEL-DUBOIS Jeanne", PATIENT), ("Rolland", PROFESSIONAL)),
        frozenset({"Zaza"}),
        frozenset({"Crohn"}),
    )


def test_the_last_word_on_a_mark_counts() -> None:
    vault = Vault()
    vault.learn(Known(missed=frozenset({"Zaza", "Lulu"})))
    vault.learn(Known(allowed=frozenset({"zaza"})))
    assert vault.known() == Known(missed=frozenset({"Lulu"}), allowed=frozenset({"zaza"}))
    changes = vault.changes
    vault.learn(Known(allowed=frozenset({"zaza"})))
    assert vault.changes == changes


def test_a_person_who_turns_out_to_be_a_patient_is_known_as_one() -> None:
    vault = Vault()
    vault.protect("Jeanne Martel", [span("Jeanne Martel", Label.PERSON, PROFESSIONAL, Gender.FEMALE)])
    changes = vault.changes
    sent = vault.protect("Jeanne Martel", [span("Jeanne Martel", Label.PERSON, PATIENT, Gender.FEMALE)])
    assert sent == "[PROFESSIONNELLE_1]"
    assert vault.changes > changes
    assert from_json(to_json(vault)).known().names == (("Jeanne Martel", PATIENT),)


def test_people_are_the_same_ones_in_a_vault_opened_again() -> None:
    vault = Vault()
    for name, gender in (("Jeanne Martel", Gender.FEMALE), ("Paul Martel", Gender.MALE), ("Martel", None)):
        vault.protect(name, [span(name, Label.PERSON, PATIENT, gender)])
    opened = from_json(to_json(vault))
    for name, gender, sent in (
        ("MARTEL Paul", Gender.MALE, "[PATIENT_1c]"),
        ("J. Martel", None, "[PATIENTE_1b]"),
        ("Martel", Gender.FEMALE, "[PATIENTE_1c]"),
        ("Luce Martel", Gender.FEMALE, "[PATIENTE_2]"),
    ):
        assert opened.protect(name, [span(name, Label.PERSON, PATIENT, gender)]) == sent


def test_a_vault_of_the_first_format_opens_and_goes_on() -> None:
    entries = [
        ["TEL", 1, "0612345678", ["06 12 34 56 78", "0612345678"]],
        ["TEXTE", 1, "[TEL_1]", ["[TEL_1]"]],
    ]
    vault = from_json(json.dumps({"format": 1, "entries": entries}).encode())
    assert restore(vault, "[TEL_1b] [TEXTE_1]") == "0612345678 [TEL_1]"
    assert written(vault, Label.PHONE, "0612345678", "06 98 76 54 32") == ["[TEL_1b]", "[TEL_2]"]
    phones = ("06 12 34 56 78", "0612345678", "06 98 76 54 32")
    assert vault.known() == Known(values=tuple((phone, Label.PHONE) for phone in phones))
    assert restore(from_json(to_json(vault)), "[TEL_2]") == "06 98 76 54 32"


def test_whom_a_finder_doubts_keeps_a_placeholder_and_is_not_known() -> None:
    vault = Vault()
    doubted = Span(0, 5, Label.PERSON, 0.1, False, DataClass.INTERNAL, "desat", PersonRole.UNKNOWN)
    sent = vault.protect("desat", [doubted])
    assert vault.known().names == ()
    assert from_json(to_json(vault)).protect("desat", [doubted]) == sent

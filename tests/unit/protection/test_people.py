"""Who is meant by a written name: one person in any form, two people of one name. All are fictitious."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.policy.types import DataClass
from colombage.protection.rules.likeness import compare
from colombage.protection.rules.written_names import Place, read_name
from colombage.protection.types import Gender, Label, PersonRole, Span
from colombage.protection.vaults.vault import Vault

F, M = Gender.FEMALE, Gender.MALE
PATIENT, RELATIVE = PersonRole.PATIENT, PersonRole.RELATIVE
PROFESSIONAL, UNKNOWN = PersonRole.PROFESSIONAL, PersonRole.UNKNOWN


def placeholders(
    *named: tuple[str, PersonRole, Gender | None], vault: Vault | None = None, again: bool = False
) -> list[str]:
    """What each name becomes in one text that names them in this order."""
    vault = Vault() if vault is None else vault
    texts = [name for name, _, _ in named]
    spans = [
        [Span(0, len(name), Label.PERSON, 1.0, role.is_private, DataClass.PERSONAL, name, role, gender)]
        for name, role, gender in named
    ]
    first = vault.protect_all(texts, spans)
    return vault.protect_all(texts, spans) if again else first


@pytest.mark.parametrize(
    "other",
    [
        "MARTEL Jeanne", "Martel Jeanne", "MARTEL JEANNE", "JEANNE MARTEL", "Martel, Jeanne", "MARTEL",
        "Martel", "Jeanne", "J. Martel", "J.Martel", "Martel J.", "MARTEL J", "J. M.", "J.M.", "Jeanne M.",
        "M.", "jeanne martel", "Jeanne  Martel", "Jeanne\nMARTEL", "JEANNE MARTE1", "MARTE1",
        "Jeanne Marie Martel", "Jeanne Martel-Dubois", "MARTEL-DUBOIS", "Jeanne MARTEL née DUBOIS",
        "Jeanne M\u00e0rtel", "Je\u00adanne Martel",
    ],
)  # fmt: skip
def test_one_person_in_any_form_keeps_one_placeholder(other: str) -> None:
    first, second = placeholders(("Jeanne Martel", PATIENT, F), (other, PATIENT, None))
    assert (first, second) == ("[PATIENTE_1]", "[PATIENTE_1b]")


@pytest.mark.parametrize(
    "other",
    [
        "Paul Martel", "MARTEL Paul", "P. Martel", "Martel P.", "Paul", "Dubois", "Jeanne Dubois", "D.",
        "J. D.", "Jean Martel", "Martelle", "Jean-Pierre Martel", "Martel-Dubois Paul",
    ],
)  # fmt: skip
def test_another_name_is_another_person(other: str) -> None:
    assert placeholders(("Jeanne Martel", PATIENT, F), (other, PATIENT, None))[1] == "[MALADE_1]"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jean-Pierre Martel", "J.-P. Martel"), ("Jean-Pierre Martel", "J-P Martel"),
        ("Jean-Pierre Martel", "JP Martel"), ("Jean-Pierre Martel", "J.-P. M."),
        ("Jean-Pierre Martel", "J.P. Martel"), ("Philippe Rolland", "Ph. Rolland"),
        ("Jean-Pierre Martel", "J. Martel"), ("Ahmed El Khatib", "ELKHATIB Ahmed"),
        ("Yann Le Goff", "LE GOFF Yann"), ("Yann Le Goff", "Le Goff"),
        ("Anne de La Tour", "DE LA TOUR Anne"), ("Aminata N'Diaye", "NDIAYE Aminata"),
        ("Chloé d’Aubigny", "D'AUBIGNY Chloe"), ("Zoé Lefèbvre", "LEFEBVRE Zoe"),
        ("Luc DUPUIS", "DUPU1S Luc"), ("Luc DUPUIS", "Luc DUPUI5"), ("Nguyen Thi Le", "NGUYEN Thi Le"),
        ("Inès Cœur", "COEUR Ines"), ("Martin Dupuis", "DUPUIS Martin"), ("MARTEL-DUBOIS JEANNE", "Martel"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_one_person(first: str, second: str) -> None:
    assert placeholders((first, PATIENT, M), (second, PATIENT, M))[1] == "[PATIENT_1b]"


@pytest.mark.parametrize(
    ("first", "second"),
    [("Jean-Pierre Martel", "Jean Martel"), ("MARTEL Jean", "JEAN Martel"), ("Jeanne M.", "Jeanne Dubois")],
)
def test_names_that_share_words_may_be_two_people(first: str, second: str) -> None:
    assert placeholders((first, PATIENT, None), (second, PATIENT, None)) == ["[MALADE_1]", "[MALADE_2]"]


def test_brother_and_sister_stay_two_and_a_surname_means_the_one_met_last() -> None:
    assert placeholders(
        ("Jeanne Martel", PATIENT, F),
        ("Paul Martel", RELATIVE, M),
        ("Martel", UNKNOWN, None),
        ("Jeanne", UNKNOWN, None),
        ("Martel", UNKNOWN, None),
        ("Martel", UNKNOWN, M),
        ("Martel", UNKNOWN, F),
    ) == [
        "[PATIENTE_1]",
        "[ACCOMPAGNANT_1]",
        "[ACCOMPAGNANT_1b]",
        "[PATIENTE_1b]",
        "[PATIENTE_1c]",
        "[ACCOMPAGNANT_1b]",
        "[PATIENTE_1c]",
    ]


def test_the_same_texts_mean_the_same_people_in_the_next_call() -> None:
    named = (
        ("Jeanne Martel", PATIENT, F),
        ("Martel", UNKNOWN, None),
        ("Paul Martel", PATIENT, M),
        ("Martel", UNKNOWN, None),
        ("D.", PATIENT, F),
    )
    assert placeholders(*named) == placeholders(*named, again=True)


def test_a_doctor_is_not_the_patient_of_that_name() -> None:
    assert placeholders(("Martel", PROFESSIONAL, None), ("Martel", UNKNOWN, F)) == ["[PRO_1]", "[FEMME_1]"]
    assert placeholders(("Martel", PATIENT, F), ("Martel", PROFESSIONAL, None)) == ["[PATIENTE_1]", "[PRO_1]"]
    assert placeholders(("J. Martel", PROFESSIONAL, F), ("Jeanne Martel", PATIENT, F))[1] == "[PATIENTE_1]"


def test_given_name_and_surname_make_a_doctor_and_a_patient_one() -> None:
    assert placeholders(("Jeanne Martel", PROFESSIONAL, F), ("MARTEL Jeanne", PATIENT, F)) == [
        "[PROFESSIONNELLE_1]",
        "[PROFESSIONNELLE_1b]",
    ]


def test_the_kind_given_first_stays_when_more_is_known() -> None:
    vault = Vault()
    assert placeholders(("Martel", UNKNOWN, None), vault=vault) == ["[PERSONNE_1]"]
    assert placeholders(("Jeanne Martel", PATIENT, F), ("Martel", PATIENT, M), vault=vault) == [
        "[PERSONNE_1b]",
        "[PATIENT_1]",
    ]


def test_initials_mean_the_only_person_who_has_them() -> None:
    assert placeholders(("Jeanne Dubois", PATIENT, F), ("D.", PATIENT, F))[1] == "[PATIENTE_1b]"
    assert placeholders(("Jeanne Dubois", PATIENT, F), ("Anne Durand", PATIENT, F), ("D.", PATIENT, F)) == [
        "[PATIENTE_1]",
        "[PATIENTE_2]",
        "[PATIENTE_3]",
    ]


def test_half_a_double_surname_means_the_only_person_who_has_it() -> None:
    assert placeholders(("Anne Martel-Dubois", PATIENT, F), ("Martel", PATIENT, F))[1] == "[PATIENTE_1b]"
    assert placeholders(
        ("Anne Martel-Dubois", PATIENT, F), ("Luce Martel-Leroy", PATIENT, F), ("Martel", PATIENT, F)
    ) == ["[PATIENTE_1]", "[PATIENTE_2]", "[PATIENTE_3]"]


@pytest.mark.parametrize("joint", [" née ", ", épouse ", " (née ", " veuve ", " ép. "])
def test_what_follows_nee_is_another_name_of_the_same_person(joint: str) -> None:
    assert in_one_text(
        ("MARTEL", PATIENT, F), joint, ("DUBOIS", PATIENT, F), " puis ", ("Dubois", UNKNOWN, None)
    ) == (f"[PATIENTE_1]{joint}[PATIENTE_1b] puis [PATIENTE_1c]")


def test_whom_somebody_is_married_to_is_somebody_else() -> None:
    assert in_one_text(("Paul Martel", PATIENT, M), ", épouse ", ("Jeanne Martel", RELATIVE, F)) == (
        "[PATIENT_1], épouse [ACCOMPAGNANTE_1]"
    )
    assert in_one_text(("MARTEL", PATIENT, M), ", épouse : ", ("Jeanne", RELATIVE, F)) == (
        "[PATIENT_1], épouse : [ACCOMPAGNANTE_1]"
    )
    assert (
        in_one_text(("Martel", PATIENT, F), " et ", ("Dubois", PATIENT, F)) == "[PATIENTE_1] et [PATIENTE_2]"
    )


def in_one_text(*pieces: str | tuple[str, PersonRole, Gender | None]) -> str:
    text = ""
    spans: list[Span] = []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        name, role, gender = piece
        start = len(text)
        text += name
        spans.append(Span(start, len(text), Label.PERSON, 1.0, True, DataClass.HEALTH, name, role, gender))
    return Vault().protect(text, spans)


def test_capitals_and_commas_tell_the_surname() -> None:
    for written in ("MARTEL Jeanne", "Jeanne MARTEL", "Martel, Jeanne"):
        places = {word.parts: (word.place, word.sure) for word in read_name(written)}
        assert places == {("martel",): (Place.SURNAME, True), ("jeanne",): (Place.GIVEN, True)}


@pytest.mark.parametrize(
    "written", ["", " ", "…", "\ud800", "-", "'", "d'", ".", ",", "née", "12", "\u0301", "שרה"]
)
def test_anything_can_be_read_as_a_name(written: str) -> None:
    words = read_name(written)
    assert words
    assert compare(words, words) is not None


def test_thousands_of_people_of_one_name_are_told_apart_in_time() -> None:
    vault = Vault()
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"X{a}{b}{c} Martin" for a in letters for b in letters for c in letters[:1]]
    begun = time.process_time()
    found = placeholders(*((name, UNKNOWN, None) for name in names), ("Martin", UNKNOWN, None), vault=vault)
    assert len(set(found)) == len(names) + 1
    assert found[-1] == f"[PERSONNE_{len(names)}b]"
    assert time.process_time() - begun < 10


NAMES = [
    "Martel",
    "Jeanne Martel",
    "Paul Martel",
    "MARTEL",
    "J. Martel",
    "Jeanne",
    "P. M.",
    "Martel-Dubois",
    "D.",
    "Durand",
]
NAMED = st.tuples(st.sampled_from(NAMES), st.sampled_from(PersonRole), st.sampled_from([None, F, M]))


@given(st.lists(NAMED, max_size=6))
def test_any_texts_mean_the_same_people_in_every_later_call(
    named: list[tuple[str, PersonRole, Gender | None]],
) -> None:
    vault = Vault()
    placeholders(*named, vault=vault)
    second = placeholders(*named, vault=vault)
    changes = vault.changes
    assert placeholders(*named, vault=vault) == second
    assert vault.changes == changes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("P. Ramanantsoa", UNKNOWN, None), ("Petit", UNKNOWN, None)),
        (("Petit", UNKNOWN, None), ("P. Ramanantsoa", UNKNOWN, None)),
        (("Martin", UNKNOWN, None), ("M. Ramanantsoa", UNKNOWN, None)),
    ],
)
def test_an_initial_stands_for_no_surname_alone(
    first: tuple[str, PersonRole, Gender | None], second: tuple[str, PersonRole, Gender | None]
) -> None:
    one, other = placeholders(first, second)
    assert (one, other) == ("[PERSONNE_1]", "[PERSONNE_2]")


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ("Ginette Leroyer", "ginette"),
        ("Thibault KERVAZO-DELABARRE", "T. KERVAZO"),
        ("Thibault KERVAZO-DELABARRE", "Thibault"),
        ("Olszewska-Turpin", "O.-T."),
        ("Olszewska-Turpin", "Olszewska"),
        ("Corentin Béra", "Béra"),
    ],
)
@pytest.mark.parametrize("role", [PROFESSIONAL, RELATIVE])
def test_a_guessed_role_makes_nobody_known_another(known: str, other: str, role: PersonRole) -> None:
    vault = Vault()
    placeholders((known, PATIENT, None), vault=vault)
    span = Span(
        0, len(other), Label.PERSON, 1.0, role.is_private, DataClass.PERSONAL, other, role, guessed=True
    )
    assert vault.protect(other, [span]) == "[MALADE_1b]"
    assert {entry.role for entry in vault.entries} == {PATIENT}


def test_a_guessed_role_chooses_among_those_who_fit() -> None:
    vault = Vault()
    placeholders(("Paul Martel", PATIENT, M), ("Martel", PROFESSIONAL, None), vault=vault)
    span = Span(0, 6, Label.PERSON, 1.0, False, DataClass.INTERNAL, "Martel", PROFESSIONAL, guessed=True)
    assert vault.protect("Martel", [span]).startswith("[PRO")


def test_a_guessed_patient_is_not_the_doctor_of_the_name() -> None:
    vault = Vault()
    placeholders(("Martel", PROFESSIONAL, None), vault=vault)
    span = Span(0, 6, Label.PERSON, 1.0, True, DataClass.PERSONAL, "Martel", PATIENT, F, guessed=True)
    assert vault.protect("Martel", [span]) == "[PATIENTE_1]"

"""What is worth checking in an answer, and which passages say the same: right, not generous; linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.answering.verification import MOST_FACTS, facts_to_check

NBSP, NARROW = "\u00a0", "\u202f"


def found(answer: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.written) for fact in facts_to_check(answer, ())]


def sources(answer: str, *passages: str) -> list[tuple[int, ...]]:
    return [fact.passages for fact in facts_to_check(answer, list(enumerate(passages, start=1)))]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (f"Donner 1{NARROW}000{NBSP}mg matin et soir.", [("dose", f"1{NARROW}000{NBSP}mg")]),
        ("Donner 1 000 mg.", [("dose", "1 000 mg")]),
        ("0,5 mg/kg/j", [("dose", "0,5 mg/kg/j")]),
        ("1.5 mL/kg/h", [("dose", "1.5 mL/kg/h")]),
        ("4 g par 24 heures", [("dose", "4 g par 24 heures")]),
        ("**500** mg", [("dose", "500 mg")]),
        ("2 à 3 fois par jour", [("number", "2 à 3 fois par jour")]),
        ("3/j", [("number", "3/j")]),
        ("Often: 3 times a day", [("number", "3 times a day")]),
        ("500 mg à 1 g par jour", [("dose", "500 mg à 1 g par jour")]),
        ("2-4 mg", [("dose", "2-4 mg")]),
        ("Réponse avant le 28 novembre. Merci.", [("date", "28 novembre")]),
        ("Vu le 28 nov. 2026.", [("date", "28 nov. 2026")]),
        ("entre 5 et 10 jours", [("number", "5 et 10 jours")]),
        ("5 ou 10 mg", [("dose", "5"), ("dose", "10 mg")]),
        ("une fièvre à 37,5 °C", [("number", "37,5 °C")]),
        ("une fièvre à 38°5", [("number", "38°5")]),
        ("à -20 °C", [("number", "-20 °C")]),
        ("SpO2 > 92 %", [("number", "> 92 %")]),
        ("un score ≥ 7 impose un appel", [("number", "≥ 7")]),
        ("12 % des chutes", [("number", "12 %")]),
        ("12 pour cent des chutes", [("number", "12 pour cent")]),
        ("sous 48 h", [("number", "48 h")]),
        ("sous quarante-huit heures", [("number", "quarante-huit heures")]),
        ("à 8 h 30", [("number", "8 h 30")]),
        ("contrôles à H + 1 et H+6", [("number", "H + 1"), ("number", "H+6")]),
        (f"revoir à J{NBSP}+{NBSP}7, puis S + 6", [("number", f"J{NBSP}+{NBSP}7"), ("number", "S + 6")]),
        ("J+7/J+14", [("number", "J+7"), ("number", "J+14")]),
        ("à H + 1 h", [("number", "1 h")]),
        ("2 h + 3 ampoules", [("number", "2 h"), ("dose", "3 ampoules")]),
        ("24 H + 3 lits", [("number", "24 H"), ("number", "3")]),
        ("vitamine D + 2 autres", [("drug", "vitamine D"), ("number", "2")]),
        ("les 24 premières heures", [("number", "24 premières heures")]),
        (f"les **24 premières**{NARROW}heures", [("number", f"24 premières{NARROW}heures")]),
        ("les deux premiers jours", [("number", "deux premiers jours")]),
        ("the first 24 hours", [("number", "24 hours")]),
        ("1 200,50 € par lit", [("number", "1 200,50 €")]),
        ("200 k€", [("number", "200 k€")]),
        ("le 12/03/2026", [("date", "12/03/2026")]),
        ("le 1er mars 2026", [("date", "1er mars 2026")]),
        ("depuis mars 2026", [("date", "mars 2026")]),
        ("en 2026", [("date", "2026")]),
        ("since 2026-03-12", [("date", "2026-03-12")]),
        ("on March 12, 2026", [("date", "March 12, 2026")]),
        ("deux comprimés", [("dose", "deux comprimés")]),
        ("½ comprimé", [("dose", "½ comprimé")]),
        ("un demi-comprimé", [("dose", "un demi-comprimé")]),
        ("une fois par jour", [("number", "une fois par jour")]),
        ("un comprimé", [("dose", "un comprimé")]),
        ("une injection, une dose", []),
        ("12 patients", [("number", "12")]),
        ("02 35 12 34 56", [("number", "02 35 12 34 56")]),
        ("Doliprane puis amoxicilline", [("drug", "Doliprane"), ("drug", "amoxicilline")]),
        ("de l’insuline rapide", [("drug", "insuline")]),
        ("chlorure de sodium", [("drug", "chlorure de sodium")]),
        ("acide tranexamique", [("drug", "acide tranexamique")]),
        ("Paracétamol, paracétamol", [("drug", "Paracétamol")]),
        ("1. Laver\n2. Sécher\n10) Ranger", []),
        ("## 3. Titre\n### 1.2 Sous-titre", []),
        ("- 2. Sécher", []),
        ("Selon [1] et [2, 3].", []),
        ("https://exemple.fr/2026/12?p=500", []),
        ("[guide](https://exemple.fr/12)", []),
        ("`dose = 500`", []),
        ("```\n500 mg\n```", []),
        ("[PATIENT_7] va bien", []),
        ("nuit.2026@exemple.fr", []),
        ("COVID-19, SpO2, B12, J3, 2e étage, 12A", []),
        ("étape 2, page 4, les 3 points suivants", []),
        ("> 5 mg", [("dose", "5 mg")]),
        ("1. Donner 500 mg", [("dose", "500 mg")]),
        ("Les lits, le service, la pompe et le calcul.", []),
        ("3 d’entre eux, 2 l’ont dit", [("number", "3"), ("number", "2")]),
        ("article L. 1111-2", [("number", "1111-2")]),
        ("clairance à 30 mL/min/1,73 m²", [("number", "30 mL/min/1,73 m²")]),
    ],
)
def test_what_is_worth_checking(answer: str, expected: list[tuple[str, str]]) -> None:
    assert found(answer) == expected


@pytest.mark.parametrize(
    ("answer", "passage"),
    [
        ("La dose est de 1 000 mg.", "La dose est de 1 g."),
        ("La dose est de 1000 mg.", f"La dose est de 1{NARROW}000{NBSP}mg."),
        ("La dose est de 0,5 mg.", "Dose : 0.50 mg."),
        ("La dose est de 500 µg.", "Dose : 0,5 mg."),
        ("Le débit est de 4 g/24 h.", "Le débit est de 4 g par jour."),
        ("Le pansement est changé tous les 7 jours.", "Changer le pansement tous les 7 jours."),
        ("Le pansement est changé tous les sept jours.", "Changer le pansement tous les 7 jours."),
        ("Le pansement tient 48 h.", "Le pansement tient quarante-huit heures."),
        ("Sans dépasser 4 g par jour de traitement.", "Traitement : 4 g/j au maximum."),
        ("Une température de 38,5 °C inquiète.", "La température de 38°5 est signalée."),
        ("Réunion le 12/03/2026.", "La réunion a lieu le 12 mars 2026."),
        ("Réunion le 12 mars.", "La réunion a lieu le 12/03/2026."),
        ("Un score ≥ 7 impose un appel.", "Appeler si le score est supérieur ou égal à 7."),
        ("Le service compte 12 lits.", "Il y a douze services et 12 lits ici."),
        ("Voir l’article 5.", "Selon l’article 5 du règlement"),
        ("Soit 1 200,50 € d’achat.", "Achat : 1200,50 euros."),
        ("12 % des chutes.", "Des chutes à 12 pour cent."),
        ("Une cure de 500 mg à 1 g par jour.", "Cure de 500 à 1000 mg/j."),
    ],
)
def test_a_passage_that_says_the_same(answer: str, passage: str) -> None:
    assert sources(answer, "Rien à voir.", passage) == [(2,)]


@pytest.mark.parametrize(
    ("answer", "passage"),
    [
        ("La dose est de 10 mg.", "La dose est de 100 mg."),
        ("La dose est de 10 mg.", "La dose est de 10 g."),
        ("La dose est de 10 mg/j.", "La dose est de 10 mg/kg/j."),
        ("La dose est de 4 g par jour.", "La dose ne dépasse pas 4 g par jour."),
        ("Un score > 7 impose un appel.", "Un score ≥ 7 impose un appel."),
        ("Toutes les 6 heures de pose.", "Après 6 heures de pose."),
        ("Il arrive à 8 h de la pose.", "Pendant 8 h de pose."),
        ("2 fois par jour de traitement.", "Traitement 2 à 3 fois par jour."),
        ("3 fois par jour de traitement.", "Traitement 2 à 3 fois par jour."),
        ("Le pansement tient 7 jours.", "Le congé dure 7 jours."),
        ("Le service compte 12 lits.", "Le pôle compte 12 médecins."),
        ("Un lot de 1,000 doses.", "Un lot de 1000 doses."),
        ("Réunion le 12/03/2026.", "Réunion le 12/03/2025."),
        ("Réunion le 12 mars 2026.", "Réunion en mars 2026."),
        ("Un suivi de 30 jours.", "Un suivi de 1 mois."),
        ("Le volume est de 5 mL.", "Le volume est de 5 mg."),
    ],
)
def test_a_passage_that_does_not(answer: str, passage: str) -> None:
    assert sources(answer, passage) == [()]


def test_a_dose_is_that_of_its_own_drug() -> None:
    passage = "Paracétamol : 1 g par prise. Ibuprofène : 400 mg par prise."
    assert sources("Donner 1 g par prise de paracétamol.", passage) == [(1,), (1,)]
    assert sources("Donner 1 g par prise d’ibuprofène.", passage) == [(), (1,)]
    # A passage that names no drug is trusted for the value beside the same words.
    assert sources("Paracétamol du matin : 1 g.", "Le matin : 1 g.")[1] == (1,)


def test_brand_and_substance_are_two_names() -> None:
    assert sources("Doliprane", "Donner du paracétamol.") == [()]
    assert sources("PARACETAMOL", "Donner du paracétamol.", "Rien.") == [(1,)]


def test_without_passages_everything_is_without_source() -> None:
    assert [fact.passages for fact in facts_to_check("Donner 1 g de paracétamol.", ())] == [(), ()]


WRITTEN = (
    "1|000|0,5| |\u00a0| mg|/kg|/j| à |deux |comprimés|12/03/2026| mars |🙂|é|paracétamol|[1]|`|\n|1. |## |≥ "
    "|-|–|**|°5| h |%|½|https://a.b/1|."
)
PIECES = st.lists(st.sampled_from(WRITTEN.split("|")), max_size=30)


@given(PIECES, PIECES)
def test_facts_lie_in_order_where_a_browser_finds_them(pieces: list[str], others: list[str]) -> None:
    answer = "".join(pieces)
    units = answer.encode("utf-16-le")
    done = 0
    for fact in facts_to_check(answer, [(3, "".join(others))]):
        assert fact.at >= done
        assert fact.length > 0
        shown = units[fact.at * 2 : (fact.at + fact.length) * 2].decode("utf-16-le")
        assert shown.replace("*", "").replace("_", "") == fact.written
        assert set(fact.passages) <= {3}
        done = fact.at + fact.length
    assert done * 2 <= len(units)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read(answer: str, passage: str) -> None:
    facts_to_check(answer, [(1, passage)])


@given(
    st.sampled_from(
        ["1 g", "500 mg", "7 jours", "12/03/2026", "37,5 °C", "12 %", "3 fois par jour", "≥ 7 points"]
    )
)
def test_a_text_is_its_own_source(said: str) -> None:
    sentence = f"La consigne du service indique {said} au dossier."
    assert sources(sentence, sentence) == [(1,)]


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1-", "-", "[", "`", "a@", "a", "1 mg/", "```\n", "# 1.1", "12/03/", "](", "](a", "deux ",
     "paracétamol ", "1 000 ", ">", "_", "**", " ", "\n", "à 1", "acide ", "1,000,", "1", "deux et ",
     "quatre-vingt-", "cent mille ", "€1", "8 h ", "8h30", "2 x ", "1x1", "1-1/", "1.1.", "un demi ", "demi-",
     "half an ", "over 1 ", "acid folic ", "vitamine ", "fois par jour ", "1 par jour ", "2020 ", "mars 1 ",
     "  - 1 g\n", "« 1 » ", "½", "1/2", "premières ", "1 à 2 ou 3 et "],
)  # fmt: skip
def test_a_hundred_thousand_characters_are_read_in_no_time(piece: str) -> None:
    answer = (piece * (100_000 // len(piece) + 1))[:100_000]
    began = time.process_time()
    assert len(facts_to_check(answer, [(1, answer[:1000])])) <= MOST_FACTS
    # Half a second is ten times what it takes: a quadratic pattern takes minutes.
    assert time.process_time() - began < 2

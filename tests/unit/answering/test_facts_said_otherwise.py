"""The same fact in words, in the other language, in another unit or writing; and what only looks like it."""

from __future__ import annotations

import pytest

from benchmarks.facts import DEVELOPMENT, HELD_OUT, Score, read_cases
from colombage.answering.facts.bounds import bound_of
from colombage.answering.facts.matching import ReadText
from colombage.answering.facts.qualifiers import said_of
from colombage.answering.facts.spelled import spelled_in
from colombage.answering.verification import facts_to_check


def passages_of(answer: str, passage: str) -> dict[str, bool]:
    """Each fact of the answer, as written → whether the passage says the same."""
    return {fact.written: bool(fact.passages) for fact in facts_to_check(answer, [(1, passage)])}


@pytest.mark.parametrize(
    ("answer", "fact", "passage"),
    [
        ("Prévoir vingt-cinq agents de nuit.", "vingt-cinq", "L’équipe de nuit : 25 agents."),
        ("Compter 120 lits.", "120", "Le site compte cent vingt lits."),
        ("Compter 95 places.", "95", "Le site compte quatre-vingt-quinze places."),
        ("La formation dure 2,5 jours.", "2,5 jours", "La formation dure deux jours et demi."),
        ("La relève dure 15 minutes.", "15 minutes", "La relève dure un quart d’heure."),
        ("La relève dure 30 min.", "30 min", "La relève dure une demi-heure."),
        ("Handover takes half an hour.", "half an hour", "Handover takes 30 minutes."),
        ("Take the tablets twice daily.", "twice daily", "Comprimés : 2 fois par jour, à prendre le matin."),
        ("The ward has thirty beds.", "thirty", "Le service compte 30 lits."),
        ("Inspect the wound every seven days.", "seven days", "Inspecter la plaie tous les 7 jours."),
        ("Le cathéter reste 48 h.", "48 h", "Le cathéter reste deux jours."),
        ("Le marché dure 4 ans.", "4 ans", "Le marché dure 48 mois."),
        ("Le marché vaut 84 500 €.", "84 500 €", "Montant du marché : 84.500 euros."),
        ("The tender is worth €84,500.", "€84,500", "Montant du marché : 84 500 €."),
        ("The staff count is 1,250 nurses.", "1,250", "Effectif : 1 250 infirmières."),
        ("The note of March 3, 2025 applies.", "March 3, 2025", "La note du 03/03/2025 s’applique."),
        ("The meeting opens at 1 p.m. today.", "1 p.m.", "Réunion : ouverture à 13 h."),
        ("The meeting is at 8:30 in room 4.", "8:30", "La réunion est à 8 h 30."),
        ("Venir à la consultation 1 h 30 avant.", "1 h 30", "Venir à la consultation 90 minutes avant."),
        ("Amoxicilline 2 x 500 mg le matin.", "2 x 500 mg", "Amoxicilline : 500 mg × 2 le matin."),
        ("Donner du paracétamol.", "paracétamol", "Give acetaminophen."),
        ("Give epinephrine.", "epinephrine", "Donner de l’adrénaline."),
        ("Donner de l’acide tranexamique.", "acide tranexamique", "Give tranexamic acid."),
        ("Give potassium chloride.", "potassium chloride", "Du chlorure de potassium."),
        ("Give vitamin K.", "vitamin K", "Vitamine K : une ampoule."),
        ("Amoxicillin is given.", "Amoxicillin", "L’amoxicilline-acide clavulanique est donnée."),
        ("Morphine 15 mg/kg.", "15 mg/kg", "Morphine : 15 mg/kg par injection."),
        ("Appeler si la PAS est < 90 mmHg.", "< 90 mmHg", "PAS inférieure à 90 mmHg : appeler."),
        ("Le seuil de 5 000 € est plafonné.", "5 000 €", "Un seuil de 5 000 € est appliqué."),
        ("The infusion runs over 30 minutes.", "30 minutes", "Perfusion en 30 min."),
        ("Commande 2025-A118-40 reçue.", "2025-A118-40", "La commande 2025-A118-40 est reçue."),
        ("Contrôle de la glycémie à H + 1.", "H + 1", "Glycémie : contrôle à H+1 puis H+4."),
        ("Surveiller les 24 premières heures.", "24 premières heures", "Surveiller durant 24 h."),
        ("Score EVA 4/10 au repos.", "4/10", "Au repos, score EVA à 4/10."),
    ],
)  # fmt: skip
def test_is_the_same(answer: str, fact: str, passage: str) -> None:
    assert passages_of(answer, passage)[fact]


@pytest.mark.parametrize(
    ("answer", "fact", "passage"),
    [
        ("Amoxicilline 500 mg le matin.", "500 mg", "Amoxicilline : 500 mg × 2 le matin."),
        ("Amoxicilline 1 g le matin.", "1 g", "Amoxicilline : 2 x 500 mg le matin."),
        ("Morphine 10 mg/4 h.", "10 mg/4 h", "Morphine : 2,5 mg/h."),
        ("Morphine 24 mg/j.", "24 mg/j", "Morphine : 1 mg/h."),
        ("Le suivi dure 30 jours.", "30 jours", "Le suivi dure un mois."),
        ("Prévoir vingt-cinq agents.", "vingt-cinq", "Prévoir vingt agents et cinq lits."),
        ("Handover takes 30 minutes.", "30 minutes", "Le repas prend 30 minutes."),
        ("Children over 3 months only.", "3 months", "Enfants de 3 mois seulement."),
        ("En 2024, la prime était de 300 €.", "300 €", "En 2023, la prime était de 300 €."),
        ("La vancomycine dure 7 jours.", "7 jours", "Le traitement par amoxicilline dure 7 jours."),
        ("La durée du traitement est de 10 jours.", "10 jours", "Scarlatine : durée d’éviction 10 jours."),
        ("La relève est à 8 h du matin.", "8 h", "La relève du matin dure 8 h."),
        ("Réunion le 03/04/2025.", "03/04/2025", "Meeting of 4 March 2025."),
        ("Un lot de 1,500 doses.", "1,500 doses", "Un lot de 1500 doses."),
        ("Donner de l’acide folique.", "acide folique", "Give folinic acid."),
        ("Appeler si PAS < 90 mmHg.", "< 90 mmHg", "NE PAS dépasser une PAS de 90 mmHg."),
        ("Contrôle de la glycémie à H + 1.", "H + 1", "Glycémie : 1 contrôle à J + 1, pendant 1 h."),
        ("Commande 118 reçue.", "118", "La commande BC-2025-118 est reçue."),
        ("Attendre 12 heures.", "12 heures", "Ne pas attendre douze heures."),
    ],
)  # fmt: skip
def test_only_looks_the_same(answer: str, fact: str, passage: str) -> None:
    assert not passages_of(answer, passage)[fact]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("deux trois", [2, 3]),
        ("soixante et onze", [71]),
        ("un million deux cent mille", [1_200_000]),
        ("one hundred and twenty", [120]),
        ("vingt pour cent", [20]),
        ("un demi", [0.5]),
        ("deux ou trois", [2, 3]),
        ("Quatre-vingts, SIX", [80, 6]),
        ("undeux, quarantaine, oneself", []),
    ],
)
def test_numbers_in_words(text: str, values: list[float]) -> None:
    words = frozenset(text.lower().replace("-", " ").replace(",", " ").split())
    assert [float(value) for value, _ in dict(sorted(spelled_in(text, words).items())).values()] == values


@pytest.mark.parametrize(
    "answer",
    [
        "les deux agents",
        "l’un des deux",
        "un protocole",
        "une fois que",
        "un matériel neuf",
        "les six",
        "once again",
    ],
)
def test_articles_and_known_ones_are_not_marked(answer: str) -> None:
    assert facts_to_check(answer, ()) == ()


def test_the_sets_keep_their_shares() -> None:
    """A change of the rules that costs more than two facts in a hundred is seen here."""
    for file, precision, recall in ((DEVELOPMENT, 0.98, 0.95), (HELD_OUT, 0.96, 0.84)):
        score = Score()
        differences = [line for case in read_cases(file) for line in score.add(case)]
        said = score.traced + score.traced_wrongly
        assert score.traced / said >= precision, differences if file == DEVELOPMENT else "precision"
        assert score.traced / (score.traced + score.untraced) >= recall, "recall"
        assert score.marked / (score.marked + score.unmarked) >= 0.97


def test_what_is_looked_for_where_a_hint_stands_is_all_there_is() -> None:
    """Words that change what a number says are looked for near hints alone: none is missed."""
    texts = [
        text
        for file in (DEVELOPMENT, HELD_OUT)
        for case in read_cases(file)
        for text in (case.answer, *(passage for _, passage in case.passages))
    ]
    for text in texts:
        read, everywhere = ReadText(text, by_lines=False), range(len(text))
        for figure in read.figures:
            start, end = figure.start, figure.end
            bound = bound_of(text, start, end, everywhere, is_time=figure.is_time)
            assert (read.bound(figure), read.qualifiers(figure)) == (
                bound,
                said_of(text, start, end, everywhere),
            ), text[max(0, start - 60) : end + 60]

"""Answers as hospitals get them, beside their passages: which facts have which sources. Read these with care:
a change here is a change of what people are told to trust.
"""

from __future__ import annotations

import pytest

from colombage.answering.verification import facts_to_check

ANSWERS = {
    "paracetamol of children and adults": (
        (
            "La posologie du paracétamol IV chez l’enfant est de 15 mg/kg toutes les 6 heures, sans "
            "dépasser 60 mg/kg/j [1]. Chez l’adulte : 1 g x 3/j, maximum 4 g/24 h. Donner deux "
            "comprimés de 500 mg si voie orale."
        ),
        (
            (
                "Paracétamol injectable. Enfant : 15 mg/kg par injection, soit 60 mg/kg/jour au maximum, "
                "toutes les 6 heures. Adulte de plus de 50 kg : 1 g trois fois par jour ; ne pas dépasser "
                "4 g par jour."
            ),
            "Paracétamol enfant : 5 mg/kg. Comprimés de 500 mg : 2 comprimés par prise.",
        ),
        (
            "paracétamol [1, 2] | 15 mg/kg [1] | 6 heures [1] | 60 mg/kg/j [1] | 1 g [1] | 3/j [1] | 4 "
            "g/24 h [1] | deux comprimés [2] | 500 mg [2]"
        ),
    ),
    "five milligrams and what looks like them": (
        "Donner 5 mg de morphine.",
        (
            "Morphine : 5 mg/kg de poids.",
            "Morphine : 5 mg/h en continu.",
            "Morphine 5 µg.",
            "Morphine 0,5 mg.",
            "Morphine 50 mg, donner lentement",
            "Kétamine 5 mg, puis morphine 2 mg.",
            "Donner 5 mg de morphine au plus.",
            "Ne pas donner 5 mg de morphine.",
        ),
        "5 mg - | morphine [1, 2, 3, 4, 5, 6, 7, 8]",
    ),
    "insulin": (
        (
            "Insuline rapide : IV 10 UI en bolus puis 0,1 UI/kg/h. Surveiller la glycémie toutes les "
            "heures, objectif entre 1,4 et 1,8 g/L, kaliémie > 3,5 mmol/L."
        ),
        (
            (
                "Insuline rapide 10 UI IV en bolus, puis 0,1 unité/kg/heure. Glycémie : objectif 1,4 à "
                "1,8 g/l. Kaliémie supérieure à 3,5 mmol/l. Glycémie toutes les heures."
            ),
        ),
        "Insuline [1] | 10 UI [1] | 0,1 UI/kg/h [1] | 1,4 et 1,8 g/L [1] | > 3,5 mmol/L [1]",
    ),
    "a dressing": (
        (
            "1. Se laver les mains 30 secondes.\n2. Le pansement est refait tous les 7 à 8 jours, ou "
            "dès qu’il se décolle.\n3) Rincer avec 10 mL de NaCl 0,9 % (3 poussées).\n\nEn 2e ligne, "
            "appeler le 15. Le 1er jour, changer à 24 h."
        ),
        (
            (
                "Lavage des mains pendant 30 secondes. Pansement : réfection tous les 8 jours. Rinçage "
                "pulsé avec 10 ml de NaCl 0,9 %, en 3 poussées successives. Premier pansement changé à 24 "
                "heures."
            ),
        ),
        "30 secondes [1] | 7 à 8 jours - | 10 mL [1] | 0,9 % [1] | 3 [1] | 15 - | 24 h [1]",
    ),
    "oxygen": (
        (
            "Objectif SpO2 92 % (88 à 92 % chez le BPCO). Débit 2 à 3 L/min, FiO2 40 %, FR ≥ 25/min, "
            "PAS < 90 mmHg, Glasgow 15, T° 38,5°C, FC 120 bpm."
        ),
        (
            (
                "SpO2 cible : 92 %. BPCO : 88-92 %. Oxygène 3 L/min. FR supérieure ou égale à 25/min. PAS "
                "inférieure à 90 mmHg."
            ),
        ),
        (
            "92 % [1] | 88 à 92 % [1] | 2 à 3 L/min - | 40 % - | ≥ 25/min [1] | < 90 mmHg [1] | 15 - | "
            "38,5°C - | 120 bpm -"
        ),
    ),
    "a tender": (
        (
            "Le montant estimé est de 221 000 € HT (seuil européen au 1er janvier 2026 : 216 000 € "
            "HT). La remise des offres est fixée au 15/12/2026 à 12h00. La durée est de 48 mois, soit "
            "4 ans, reconductible 2 fois. Pénalité de 150 € par jour de retard. Critères : prix 40 %, "
            "valeur technique 60 %. Avance de 5 %."
        ),
        (
            (
                "Date limite de remise des offres : 15 décembre 2026 à 12 heures. Montant estimé : 221 "
                "000,00 euros HT. Durée : 4 ans ; pénalités de 150 € par jour calendaire de retard. Prix "
                ": 40 points. Valeur technique : 60 %."
            ),
            "Avance : 30 %. Article R. 2191-7. Seuil : 216 000 euros HT",
        ),
        (
            "221 000 € [1] | 1er janvier 2026 - | 216 000 € [2] | 15/12/2026 [1] | 12h00 [1] | 48 "
            "mois [1] | 4 ans [1] | 2 fois - | 150 € par jour [1] | 40 % - | 60 % [1] | 5 % -"
        ),
    ),
    "english": (
        (
            "Give 1 g of paracetamol every 6 hours, not more than 4 g daily. Start enoxaparin 40 mg "
            "once daily SC. Check potassium at 8:00 a.m. Target INR 2–3. Review on March 12, 2026; at "
            "least 2 nurses."
        ),
        (
            (
                "Paracetamol: 1 g every 6 hours; maximum 4 g per day. Enoxaparin 40 mg once a day "
                "subcutaneously. INR target: 2 to 3. Review on 12 March 2026. At least two nurses must "
                "check."
            ),
        ),
        (
            "1 g [1] | paracetamol [1] | 6 hours [1] | 4 g daily [1] | enoxaparin [1] | 40 mg [1] | once "
            "daily [1] | potassium - | 8:00 a.m. - | 2–3 [1] | March 12, 2026 [1] | 2 [1]"
        ),
    ),
    "antibiotics": (
        (
            "Gentamicine 5 mg/kg en une injection par jour pendant 3 jours ; amikacine 20 mg/kg. "
            "Vancomycine : dose de charge 25 à 30 mg/kg, résiduelle entre 15 et 20 mg/L."
        ),
        (
            (
                "Gentamicine : 5 mg/kg/j en une injection. Amikacine : 20 mg/kg. Vancomycine 30 mg/kg. "
                "Résiduelle de vancomycine : 15-20 mg/l."
            ),
            "Amikacine 5 mg/kg, gentamicine 3 mg/kg/j.",
        ),
        (
            "Gentamicine [1, 2] | 5 mg/kg - | une injection par jour - | 3 jours - | amikacine [1, 2] "
            "| 20 mg/kg [1] | Vancomycine [1] | 25 à 30 mg/kg - | 15 et 20 mg/L [1]"
        ),
    ),
    "heparin": (
        "HBPM : énoxaparine 4 000 UI/j, soit 0,4 mL. Pas plus de 10 jours. Au moins 5 jours.",
        ("Énoxaparine 4000 UI par jour (0,4 ml). Durée : au moins 10 jours. 5 jours au plus.",),
        "énoxaparine [1] | 4 000 UI/j [1] | 0,4 mL [1] | 10 jours - | 5 jours -",
    ),
    "leave": (
        (
            "Le congé paternité dure 28 jours (dont 3 jours de naissance). Vous avez 15 RTT, 25 jours "
            "de CA et 2 jours hors saison. Préavis de deux mois, à compter du 1er juin 2026. Article "
            "12 du décret n° 2021-574 du 10 mai 2021."
        ),
        (
            (
                "Congé de paternité : 25 jours, plus 3 jours de naissance. CA : 25 jours ouvrés. RTT : "
                "15. Préavis : 2 mois. Décret n° 2021-574 du 10 mai 2021, article 12"
            ),
        ),
        (
            "28 jours - | 3 jours [1] | 15 [1] | 25 jours [1] | 2 jours - | deux mois [1] | 1er juin "
            "2026 - | 12 [1] | 2021-574 [1] | 10 mai 2021 [1]"
        ),
    ),
    "a table": (
        (
            "| Médicament | Dose | Rythme |\n|---|---|---|\n| Amoxicilline | 1 g | 3 fois par jour "
            "|\n| Ibuprofène | 400 mg | 3 fois par jour |\n| Kétoprofène | 100 mg | 2 fois par jour |"
        ),
        (
            (
                "| Amoxicilline | 500 mg | 2 fois par jour |\n| Ibuprofène | 400 mg | 3 fois par jour "
                "|\n| Kétoprofène | 1 g | 2 fois par jour |"
            ),
        ),
        (
            "Amoxicilline [1] | 1 g - | 3 fois par jour - | Ibuprofène [1] | 400 mg [1] | 3 fois par "
            "jour [1] | Kétoprofène [1] | 100 mg - | 2 fois par jour [1]"
        ),
    ),
    "potassium": (
        (
            "Perfuser 4 g de KCl dans 1 000 mL de G5 % sur 24 h, débit maximal 1,5 g/h. Ne jamais "
            "injecter en IV directe. Ampoule de 10 mL à 10 % = 1 g, soit 13,4 mmol."
        ),
        (
            (
                "KCl : ampoule de 10 ml à 10 % (1 g = 13,4 mmol). Débit : ne pas dépasser 1,5 g par "
                "heure. 4 g dans 1 litre de glucosé 5 % sur 24 heures."
            ),
        ),
        ("4 g - | 1 000 mL - | 24 h - | 1,5 g/h [1] | 10 mL [1] | 10 % [1] | 1 g [1] | 13,4 mmol [1]"),
    ),
    "titration": (
        (
            "Titration : 2 mg toutes les 5 min puis 3 mg si EVA > 60 mm (poids > 60 kg). Relais SC 10 "
            "mg/4h. Naloxone 0,04 mg (1 ampoule = 0,4 mg/mL)."
        ),
        (
            (
                "Titration de morphine : bolus de 2 à 3 mg toutes les 5 minutes. EVA supérieure à 60. "
                "Naloxone : 0,4 mg diluée, 0,04 mg par bolus."
            ),
        ),
        (
            "2 mg - | 5 min [1] | 3 mg - | > 60 mm - | > 60 kg - | 10 mg/4h - | Naloxone [1] | 0,04 "
            "mg [1] | 1 ampoule - | 0,4 mg/mL -"
        ),
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_beside_its_passages(name: str) -> None:
    answer, passages, expected = ANSWERS[name]
    facts = facts_to_check(answer, list(enumerate(passages, start=1)))
    assert " | ".join(f"{fact.written} {list(fact.passages) or '-'}" for fact in facts) == expected


def has_source(answer: str, passage: str) -> bool:
    """Whether all numbers and doses of the answer have the passage as their source; none has another."""
    found = {bool(fact.passages) for fact in facts_to_check(answer, [(1, passage)]) if fact.kind != "drug"}
    assert len(found) == 1, "all of them or none"
    return found.pop()


@pytest.mark.parametrize(
    ("answer", "passage"),
    [
        ("Donner 1 g de paracétamol et 400 mg d’ibuprofène.", "Paracétamol 400 mg ou ibuprofène 1 g."),
        ("Une dose de 10 mg de morphine.", "Oxycodone 10 mg, morphine 20 mg."),
        ("Paracétamol 1 g IV toutes les 6 heures.", "Paracétamol per os : 1 g toutes les 6 heures."),
        ("Morphine 10 mg IV.", "Morphine orale : 10 mg. Morphine IV : 2 mg."),
        ("Chez l’enfant, paracétamol 1 g.", "Adulte : paracétamol 1 g. Enfant : 15 mg/kg."),
        ("Digoxine 0,5 mg.", "Digoxine 5 mg."),
        ("Lévothyroxine 50 µg.", "Lévothyroxine 50 mg."),
        ("Pas plus de 3 jours de traitement.", "Au moins 3 jours de traitement."),
        ("Pas plus de 3 jours de traitement.", "Plus de 3 jours de traitement."),
        ("Donner 5 mg de morphine.", "Ne pas donner 5 mg de morphine."),
        ("Un débit de 5 mL/h de morphine.", "Un débit de 5 mL/h de morphine n’est pas recommandé."),
        ("Paracétamol : donner 4 g/j.", "Paracétamol, dose maximale : 4 g/j."),
        ("Prendre 3 comprimés de Doliprane.", "Doliprane : 2 à 3 comprimés."),
        ("Fièvre : 38,5 °C ou plus.", "Fièvre au-dessus de 38,5 °C."),
        ("La glycémie doit être supérieure à 0,7 g/L.", "Alerte : glycémie inférieure à 0,7 g/L."),
        ("Héparine 500 UI/h.", "Héparine 500 UI/kg/j."),
        ("Le seuil est de 40 000 € HT.", "Le seuil est de 40 000 € TTC."),
        (
            "Amoxicilline 3 fois par jour.",
            "| Amoxicilline | 2 fois par jour |\n| Ibuprofène | 3 fois par jour |",
        ),
    ],
)
def test_what_looks_the_same_is_no_source(answer: str, passage: str) -> None:
    assert not has_source(answer, passage)


@pytest.mark.parametrize(
    ("answer", "passage"),
    [
        ("Au plus 3 jours de traitement.", "Pas plus de 3 jours de traitement."),
        ("At most 4 g daily of paracetamol.", "Paracetamol: do not exceed 4 g per day."),
        ("Paracétamol : 4 g/j au maximum.", "Paracétamol, dose maximale : 4 g/j."),
        ("Fièvre : 38,5 °C ou plus.", "Fièvre : au moins 38,5 °C."),
        ("Digoxine 0,25 mg par jour.", "Digoxine 250 µg par jour."),
        ("SpO2 à 92 %.", "Cible de SpO2 : 92 %."),
        ("Vous avez 15 RTT.", "RTT : 15"),
        ("Offres à remettre à 12h00.", "Les offres sont à remettre à 12 heures."),
        ("Le montant est de 40 000 € HT.", "Montant : 40 000 euros hors taxes."),
        ("Énoxaparine 4000 UI SC par jour.", "Énoxaparine : 4 000 UI par jour en sous-cutané."),
        ("Give enoxaparin 40 mg.", "Énoxaparine : 40 mg."),
        ("Morphine 5 mg plus 2 mg.", "Morphine 5 mg, puis 2 mg."),
        ("Adulte de plus de 50 kg : 1 g.", "Adulte pesant plus de 50 kg : 1 g."),
    ],
)
def test_what_is_said_otherwise_is_the_same(answer: str, passage: str) -> None:
    assert has_source(answer, passage)

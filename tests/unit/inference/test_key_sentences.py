"""The key sentences of a text that somebody gave to work on: which, in what order, each cited."""

from __future__ import annotations

import re

from colombage.inference.adapters.extractive import extract_key_sentences
from colombage.inference.extraction.material import LONGEST_PASSAGE, cut
from colombage.inference.types import EnginePassage, FinishReason

MEETING = """Bonjour,
Réunion du comité des repas. On a parlé des plateaux. Les plateaux arrivent froids au deuxième étage.
Décision : le chariot de réserve passe au deuxième étage dès lundi. Il a fait beau.
La diététicienne enverra la liste des textures avant le 28 novembre. Le café était bon.
Peut-on servir le goûter plus tard ? Nous avons ri. Le menu de Noël a été évoqué sans suite.
Bien cordialement"""


def said(text: str, question: str = "Résumer une réunion") -> str:
    passages = [
        EnginePassage(number, f"m.{number}", "Notes", None, part, is_material=True)
        for number, part in enumerate(cut(text), start=1)
    ]
    answer = extract_key_sentences(question, passages)
    assert answer.finish_reason is FinishReason.STOP
    return "".join(answer.pieces)


def test_decisions_actions_and_questions_are_kept_and_civilities_are_not() -> None:
    answer = said(MEETING)
    assert answer.startswith("Ce moteur ne rédige pas")
    for kept in ("Décision : le chariot", "avant le 28 novembre", "goûter plus tard"):
        assert kept in answer
    for left in ("Bonjour", "cordialement", "Le café était bon"):
        assert left not in answer


def test_sentences_stand_as_they_are_in_their_order_and_each_is_cited() -> None:
    lines = said(MEETING).splitlines()[2:]
    quoted = [re.sub(r"^- | \[\d+\]$", "", line) for line in lines]
    assert all(line.endswith(" [1]") for line in lines)
    places = [MEETING.replace("\n", " ").index(sentence) for sentence in quoted]
    assert places == sorted(places)


def test_a_long_text_gives_twelve_sentences_at_most_and_cites_the_passage_of_each() -> None:
    text = " ".join(f"Le point {n} porte sur le dossier numéro {n * 7} du service." for n in range(300))
    parts = cut(text)
    assert max(len(part) for part in parts) <= LONGEST_PASSAGE
    assert " ".join(parts) == text
    lines = said(text).splitlines()[2:]
    assert len(lines) <= 12
    for line in lines:
        found = re.fullmatch(r"- (.+) \[(\d+)\]", line)
        assert found
        assert found[1] in parts[int(found[2]) - 1]


def test_nothing_is_quoted_of_nothing() -> None:
    passage = EnginePassage(1, "m.1", "Notes", None, "Bonjour, merci d’avance", is_material=True)
    assert extract_key_sentences("Résumer", [passage]).finish_reason is FinishReason.ABSTAINED


def test_english_is_answered_in_english() -> None:
    text = "The committee decided to change the menu. The list will be sent before Friday. It was sunny."
    assert said(text, "What the meeting is about and who does it").startswith("This engine does not write")

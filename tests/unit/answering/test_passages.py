"""Which passages of what a person attached go with a question."""

from __future__ import annotations

from colombage.answering.passages import best_passages
from colombage.answering.types import SourcePassage

FILLER = "Le service ouvre ses portes chaque matin et accueille les visiteurs dans le calme. " * 8


def source(number: int, text: str) -> SourcePassage:
    return SourcePassage(f"f.{number}", "f", "guide.pdf", number, text)


def test_a_short_document_is_given_whole_in_its_order() -> None:
    sources = [source(1, "Le self ferme à 14 heures."), source(2, "La blanchisserie ouvre à 7 heures.")]
    assert best_passages("Quand ouvre la blanchisserie ?", sources, 8) == sources


def test_a_long_document_gives_the_passages_in_question_best_first() -> None:
    sources = [source(number, FILLER) for number in range(1, 20)]
    sources[12] = source(13, FILLER + "Le pansement du PICC se refait tous les huit jours.")
    sources[4] = source(5, FILLER + "Un pansement souillé est changé.")
    found = best_passages("À quel rythme refaire le pansement du PICC ?", sources, 3)
    assert [each.page for each in found] == [13, 5]


def test_words_match_through_accents_plurals_and_case() -> None:
    sources = [source(number, FILLER) for number in range(1, 12)]
    sources[6] = source(7, FILLER + "Les PROCÉDURES de sortie sont signées.")
    assert best_passages("procedure de sortie", sources, 1) == [sources[6]]


def test_no_word_in_common_gives_the_beginning_rather_than_nothing() -> None:
    sources = [source(number, FILLER) for number in range(1, 12)]
    assert best_passages("Résumez", sources, 4) == sources[:4]


def test_a_document_without_words_is_no_failure() -> None:
    sources = [source(number, "— … —" * 200) for number in range(1, 12)]
    assert best_passages("Résumez", sources, 2) == sources[:2]
    assert best_passages("", sources, 2) == sources[:2]


def test_equal_passages_keep_their_order() -> None:
    sources = [source(number, FILLER + "Le pansement est refait.") for number in range(1, 12)]
    assert best_passages("pansement", sources, 5) == sources[:5]

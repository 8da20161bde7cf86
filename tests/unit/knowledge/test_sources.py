"""Folded, joined, contradicted: what becomes of ranked passages."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from colombage.knowledge.rules.contradictions import contradictions
from colombage.knowledge.rules.figures import figures_of
from colombage.knowledge.rules.sources import fold_duplicates, join_neighbours
from tests.unit.knowledge.candidates import candidate, in_order

RULE = "Le dossier d’un patient décédé est conservé {} ans à compter de la date du décès à l’hôpital."
TEN, TWENTY = RULE.format(10), RULE.format(20)


def test_the_same_text_is_one_source_and_the_others_are_counted() -> None:
    ranked = in_order(*(candidate(TEN, place) for place in range(4)))
    (source,) = fold_duplicates(ranked)
    assert source.duplicates == 3


def test_the_approved_and_newest_is_kept_at_the_place_of_the_best() -> None:
    old = candidate(TEN, 0, dated=date(2020, 1, 1))
    loose = candidate(TEN, 1, dated=date(2026, 1, 1), approved=False)
    new = candidate(TEN, 2, dated=date(2024, 1, 1))
    overdue = candidate(TEN, 3, dated=date(2025, 1, 1), review_overdue=True)
    ranked = in_order(loose, old, candidate("Autre chose, qui n’a rien à voir.", 9), new, overdue)
    first, second = fold_duplicates(ranked)
    assert first.best.candidate is new
    assert first.best.score == ranked[0].score
    assert second.duplicates == 0


def test_another_figure_makes_another_source() -> None:
    assert len(fold_duplicates(in_order(candidate(TEN, 0), candidate(TWENTY, 1)))) == 2


def test_the_other_way_round_makes_another_source() -> None:
    negated = TEN.replace("est conservé", "n’est pas conservé")
    assert len(fold_duplicates(in_order(candidate(TEN, 0), candidate(negated, 1)))) == 2


def test_neighbours_are_joined_in_the_order_of_the_document() -> None:
    ranked = in_order(
        candidate("trois", 0, document=7, number=3),
        candidate("ailleurs", 1, document=8, number=2),
        candidate("un", 2, document=7, number=1),
        candidate("deux", 3, document=7, number=2),
    )
    first, second = join_neighbours(fold_duplicates(ranked))
    assert first.numbers == (1, 2, 3)
    assert first.text == "un\ndeux\ntrois"
    assert first.best.candidate.text == "trois"
    assert second.numbers == (2,)


def test_another_section_stays_apart() -> None:
    ranked = in_order(
        candidate("un", 0, document=7, number=1, heading="Chutes"),
        candidate("deux", 1, document=7, number=2, heading="Chutes"),
        candidate("trois", 2, document=7, number=3, heading="Escarres"),
    )
    assert [source.numbers for source in join_neighbours(fold_duplicates(ranked))] == [(1, 2), (3,)]


def test_the_header_of_a_table_stands_once() -> None:
    rows = [candidate(f"ligne {row}", row, document=7, number=row, header="Nom | Dose") for row in (1, 2)]
    (source,) = join_neighbours(fold_duplicates(in_order(*rows)))
    assert source.text == "Nom | Dose\nligne 1\nligne 2"


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 8)), unique=True, max_size=16), st.integers(3, 40)
)
def test_joining_loses_nothing_and_keeps_to_its_length(places: list[tuple[int, int]], most: int) -> None:
    ranked = in_order(*(candidate(f"d{d}p{n}", i, document=d, number=n) for i, (d, n) in enumerate(places)))
    joined = join_neighbours(fold_duplicates(ranked), most)
    held = [(part.document_id.int, part.number) for source in joined for part in source.parts]
    assert sorted(held) == sorted(places)
    for source in joined:
        assert source.numbers == tuple(range(source.numbers[0], source.numbers[0] + len(source.parts)))
        assert sum(len(part.text) for part in source.parts) <= max(most, 4)


def test_figures_carry_their_units() -> None:
    said = "0,5 mg/kg, 12 µg, deux jours, 15 000 euros et 38,5 °C"
    assert figures_of(said) == {"0.5mg", "12μg", "2jour", "15000euro", "38.5°c"}


def sources_of(*texts: str):
    return fold_duplicates(in_order(*(candidate(text, place) for place, text in enumerate(texts))))


def test_another_number_contradicts() -> None:
    (found,) = contradictions(sources_of(f"Bonjour à tous. {TEN}", TWENTY))
    assert (found.first, found.second) == (0, 1)
    assert (found.first_sentence, found.second_sentence) == (TEN, TWENTY)


def test_another_unit_contradicts() -> None:
    dose = "La dose maximale de morphine par voie orale est de 10 {} par prise."
    assert len(contradictions(sources_of(dose.format("mg"), dose.format("g")))) == 1


def test_a_negation_contradicts() -> None:
    rule = "Le rinçage du cathéter {} avec une seringue de petit volume."
    assert len(contradictions(sources_of(rule.format("se fait"), rule.format("ne se fait jamais")))) == 1


def test_the_same_figures_or_another_subject_do_not_contradict() -> None:
    other = "Le self de l’établissement est ouvert 20 ans durant à compter de la date de pose."
    more = f"{TEN[:-1]}, soit 3650 jours."
    assert contradictions(sources_of(TEN, more, other)) == []


def test_one_document_does_not_contradict_itself() -> None:
    ranked = in_order(candidate(TEN, 0, document=7, number=1), candidate(TWENTY, 1, document=7, number=5))
    assert contradictions(fold_duplicates(ranked)) == []


def test_ten_planted_documents_are_each_shown_against_the_approved_one() -> None:
    found = contradictions(sources_of(TEN, *(RULE.format(years) for years in range(41, 51))))
    assert [(each.first, each.second) for each in found] == [(0, place) for place in range(1, 11)]

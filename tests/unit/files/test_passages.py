"""Passages: whole sentences, one page, one heading, slices of one text."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from colombage.files.rules.layout import HYPHEN_MARK, Block, Piece
from colombage.files.rules.passages import MOST_CHARACTERS, passages_of
from colombage.files.types import Passage

FILE = UUID("01900000-0000-7000-8000-000000000001")
SENTENCE = "Le point de ponction est vérifié à chaque passage de l’équipe."


def passages(*blocks: Block) -> list[Passage]:
    return list(passages_of(blocks, FILE))


def paragraph(text: str, page: int | None = 1) -> Block:
    return Block((Piece(text, page),))


def test_identifiers_and_numbers_count_from_one() -> None:
    found = passages(paragraph(" ".join([SENTENCE] * 40)))
    assert [each.number for each in found] == [1, 2, 3]
    assert [each.id for each in found] == [f"{FILE}.1", f"{FILE}.2", f"{FILE}.3"]


def test_sentences_are_whole_and_passages_bounded() -> None:
    for each in passages(paragraph(" ".join([SENTENCE] * 200))):
        assert len(each.text) <= MOST_CHARACTERS
        assert each.text.startswith("Le point")
        assert each.text.endswith("équipe.")


def test_a_new_page_begins_a_new_passage() -> None:
    found = passages(paragraph(SENTENCE, 1), paragraph(SENTENCE, 2))
    assert [(each.page, each.text) for each in found] == [(1, SENTENCE), (2, SENTENCE)]


def test_a_sentence_that_runs_over_a_page_stays_whole_on_the_page_where_it_starts() -> None:
    cut = Block(
        (
            Piece(f"{SENTENCE} La date du pan{HYPHEN_MARK}", 4),
            Piece("sement est tracée. Puis on signe.", 5),
        )
    )
    found = passages(cut)
    assert [(each.page, each.text) for each in found] == [
        (4, f"{SENTENCE} La date du pansement est tracée."),
        (5, "Puis on signe."),
    ]


def test_headings_open_passages_and_are_their_path() -> None:
    found = passages(
        Block((Piece("Protocole PICC", 1),), (-30, 0, 0)),
        Block((Piece("1. Pansement", 1),), (-24, 0, 1)),
        paragraph(SENTENCE),
        Block((Piece("1.1 Rythme", 1),), (-24, 0, 2)),
        paragraph(SENTENCE),
        Block((Piece("2. Rinçage", 1),), (-24, 0, 1)),
        paragraph(SENTENCE),
    )
    assert [each.heading_path for each in found] == [
        ("Protocole PICC", "1. Pansement"),
        ("Protocole PICC", "1. Pansement", "1.1 Rythme"),
        ("Protocole PICC", "2. Rinçage"),
    ]
    assert found[0].text == f"Protocole PICC\n1. Pansement\n{SENTENCE}"


def test_a_sentence_without_end_is_cut_between_words() -> None:
    for each in passages(paragraph("mot " * 2000)):
        assert len(each.text) <= MOST_CHARACTERS
        assert set(each.text.split()) == {"mot"}


BLOCKS = st.lists(
    st.builds(
        lambda text, page, heading: Block((Piece(text, page),), (1,) if heading else None),
        st.text(alphabet="aB. \n-", max_size=60).map(lambda text: text * 20),
        st.integers(1, 3),
        st.booleans(),
    ),
    max_size=8,
)


@given(BLOCKS)
def test_passages_are_slices_of_one_text_of_which_they_leave_only_blanks(blocks: list[Block]) -> None:
    texts = [block.pieces[0].text for block in blocks]
    text = "".join(f"{each}\n" for each in texts if each.strip())
    rest = text
    found = passages(*blocks)
    for each in reversed(found):
        assert text[each.start : each.end] == each.text
        assert 0 < len(each.text) <= MOST_CHARACTERS
        rest = rest[: each.start] + rest[each.end :]
    assert rest.strip() == ""

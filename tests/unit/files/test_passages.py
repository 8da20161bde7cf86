"""Passages: whole sentences, one page, one heading, slices of one text."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from colombage.files.rules.layout import HYPHEN_MARK, Block, Piece
from colombage.files.rules.passages import MOST_CHARACTERS, passages_of
from colombage.files.types import BlockKind, Passage

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


def rows(count: int, table: int = 1, *, header: bool = True) -> list[Block]:
    first = [Block.row(("Dispositif", "Rythme"), table, 1, is_header=True)] if header else []
    body = [Block.row((f"Voie n° {number}", SENTENCE[:-1]), table, 1) for number in range(1, count + 1)]
    return [*first, *body]


def test_a_large_table_has_passages_of_its_own_that_name_its_header() -> None:
    found = passages(paragraph("Avant le tableau."), *rows(30), paragraph("Après le tableau."))
    assert found[0].text == "Avant le tableau."
    assert found[-1].text == "Après le tableau."
    table = found[1:-1]
    assert len(table) > 1
    assert table[0].text.startswith("Dispositif | Rythme\n")
    assert [each.header for each in table] == [None, *["Dispositif | Rythme"] * (len(table) - 1)]
    assert (found[0].header, found[-1].header) == (None, None)
    for each in table:
        assert len(each.text) <= MOST_CHARACTERS
        assert all(line.count(" | ") == 1 for line in each.text.split("\n"))


def test_a_small_table_stands_with_the_text_around_it_and_is_not_cut() -> None:
    (found,) = passages(paragraph("Avant."), *rows(3), paragraph("Après."))
    assert found.text.startswith("Avant.\nDispositif | Rythme\nVoie n° 1 | ")
    assert found.text.endswith("Après.")
    before = paragraph(" ".join([SENTENCE] * 9))
    assert [each.text.startswith("Dispositif") for each in passages(before, *rows(6))] == [False, True]


def test_the_heading_above_a_table_is_in_its_first_passage() -> None:
    heading = Block((Piece("2. Rythmes", 1),), (-24, 0, 1))
    found = passages(paragraph(SENTENCE), heading, *rows(12))
    assert found[1].text.startswith("2. Rythmes\nDispositif | Rythme\nVoie n° 1 | ")
    assert found[1].heading_path == ("2. Rythmes",)


def test_two_tables_do_not_share_a_header() -> None:
    found = passages(*rows(12), *rows(12, 2, header=False))
    starts = [place for place, each in enumerate(found) if each.text.startswith("Voie n° 1 ")]
    assert starts
    assert all(each.header is None for each in found[starts[-1] :])


def test_a_list_item_is_not_cut_where_a_sentence_ends() -> None:
    items = [Block.item(f"- {SENTENCE} {SENTENCE} {SENTENCE}", 1) for _ in range(12)]
    for each in passages(*items):
        assert all(line.startswith("- ") and line.count(SENTENCE) == 3 for line in each.text.split("\n"))


def test_an_item_longer_than_a_passage_is_cut_between_sentences() -> None:
    found = passages(Block.item("- " + " ".join([SENTENCE] * 40), 1))
    assert all(each.text.endswith("équipe.") and len(each.text) <= MOST_CHARACTERS for each in found)


BLOCKS = st.lists(
    st.builds(
        lambda text, page, heading, kind, table: Block(
            (Piece(text, page),), (1,) if heading else None, kind, table if kind is BlockKind.ROW else None
        ),
        st.text(alphabet="aB. \n-", max_size=60).map(lambda text: text * 20),
        st.integers(1, 3),
        st.booleans(),
        st.sampled_from(BlockKind),
        st.integers(1, 2),
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

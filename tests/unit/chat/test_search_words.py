"""The words of a search: what is kept of a text, what is sought, and the stretch that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.chat.organising.snippets import readable, snippet
from colombage.chat.organising.words import Sought, index_of, sought_in

TEXT = "L’été, les pansements de l’HÔPITAL coûtent 38,5 € ; voir le cœur de l’unité."


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("Été", Sought((), "ete", ())),
        ("pansement été", Sought(("pansement",), "ete", ())),
        ("« voie veineuse » garder", Sought(("voie", "veineuse"), "garder", ("voie veineuse",))),
        ('garder "voie veineuse"', Sought(("voie", "veineuse", "garder"), None, ("voie veineuse",))),
        ("« »", None),
        ("…", None),
    ],
)
def test_what_is_typed(search: str, expected: Sought | None) -> None:
    assert sought_in(search) == expected


@pytest.mark.parametrize(
    "search", ["ete", "HOPITAL", "pansement", "pansements", "38,5", "coeur", "œur co", "uni"]
)
def test_words_are_found_without_accents_case_or_ending(search: str) -> None:
    sought = sought_in(search.replace("œur co", "cœur cou"))
    assert sought is not None
    assert sought.holds_all(index_of([TEXT]))


@pytest.mark.parametrize("search", ["hop ete", "38", "x", "=pans"])
def test_the_beginning_counts_for_the_last_word_alone(search: str) -> None:
    sought = sought_in(search)
    assert sought is not None
    assert sought.holds_all(index_of([TEXT])) is (search in {"38", "=pans"})


@pytest.mark.parametrize(
    ("search", "text"),
    [
        ("appliquer la", "L’application de la règle"),
        ("applications la", "appliquer la règle"),
        ("fréquents la", "fréquemment la règle"),
        ("animaux la", "un animal, la règle"),
        ("payer la", "payez la règle"),
        ("as la", "as, la règle"),
    ],
)
def test_other_forms_of_a_word_are_found_though_their_letters_change(search: str, text: str) -> None:
    sought = sought_in(search)
    assert sought is not None
    assert sought.holds_all(index_of([text, "appartement applaudi frémir paie"]))


@given(st.lists(st.text(max_size=60), max_size=4))
def test_every_word_of_a_text_finds_it(texts: list[str]) -> None:
    index = index_of(texts)
    for each in texts:
        sought = sought_in(each)
        assert sought is None or sought.holds_all(index)


@given(st.text(max_size=500), st.text(max_size=30))
def test_a_snippet_is_a_stretch_of_the_text(text: str, search: str) -> None:
    sought = sought_in(search)
    pieces = snippet(text, sought) if sought else ()
    shown = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert shown in " ".join(readable(text).split())


def test_a_snippet_begins_where_most_of_it_stands() -> None:
    text = (
        "Le pansement. " + "Autre chose, et encore autre chose. " * 20 + "Le pansement du PICC est décollé."
    )
    sought = sought_in("pansement picc")
    assert sought is not None
    pieces = snippet(text, sought)
    assert [piece.text for piece in pieces if piece.hit] == ["pansement", "PICC"]
    assert pieces[0].text == "… "
    assert sum(len(piece.text) for piece in pieces) < 250

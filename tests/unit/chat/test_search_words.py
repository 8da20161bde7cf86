"""The words of a search: what is kept of a text, what is sought, and the stretch that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.chat.organising.nearness import holds_near, is_near, may_be_mistyped
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


def test_a_snippet_holds_no_sign_of_markdown() -> None:
    text = (
        "## Le **pansement** [1, 2]\n\n"
        "- se change [selon le protocole](https://exemple.fr/picc)\n1. puis 3,5 mg\n\n"
        "| Jour | Soin |\n|:---|---:|\n| 8 | _pansement_ sec-propre |"
    )
    sought = sought_in("pansement")
    assert sought is not None
    shown = "".join(piece.text for piece in snippet(text, sought))
    assert shown == "Le pansement se change selon le protocole puis 3,5 mg Jour Soin 8 pansement sec-propre"


def test_signs_of_markdown_leave_no_space_before_a_stop() -> None:
    sought = sought_in("dose")
    assert sought is not None
    text = "La dose est de **1 g toutes les _6 heures_**, sans dépasser **4 g**. Soit : .5 à 1 ."
    assert "".join(piece.text for piece in snippet(text, sought)) == (
        "La dose est de 1 g toutes les 6 heures, sans dépasser 4 g. Soit : .5 à 1."
    )


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


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("ordonnace", "ordonnance"),
        ("ordonnannce", "ordonnance"),
        ("ordonnence", "ordonnance"),
        ("odronnance", "ordonnance"),
        ("rdonnance", "ordonnance"),
        ("ordonnanc", "ordonnance"),
        ("ordnonance", "ordonnance"),
        ("pasnement", "pansement"),
        ("panesment", "pansement"),
        ("dilayse", "dialyse"),
    ],
)
def test_one_slip_of_the_keyboard_is_forgiven_when_asked_for(typed: str, word: str) -> None:
    index = index_of([f"Une {word}, deux mots, ordinateur, panneau, dialecte."])
    sought = sought_in(f"{typed} une")
    assert sought is not None
    assert not sought.holds_all(index)
    forgiven = sought.forgiven()
    assert forgiven is not None
    assert forgiven.holds_all(index)
    assert [piece.text for piece in snippet(f"Une {word}.", forgiven) if piece.hit] == ["Une", word]


@pytest.mark.parametrize("search", ["ordonnae", "odonnan", "ordnonan", "oodonnax"])
def test_a_slip_in_a_word_that_is_still_in_writing_is_forgiven_too(search: str) -> None:
    sought = sought_in(search)
    forgiven = sought and sought.forgiven()
    assert forgiven is not None
    assert forgiven.holds_all(index_of(["Ordonnance de sortie"])) is (search != "oodonnax")


@pytest.mark.parametrize("search", ["doses une", "125000 une", "38,525 une", "« ordonnace » une", "une"])
def test_short_words_numbers_and_phrases_are_never_taken_for_others(search: str) -> None:
    sought = sought_in(search)
    assert sought is not None
    assert sought.forgiven() is None


_LETTERS = st.text("abcde", min_size=6, max_size=12)


@given(_LETTERS, st.data())
def test_every_single_slip_is_found_in_an_index_and_nothing_two_slips_apart(
    word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcde"))
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
    }
    index = index_of([f"{word} zzz aaa"])
    for typed in slips:
        if may_be_mistyped(typed):
            assert is_near(word, typed)
            assert holds_near(index, typed)
            assert holds_near(index, typed, begun=True)
    assert not is_near(word, "xx" + word)
    assert not is_near(word, word + "xx")
    assert not holds_near(index, word[:1] + "xx" + word[1:])

"""The laws of protection, for texts and spans drawn at random and for those that the rules find."""

from __future__ import annotations

import json
import string
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.policy.types import DataClass
from colombage.protection.rules import find
from colombage.protection.types import Gender, Known, Label, PersonRole, Span
from colombage.protection.vaults.format import from_json, to_json
from colombage.protection.vaults.placeholders import LONGEST, placeholders_in
from colombage.protection.vaults.restore import Restorer, restore
from colombage.protection.vaults.sent import placeholders_of
from colombage.protection.vaults.vault import Vault

VALUES = [
    "06 12 34 56 78", "0612345678", "camille@gmail.com", "IPP : 80012345", "Jeanne Martel", "MARTEL Jeanne",
    "Martel", "J. M.", "Paul Martel", "D.", "12/03/2024", "le 17 mars 2024", "17/03/24", "12/03/2019",
    "mars 2024", "94 ans", "12 rue des Lilas 76000 Rouen", "Rouen", "né le 02/01/1931", "CHU de Rouen",
    "chambre 112", "AB-123-CD",
]  # fmt: skip
WORDS = [
    "vue par le Dr", "Mme", "puis", "née", "IPP", "NDA n°", "tél.", "à", "chambre", "au", "[TEL_1]", "date_1",
]  # fmt: skip
BENT = [
    "[TEL_1]", "[TEL_1b]", "[tel_2]", "TEL_1", "TEL\\_1", "\\[TEL\\_1\\]", "\\\\[TEL\\\\_1\\\\]", "[ TEL 1 ]",
    "[TEL-1]", "[TEXTE_1]", "[PATIENTE_1]", "[patient_1]", "[Patientes_1b]", "[**PATIENTE_1**]", "[`DATE_1`]",
    "［DATE_1］", "【VILLE_1】", "[DATE_1+5j]", "[DATE_1 + 5 jours]", "DATE_1-12j", "[DATE_1\u22125j]",
    "[DATE\u00a01]", "[É\u00a0TABLISSEMENT_1]", "[ÉTABLISSEMENT_1]", "[E\u0301TABLISSEMENT_1]", "PATIENTE_1+",
    "date_1-", "[DATE_1+", "[**DATE_1*]", "[TEL_1", "TEL_",
]  # fmt: skip
BOUNDS = [
    "[", "]", "［", "【", "\\", "_", "1", "b", "j", "+", "-", " ", "\n", "\u00a0", "**", "`", "é", "E\u0301",
    "\u0301", "ſ", "İ", "א", "\u202e", "\u200b", "\ud800", "T", "DATE", "Patiente", "PRO",
]  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(VALUES), st.sampled_from(BENT), st.sampled_from(BOUNDS), st.text(max_size=6)),
    max_size=14,
).map("".join)
ANY_TEXT = st.one_of(TEXTS, st.text(st.characters(), max_size=40))


@st.composite
def texts_with_spans(draw: st.DrawFn, texts: st.SearchStrategy[str] = ANY_TEXT) -> tuple[str, list[Span]]:
    """Any stretches of a text, of any label, as if a finder had found them there."""
    text = draw(texts)
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [
        Span(
            start,
            end,
            draw(st.sampled_from(Label)),
            1.0,
            True,
            DataClass.HEALTH,
            text[start:end],
            draw(st.sampled_from([None, *PersonRole])),
            draw(st.sampled_from([None, *Gender])),
        )
        for start, end in zip(ends[::2], ends[1::2], strict=False)
    ]
    return text, spans


def person(
    text: str, name: str, role: PersonRole = PersonRole.PATIENT, gender: Gender = Gender.FEMALE
) -> Span:
    start = text.index(name)
    return Span(start, start + len(name), Label.PERSON, 1.0, True, DataClass.PERSONAL, name, role, gender)


def streamed(vault: Vault, text: str, cuts: Sequence[int], *, in_json: bool = False) -> tuple[str, int, int]:
    restorer = Restorer(vault, in_json=in_json)
    ends = sorted({min(cut, len(text)) for cut in cuts} | {len(text)})
    shown = [restorer.feed(text[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    return "".join([*shown, restorer.flush()]), restorer.restored, restorer.invented


@given(st.lists(texts_with_spans(), min_size=1, max_size=4), st.lists(st.integers(0, 200), max_size=30))
def test_whatever_was_protected_comes_back_however_it_is_cut(
    found: list[tuple[str, list[Span]]], cuts: list[int]
) -> None:
    vault = Vault()
    texts = [text for text, _ in found]
    sent = vault.protect_all(texts, [spans for _, spans in found])
    assert [restore(vault, each) for each in sent] == texts
    assert [streamed(vault, each, cuts)[0] for each in sent] == texts
    assert [streamed(vault, each, range(500))[0] for each in sent] == texts


@given(ANY_TEXT)
def test_what_the_rules_found_comes_back(text: str) -> None:
    vault = Vault()
    assert restore(vault, vault.protect(text, find(text))) == text


@given(texts_with_spans(), ANY_TEXT, st.lists(st.integers(0, 100), max_size=30))
def test_a_stream_is_what_the_whole_is(known: tuple[str, list[Span]], answer: str, cuts: list[int]) -> None:
    vault = Vault()
    vault.protect(*known)
    assert streamed(vault, answer, cuts) == streamed(vault, answer, [])
    assert streamed(vault, answer, range(500)) == streamed(vault, answer, [])
    assert streamed(vault, answer, cuts, in_json=True) == streamed(vault, answer, [], in_json=True)


@given(texts_with_spans())
def test_little_is_held_back(known: tuple[str, list[Span]]) -> None:
    vault = Vault()
    restorer = Restorer(vault)
    for character in vault.protect(*known):
        restorer.feed(character)
        assert restorer.held <= LONGEST


@given(texts_with_spans(), st.booleans())
def test_values_in_json_strings_come_back_escaped(known: tuple[str, list[Span]], ascii_alone: bool) -> None:
    vault = Vault()
    arguments = json.dumps({"question": vault.protect(*known)}, ensure_ascii=ascii_alone)
    assert json.loads(restore(vault, arguments, in_json=True)) == {"question": known[0]}


@given(st.lists(texts_with_spans(), max_size=4), texts_with_spans(), st.frozensets(st.text(max_size=5)))
def test_a_vault_kept_and_opened_again_is_the_same(
    found: list[tuple[str, list[Span]]], later: tuple[str, list[Span]], missed: frozenset[str]
) -> None:
    vault = Vault()
    texts = [text for text, _ in found]
    spans = [each for _, each in found]
    sent = vault.protect_all(texts, spans)
    vault.learn(Known((("Paul Roland", PersonRole.RELATIVE),), missed, frozenset({"Crohn"})))
    opened = from_json(to_json(vault))
    assert to_json(opened) == to_json(vault)
    assert opened.known() == vault.known()
    assert [restore(opened, each) for each in sent] == texts
    assert opened.protect_all([later[0]], [later[1]]) == vault.protect_all([later[0]], [later[1]])


@given(st.lists(texts_with_spans(), max_size=5))
def test_the_same_texts_are_sent_alike_in_every_call(found: list[tuple[str, list[Span]]]) -> None:
    """Servers cache what begins alike, and a model takes two placeholders for two things."""
    vault = Vault()
    texts = [text for text, _ in found]
    spans = [[each for each in spans if each.label is not Label.PERSON] for _, spans in found]
    sent = vault.protect_all(texts, spans)
    changes = vault.changes
    assert vault.protect_all(texts, spans) == sent
    assert vault.changes == changes


@given(st.lists(st.sampled_from([*VALUES, *WORDS]), max_size=12).map(", ".join))
def test_nothing_is_found_in_what_was_protected(text: str) -> None:
    vault = Vault()
    sent = vault.protect(text, find(text))
    assert find(sent) == ()


@given(TEXTS)
def test_no_placeholder_is_taken_for_an_identifier(text: str) -> None:
    vault = Vault()
    sent = vault.protect(text, find(text))
    held = [(each.start, each.end) for each in placeholders_in(sent)]
    inside = [span for span in find(sent) for start, end in held if span.start < end and start < span.end]
    assert inside == []


NAMED = st.lists(st.text(string.ascii_lowercase, min_size=5, max_size=9), min_size=4, max_size=4, unique=True)
STRUCTURE = st.lists(
    st.tuples(
        st.sampled_from(["vue par ", "né le ", "[TEL_1] ", "\n"]),
        st.sampled_from(Label),
        st.integers(0, 3),
        st.sampled_from([None, *PersonRole]),
        st.sampled_from([None, *Gender]),
    ),
    max_size=10,
)


@given(STRUCTURE, NAMED, NAMED)
def test_placeholders_carry_nothing_about_identity(
    structure: list[tuple[str, Label, int, PersonRole | None, Gender | None]],
    some: list[str],
    others: list[str],
) -> None:
    """Two texts that differ in their values alone, of one structure, are sent alike."""

    def sent(values: list[str]) -> str:
        text = ""
        spans: list[Span] = []
        for literal, label, which, role, gender in structure:
            start, value = len(text + literal), values[which]
            text += literal + value
            spans.append(Span(start, len(text), label, 1.0, True, DataClass.HEALTH, value, role, gender))
        return Vault().protect(text, spans)

    assert sent(some) == sent(others)


def test_two_letters_of_one_structure_are_sent_alike() -> None:
    def letter(name: str, surname: str, day: str, later: str, town: str) -> str:
        text = f"Mme {name} {surname}, vue le {day} à {town}. Mme {surname} est revue le {later}."
        found = [person(text, f"{name} {surname}")]
        for value, label in ((day, Label.DATE), (town, Label.TOWN)):
            at = text.index(value)
            found.append(Span(at, at + len(value), label, 1.0, False, DataClass.INTERNAL, value))
        at = text.rindex(surname)
        found.append(
            Span(
                at,
                at + len(surname),
                Label.PERSON,
                1.0,
                True,
                DataClass.PERSONAL,
                surname,
                None,
                Gender.FEMALE,
            )
        )
        at = text.rindex(later)
        found.append(Span(at, at + len(later), Label.DATE, 1.0, False, DataClass.INTERNAL, later))
        return Vault().protect(text, found)

    sent = letter("Jeanne", "Martel", "12/03/2024", "17 mars 2024", "Rouen")
    assert (
        sent == "Mme [PATIENTE_1], vue le [DATE_1] à [VILLE_1]. Mme [PATIENTE_1b] est revue le [DATE_1+5j]."
    )
    assert letter("Aminata", "Zidane", "28/02/2023", "05/03/2023", "Le Havre") == sent


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 300_000, "_" * 300_000, "\\" * 300_000, "A" * 300_000, "TEL_" * 75_000, "[TEL_1" * 50_000,
        "a_1 " * 75_000, "[DATE_1+" * 40_000, "E\u0301" * 150_000, "[**" * 100_000, "DATE_1-" * 45_000,
        "[ \u00a0" * 100_000,
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_time(hostile: str) -> None:
    vault = Vault()
    begun = time.process_time()
    sent = vault.protect(hostile, [])
    assert restore(vault, sent) == hostile
    assert "".join(streamed(vault, hostile, range(0, len(hostile), 400))[0]) == hostile
    assert time.process_time() - begun < 10


def test_correspondences_of_a_text_that_was_sent() -> None:
    vault = Vault()
    text = "Jeanne Martel, MARTEL"
    spans = [person(text, "Jeanne Martel"), person(text, "MARTEL")]
    sent = vault.protect(text, spans)
    assert [
        (each.written, each.label, each.role, each.value)
        for each in placeholders_of(vault, f"{sent} [NIR_1]")
    ] == [
        ("[PATIENTE_1]", Label.PERSON, PersonRole.PATIENT, "Jeanne Martel"),
        ("[PATIENTE_1b]", Label.PERSON, PersonRole.PATIENT, "MARTEL"),
    ]

"""Marks that people make by hand: what is taken, what is refused, and that the last word counts."""

from __future__ import annotations

import pytest

from colombage.protection.errors import MarkInvalid
from colombage.protection.marking import checked_marks, with_last_word
from colombage.protection.types import Known, PersonRole


def test_marks_are_taken_without_the_spaces_around_them() -> None:
    marks = checked_marks([" Quentin Vauquelin "], ["Pr Deloncle", "Pr Deloncle"])
    assert marks == Known(missed=frozenset({"Quentin Vauquelin"}), allowed=frozenset({"Pr Deloncle"}))
    assert checked_marks() == Known()
    assert len(checked_marks([f"Nom{number}" for number in range(50)], ["a" * 200]).missed) == 50


@pytest.mark.parametrize(
    ("missed", "allowed", "reason"),
    [
        (["Vauquelin"] * 51, [], "many"),
        ([], ["Vauquelin"] * 51, "many"),
        ([], ["Vauquelin" * 23], "long"),
        (["Vauquelin", "  "], [], "blank"),
        ([], ["« … »"], "blank"),
        (["Quentin  VAUQUELIN"], ["quentin Vauquelin "], "both"),
    ],
)
def test_what_is_wrong_is_named_without_a_word_of_it(
    missed: list[str], allowed: list[str], reason: str
) -> None:
    with pytest.raises(MarkInvalid) as refused:
        checked_marks(missed, allowed)
    assert refused.value.facts["reason"] == reason
    for language in ("fr", "en"):
        assert "vauquelin" not in refused.value.sentence(language).casefold()
        assert "…" not in refused.value.sentence(language)


def test_the_last_word_counts() -> None:
    names = (("Jeanne Exemple", PersonRole.PATIENT),)
    before = Known(names, missed=frozenset({"Vauquelin", "Hébert"}), allowed=frozenset({"Deloncle"}))
    after = with_last_word(before, checked_marks(["DELONCLE"], ["vauquelin"]))
    assert after == Known(names, missed=frozenset({"Hébert", "DELONCLE"}), allowed=frozenset({"vauquelin"}))
    assert with_last_word(before, Known()) == before

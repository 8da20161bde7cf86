"""How stretches are read out of probabilities: thresholds, cuts, signs at the edges, groups of kinds."""

from __future__ import annotations

import numpy as np

from colombage.protection.adapters.tagging.spans import Kinds, stretches_of
from colombage.protection.adapters.tagging.tokens import tokens_of

LABELS = ("O", "B-PATIENT", "I-PATIENT", "B-RELATIVE", "I-RELATIVE", "B-DATE", "I-DATE")
KINDS = Kinds.of(LABELS, (("PATIENT", "RELATIVE"),), {"PATIENT": 0.3, "RELATIVE": 0.3, "DATE": 0.8})


def read(text: str, *told: dict[str, float]) -> list[tuple[str, str]]:
    """`told`: for each token its probabilities; the rest is the outside's."""
    tokens = tokens_of(text)
    assert len(tokens) == len(told)
    found = np.zeros((len(told), len(LABELS)), np.float32)
    for row, probabilities in zip(found, told, strict=True):
        for label, probability in probabilities.items():
            row[LABELS.index(label)] = probability
        row[0] = 1 - row.sum()
    return [
        (text[tokens.starts[each.first] : tokens.ends[each.last]], each.kind)
        for each in stretches_of(tokens, found, KINDS)
    ]


def test_each_kind_has_its_threshold() -> None:
    assert read("Odette lundi", {"B-PATIENT": 0.4}, {"B-DATE": 0.7}) == [("Odette", "PATIENT")]


def test_a_beginning_cuts_a_stretch_in_two() -> None:
    assert read("Odette Rémi", {"B-PATIENT": 0.9}, {"B-RELATIVE": 0.9}) == [
        ("Odette", "PATIENT"),
        ("Rémi", "RELATIVE"),
    ]
    assert read("Odette Rémi", {"B-PATIENT": 0.9}, {"I-PATIENT": 0.9}) == [("Odette Rémi", "PATIENT")]


def test_kinds_of_one_group_are_one_name_and_their_chances_add_up() -> None:
    doubtful = {"I-PATIENT": 0.2, "I-RELATIVE": 0.2}
    assert read("Odette Rémi", {"B-PATIENT": 0.9}, doubtful) == [("Odette Rémi", "PATIENT")]


def test_signs_at_the_edges_stay_out_and_the_point_of_an_initial_comes_along() -> None:
    sure = {"I-PATIENT": 0.9}
    assert read("(Odette)", sure, {"B-PATIENT": 0.9}, sure) == [("Odette", "PATIENT")]
    assert read("Odette V.", {"B-PATIENT": 0.9}, sure, {}) == [("Odette V.", "PATIENT")]


def test_a_doubtful_sign_cuts() -> None:
    doubtful = {"I-PATIENT": 0.4}
    assert read("Odette, Rémi", {"B-PATIENT": 0.9}, doubtful, doubtful) == [
        ("Odette", "PATIENT"),
        ("Rémi", "PATIENT"),
    ]


def test_nothing_gives_nothing() -> None:
    assert read("") == []
    assert read("rien ici", {}, {}) == []

"""What the model is trained with: gradients that are right, grammars that can be read, marks in place."""

from __future__ import annotations

import random

import numpy as np
import pytest

from colombage.protection.adapters.tagging.features import folded, hashed
from colombage.protection.adapters.tagging.lexicon import Lexicon
from training.names import learning
from training.names.batches import Vocabulary, batched, example
from training.names.documents import clinical, forms, offices
from training.names.generator import Generator
from training.names.grammar import Text, parsed, render
from training.names.identifiers import in_words
from training.names.people import Population
from training.names.scene import Lists

TOWNS = [("Rouen", "76000"), ("Yvetot", "76190")]
WORDS = ["maison", "chemin", "lilas", "bilan"]
PEOPLE = Population(["Martin", "Kermarrec", "Traoré"], ["Odette", "Awa"] * 150, ["Rémi", "Jean"] * 150)
GENERATOR = Generator(
    PEOPLE,
    Lists(TOWNS, ["kardegic"], ["Choléra"], ["Murphy"], WORDS),
    ["Le salarié informe l'employeur de son absence.", "La commission se réunit chaque mois."],
)


def documents(count: int) -> list[Text]:
    rng = random.Random(7)
    return [GENERATOR.document(rng) for _ in range(count)]


@pytest.mark.parametrize("kind", [*clinical.KINDS, *forms.KINDS, *offices.KINDS], ids=lambda kind: kind.name)
def test_every_template_can_be_read(kind: clinical.Kind) -> None:
    for template in (*kind.opening, *kind.body, *kind.closing):
        assert parsed(template)


def test_marks_are_where_the_values_are() -> None:
    made = render("Vu {Mme|Mme} <who>, <<mail>>", random.Random(1), lambda slot: [(slot.upper(), slot)])
    assert made.plain() == "Vu Mme WHO, <MAIL>"
    assert made.spans() == [(7, 10, "who"), (13, 17, "mail")]


def test_documents_of_every_kind_are_composed() -> None:
    made = documents(1500)
    labels = {label for text in made for _, _, label in text.spans()}
    assert {
        "PATIENT",
        "RELATIVE",
        "PROFESSIONAL",
        "BIRTH_DATE",
        "DATE",
        "ADDRESS",
        "TOWN",
        "HOSPITAL",
    } <= labels
    assert any(not text.spans() for text in made)


def test_numbers_in_words() -> None:
    told = [in_words(number) for number in (21, 31, 71, 80, 81, 91, 99)]
    assert told == [
        "vingt-et-un", "trente-et-un", "soixante-et-onze", "quatre-vingts", "quatre-vingt-un",
        "quatre-vingt-onze", "quatre-vingt-dix-neuf",
    ]  # fmt: skip


def test_gradients_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    for chance in ("_DROPOUT", "_FORM_WITHHELD", "_NAMES_WITHHELD", "_LISTS_WITHHELD"):
        monkeypatch.setattr(learning, chance, 0.0)
    forms_known = np.array(sorted({hashed(folded(word)) for word in ("le", "vu", "mme", "par")}), np.uint32)
    lexicon = Lexicon(forms_known, forms_known, np.arange(1, len(forms_known) + 1, dtype=np.uint16))
    vocabulary = Vocabulary()
    batch = batched([example(text, vocabulary) for text in documents(2)])
    drawn = learning.first_weights(np.random.default_rng(0), len(forms_known))
    weights = {name: value.astype(np.float64) for name, value in drawn.items()}

    def loss() -> float:
        return learning.gradients(weights, lexicon, vocabulary, batch, np.random.default_rng(0))[0]

    _, grads = learning.gradients(weights, lexicon, vocabulary, batch, np.random.default_rng(0))
    for name, slope in grads.items():
        at = np.unravel_index(int(np.abs(slope).argmax()), slope.shape)
        step = 1e-6
        weights[name][at] += step
        above = loss()
        weights[name][at] -= 2 * step
        below = loss()
        weights[name][at] += step
        assert slope[at] == pytest.approx((above - below) / (2 * step), rel=0.02, abs=1e-6), name

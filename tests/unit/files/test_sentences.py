"""Where sentences end in French, with its abbreviations, numbers and quotes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.files.rules.sentences import ends_sentence, split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Bonjour. Comment allez-vous ? Bien !", ["Bonjour.", "Comment allez-vous ?", "Bien !"]),
        (
            "Le Dr. Martin et M. Petit passent. Ils notent.",
            ["Le Dr. Martin et M. Petit passent.", "Ils notent."],
        ),
        ("Voir art. 3 et p. 12. Puis signer.", ["Voir art. 3 et p. 12.", "Puis signer."]),
        ("Injecter 0.9 ml. Rincer.", ["Injecter 0.9 ml.", "Rincer."]),
        ("1. Se laver les mains. Puis sécher.", ["1. Se laver les mains.", "Puis sécher."]),
        ("Il dit : « Attendez. » Elle part.", ["Il dit : « Attendez. »", "Elle part."]),
        ("Pansements, compresses, etc. sont jetés.", ["Pansements, compresses, etc. sont jetés."]),
        ("Attendre 15 min. Ensuite vérifier.", ["Attendre 15 min.", "Ensuite vérifier."]),
        ("Première ligne\nSeconde ligne", ["Première ligne", "Seconde ligne"]),
        ("Attendez… puis notez.", ["Attendez… puis notez."]),
        ("L. 1111-2 du code. Suite.", ["L. 1111-2 du code.", "Suite."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@given(st.text(alphabet="aB1.!? \n«»)…-"))
def test_nothing_but_blanks_is_lost_between_sentences(text: str) -> None:
    spans = list(split_sentences(text))
    assert spans == sorted(spans)
    between = text
    for start, end in reversed(spans):
        assert text[start:end] == text[start:end].strip() != ""
        between = between[:start] + between[end:]
    assert between.strip() == ""


def test_ends_sentence() -> None:
    assert ends_sentence("C’est fini.")
    assert ends_sentence("« C’est fini. »")
    assert not ends_sentence("c’est à")


@pytest.mark.parametrize(
    "attack", ["." * 300_000, "A. " * 100_000, "a." + ")" * 300_000, "a." + "-" * 300_000]
)
def test_no_text_takes_a_square_of_its_length(attack: str) -> None:
    began = time.process_time()
    split(attack)
    # A thousand times what it takes, a thousandth of what a quadratic search would.
    assert time.process_time() - began < 5

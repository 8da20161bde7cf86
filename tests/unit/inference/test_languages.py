"""English told from French, and its vectors laid beside."""

from __future__ import annotations

import math

import pytest

from colombage.inference.languages import beside_french, is_english

ENGLISH = "Flush the catheter with saline before and after each infusion."
FRENCH = "Rincer le cathéter avec du sérum salé avant et après chaque perfusion."


@pytest.mark.parametrize("text", [ENGLISH, "How to clean the probe?", "THE DOOR OF THE WASHER IS OPEN"])
def test_english_is_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "",
        "PICC",
        "E-14 HL7 2575",
        "Le guide « How to use the pump » est en français.",
        "Ja, das ist es.",
    ],
)
def test_what_is_not_clearly_english_is_not(text: str) -> None:
    assert not is_english(text)


def test_a_french_text_stays_where_it_is() -> None:
    vector = [1.0, *([0.0] * 383)]
    assert beside_french(vector, FRENCH) is vector


def test_an_english_text_moves_a_little_and_keeps_its_length() -> None:
    vector = [1.0, *([0.0] * 383)]
    moved = beside_french(vector, ENGLISH)
    assert math.hypot(*moved) == pytest.approx(1.0)
    assert 0.9 < moved[0] < 1.0

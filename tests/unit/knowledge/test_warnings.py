"""What reading left out is said in words, whatever it was."""

from __future__ import annotations

import pytest

from colombage.files.types import WarningCode
from colombage.knowledge.rules.warnings import warning_sentence


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("code", WarningCode)
def test_every_warning_has_its_words(code: WarningCode, language: str) -> None:
    sentence = warning_sentence(code.value, 3, language)
    assert sentence.startswith("3 ")
    assert len(sentence) > len("3 mots")


def test_a_warning_of_another_version_is_a_count() -> None:
    assert warning_sentence("unheard_of", 3, "fr") == "3"


def test_one_is_said_as_one() -> None:
    code = WarningCode.PAGES_RECOGNISED.value
    assert warning_sentence(code, 1, "fr").startswith("1 page lue par")
    assert warning_sentence(code, 2, "fr").startswith("2 pages lues par")
    assert warning_sentence(code, 1, "en").startswith("1 page read by")

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

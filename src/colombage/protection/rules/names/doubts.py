"""Says of a name without title or field beside it that it is none: a disease, a street, a germ, a day,
words in capitals. Called by settling.py for each mention, whoever found it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from colombage.protection.gazetteers import Is, is_town
from colombage.protection.rules.names.cues import PARTICLES
from colombage.protection.rules.names.evidence import NAME, flags_of, is_acronym
from colombage.protection.rules.names.not_people import (
    is_called_after,
    is_drug_alone,
    is_eponym_alone,
    is_germ,
    is_of_the_calendar,
    is_on_a_sign,
)
from colombage.protection.rules.names.who import Setting
from colombage.protection.types import Mention
from colombage.protection.word_lists import folded

_WORD = re.compile(r"[^\W\d_]+")
_VERY_SURE = 0.97
_SURE = 0.9
_LONGEST = 120


def is_no_person(written: str, person: Mention, setting: Setting) -> bool:
    """Whether a mention without a title or field beside it is the name of a thing, or no name at all."""
    words = _WORD.findall(written[:_LONGEST])
    if (
        not words
        or len(written) > _LONGEST
        or is_on_a_sign(setting.before)
        or is_called_after(setting.before)
    ):
        return True
    every = [flags_of(word) for word in words]
    if _is_a_thing(written, words, every, person.score):
        return True
    told = setting.inside or person.role is not None
    return person.score < _VERY_SURE and (
        _is_of_words(words, every, told=told) or _is_doubtful(written, words, every, person.score)
    )


def _is_a_thing(written: str, words: Sequence[str], every: Sequence[int], score: float) -> bool:
    """An eponym, unless the finder is sure of a frequent surname; a germ, a drug, a day."""
    if is_eponym_alone(written):
        return score < _SURE or not all(flags & Is.FREQUENT_SURNAME for flags in every)
    if is_germ(words[-1]) or all(map(is_of_the_calendar, words)):
        return True
    return is_drug_alone(words) and not any(flags & NAME for flags in every)


def _is_of_words(words: Sequence[str], every: Sequence[int], *, told: bool) -> bool:
    """Common words alone; a capital makes a name of some where it means something (`told`)."""
    named = [
        flags & Is.WORD and not (told and flags & NAME and word[0].isupper())
        for word, flags in zip(words, every, strict=True)
        if len(word) > 1 and folded(word) not in PARTICLES
    ]
    return bool(named) and all(named)


def _is_doubtful(written: str, words: Sequence[str], every: Sequence[int], score: float) -> bool:
    """A town, or an acronym that no list knows."""
    town = not every[0] & Is.FREQUENT_GIVEN and is_town(written)
    if len(words) > 1:
        return town and "-" in written
    return score < _SURE and (town or (is_acronym(words[0]) and not every[0]))

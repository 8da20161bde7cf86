"""Who somebody is by what stands around the name: a patient, a relative, somebody in their function; a
woman or a man. Called by settling.py for each name, whoever found it. Looks at a few words on both sides
only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from colombage.protection.gazetteers import Is, given_name, name_flags
from colombage.protection.rules.names.before import Before
from colombage.protection.rules.names.behind import cared_for, role_behind
from colombage.protection.types import Gender, PersonRole
from colombage.protection.word_lists import folded

_REACH = 64
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n|[:=|.,;()!?–\-/]")
_MOST_TOKENS = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a name. `cued`: a title, a field or a function beside it says that it is a
    person."""

    before: tuple[str, ...]
    """The last words before it, folded, none across a line's end or a full stop."""
    role: PersonRole | None
    gender: Gender | None
    cued: bool
    titled: bool
    inside: bool
    """A sentence goes on here: a capital means something."""


def setting_of(text: str, start: int, end: int) -> Setting:
    before = Before(_tokens(text[max(0, start - _REACH) : start])[-_MOST_TOKENS:], text[start:end])
    before.read()
    after = _tokens(text[end : end + _REACH])[:_MOST_TOKENS]
    if after[:1] == ["."] and len(text[start:end].rsplit(" ", 1)[-1]) == 1:
        del after[0]  # the dot of an initial ends no sentence
    role, gender = before.role, before.gender
    if not (role is PersonRole.PROFESSIONAL and before.titled):
        behind, gender_behind = role_behind(after)
        role, gender = behind or role, gender or gender_behind
    if role is None or gender is None:
        cared, gender_told = cared_for(after)
        role = role or cared
        gender = gender or gender_told
    return Setting(
        before.words(),
        role,
        gender or _gender_of(text[start:end], before.titled),
        before.cued,
        before.titled,
        before.inside(),
    )


def _tokens(part: str) -> list[str]:
    return [_folded(token) if token[0].isalpha() else token for token in _TOKEN.findall(part)]


_folded = lru_cache(1 << 14)(folded)


def _gender_of(written: str, titled: bool) -> Gender | None:
    """By the given name: the one not in capitals, or the first, or the last behind a surname. A single
    name behind a title is a surname: "Dr Martin" may be a woman; so may be a rare given name alone."""
    words = [word for word in re.split(r"[\s.,]+", written) if len(word) > 1]
    if len(words) == 1 and titled:
        return None
    if len(words) == 1 and not name_flags(words[0]) & Is.FREQUENT_GIVEN:
        return None
    small = [word for word in words if not word.isupper()]
    if small and len(small) < len(words):
        words = small
    elif len(words) > 1 and _is_rather_surname(words[0]) and not _is_rather_surname(words[-1]):
        words = words[::-1]
    for word in words:
        whose = given_name(word)
        if whose is not None:
            return None if whose == "both" else whose
    return None


def _is_rather_surname(word: str) -> bool:
    return bool(name_flags(word) & Is.FREQUENT_SURNAME)

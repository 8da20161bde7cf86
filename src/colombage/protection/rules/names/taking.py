"""How far a name reaches that begins at a word: initials, particles, compounds, broken lines. Called by
by_form.py wherever a title, a field or a word of the lists says that one begins."""

from __future__ import annotations

from enum import Enum, auto

from colombage.protection.gazetteers import Is
from colombage.protection.rules.names.cues import BY_SPELLING, PARTICLES, Kind
from colombage.protection.rules.names.evidence import (
    GIVEN,
    NAME,
    begins_as_a_name,
    flags_of,
    is_acronym,
    is_nothing_but_a_word,
    is_small,
)
from colombage.protection.rules.names.words import Words, vocabulary
from colombage.protection.word_lists import folded

MOST_WORDS = 7
_MOST_PARTICLES = 3
_SHORT = 2
_SHORTEST_UNKNOWN = 4
_JOINS = frozenset(
    {" ", "  ", "\u00a0", "\u202f", "-", "‐", "‑", "–", " -", "- ", " - ", "'", "’", "' ", "’ "}
)
_AFTER_INITIAL = frozenset({".", ". ", ".\u00a0", ".-", ". -", ".  ", ".‑"})
_BREAKS = frozenset({"\n", " \n", "\r\n", "-\n", "\n ", " \r\n", "\n  ", "\t"})
_NOT_IN_A_NAME = (Kind.TITLE, Kind.FIELD, Kind.BORN)
_NEVER_A_NAME = vocabulary("http https www est et ou né nee date service")
_STATES = vocabulary(
    "bien bon bonne calme content contente fort forte grave jeune malade mal seul seule triste vieux "
    "fatigue fatiguee rien tout toute bonjour merci age"
)
"""Surnames that follow "madame" in small letters far more often as what she is."""


class Trust(Enum):
    """How sure the word before is that a name follows."""

    TITLED = auto()
    FIELD = auto()
    NAMED = auto()
    """The value of a field for names alone: whatever stands there is one."""
    HINTED = auto()


def name_from(words: Words, begin: int, trust: Trust) -> int:
    """The word after the name that begins at word `begin`; `begin` itself when none begins there."""
    end = place = begin
    if words.is_placeholder(begin):
        return end
    particles = 0
    last = min(len(words.words), begin + MOST_WORDS + _MOST_PARTICLES)
    while place < last and (place == begin or _goes_on(words, place, begin, trust)):
        if _is_part(words, place, first=end == begin, trust=trust):
            end = place + 1
            particles = 0
        elif particles < _MOST_PARTICLES and _is_particle(words, place):
            particles += 1
        else:
            break
        place += 1
    return end


def _goes_on(words: Words, place: int, begin: int, trust: Trust) -> bool:
    gap = words.gaps[place]
    if gap in _JOINS:
        return True
    before = words.words[place - 1]
    word = words.words[place]
    if gap in _AFTER_INITIAL:
        return is_initial(before)
    if gap in _BREAKS and _is_particle(words, place - 1):
        return True
    if gap in _BREAKS:
        return place - begin <= _SHORT and _goes_on_below(words, place, before, word, trust)
    return (
        gap in {", ", ","}
        and trust in (Trust.FIELD, Trust.NAMED)
        and before.isupper()
        and not word.isupper()
        and bool(flags_of(word) & GIVEN)
    )


def _goes_on_below(words: Words, place: int, before: str, word: str, trust: Trust) -> bool:
    """A name broken by the end of a line: after a given name, or a hyphen, in capitals or a frequent
    surname."""
    flags = flags_of(word)
    if words.gaps[place] == "-\n":
        return begins_as_a_name(word)
    if trust is Trust.HINTED or word in BY_SPELLING or followed_by_colon(words, place):
        return False
    return (
        bool(flags_of(before) & GIVEN)
        and begins_as_a_name(word)
        and not flags & (Is.WORD if word.isupper() else Is.ANY_WORD)
        and (bool(flags & Is.SURNAME) or word.isupper())
        and (word.isupper() or not flags & Is.FREQUENT_GIVEN)
    )


def is_initial(word: str) -> bool:
    """As "J", or the first letters of a double name without dots: "JP", "Ch", "Ph"."""
    return len(word) == 1 or (len(word) == _SHORT and word[0].isupper())


def followed_by_colon(words: Words, place: int) -> bool:
    return words.gaps[place + 1].lstrip()[:1] in {":", "="}


def _is_particle(words: Words, place: int) -> bool:
    """One that a word in capitals follows at once."""
    if place + 1 >= len(words.words):
        return False
    following = words.words[place + 1]
    broken = words.gaps[place + 1] in _BREAKS and words.words[place].isupper() and following.isupper()
    if words.gaps[place + 1] not in _JOINS and not broken:
        return False
    return folded(words.words[place]) in PARTICLES and (
        begins_as_a_name(following) or folded(following) in PARTICLES
    )


def _is_part(words: Words, place: int, *, first: bool, trust: Trust) -> bool:
    word = words.words[place]
    if len(word) == 1:
        return _is_lone_initial(words, place, first=first)
    if not begins_as_a_name(word):
        return trust is not Trust.HINTED and is_small(word) and _is_small_name(word, first=first, trust=trust)
    flags = flags_of(word)
    if _is_a_cue(word, flags, first=first, trust=trust):
        return trust is Trust.NAMED and first and word.isupper() and BY_SPELLING[word].kind is not Kind.TITLE
    if first and trust is not Trust.HINTED:
        return _may_begin(words, place, flags, trust)
    return _may_follow(words, place, flags, first=first, trust=trust)


def _is_a_cue(word: str, flags: int, *, first: bool, trust: Trust) -> bool:
    """The next field or function of a form, unless it is somebody's surname ("Mme Cousin")."""
    cue = BY_SPELLING.get(word)
    if cue is None:
        return False
    if cue.kind in _NOT_IN_A_NAME or not flags & NAME or is_acronym(word):
        return True
    return bool(flags & Is.WORD) and not (first and trust is Trust.TITLED)


def _may_follow(words: Words, place: int, flags: int, *, first: bool, trust: Trust) -> bool:
    """Within a name, or at its beginning when nothing but the words themselves speak for one."""
    word = words.words[place]
    if folded(word) in PARTICLES or is_nothing_but_a_word(word, flags):
        return False
    if not first and not flags & (GIVEN | Is.SURNAME) and followed_by_colon(words, place):
        return False
    if not is_acronym(word) or flags & NAME:
        return True
    if first:
        return bool(flags & Is.SURNAME) and place > 0 and folded(words.words[place - 1]) in PARTICLES
    return len(word) <= _SHORT or bool(flags) or trust is not Trust.HINTED


def _is_lone_initial(words: Words, place: int, *, first: bool) -> bool:
    """One capital letter: "Mme D", "J. Martel"; behind a name only with its dot ("Martel J."), since "A"
    begins sentences."""
    word = words.words[place]
    if not word.isupper() or (word == "M" and _is_a_title(words, place)):
        return False
    follows = words.gaps[place + 1][:1]
    if first:
        return follows not in {"'", "’"} or place + 1 < len(words.words)
    return follows in {".", "-", ",", ";", "…"} or place + 1 == len(words.words)


def _is_a_title(words: Words, place: int) -> bool:
    """As "M." before a name, and not one of several initials."""
    return (
        words.gaps[place + 1][:1] == "."
        and place + 1 < len(words.words)
        and len(words.words[place + 1]) > 1
        and begins_as_a_name(words.words[place + 1])
        and not (place and words.gaps[place] in _AFTER_INITIAL and is_initial(words.words[place - 1]))
    )


def _may_begin(words: Words, place: int, flags: int, trust: Trust) -> bool:
    word = words.words[place]
    plain = folded(word)
    if plain in PARTICLES or plain in _NEVER_A_NAME:
        return False
    if trust is Trust.NAMED:
        told = word.isupper() or not is_nothing_but_a_word(word, flags)
        return told and not followed_by_colon(words, place)
    if not is_nothing_but_a_word(word, flags):
        return True
    shouted = place > 0 and len(words.words[place - 1]) > _SHORT and words.words[place - 1].isupper()
    return word.isupper() and len(word) > _SHORT and not shouted and trust is Trust.TITLED


def _is_small_name(word: str, *, first: bool, trust: Trust) -> bool:
    """In small letters, as people type in haste: "mme dupont", "dr kouadio"."""
    if len(word) < _SHORTEST_UNKNOWN - 1 or not word.isalpha():
        return False
    flags = flags_of(word)
    if folded(word) in _NEVER_A_NAME:
        return False
    if not first:
        return bool(flags & (GIVEN | Is.SURNAME)) and not flags & Is.ANY_WORD
    if flags & Is.WORD:
        return bool(flags & Is.FREQUENT_SURNAME) and folded(word) not in _STATES and trust is Trust.TITLED
    return bool(flags & (GIVEN | Is.SURNAME)) or (not flags and len(word) >= _SHORTEST_UNKNOWN)

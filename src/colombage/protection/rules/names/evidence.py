"""What one word tells of names: asked by by_form.py and again.py for words in capitals and those after a
title."""

from __future__ import annotations

from colombage.protection.gazetteers import Is, is_drug, name_flags

GIVEN = Is.FEMALE | Is.MALE
NAME = GIVEN | Is.FREQUENT_SURNAME
"""Flags that make a name of a word that is a French word too."""

_MISREAD = str.maketrans("0134578|", "oieastbl")
_FEW_LETTERS = 3
_ACRONYM = 4


def begins_as_a_name(word: str) -> bool:
    """With a capital, or with a digit that a scanner read for one ("1SABELLE")."""
    first = word[0]
    return "A" <= first <= "Z" or (first > "\x7f" and first.isupper()) or _is_misread(word)


def is_small(word: str) -> bool:
    return word[0].islower()


def is_acronym(word: str) -> bool:
    return len(word) <= _ACRONYM and word.isupper()


def flags_of(word: str) -> int:
    """As `Is` says; of a word with misread letters ("DUPU1S") what it was meant to be."""
    flags = name_flags(word)
    if not flags and _is_misread(word, anywhere=True):
        return name_flags(word.lower().translate(_MISREAD)) & ~Is.ANY_WORD
    return flags


def is_nothing_but_a_word(word: str, flags: int) -> bool:
    """A French word or a drug, and no frequent name."""
    if flags & NAME and not flags & Is.WORD:
        return False
    return bool((flags & Is.WORD and not flags & NAME) or (not flags & NAME and is_drug(word)))


def _is_misread(word: str, *, anywhere: bool = False) -> bool:
    """Letters in capitals with few digits among them."""
    if not (anywhere or word[0].isdigit()) or word.isalpha() or len(word) > 2 * len("Guillaumetteau"):
        return False
    letters = sum(map(str.isalpha, word))
    return letters >= _FEW_LETTERS and letters * 2 > len(word) + 2 and word.isupper()

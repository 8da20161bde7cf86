"""Lists of given names, surnames, words, places and clinical names: asked by the rules.

Case and accents do not count. data/README.md says where the lists come from; `python -m training.gazetteers`
writes them. They are read once, when first asked for.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Final, Literal

from colombage.protection.types import Gender
from colombage.protection.word_lists import WordList, folded, unpacked

_LOAD = Lock()
_REMEMBERED = 1 << 15
"""Words whose answers are kept: a text's own words come again and again."""
_LONGEST = 60


class Is:
    """What an entry is, as bits (plain numbers: enumerations are ten times slower here). One entry may be
    several things: Martin is a given name and a surname."""

    FEMALE: Final = 1
    MALE: Final = 2
    FREQUENT_GIVEN: Final = 4
    """Given often enough that it betrays a person by itself."""
    SURNAME: Final = 8
    FREQUENT_SURNAME: Final = 16
    WORD: Final = 32
    """A French word that is no name, or more often a word than a name."""
    ANY_WORD: Final = 64
    """A French word at all, or a word that also is a name."""


class Clinical:
    DRUG: Final = 1
    EPONYM: Final = 2


def given_name(word: str) -> Gender | Literal["both"] | None:
    """Whose given name it is; None when it is none. "Jean-Marie" counts by its first part."""
    flags = name_flags(word)
    if not flags & (Is.FEMALE | Is.MALE):
        first, _, others = folded(word).partition(" ")
        if not others or not all(_flags(part) & (Is.FEMALE | Is.MALE) for part in others.split(" ")):
            return None
        flags = _flags(first)
    if flags & Is.FEMALE:
        return "both" if flags & Is.MALE else Gender.FEMALE
    return Gender.MALE if flags & Is.MALE else None


def is_surname(word: str) -> bool:
    """Among the 219,000 of France. Of a double one ("Martin-Dupont") each part must be."""
    if name_flags(word) & Is.SURNAME:
        return True
    parts = folded(word).split(" ")
    return len(parts) > 1 and all(_flags(part) & Is.SURNAME for part in parts)


def is_common_word(word: str) -> bool:
    """A French word, inflected or not, that is no name or is more often a word than a name."""
    return bool(name_flags(word) & Is.WORD)


def is_town(name: str) -> bool:
    """A French commune, today's or a former one, in any spelling of "saint": "ST ETIENNE DU ROUVRAY"."""
    plain = folded(name)
    if len(plain) > _LONGEST:
        return False
    return bool(_list("places").flags_of(with_saints_in_full(plain)))


def is_postcode(code: str) -> bool:
    return len(code) == 5 and code.isascii() and code.isdigit() and bool(_list("places").flags_of(code))  # noqa: PLR2004


def is_drug(word: str) -> bool:
    """A drug's brand or substance."""
    return bool(_clinical_flags(word) & Clinical.DRUG)


def is_eponym(word: str) -> bool:
    """A name that medicine has given to a disease, sign, score, device or act: "Crohn", "Glasgow"."""
    return bool(_clinical_flags(word) & Clinical.EPONYM)


@lru_cache(_REMEMBERED)
def name_flags(word: str) -> int:
    """What `word` is, as `Is` says; 0 when no list holds it."""
    return _flags(folded(word)) if len(word) <= _LONGEST else 0


@lru_cache(_REMEMBERED)
def _clinical_flags(word: str) -> int:
    return _list("clinical").flags_of(folded(word)) if len(word) <= _LONGEST else 0


def _flags(plain: str) -> int:
    return _list("names").flags_of(plain) | _list("words").flags_of(plain)


def with_saints_in_full(plain: str) -> str:
    """Of a folded name of a place: "st etienne" and "ste anne" as the list has them."""
    if "st" not in plain:
        return plain
    long = {"st": "saint", "ste": "sainte"}
    return " ".join(long.get(part, part) for part in plain.replace(".", "").split(" "))


@cache
def _list(name: str) -> WordList:
    with _LOAD:
        return unpacked((files("colombage.protection") / "data" / f"{name}.bin").read_bytes())

"""Reads a person's name as it is written, into words and what each of them may be. Called by `people`.

French files write one name in many ways: « Jeanne Martel », « MARTEL Jeanne », « Martel, J. », « J.-P. M. »,
« Jeanne MARTEL née DUBOIS ». Capitals, commas and initials say which word is the surname; where nothing says
so for sure, both places stay possible.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from colombage.protection.gazetteers import Is, given_name, name_flags

_LONGEST_NAME = 120
_CHUNK = re.compile(r"[^\s,;()\[\]«»\"“”/]+|,")
_PART = re.compile(r"([^\W_]+)([^\w\s]*)")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'"})
_PARTICLES = frozenset(
    re.findall(
        r"\S+", "de du des d la le les l van von der den ter di da do dos del della el al ben bin ibn af"
    )
)
_BORN = frozenset(("nee", "ne", "epouse", "ep", "epse", "veuve", "vve", "dit", "dite", "alias"))
_JOINT = re.compile(r"[\s,(]*(?:n[ée]e?|[ée]p(?:ouse|se|\.)?|veuve|vve|dite?|alias)[\s:]*", re.IGNORECASE)
_LONGEST_JOINT = 20
_TITLES = frozenset(
    re.findall(
        r"\S+", "mme mmes mlle mr mrs madame monsieur mademoiselle messieurs dr docteur pr prof professeur me"
    )
)
_VOWELS = frozenset("aeiouy")
_INITIALS_TOGETHER = 3
_SHORTENED = 2
"""« Ph. », « Ch. »: as many letters may stand before the dot of an initial."""

_LOOKS_LIKE = str.maketrans("0123456789l", "oizeasgtbgi")
"""What a scan reads for a letter, and « l », which it takes for « I »."""


class Place(Enum):
    GIVEN = "given"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """One word of a name, its parts between hyphens, in small letters without accents.

    A part of one letter, or one that keeps its dot, is an initial. `particle` is what stands before a
    surname.
    """

    parts: tuple[str, ...]
    place: Place = Place.SURNAME
    sure: bool = False
    particle: str = ""
    is_initial: bool = field(init=False, compare=False)
    joined: str = field(init=False, compare=False)
    """« El Khatib » as some write it: « Elkhatib »."""

    def __post_init__(self) -> None:
        # Asked of every two words that are compared, so told once.
        object.__setattr__(self, "is_initial", all(map(is_initial, self.parts)))
        object.__setattr__(self, "joined", self.particle + "".join(self.parts))

    @property
    def may_be_given(self) -> bool:
        """Whether it is known as a given name, and not as a surname as much (« Petit », « Martin »)."""
        name = "-".join(self.parts)
        return given_name(name) is not None and not name_flags(name) & Is.FREQUENT_SURNAME


def read_name(written: str) -> tuple[Word, ...]:
    """The words of a name in their order; at least one, whatever is written."""
    plain = unicodedata.normalize("NFKD", written[:_LONGEST_NAME])
    plain = "".join(each for each in plain if unicodedata.category(each) not in {"Mn", "Cf"})
    raw = _raw_words(plain)
    if not raw:
        return (Word((fold(written),)),)
    return _placed(raw)


def joins_names(between: str) -> bool:
    """What stands between two surnames of one person: « née », « épouse », « veuve »."""
    return len(between) <= _LONGEST_JOINT and _JOINT.fullmatch(between) is not None


def fold(written: str) -> str:
    """Small letters without accents, spaces and signs; what is nothing else stays as it is."""
    plain = unicodedata.normalize("NFKD", written.casefold().translate(_LIGATURES))
    return "".join(each for each in plain if each.isalnum()) or written


def is_initial(part: str) -> bool:
    return len(part) == 1 or part.endswith(".")


def shape(part: str) -> str:
    """The same for two words that a scan confuses: « dupu1s » and « dupuis »."""
    return part.translate(_LOOKS_LIKE)


def same_part(one: str, other: str) -> bool:
    """Equal, but for what a scan misread; or the one is the initial of the other."""
    if one == other:
        return True
    if is_initial(one) or is_initial(other):
        return other.startswith(one.rstrip(".")) or one.startswith(other.rstrip("."))
    misread = not (one.isalpha() and other.isalpha())
    return misread and shape(one) == shape(other)


@dataclass(slots=True, repr=False)
class _Raw:
    parts: tuple[str, ...]
    capitals: bool
    particle: str = ""
    before_comma: bool = False
    born: bool = False

    @property
    def is_initial(self) -> bool:
        return all(map(is_initial, self.parts))


def _raw_words(plain: str) -> list[_Raw]:
    words: list[_Raw] = []
    particle = ""
    born = False
    for chunk in _CHUNK.findall(plain):
        if chunk == ",":
            for word in words:
                word.before_comma = True
            continue
        for parts, capitals in _groups(chunk):
            whole = "".join(parts).rstrip(".")
            if whole in _BORN:
                born = True
            elif whole in _TITLES and not capitals:
                continue
            elif whole in _PARTICLES and (len(whole) > 1 or parts[0].endswith("'")):
                particle += whole
            else:
                words.append(_Raw(tuple(part.rstrip("'") for part in parts), capitals, particle, born=born))
                particle = ""
    if particle:  # « Mme Le »: nothing follows, so it is the name.
        words.append(_Raw((particle,), capitals=False, born=born))
    return words


def _groups(chunk: str) -> list[tuple[tuple[str, ...], bool]]:
    """What hyphens (or, between initials, dots) hold together, and whether it is written in capitals."""
    groups: list[list[str]] = []
    joined = False
    was_initial = False
    for letters, signs in _PART.findall(chunk):
        part = letters.casefold().translate(_LIGATURES)
        if signs.startswith(("'", "’")) and len(letters) == 1:
            groups.append([f"{part}'"])
            joined = False
            continue
        initial = len(letters) == 1 or (signs.startswith(".") and len(letters) <= _SHORTENED)
        if initial and len(letters) > 1:
            part += "."
        if groups and joined and initial == was_initial:
            groups[-1].append(part)
        else:
            groups.append([part])
        joined = "-" in signs or "‐" in signs or "‑" in signs or (initial and signs == ".")
        was_initial = initial
    capitals = chunk.isupper() and sum(map(str.isalpha, chunk)) > 1
    if len(groups) == 1 and capitals and _reads_as_initials(groups[0]):
        return [(tuple(groups[0][0]), False)]
    return [(tuple(group), capitals and not all(map(is_initial, group))) for group in groups]


def _reads_as_initials(parts: Sequence[str]) -> bool:
    """« JP », « JM »: capitals without a vowel."""
    return len(parts) == 1 and 1 < len(parts[0]) <= _INITIALS_TOGETHER and not _VOWELS.intersection(parts[0])


def _placed(raw: list[_Raw]) -> tuple[Word, ...]:
    full = [word for word in raw if not word.is_initial]
    if not full:
        return _initials(raw)
    mixed = any(word.capitals for word in full) and not all(word.capitals for word in full)
    comma = any(word.before_comma for word in raw) and not all(word.before_comma for word in raw)
    given = _given_by_order(raw)
    words: list[Word] = []
    for at, word in enumerate(raw):
        if word.born or (comma and word.before_comma):
            place, sure = Place.SURNAME, True
        elif comma:
            place, sure = Place.GIVEN, True
        elif mixed:
            place, sure = (Place.SURNAME if word.capitals else Place.GIVEN), not word.is_initial
        else:
            place, sure = (Place.GIVEN if at in given else Place.SURNAME), False
        words.append(Word(word.parts, place, sure, word.particle))
    return tuple(words)


def _given_by_order(raw: list[_Raw]) -> set[int]:
    """Which words are given names when neither capitals nor a comma tell: the first, unless the list of given
    names knows another one and not it (« Martel Jeanne »), and initials, unless the list knows what is before
    them (« Jeanne M. »)."""
    if len(raw) == 1:
        return set()
    known = [not word.is_initial and given_name("-".join(word.parts)) is not None for word in raw]
    if raw[0].is_initial:
        return {at for at, word in enumerate(raw) if word.is_initial}
    if raw[-1].is_initial:
        return {0} if known[0] else {at for at, word in enumerate(raw) if word.is_initial}
    if not known[0] and any(known):
        return {at for at, is_known in enumerate(known) if is_known}
    return {0, *(at for at, is_known in enumerate(known[:-1]) if is_known)}


def _initials(raw: list[_Raw]) -> tuple[Word, ...]:
    """« J. M. » and « J.M. »: the last one is the surname's. « J.-P. » and « J. » are taken as they come."""
    if len(raw) == 1 and len(raw[0].parts) > 1:
        *given, surname = raw[0].parts
        return (Word(tuple(given), Place.GIVEN), Word((surname,)))
    return (*(Word(word.parts, Place.GIVEN) for word in raw[:-1]), Word(raw[-1].parts))

"""How far two written names agree, word by word and in any order, and what both tell together. Called by
`people`: « MARTEL Jeanne », « J. Martel » and « Martel » may all be Jeanne Martel, « Paul Martel » is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from colombage.protection.rules.written_names import Place, Word, is_initial, same_part

_GIVEN_AND_SURNAME = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names agree, none of their words contradicting: see `compare`."""

    full: int
    """How many words they share, not counting initials and parts of double names."""
    halves: int
    """How many words of the one are half of a double name of the other."""
    as_surname: bool
    """Some shared word is a surname in both."""

    @property
    def is_loose(self) -> bool:
        """Nothing but initials, or half a double surname: good for one person known, not for choosing."""
        return self.full == 0


def identity(words: tuple[Word, ...]) -> Likeness:
    """A person has been written so before, whatever has been learnt of their name since."""
    return Likeness(sum(not word.is_initial for word in words), 0, as_surname=True)


def compare(one: tuple[Word, ...], other: tuple[Word, ...]) -> Likeness | None:
    """None when they are two people: each has a word that the other lacks, or none is shared."""
    if len(one) > len(other):
        one, other = other, one
    pairs = _pairs(one, other)
    if not pairs or (len(pairs) < len(one) and len(pairs) < len(other)):
        return None
    if _is_surname_for_an_initial(one, other, pairs):
        return None
    full = halves = 0
    as_surname = False
    for mine, yours in pairs:
        as_surname = as_surname or mine.place is yours.place is Place.SURNAME
        if not (mine.is_initial or yours.is_initial):
            whole = len(mine.parts) == len(yours.parts) or mine.joined == yours.joined
            full, halves = full + whole, halves + (not whole)
    return Likeness(full, halves, as_surname)


def _is_surname_for_an_initial(
    one: tuple[Word, ...], other: tuple[Word, ...], pairs: list[tuple[Word, Word]]
) -> bool:
    """Whether all that agrees is a lone surname with the initial of another's given name: « Mme Petit » is
    not « P. Ramanantsoa »."""
    if len(one) > 1 or len(other) < _GIVEN_AND_SURNAME or all(word.is_initial for word in other):
        return False
    ((mine, yours),) = pairs
    return not mine.is_initial and yours.is_initial and not mine.may_be_given


def _pairs(one: tuple[Word, ...], other: tuple[Word, ...]) -> list[tuple[Word, Word]]:
    """Each word with the one that it may be; full words choose before initials, their own place first."""
    left = list(other)
    pairs: list[tuple[Word, Word]] = []
    for mine in sorted(one, key=lambda word: word.is_initial):
        fitting = [yours for yours in left if _same_word(mine, yours)]
        if fitting:
            best = max(fitting, key=lambda yours: (not yours.is_initial, mine.place is yours.place))
            left.remove(best)
            pairs.append((mine, best))
    return pairs


def _same_word(one: Word, other: Word) -> bool:
    if one.place is not other.place and one.sure and other.sure:
        return False
    if one.is_initial or other.is_initial:
        fewer, more = sorted((one.parts, other.parts), key=len)
        if len(fewer) < len(more) and not all(map(is_initial, fewer)):
            return False  # « Jean » is not « J.-P. »
        return all(map(same_part, fewer, more))
    if len(one.parts) == len(other.parts) and all(map(same_part, one.parts, other.parts)):
        return True
    if one.joined == other.joined:
        return True
    return one.place is other.place is Place.SURNAME and _is_half(one, other)


def _is_half(one: Word, other: Word) -> bool:
    """« Martel » of « Martel-Dubois »; given names are not halved: Jean is not Jean-Pierre."""
    fewer, more = sorted((one.parts, other.parts), key=len)
    return len(fewer) < len(more) and all(any(same_part(part, each) for each in more) for part in fewer)


def joined(known: tuple[Word, ...], new: tuple[Word, ...]) -> tuple[Word, ...]:
    """What both tell of the one person whose names they are."""
    if len(new) > len(known):
        known, new = new, known
    words = list(known)
    unmet = list(new)
    for mine, yours in _pairs(new, known):
        unmet.remove(mine)
        words[words.index(yours)] = _fuller(yours, mine)
    return (*words, *unmet)


def _fuller(one: Word, other: Word) -> Word:
    told = max(one, other, key=lambda word: (not word.is_initial, len(word.parts), word.joined.isalpha()))
    if one.sure is not other.sure:
        told = replace(told, place=(one if one.sure else other).place, sure=True)
    return replace(told, particle=told.particle or one.particle or other.particle)

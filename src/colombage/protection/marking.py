"""Texts that a person marked by hand, as missed or as fit to stay: checked here before anything uses them.

Called by FindMarks, and by `chat` for the messages and conversations that marks come with. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from colombage.protection.errors import MarkInvalid
from colombage.protection.types import Known

MOST_MARKS = 50
LONGEST_MARK = 200
_NOTHING: Sequence[str] = ()


def checked_marks(missed: Sequence[str] = _NOTHING, allowed: Sequence[str] = _NOTHING) -> Known:
    """The marks without the spaces around them. Raises MarkInvalid, which says what is wrong and no word of
    the marks."""
    for given in (missed, allowed):
        if len(given) > MOST_MARKS:
            raise MarkInvalid(
                reason="many",
                detail_fr=f"il y en a {len(given)}, et {MOST_MARKS} au plus peuvent être envoyées",
                detail_en=f"there are {len(given)}, and at most {MOST_MARKS} can be sent",
            )
        longest = max(map(len, given), default=0)
        if longest > LONGEST_MARK:
            raise MarkInvalid(
                reason="long",
                detail_fr=f"l’une compte {longest} caractères, la limite est de {LONGEST_MARK}",
                detail_en=f"one has {longest} characters, the limit is {LONGEST_MARK}",
            )
        if not all(any(map(str.isalnum, each)) for each in given):
            raise MarkInvalid(
                reason="blank",
                detail_fr="l’une ne contient ni lettre ni chiffre",
                detail_en="one holds neither a letter nor a digit",
            )
    marks = Known(missed=frozenset(map(str.strip, missed)), allowed=frozenset(map(str.strip, allowed)))
    if folded_marks(marks.missed) & folded_marks(marks.allowed):
        raise MarkInvalid(
            reason="both",
            detail_fr="le même texte est à la fois à protéger et à laisser",
            detail_en="the same text is both to be protected and to be left",
        )
    return marks


def with_last_word(before: Known, marks: Known) -> Known:
    """Both, where `marks` came later: what they allow is no longer missed, and the other way round."""
    missed, allowed = folded_marks(marks.missed), folded_marks(marks.allowed)
    return Known(
        missed=frozenset(each for each in before.missed if folded_mark(each) not in allowed),
        allowed=frozenset(each for each in before.allowed if folded_mark(each) not in missed),
        names=before.names,
        values=before.values,
    ).and_also(marks)


def folded_marks(marks: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded_mark, marks))


def folded_mark(mark: str) -> str:
    """As marks are compared: in any case, with any space between the words."""
    return " ".join(mark.casefold().split())

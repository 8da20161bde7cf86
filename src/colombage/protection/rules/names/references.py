"""References of a bibliography: behind their authors stand a title and a journal, and nobody private.
Called by settling.py for mentions without a title or field."""

from __future__ import annotations

import re
from enum import Enum, auto

from colombage.protection.rules.names.words import vocabulary

_REACH = 400
_INITIALS = r"[^\W\d_][\w'’-]{1,30} [A-Z]{1,3}"
_SEVERAL = re.compile(rf"{_INITIALS}(?:, | and | et |; )(?:{_INITIALS}|et al\b)")
_ONE = re.compile(rf"{_INITIALS}\. (?=[A-Z])")
_VOLUME = re.compile(
    r"\b(?:19|20)\d\d(?: [A-Z][a-z]{2,8}\.?(?: \d{1,2})?)?\s?;\s?\d|\bdoi\b|\bPMID\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\)?\.(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+")
_OF_TITLES = vocabulary(
    "and in of the with for on from by versus vs among after renal outcomes outcome patients patient disease "
    "diseases trial trials study studies risk treatment therapy effect effects care health heart failure "
    "kidney chronic acute cancer clinical randomized randomised controlled placebo review systematic "
    "cardiovascular type diabetes children adults women men death mortality prevention management guidelines "
    "journal medicine lancet surgery research new england american european british annals archives nature "
    "science medical internal critical lung liver brain stroke survival infection blood pressure events"
)


class Cited(Enum):
    NOWHERE = auto()
    BY_NAME = auto()
    """Behind the authors, and it may be somebody: an editor, say."""
    IN_A_TITLE = auto()
    """English words with capitals."""


def cited_at(text: str, start: int, end: int) -> Cited:
    """Where in a reference the name stands, if it is in one, behind its authors."""
    stop = text.find("\n", end, end + _REACH)
    stop = stop if stop >= 0 else min(len(text), end + _REACH)
    volume = _VOLUME.search(text, end, stop)
    if volume is None and _YEAR.search(text, end, stop) is None:
        return Cited.NOWHERE
    line = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
    if not (_SEVERAL.search(text, line, start) or (volume and _ONE.search(text, line, start))):
        return Cited.NOWHERE
    named = {word.lower() for word in _WORD.findall(text[start:end])}
    return Cited.BY_NAME if named.isdisjoint(_OF_TITLES) else Cited.IN_A_TITLE

"""Finds numbered identifiers: each begins with a digit, so this walks over a text's groups of digits and asks
each finder whether its number starts there. Called by `find`. Work is linear: each attempt is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colombage.protection.rules.banking import iban_at
from colombage.protection.rules.care import local_at, nir_at, prefix_start
from colombage.protection.rules.cues import Cue, cue_for
from colombage.protection.rules.marks import GAP
from colombage.protection.rules.phones import phone_at
from colombage.protection.rules.registers import registered_at
from colombage.protection.types import Label, Span

_DIGITS = re.compile(r"\d+")
_LIST = re.compile(r"\s*(?:,|;|/|\+|et|ou)\s*")
_LONGEST_GAP = 12
_NEXT_FIELD = re.compile(r"(?:[ \t]{0,4}[|\t\-/][ \t]{0,4}|\s{1,6})[A-Za-z]?\d{7,12}(?!\w)")
"""Values in the order of their fields: "IPP | NDA", and on the next line "8001234567 | 026012345"."""
_CONTINUES = re.compile(rf"\)?{GAP}\d|[A-Za-z]")
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:(?:19|20)\d\d|\d\d)(?![\w/])")
_FRENCH_OID = "1.2.250.1."
_OID = re.compile(r"1\.2\.250\.1(?:\.\d{1,4}){1,6}(?!\d)")
_FEW_DIGITS = 2
_SURE = 0.8
"""From here on nothing is looked for inside a span that was found."""
_DOI = re.compile(r"10\.\d{4,9}/[^\s]{1,100}")
_ISBN = re.compile(r"[\d\-– ]{9,17}[\dX]")
_ISBN_REACH = 10
_LOCAL_LABELS = frozenset({Label.IPP, Label.STAY_NUMBER})


def numbers_in(text: str) -> Iterator[Span]:
    floor = 0
    reference_end = 0
    done = 0
    listed: Span | None = None
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        if start >= done:
            done = max(done, _end_of_harmless(text, start, end))
        if start >= done and not _stands_alone(text, start, end):
            reference_end = max(reference_end, _end_of_reference(text, start, end))
            cue = _cue(text, start, end, floor) or _inherited(text, start, listed)
            spans = _spans_at(text, start, floor, cue, by_form=start >= reference_end)
            yield from spans
            if spans:
                listed = spans[-1] if cue else listed
                done = max((span.end for span in spans if span.score >= _SURE), default=done)
        floor = end


def _end_of_harmless(text: str, start: int, end: int) -> int:
    """Where a date with slashes or the OID of a French register that starts here ends; 0 when none does."""
    follows = text[end : end + 1]
    if follows == "/":
        harmless = _DATE.match(text, start)
    elif follows == "." and text.startswith(_FRENCH_OID, start):
        harmless = _OID.match(text, start)
    else:
        return 0
    return harmless.end() if harmless else 0


def _stands_alone(text: str, start: int, end: int) -> bool:
    """One or two digits with no number or letter beside them ("5 mg", "37,2"): the sieve that makes ordinary
    text cheap."""
    return (
        end - start <= _FEW_DIGITS
        and not _CONTINUES.match(text, end)
        and not (start and (text[start - 1].isalpha() or text[start - 1] in "+-/."))
    )


def _end_of_reference(text: str, start: int, end: int) -> int:
    """Where a DOI or ISBN that starts here ends; 0 when none does."""
    if text[end : end + 1] == "." and text[start:end] == "10":
        reference = _DOI.match(text, start)
    elif "ISBN" in text[max(0, start - _ISBN_REACH) : start]:
        reference = _ISBN.match(text, start)
    else:
        return 0
    return reference.end() if reference else 0


def _cue(text: str, start: int, end: int, floor: int) -> Cue | None:
    cue = cue_for(text, start, end, floor)
    if cue is None and start and (text[start - 1].isalpha() or text[start - 1] in "-/."):
        begin = prefix_start(text, start, floor)
        return cue_for(text, begin, end, floor) if begin < start else None
    return cue


def _inherited(text: str, start: int, listed: Span | None) -> Cue | None:
    """In "IPP 80012345, 80012346 et 80012347" the cue counts for the whole list."""
    if listed is None or not listed.end <= start <= listed.end + _LONGEST_GAP:
        return None
    if _LIST.fullmatch(text, listed.end, start):
        return Cue(listed.label, explicit=False)
    if listed.label in _LOCAL_LABELS and _NEXT_FIELD.match(text, listed.end):
        return Cue(listed.label, explicit=False, weak=True)
    return None


def _spans_at(text: str, start: int, floor: int, cue: Cue | None, *, by_form: bool) -> list[Span]:
    """What starts at these digits. `by_form`: what form or key alone betray counts too (not in an ISBN)."""
    candidates = [nir_at(text, start, cue), iban_at(text, start, cue)]
    if by_form or cue is not None:
        candidates += [phone_at(text, start, cue), registered_at(text, start, cue)]
    if cue is not None and cue.label in _LOCAL_LABELS:
        candidates.append(local_at(text, start, floor, cue))
    return [span for span in candidates if span is not None]

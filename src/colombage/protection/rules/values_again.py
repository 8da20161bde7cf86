"""Finds again, wherever they stand, values that were found or are known: a patient's number is found by the
word before it, and a table, an answer or an attachment repeats it without that word. Called once per call by
`finders`, over all its texts; people have `names.again`, which knows the other forms of a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from colombage.protection.rules.cues import folded
from colombage.protection.rules.marks import mark
from colombage.protection.rules.names.words import Words
from colombage.protection.types import Known, Label, Span

_AGAIN = 0.8
_LEAST_SIGNS = 4
"""A room or an age alone is a number like any other: "12" is nobody's."""
_MOST_WORDS = 24
_LONGEST_GAP = 4
_BRACKETS = frozenset("[]")
_MAY_BE_ANYBODYS = frozenset({Label.EMAIL, Label.PHONE, Label.ADDRESS, Label.URL})
_MAY_BE_COMMON_WORDS = frozenset({Label.TOWN, Label.HOSPITAL, Label.ORGANISATION})
"""Their first letter tells: "Sens" is a town, and "sens" is not."""

_Words = tuple[str, ...]


def values_again(texts: Sequence[str], found: Sequence[Sequence[Span]], known: Known) -> list[list[Span]]:
    """More spans for each text; they may overlap what was found there. Linear in the texts: each word is
    looked up once, and compared for the few lengths of the values that begin with it."""
    values: dict[_Words, Span] = {}
    for span in (*_known(known), *(each for spans in found for each in spans)):
        if span.label is Label.PERSON or sum(map(str.isalnum, span.text)) < _LEAST_SIGNS:
            continue
        words = _folded(Words(span.text).words)
        before = values.get(words)
        if 0 < len(words) <= _MOST_WORDS and (before is None or _says_more(span, before)):
            values[words] = span
    lengths: dict[str, list[int]] = {}
    for words in sorted(values, key=len, reverse=True):
        known_lengths = lengths.setdefault(words[0], [])
        if len(words) not in known_lengths:
            known_lengths.append(len(words))
    return [_in_text(text, values, lengths) if values else [] for text in texts]


def _known(known: Known) -> Iterable[Span]:
    """Nothing tells any more whose a phone number was: it raises nothing by itself."""
    for text, label in known.values:
        yield mark(text, 0, len(text), label, _AGAIN, private=False if label in _MAY_BE_ANYBODYS else None)


def _says_more(one: Span, other: Span) -> bool:
    return (one.data_class.rank, one.private) > (other.data_class.rank, other.private)


def _in_text(text: str, values: Mapping[_Words, Span], lengths: Mapping[str, Sequence[int]]) -> list[Span]:
    cut = Words(text)
    plain = {word: folded(word) for word in set(cut.words)}
    if lengths.keys().isdisjoint(plain.values()):
        return []
    spans: list[Span] = []
    done = 0
    for place, word in enumerate(cut.words):
        if place < done or plain[word] not in lengths or _is_put_away(cut, place):
            continue
        for length in lengths[plain[word]]:
            end = place + length
            value = values.get(tuple(plain[each] for each in cut.words[place:end]))
            if value is not None and end <= len(cut.words) and _is_meant(value, cut, place, end):
                start, stop = cut.starts[place], cut.ends[end - 1]
                spans.append(replace(value, start=start, end=stop, score=_AGAIN, text=text[start:stop]))
                done = end
                break
    return spans


def _is_meant(value: Span, words: Words, place: int, end: int) -> bool:
    first = words.words[place][0]
    if value.label in _MAY_BE_COMMON_WORDS and not (first.isupper() or first.isdigit()):
        return False
    return all(len(gap) <= _LONGEST_GAP and _BRACKETS.isdisjoint(gap) for gap in words.gaps[place + 1 : end])


def _is_put_away(words: Words, place: int) -> bool:
    """The number of a placeholder, or its word."""
    return words.is_placeholder(place) or (place > 0 and words.is_placeholder(place - 1))


def _folded(words: Iterable[str]) -> _Words:
    return tuple(map(folded, words))

"""Finds people again who were found, or are known, under other forms: surname alone, reversed in
capitals, with initials, by first name. Called once per call, over all its texts, since a name learnt in
one counts in all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from colombage.policy.types import DataClass
from colombage.protection.rules.names.cues import PARTICLES
from colombage.protection.rules.names.namesakes import Namesakes, Person
from colombage.protection.rules.names.not_people import is_called_after, is_on_a_sign
from colombage.protection.rules.names.settling import person_span
from colombage.protection.rules.names.words import Words, vocabulary
from colombage.protection.types import Known, Label, PersonRole, Span
from colombage.protection.word_lists import folded

_AGAIN = 0.8
_BY_HAND = 1.0
_MOST_WORDS = 6
_WORDS_BEFORE = 4
_JOINS = frozenset({" ", "  ", "\u00a0", "\u202f", "-", "‐", "‑", " -", "'", "’", "\n"})
_DOTTED = frozenset({".", ". ", ".\u00a0", ".-", ". -", "-"})
_SENTENCE_ENDS = frozenset(".!?:\n•*–—|;\t")
_ARTICLES = vocabulary("le la les un une ce cette")
_TOWARD = frozenset({"a", "sur", "vers", "depuis"})
_LONGEST_GAP = 4


def named_again(texts: Sequence[str], found: Sequence[Sequence[Span]], known: Known) -> list[list[Span]]:
    """More spans for each text, none inside what was found there already.

    A name that is a French word or a town too counts with a capital alone, inside a sentence; what a person
    marked, and a whole name that is known, counts always. Linear in the texts: each word is looked up once.
    """
    namesakes = Namesakes.of(found, known)
    keys = namesakes.keys()
    if not keys:
        return [[] for _ in texts]
    return [_Search(text, spans, namesakes).spans(keys) for text, spans in zip(texts, found, strict=True)]


class _Search:
    def __init__(self, text: str, found: Sequence[Span], namesakes: Namesakes) -> None:
        self._words = Words(text)
        self._namesakes = namesakes
        covered = sorted((span.start, span.end) for span in found)
        self._covered_from = [start for start, _ in covered]
        self._covered_to = [end for _, end in covered]
        self._plain: dict[str, str] = {}

    def spans(self, keys: set[str]) -> list[Span]:
        words = self._words.words
        self._plain = {word: folded(word) for word in set(words)}
        if keys.isdisjoint(self._plain.values()):
            return []
        spans: list[Span] = []
        done = 0
        for place, word in enumerate(words):
            if place >= done and self._plain[word] in keys and not self._words.is_placeholder(place):
                span, done = self._span_at(place, done)
                if span is not None:
                    spans.append(span)
        return spans

    def _span_at(self, place: int, floor: int) -> tuple[Span | None, int]:
        """What begins at a word of interest, and the next word to look at."""
        whole = self._phrase_at(place)
        if whole is not None:
            end, person = whole
            return self._spanned(place, end, person, _BY_HAND), end
        if self._is_covered(place):
            return None, place + 1
        pair = self._initials_at(place)
        if pair is not None:
            end, person = pair
            return self._spanned(place, end, person, _AGAIN), end
        if self._plain[self._words.words[place]] not in self._namesakes.by_word:
            return None, place + 1
        end = self._end_of_name(place)
        if end - place == 1 and not self._stands_alone(place):
            return None, place + 1
        named = [
            plain
            for word in self._words.words[place:end]
            if (plain := self._plain[word]) in self._namesakes.by_word
        ]
        person = self._namesakes.who(named)
        begin = self._begin_of_name(place, floor, person)
        return self._spanned(begin, end, person, _AGAIN), end

    def _phrase_at(self, place: int) -> tuple[int, Person | None] | None:
        words = self._words.words
        phrases = self._namesakes.phrases.get(self._plain[words[place]])
        if phrases is None:
            return None
        best: tuple[int, Person | None] | None = None
        for length in {len(phrase) for phrase in phrases}:
            end = place + length
            phrase = tuple(self._plain[word] for word in words[place:end])
            if phrase in phrases and (best is None or end > best[0]) and self._hangs_together(place, end):
                best = end, phrases[phrase]
        return best

    def _hangs_together(self, begin: int, end: int) -> bool:
        return all(len(gap) <= _LONGEST_GAP for gap in self._words.gaps[begin + 1 : end])

    def _is_covered(self, place: int) -> bool:
        start = self._words.starts[place]
        index = bisect_right(self._covered_from, start) - 1
        return index >= 0 and self._covered_to[index] > start

    def _initials_at(self, place: int) -> tuple[int, Person] | None:
        """Finds "J. M." and "J.-P. M." for Jeanne Martel, Jean-Paul Morel; the last may lack its dot."""
        words, gaps = self._words.words, self._words.gaps
        if len(words[place]) != 1 or not words[place].isupper() or (place and gaps[place] in {"'", "’", "."}):
            return None
        end = place + 1
        while (
            end < len(words)
            and end - place < 3  # noqa: PLR2004 (two given names and a surname)
            and gaps[end] in _DOTTED
            and "." in gaps[end]
            and len(words[end]) == 1
            and words[end].isupper()
        ):
            end += 1
        if end - place == 1:
            return None
        person = self._namesakes.initials.get((self._plain[words[place]], self._plain[words[end - 1]]))
        return (end, person) if person else None

    def _end_of_name(self, place: int) -> int:
        """Over more words of people, particles between them and initials behind: "Martel J."."""
        words, gaps = self._words.words, self._words.gaps
        end = each = place + 1
        while (
            each < len(words)
            and each < place + _MOST_WORDS
            and gaps[each] in _JOINS
            and not self._is_covered(each)
        ):
            plain = self._plain[words[each]]
            if plain in self._namesakes.by_word:
                end = each + 1
            elif len(words[each]) == 1 and words[each].isupper() and gaps[each + 1][:1] in {".", ","}:
                return each + 1
            elif plain not in PARTICLES:
                break
            each += 1
        return end

    def _begin_of_name(self, place: int, floor: int, person: Person) -> int:
        """Over what belongs to the person before the word: "J. ", "Le "."""
        words, gaps = self._words.words, self._words.gaps
        while place > floor and not self._is_covered(place - 1):
            before = words[place - 1]
            initial = len(before) == 1 and before.isupper() and gaps[place] in _DOTTED
            particle = gaps[place] in _JOINS and self._plain[before] in PARTICLES & person.words
            if (
                not (initial and any(word[0] == self._plain[before] for word in person.words))
                and not particle
            ):
                break
            place -= 1
        return place

    def _stands_alone(self, place: int) -> bool:
        """Whether one word by itself means the person here."""
        words, gaps = self._words.words, self._words.gaps
        word, plain = words[place], self._plain[words[place]]
        before = [folded(each) for each in words[max(0, place - _WORDS_BEFORE) : place]]
        if gaps[place].strip(" '’\u00a0-") == "" and (is_called_after(before) or is_on_a_sign(before)):
            return False
        if plain not in self._namesakes.in_capitals:
            return True
        if not word[0].isupper() or (before and before[-1] in _ARTICLES | _TOWARD):
            return False
        previous = words[place - 1] if place else ""
        following = words[place + 1] if place + 1 < len(words) else ""
        if word.isupper() and len(word) > 1:
            return not (len(previous) > 1 and previous.isupper()) and not (
                len(following) > 1 and following.isupper()
            )
        return bool(previous) and not previous[0].isupper() and _SENTENCE_ENDS.isdisjoint(gaps[place])

    def _spanned(self, begin: int, end: int, person: Person | None, score: float) -> Span:
        start, stop = self._words.starts[begin], self._words.ends[end - 1]
        text = self._words.text
        if person is not None:
            return person_span(text, start, stop, score, person.role, person.gender, doubtful=person.doubtful)
        if any(map(str.isdigit, text[start:stop])):
            return Span(start, stop, Label.HIDDEN, score, True, DataClass.PERSONAL, text[start:stop])
        return person_span(text, start, stop, score, PersonRole.UNKNOWN, None)

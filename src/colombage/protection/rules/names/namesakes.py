"""What the people already found, or known beforehand, may be called elsewhere: built once per call by
again.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from colombage.protection.gazetteers import Is, is_town
from colombage.protection.rules.names.cues import BY_SPELLING, PARTICLES, Kind
from colombage.protection.rules.names.evidence import NAME, flags_of
from colombage.protection.rules.names.words import Words, vocabulary
from colombage.protection.types import Gender, Known, Label, PersonRole, Span
from colombage.protection.word_lists import folded

_SHORTEST_IN_SMALL = 3
_MOST_WORDS = 12
_GIVEN_AND_WORDS = vocabulary(
    "pierre claire rose blanche iris aimee aime france olive prune capucine victoire constance clemence "
    "prudence marguerite violette colombe ange desire desiree noel parfait fleur jade perle ambre "
    "hortense jasmin cerise clementine pascal pascale marin martial cesar ophelie lucide reine major solange"
)
"""Given names that stand in care and office texts as words too, though names more often."""
_RANK = {PersonRole.PATIENT: 0, PersonRole.UNKNOWN: 1, PersonRole.RELATIVE: 2, PersonRole.PROFESSIONAL: 3}
"""Of two people who share a word, who is meant by it alone. Those in their function come last, so that a
class is never lowered by a namesake."""


@dataclass(frozen=True, slots=True)
class Person:
    words: frozenset[str]
    role: PersonRole
    gender: Gender | None
    alone: bool
    """Named by one word somewhere."""
    doubtful: bool = False
    """Seen by a finder that doubts it: covered, and raises nothing."""

    def order(self) -> tuple[bool, int, bool]:
        return (self.doubtful, _RANK[self.role], not self.alone)


@dataclass(slots=True)
class Namesakes:
    by_word: dict[str, Person] = field(default_factory=dict[str, Person])
    """Who is meant by one folded word."""
    in_capitals: set[str] = field(default_factory=set[str])
    """Words that are a name with a capital alone: "petit", "rose"; towns."""
    people: dict[str, list[Person]] = field(default_factory=dict[str, list[Person]])
    initials: dict[tuple[str, str], Person] = field(default_factory=dict[tuple[str, str], Person])
    phrases: dict[str, dict[tuple[str, ...], Person | None]] = field(
        default_factory=dict[str, dict[tuple[str, ...], "Person | None"]]
    )
    """By the first word: texts that are found whatever their case; None where a person marked them by
    hand."""
    _seen: set[tuple[str, PersonRole, bool]] = field(default_factory=set[tuple[str, PersonRole, bool]])

    @classmethod
    def of(cls, found: Sequence[Sequence[Span]], known: Known) -> Namesakes:
        namesakes = cls()
        for span in (span for spans in found for span in spans if span.label is Label.PERSON):
            role = span.role or PersonRole.UNKNOWN
            namesakes._add(span.text, role, span.gender, doubtful=role.is_private and not span.private)
        for name, role in known.names:
            person = namesakes._add(name, role, None)
            words = _plain(name)
            if person is not None and len(words) > 1:
                namesakes._add_phrase(words, person)
        for text in known.missed:
            namesakes._add_phrase(_plain(text), None)
        return namesakes

    def keys(self) -> set[str]:
        return {*self.by_word, *self.phrases, *(first for first, _ in self.initials)}

    def who(self, words: Iterable[str]) -> Person:
        """Whose words these are: of those who bear all, the first; else who is meant by one of them."""
        wanted = frozenset(words)
        first = next(iter(wanted))
        whole = [each for each in self.people.get(first, ()) if wanted <= each.words]
        return min(whole, key=Person.order) if whole else self.by_word[first]

    def _add(
        self, name: str, role: PersonRole, gender: Gender | None, *, doubtful: bool = False
    ) -> Person | None:
        if (name, role, doubtful) in self._seen:
            return None
        self._seen.add((name, role, doubtful))
        written = [word for word in Words(name).words if not _is_title(word)]
        named = [
            word for word in written if len(word) > 1 and folded(word) not in PARTICLES and not word.isdigit()
        ]
        if not named:
            return None
        person = Person(frozenset(map(folded, written)), role, gender, len(named) == 1, doubtful)
        for word in named:
            plain = folded(word)
            others = self.people.setdefault(plain, [])
            if person not in others and len(others) < _MOST_WORDS:
                others.append(person)
            before = self.by_word.get(plain)
            if before is None or person.order() < before.order():
                self.by_word[plain] = person
            flags = flags_of(plain)
            word_too = flags & Is.WORD or plain in _GIVEN_AND_WORDS
            town_rather = not flags & NAME and is_town(plain)
            if len(plain) < _SHORTEST_IN_SMALL or word_too or town_rather:
                self.in_capitals.add(plain)
        if len(named) > 1:
            first, last = folded(named[0])[0], folded(named[-1])[0]
            for pair in {(first, last), (last, first)}:
                self.initials.setdefault(pair, person)
        return person

    def _add_phrase(self, words: tuple[str, ...], person: Person | None) -> None:
        if words:
            self.phrases.setdefault(words[0], {})[words] = person


def _plain(text: str) -> tuple[str, ...]:
    return tuple(map(folded, Words(text).words))


def _is_title(word: str) -> bool:
    cue = BY_SPELLING.get(word)
    return cue is not None and cue.kind is Kind.TITLE and len(word) > 1

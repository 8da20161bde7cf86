"""Decides which person of a vault a written name means, or that it is somebody new. Called by the vault.

Names are compared word by word, in any order: « MARTEL Jeanne », « J. Martel » and « Martel » may all be
Jeanne Martel. Two people of one name stay two when given names, gender or role tell them apart; of what may
be several, the one met last is meant. A wrong guess never loses anything: each writing is restored as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from colombage.protection.rules.likeness import Likeness, compare, identity, joined
from colombage.protection.rules.written_names import Word, fold, is_initial, read_name, shape
from colombage.protection.types import Gender, PersonRole

_MOST_COMPARED = 200
"""Of people who share a word, the newest: a list of thousands of one name is read in time."""
_MOST_READINGS = 5_000
_TOLD_BY_GIVEN_NAME = 2
_WEIGHT = {PersonRole.PATIENT: 3, PersonRole.RELATIVE: 2, PersonRole.PROFESSIONAL: 1, PersonRole.UNKNOWN: 0}


@dataclass(slots=True, eq=False, repr=False)
class Person:
    """Somebody whom the vault knows, and what all ways of writing them have told so far."""

    number: int
    """In the order in which people were met for the first time."""
    words: tuple[Word, ...] = ()
    roles: set[PersonRole] = field(default_factory=set[PersonRole])
    gender: Gender | None = None
    writings: set[str] = field(default_factory=set[str])
    met: int = 0
    """When last, by the clock of their circle."""

    @property
    def role(self) -> PersonRole:
        """Somebody who is both, a doctor in hospital, counts as a patient."""
        return max(self.roles, key=_WEIGHT.__getitem__, default=PersonRole.UNKNOWN)

    def is_told_apart(
        self, role: PersonRole, gender: Gender | None, likeness: Likeness, *, guessed: bool = False
    ) -> bool:
        """Whether role or gender say that somebody of this name is another. Of roles that differ, only given
        name and surname together make one person. A civil title counts as a role: Mme Martel is not
        Dr Martel, whose gender nothing tells."""
        if gender and self.gender and gender is not self.gender:
            return True
        if likeness.full + likeness.halves >= _TOLD_BY_GIVEN_NAME or role in self.roles:
            return False
        if guessed and not (role.is_private and self.role is PersonRole.PROFESSIONAL):
            return False  # Nobody private is hidden behind somebody in their function.
        if PersonRole.UNKNOWN not in {role, self.role}:
            return True
        told = gender if role is PersonRole.UNKNOWN else self.gender
        return PersonRole.PROFESSIONAL in {role, self.role} and told is not None and self.gender is not gender

    def learn(self, words: tuple[Word, ...], roles: Iterable[PersonRole], gender: Gender | None) -> bool:
        """Whether this told anything new."""
        before = (self.words, len(self.roles), self.gender)
        self.words = joined(self.words, words) if self.words and words else self.words or words
        self.roles.update(roles)
        self.gender = self.gender or gender
        return before != (self.words, len(self.roles), self.gender)


@dataclass(slots=True, repr=False)
class Circle:
    """All people of one vault. Texts are read in their order, each time from `begin`: who was met last in
    them decides, so that the same texts read again mean the same people."""

    _by_key: dict[str, dict[Person, None]] = field(default_factory=dict[str, dict[Person, None]])
    _readings: dict[str, tuple[tuple[Word, ...], str]] = field(
        default_factory=dict[str, tuple[tuple[Word, ...], str]]
    )
    _people: int = 0
    _clock: int = 0
    _began: int = 0

    def begin(self) -> None:
        self._began = self._clock + 1

    def find(
        self, written: str, role: PersonRole, gender: Gender | None, *, guessed: bool = False
    ) -> Person | None:
        """The person meant; None for somebody new. A role that is `guessed` tells nobody apart, though of
        those who fit it chooses."""
        words, folded = self._read(written)
        fitting: list[tuple[tuple[int, bool, bool, int, bool, int], Person]] = []
        loose: list[Person] = []
        for person in self._candidates(words, folded):
            known = folded in person.writings
            likeness = identity(words) if known else compare(words, person.words)
            if likeness is None or person.is_told_apart(role, gender, likeness, guessed=guessed):
                continue
            if likeness.is_loose and not known:
                loose.append(person)
            else:
                met = person.met if person.met >= self._began else 0
                said = known and role in person.roles
                same_role = guessed and role in person.roles
                order = (likeness.full, same_role, likeness.as_surname, met, said, -person.number)
                fitting.append((order, person))
        if fitting:
            return max(fitting, key=lambda each: each[0])[1]
        return loose[0] if len(loose) == 1 else None

    def is_other_name(self, person: Person, written: str, gender: Gender | None) -> bool:
        """Whether what follows « née » or « épouse » can be another surname of this person, and is not the
        name in full of whoever they are married to."""
        alone = len(self._read(written)[0]) == 1
        return alone and not (gender and person.gender and gender is not person.gender)

    def meet(
        self, person: Person | None, written: str, roles: Iterable[PersonRole], gender: Gender | None
    ) -> tuple[Person, bool]:
        """`written` means this person, or somebody new. Whether anything was learnt of them by it."""
        if person is None:
            self._people += 1
            person = Person(self._people)
        self._clock += 1
        person.met = self._clock
        words, folded = self._read(written)
        if folded in person.writings:
            return person, person.learn((), roles, gender)
        person.learn(words, roles, gender)
        person.writings.add(folded)
        for key in (folded, *_keys(words)):
            self._by_key.setdefault(key, {})[person] = None
        return person, True

    def _read(self, written: str) -> tuple[tuple[Word, ...], str]:
        """Its words, and it folded. One name comes again and again, in one turn after another."""
        found = self._readings.get(written)
        if found is None:
            if len(self._readings) == _MOST_READINGS:
                self._readings.clear()
            found = self._readings[written] = (read_name(written), fold(written))
        return found

    def _candidates(self, words: tuple[Word, ...], folded: str) -> Iterable[Person]:
        found: dict[Person, None] = {}
        for key in (folded, *_sought(words)):
            for compared, person in enumerate(reversed(self._by_key.get(key, {}))):
                if compared == _MOST_COMPARED:
                    break
                found[person] = None
        return found


def _keys(words: tuple[Word, ...]) -> Iterable[str]:
    """Under which a person is kept: each part of their name, what it begins with, and initials apart."""
    for word in words:
        yield shape(word.joined)
        for part in word.parts:
            yield f"{part[0]}." if is_initial(part) else shape(part)
            yield f"{part[0]}…"


def _sought(words: tuple[Word, ...]) -> Iterable[str]:
    for word in words:
        yield shape(word.joined)
        for part in word.parts:
            if is_initial(part):
                yield f"{part[0]}…"
            else:
                yield shape(part)
                yield f"{part[0]}."

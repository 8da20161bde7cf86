"""The vault of a conversation: which placeholder stands for which value. Pure, in memory; `store` keeps it.

Called by the door: `protect` on everything that is sent, `restore` (or a Restorer) on what comes back.
The law: restore(protect(x)) == x for every text x, the same vault in hand. Hence each spelling of a value has
a placeholder of its own, and text that looks like a placeholder is put away like a value.

It also keeps what the conversation learnt: who people are, and what a person marked or let through by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from colombage.protection.errors import VaultFull
from colombage.protection.marking import with_last_word
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.rules.people import Circle, Person
from colombage.protection.rules.written_names import joins_names
from colombage.protection.types import Gender, Known, Label, PersonRole, Span
from colombage.protection.vaults.kinds import DATE, OTHER_GENDER, TYPED, kind_of, label_of
from colombage.protection.vaults.placeholders import (
    LARGEST_NUMBER,
    MOST_SPELLINGS,
    Placeholder,
    placeholders_in,
)

_FARTHEST = 731
"""Days, both ways, over which a date is told by its distance from the first one: two years."""
_COMPLETE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True, eq=False, repr=False)
class Entry:
    """One value: what all its spellings have in common, and the spellings in the order they were met. Its
    representation shows nothing of them."""

    kind: str
    number: int
    identity: str
    days: int = 0
    person: Person | None = None
    spellings: list[str] = field(default_factory=list[str])
    places: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def label(self) -> Label:
        return label_of(self.kind)

    @property
    def role(self) -> PersonRole | None:
        """Of a person, as far as it is known by now."""
        return self.person.role if self.person else None


@dataclass(slots=True)
class Vault:
    """Values and their placeholders. Never logged: its representation counts and shows nothing."""

    changes: int = 0
    """Grows whenever anything was added or learnt: what was kept before is out of date."""
    _entries: dict[tuple[str, str], Entry] = field(default_factory=dict[tuple[str, str], Entry])
    _numbered: dict[tuple[str, int, int], Entry] = field(default_factory=dict[tuple[str, int, int], Entry])
    _last: dict[str, int] = field(default_factory=dict[str, int])
    _spellings: int = 0
    _circle: Circle = field(default_factory=Circle)
    _of_person: dict[Person, Entry] = field(default_factory=dict[Person, Entry])
    _first_day: tuple[date, int] | None = None
    """The first complete date, and its number: others are told by their distance from it."""
    _learnt: Known = field(default_factory=Known)

    def protect_all(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[str]:
        """Texts that are read together, from the first: among people of one name, the one met last in them is
        meant, so that the same texts give the same placeholders in every call."""
        self._circle.begin()
        return [self.protect(text, found) for text, found in zip(texts, spans, strict=True)]

    def protect(self, text: str, spans: Sequence[Span]) -> str:
        """The text with each span replaced. Spans are in the text's order, without overlaps."""
        pieces: list[str] = []
        end = 0
        named: Person | None = None
        for span in spans:
            between = text[end : span.start]
            pieces.append(self._without_lookalikes(between))
            if span.label is Label.PERSON:
                entry = self._person(span, named if joins_names(between) else None)
                named = entry.person
                pieces.append(str(self._placed(entry, span.text)))
            else:
                named = None
                identity = same_for_all_spellings(span.label, span.text) or span.text
                pieces.append(str(self._give(kind_of(span), span.text, identity)))
            end = span.end
        pieces.append(self._without_lookalikes(text[end:]))
        return "".join(pieces)

    def entry_of(self, placeholder: Placeholder) -> Entry | None:
        """What the placeholder stands for; None when it was invented.

        A kind that a model put in the other gender counts, unless that word has the same number itself.
        """
        entry = self._numbered.get((placeholder.kind, placeholder.number, placeholder.days))
        if entry is None and placeholder.kind in OTHER_GENDER:
            entry = self._numbered.get((OTHER_GENDER[placeholder.kind], placeholder.number, placeholder.days))
        if entry is None or not 0 <= placeholder.spelling < len(entry.spellings):
            return None
        return entry

    def value_of(self, placeholder: Placeholder) -> str | None:
        """The exact text that the placeholder stands for; None when it was invented."""
        entry = self.entry_of(placeholder)
        return entry.spellings[placeholder.spelling] if entry else None

    def known(self) -> Known:
        """What is known before the next text is read: everybody met so far (but for whom a finder doubted,
        who has no role), by the writings that tell most, every other value, and what was learnt from a
        person or a caller."""
        met = [
            (written, entry.person.role)
            for entry in self._numbered.values()
            if entry.person is not None and entry.person.roles
            for written in _telling(entry.spellings)
        ]
        values = [
            (written, entry.label)
            for entry in self._numbered.values()
            if entry.label is not Label.PERSON and entry.kind != TYPED
            for written in entry.spellings
        ]
        return self._learnt.and_also(Known(names=tuple(met), values=tuple(values)))

    def learn(self, known: Known) -> None:
        """Names of a caller and marks of a person, for good. The last word counts: what is allowed now is no
        longer missed, and the other way round."""
        before = self._learnt
        self._learnt = with_last_word(before, known)
        self.changes += self._learnt != before

    @property
    def learnt(self) -> Known:
        """What `learn` was given, without the people met in texts."""
        return self._learnt

    @property
    def entries(self) -> Sequence[Entry]:
        """In the order in which their values were met."""
        return tuple(self._numbered.values())

    def put_back(self, entry: Entry, roles: Sequence[PersonRole] | None, gender: Gender | None) -> None:
        """An entry, with its spellings, of a vault that was kept; in the order of `entries`. `roles`: a
        person's; None of a vault that knew no people yet."""
        spellings, entry.spellings = entry.spellings, []
        self._keep(entry)
        for written in spellings:
            if roles is not None and entry.label is Label.PERSON:
                self._meet(entry, written, roles, gender)
            self._spell(entry, written)

    def __len__(self) -> int:
        """How many spellings it holds: it never shrinks."""
        return self._spellings

    def __repr__(self) -> str:
        return f"Vault({len(self)} values)"

    def _person(self, span: Span, named: Person | None) -> Entry:
        """The entry of whom the span names. `named`: whose other name it may be, by what stands before it."""
        role = span.role or PersonRole.UNKNOWN
        if named and self._circle.is_other_name(named, span.text, span.gender):
            person = named
        else:
            person = self._circle.find(span.text, role, span.gender, guessed=span.guessed)
        entry = self._of_person[person] if person else self._new_entry(kind_of(span), "")
        self._placed(entry, span.text)  # Kept before anything is learnt: a full vault learns nothing.
        doubtful = role.is_private and not span.private
        told_already = span.guessed and entry.person is not None and entry.person.roles
        self._meet(entry, span.text, [] if doubtful or told_already else [role], span.gender)
        return entry

    def _meet(self, entry: Entry, written: str, roles: Sequence[PersonRole], gender: Gender | None) -> None:
        entry.person, learnt = self._circle.meet(entry.person, written, roles, gender)
        self._of_person[entry.person] = entry
        self.changes += learnt

    def _without_lookalikes(self, literal: str) -> str:
        """Each piece between spans is read alone: its neighbours become brackets, which bound a placeholder
        as well as the text's end does."""
        pieces: list[str] = []
        end = 0
        for found in placeholders_in(literal):
            typed = literal[found.start : found.end]
            pieces += literal[end : found.start], str(self._give(TYPED, typed, typed))
            end = found.end
        return "".join((*pieces, literal[end:])) if pieces else literal

    def _give(self, kind: str, written: str, identity: str) -> Placeholder:
        entry = self._entries.get((kind, identity))
        if entry is None:
            entry = self._new_entry(kind, identity)
        return self._placed(entry, written)

    def _new_entry(self, kind: str, identity: str) -> Entry:
        number = self._last.get(kind, 0) + 1
        day = _day(kind, identity)
        if day and self._first_day and abs((day - self._first_day[0]).days) <= _FARTHEST:
            first, number = self._first_day
            return Entry(kind, number, identity, (day - first).days)
        return Entry(kind, number, identity)

    def _placed(self, entry: Entry, written: str) -> Placeholder:
        known = entry.places.get(written)
        if known is not None:
            return Placeholder(entry.kind, entry.number, known, entry.days)
        if entry.number > LARGEST_NUMBER or len(entry.spellings) >= MOST_SPELLINGS:
            raise VaultFull
        self._keep(entry)
        return self._spell(entry, written)

    def _keep(self, entry: Entry) -> None:
        if entry.identity:
            self._entries[entry.kind, entry.identity] = entry
        self._numbered[entry.kind, entry.number, entry.days] = entry
        self._last[entry.kind] = max(self._last.get(entry.kind, 0), entry.number)
        day = _day(entry.kind, entry.identity)
        if day and self._first_day is None:
            self._first_day = (day, entry.number)

    def _spell(self, entry: Entry, written: str) -> Placeholder:
        placeholder = Placeholder(entry.kind, entry.number, len(entry.spellings), entry.days)
        entry.places[written] = placeholder.spelling
        entry.spellings.append(written)
        self._spellings += 1
        self.changes += 1
        return placeholder


def _day(kind: str, identity: str) -> date | None:
    """The day of a complete date, whose identity is its ISO form."""
    if kind != DATE or not _COMPLETE.fullmatch(identity):
        return None
    try:
        return date.fromisoformat(identity)
    except ValueError:
        return None  # The 30th of February: written so, and told by a number of its own.


def _telling(spellings: Sequence[str]) -> list[str]:
    """Of a person's writings those that hold a word which no fuller one has."""
    told: set[str] = set()
    telling: list[str] = []
    for written in sorted(spellings, key=len, reverse=True):
        words = {word.casefold() for word in written.replace("-", " ").split() if len(word.rstrip(".")) > 1}
        if not words <= told:
            telling.append(written)
            told |= words
    return telling

"""Who reads a base: principals as an Actor carries them, understood, checked and put into words. Pure.

Called by the actions that make, change and show bases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from colombage.kernel.actor import Role
from colombage.knowledge.errors import ReadersInvalid
from colombage.knowledge.types.bases import Base, Owner, OwnerKind

MOST_READERS = 200
ROLES = (Role.STEWARD, Role.OFFICER, Role.AUDITOR, Role.GROUP_ADMINISTRATOR)
"""Those that may read as such. Everybody is a professional: that is `group`."""
_OF_PLACES = frozenset({Role.STEWARD, Role.OFFICER})
_ROLE_WORDS = {
    Role.STEWARD: ("Référents IA", "AI stewards"),
    Role.OFFICER: ("DPO, RSSI ou comité IA", "DPO, CISO or AI committee"),
    Role.AUDITOR: ("Auditeurs", "Auditors"),
    Role.GROUP_ADMINISTRATOR: ("Administrateurs du groupement", "Group administrators"),
}
_EVERYBODY = ("Tout le groupement", "The whole group")
_GONE = ("Ce lecteur n’existe plus", "This reader no longer exists")


class ReaderKind(StrEnum):
    GROUP = "group"
    ESTABLISHMENT = "establishment"
    DEPARTMENT = "department"
    PROFESSION = "profession"
    ROLE = "role"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Reader:
    """A principal taken apart: `id` of a place or person, `code` of a profession or role, perhaps at one
    establishment only."""

    kind: ReaderKind
    id: UUID | None = None
    code: str = ""
    establishment_id: UUID | None = None

    @property
    def principal(self) -> str:
        parts = (self.kind.value, self.id or self.code, self.establishment_id)
        return ":".join(str(part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to name: places, professions in both languages, and those people who were asked for."""

    establishments: Mapping[UUID, str] = field(default_factory=dict[UUID, str])
    departments: Mapping[UUID, tuple[str, UUID]] = field(default_factory=dict[UUID, tuple[str, UUID]])
    professions: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    people: Mapping[UUID, str] = field(default_factory=dict[UUID, str])


def parse_reader(principal: str) -> Reader | None:
    """None for what no Actor ever carries."""
    kind, _, rest = principal.partition(":")
    first, _, place = rest.partition(":")
    try:
        reader = _reader(ReaderKind(kind), first, UUID(place) if place else None)
    except ValueError:
        return None
    # The policies compare letter by letter: another way to write the same name would read nothing.
    return reader if reader.principal == principal else None


def _reader(kind: ReaderKind, first: str, place: UUID | None) -> Reader:
    if kind is ReaderKind.GROUP:
        return Reader(kind)
    if kind is ReaderKind.PROFESSION:
        return Reader(kind, code=first, establishment_id=place)
    if kind is ReaderKind.ROLE:
        role = Role(first)
        if role not in ROLES or (place is not None and role not in _OF_PLACES):
            raise ValueError(first)
        return Reader(kind, code=role.value, establishment_id=place)
    return Reader(kind, id=UUID(first))


def people_of(principals: Iterable[str]) -> set[UUID]:
    """Those whom the readers name in person."""
    read = (parse_reader(each) for each in principals)
    return {each.id for each in read if each and each.kind is ReaderKind.PERSON and each.id}


def checked_readers(owner: Owner, principals: Sequence[str], known: Known) -> tuple[str, ...]:
    """The readers, each once and in order. Raises ReadersInvalid with the first that will not do."""
    if owner.kind is OwnerKind.PERSON and principals:
        raise ReadersInvalid(reader=principals[0][:100])
    for principal in principals:
        reader = parse_reader(principal)
        if reader is None or _name(reader, known, 0) is None:
            raise ReadersInvalid(reader=principal[:100])
    distinct = tuple(dict.fromkeys(principals))
    if len(distinct) > MOST_READERS:
        raise ReadersInvalid(reader=distinct[MOST_READERS])
    return distinct


def described(principal: str, known: Known, language: str) -> str:
    """A reader in words: « Infirmier, infirmière, CH d’Yvetot »."""
    words = 1 if language == "en" else 0
    reader = parse_reader(principal)
    return (_name(reader, known, words) if reader else None) or _GONE[words]


def _name(reader: Reader, known: Known, words: int) -> str | None:
    """None when it names what is not there."""
    if reader.kind is ReaderKind.GROUP:
        return _EVERYBODY[words]
    if reader.kind is ReaderKind.PERSON:
        return known.people.get(reader.id) if reader.id else None
    if reader.kind is ReaderKind.ESTABLISHMENT:
        return known.establishments.get(reader.id) if reader.id else None
    if reader.kind is ReaderKind.DEPARTMENT:
        department = known.departments.get(reader.id) if reader.id else None
        return _at(department[0], department[1], known) if department else None
    pair = known.professions.get(reader.code) if reader.kind is ReaderKind.PROFESSION else None
    name = pair[words] if pair else _ROLE_WORDS[Role(reader.code)][words] if reader.code in ROLES else None
    return _at(name, reader.establishment_id, known) if name else None


def _at(name: str, establishment_id: UUID | None, known: Known) -> str | None:
    if establishment_id is None:
        return name
    place = known.establishments.get(establishment_id)
    return f"{name}, {place}" if place else None


def people_named(bases: Iterable[Base]) -> set[UUID]:
    """Everybody whom these bases name: readers in person and those who answer for them."""
    listed = list(bases)
    return {each.responsible_id for each in listed} | people_of(
        reader for each in listed for reader in each.readers
    )

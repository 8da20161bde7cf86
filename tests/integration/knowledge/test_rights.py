"""Random people, readers and bases: every way in shows exactly what the rights of that moment say.

Whoever has no right is told that there is nothing; the search is held to the same in knowledge_search.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from uuid import UUID

import pytest

from colombage.kernel.actor import Actor, Role
from colombage.kernel.errors import CodedError, Forbidden, NotFound
from colombage.knowledge.quality import NewReport, ReportKind
from colombage.knowledge.types.bases import Owner, OwnerKind
from tests.integration.knowledge.support import Room

PEOPLE, BASES, CHANGES = 3, 6, 5


@dataclass
class Known:
    """What the test knows of a base, to say who reads it without asking the database."""

    id: UUID
    maker: Actor
    owner: Owner
    readers: tuple[str, ...]
    document_id: UUID
    version_id: UUID

    def managed_by(self, actor: Actor) -> bool:
        if self.owner.kind is OwnerKind.PERSON:
            return actor.person_id == self.maker.person_id
        return actor.holds(Role.STEWARD, self.owner.establishment_id)

    def read_by(self, actor: Actor) -> bool:
        if self.owner.kind is OwnerKind.PERSON:
            return actor.person_id == self.maker.person_id
        answers = actor.person_id == self.maker.person_id
        return answers or self.managed_by(actor) or bool({*self.readers} & {*actor.principals})


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_way_in_shows_what_the_rights_of_the_moment_say(room: Room, seed: int) -> None:
    chance = random.Random(seed)
    people = [await _person(room, chance) for _ in range(PEOPLE)]
    people.append(await room.person("Référente (fictive)", Role.STEWARD, place=room.rouen))
    people.append(await room.person("Référent (fictif)", Role.STEWARD, for_group=True))
    known = [await _base(room, chance, people) for _ in range(BASES)]
    await _compare(room, people, known, known)
    for _ in range(CHANGES):
        base = chance.choice([each for each in known if each.owner.kind is not OwnerKind.PERSON])
        base.readers = _readers(room, chance, people)
        await room.change_base(base.maker, base.id, {"readers": base.readers})
        await _compare(room, [chance.choice(people), base.maker], known, [base, chance.choice(known)])
    await _compare(room, people, known, known)


async def _person(room: Room, chance: random.Random) -> Actor:
    place = chance.choice([room.rouen, room.yvetot])
    department = room.cardiology if place == room.rouen and chance.random() < 0.5 else None
    profession = chance.choice(["nurse", "doctor", None])
    roles = chance.choice([(), (), (Role.OFFICER,)])
    return await room.person(
        "Personne (fictive)", *roles, place=place, department=department, profession=profession
    )


def _readers(room: Room, chance: random.Random, people: list[Actor]) -> tuple[str, ...]:
    possible = [
        "group",
        f"establishment:{room.rouen}",
        f"establishment:{room.yvetot}",
        f"department:{room.cardiology}",
        "profession:nurse",
        f"profession:doctor:{room.yvetot}",
        f"role:officer:{room.rouen}",
        *(f"person:{each.person_id}" for each in people),
    ]
    return tuple(chance.sample(possible, chance.choice([0, 1, 1, 2])))


async def _base(room: Room, chance: random.Random, people: list[Actor]) -> Known:
    stewards = people[-2:]
    kind = chance.choice([OwnerKind.PERSON, OwnerKind.ESTABLISHMENT, OwnerKind.DEPARTMENT, OwnerKind.GROUP])
    if kind is OwnerKind.PERSON:
        maker, owner, readers = chance.choice(people), Owner(kind), ()
    elif kind is OwnerKind.GROUP:
        maker, owner, readers = stewards[1], Owner(kind), _readers(room, chance, people)
    else:
        department = room.cardiology if kind is OwnerKind.DEPARTMENT else None
        owner = Owner(kind, room.rouen, department)
        maker, readers = chance.choice(stewards), _readers(room, chance, people)
    base_id = await room.base(maker, owner, readers=readers)
    # The same in every base: each is a duplicate of all others, and a hint of one would be a leak.
    content = f"# Commun\n\nLe même contenu dans toutes les bases de {room.rouen}.\n".encode()
    document_id, version_id = await room.served(maker, base_id, content=content)
    return Known(base_id, maker, owner, readers, document_id, version_id)


async def _compare(room: Room, people: list[Actor], known: list[Known], looked_at: list[Known]) -> None:
    """Lists are compared whole, bases opened where they are looked at."""
    ours = {each.id for each in known}
    for person in people:
        read = {each.id for each in known if each.read_by(person)}
        listed = {each.base.id: each for each in await room.list_bases(person)}
        assert set(listed) & ours == read
        for base in looked_at:
            if base.id in read:
                await _open(room, person, base, read)
            else:
                await _closed(room, person, base)


async def _open(room: Room, person: Actor, base: Known, read: set[UUID]) -> None:
    assert (await room.open_base(person, base.id)).base.managed == base.managed_by(person)
    (listed,) = (await room.list_documents(person, base.id)).items
    opened = await room.open_document(person, base.document_id)
    for overview in (listed, opened):
        assert {each.base_id for each in overview.duplicates} == read - {base.id}
    assert (await room.read_version(person, base.version_id)).current
    await room.open_version(person, base.version_id)
    if base.managed_by(person):
        await room.read_quality(person, base.id)
    else:
        await _refused(room, person, base, Forbidden)


async def _closed(room: Room, person: Actor, base: Known) -> None:
    for asked in (
        room.open_base(person, base.id),
        room.list_documents(person, base.id),
        room.open_document(person, base.document_id),
        room.read_version(person, base.version_id),
        room.open_version(person, base.version_id),
        room.send_report(person, NewReport(base.id, ReportKind.QUESTION, "Quoi ?")),
    ):
        with pytest.raises(NotFound):
            await asked
    await _refused(room, person, base, NotFound)


async def _refused(room: Room, person: Actor, base: Known, error: type[CodedError]) -> None:
    """What managers alone may do."""
    for asked in (
        room.read_quality(person, base.id),
        room.change_base(person, base.id, {"name": "Pris"}),
        room.delete_base(person, base.id),
        room.add(person, base.id, b"Autre chose."),
        room.change_document(person, base.document_id, {"name": "pris.md"}),
        room.approve(person, base.document_id, None),
        room.retry(person, base.document_id),
        room.delete_document(person, base.document_id),
        room.add_test_question(person, base.id, "Quoi ?", [base.document_id]),
    ):
        with pytest.raises(error):
            await asked

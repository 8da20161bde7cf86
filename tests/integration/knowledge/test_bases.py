"""Bases through their actions: whose they are, who reads them, who may change what."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.errors import Forbidden, InvalidInput, NotFound
from colombage.knowledge.errors import FolderOfTheGroup, FolderRefused, OwnerInvalid, ReadersInvalid
from colombage.knowledge.types.bases import Owner, OwnerKind
from colombage.policy.types import DataClass
from tests.integration.knowledge.support import Room

PRIVATE = Owner(OwnerKind.PERSON)
GROUP = Owner(OwnerKind.GROUP)


async def names(room: Room, actor: Actor) -> set[str]:
    return {each.base.name for each in await room.list_bases(actor)}


async def test_a_base_says_whose_it_is_and_to_whom_it_is_open(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    department = Owner(OwnerKind.DEPARTMENT, department_id=room.cardiology)
    readers = (f"profession:nurse:{room.rouen}", f"person:{nurse.person_id}")
    base_id = await room.base(
        steward,
        department,
        name=" Cardiologie  2026 ",
        readers=readers,
        responsible_id=nurse.person_id,
        review_on=date(2030, 1, 1),
        data_class=DataClass.HEALTH,
    )
    overview = await room.open_base(steward, base_id)
    base = overview.base
    assert (base.name, base.owner.establishment_id) == ("Cardiologie 2026", room.rouen)
    assert (overview.department_name, overview.responsible_name) == ("Cardiologie", nurse.display_name)
    assert overview.establishment_name is not None
    assert overview.readers == (
        f"Infirmier, infirmière, {overview.establishment_name}",
        nurse.display_name,
    )
    assert (base.managed, overview.documents, overview.by_sense) == (True, 0, False)
    assert not (await room.open_base(nurse, base_id)).base.managed


@pytest.mark.parametrize(
    ("reader", "reads"),
    [
        ("group", {"nurse", "doctor", "elsewhere", "steward_elsewhere"}),
        ("establishment:{yvetot}", {"elsewhere", "steward_elsewhere"}),
        ("department:{cardiology}", {"doctor"}),
        ("profession:nurse", {"nurse", "elsewhere"}),
        ("profession:nurse:{yvetot}", {"elsewhere"}),
        ("role:steward:{yvetot}", {"steward_elsewhere"}),
        ("role:steward", set()),
        ("person:{doctor}", {"doctor"}),
    ],
)
async def test_each_kind_of_reader_reads_and_nobody_else(room: Room, reader: str, reads: set[str]) -> None:
    steward = await room.person("Référente (fictive)", Role.STEWARD, place=room.rouen)
    people = {
        "nurse": await room.person("Infirmière (fictive)", place=room.rouen, profession="nurse"),
        "doctor": await room.person(
            "Médecin (fictif)", place=room.rouen, department=room.cardiology, profession="doctor"
        ),
        "elsewhere": await room.person("Infirmier (fictif)", place=room.yvetot, profession="nurse"),
        "steward_elsewhere": await room.person("Référent (fictif)", Role.STEWARD, place=room.yvetot),
    }
    principal = reader.format(
        yvetot=room.yvetot, cardiology=room.cardiology, doctor=people["doctor"].person_id
    )
    base_id = await room.base(steward, readers=(principal,))
    document_id, version_id = await room.served(steward, base_id)
    for name, person in people.items():
        if name in reads:
            assert (await room.open_document(person, document_id)).document.id == document_id
            assert (await room.read_version(person, version_id)).current
            continue
        for asked in (
            room.open_base(person, base_id),
            room.list_documents(person, base_id),
            room.open_document(person, document_id),
            room.read_version(person, version_id),
            room.open_version(person, version_id),
            room.delete_document(person, document_id),
            room.change_base(person, base_id, {"name": "Pris"}),
            room.delete_base(person, base_id),
            room.read_quality(person, base_id),
        ):
            with pytest.raises(NotFound):
                await asked


async def test_stewards_publish_for_their_place_alone(room: Room, steward: Actor, nurse: Actor) -> None:
    of_group = await room.person("Référent du groupement (fictif)", Role.STEWARD, for_group=True)
    administrator = await room.person("Admin (fictive)", Role.GROUP_ADMINISTRATOR, for_group=True)
    elsewhere = Owner(OwnerKind.ESTABLISHMENT, establishment_id=room.yvetot)
    assert await room.base(of_group, GROUP)
    theirs = await room.base(of_group, elsewhere)
    for person in (steward, nurse, administrator):
        with pytest.raises(Forbidden):
            await room.base(person, GROUP)
        with pytest.raises(Forbidden):
            await room.base(person, elsewhere)
        assert await room.base(person, PRIVATE)
    with pytest.raises(NotFound):
        await room.open_base(steward, theirs)
    # Stewards of the group manage what stewards of a place made.
    base_id = await room.base(steward)
    await room.change_base(of_group, base_id, {"name": "Repris"})
    assert (await room.open_base(steward, base_id)).base.name == "Repris"


@pytest.mark.parametrize(
    "owner",
    [
        Owner(OwnerKind.ESTABLISHMENT),
        Owner(OwnerKind.ESTABLISHMENT, establishment_id=uuid4()),
        Owner(OwnerKind.DEPARTMENT),
        Owner(OwnerKind.DEPARTMENT, department_id=uuid4()),
    ],
)
async def test_a_place_that_is_not_there_owns_nothing(room: Room, steward: Actor, owner: Owner) -> None:
    with pytest.raises(OwnerInvalid):
        await room.base(steward, owner)


async def test_a_department_belongs_to_its_own_establishment(room: Room, steward: Actor) -> None:
    owner = Owner(OwnerKind.DEPARTMENT, establishment_id=room.yvetot, department_id=room.cardiology)
    with pytest.raises(OwnerInvalid):
        await room.base(steward, owner)


async def test_a_private_base_stays_private(room: Room, nurse: Actor, steward: Actor) -> None:
    base_id = await room.base(nurse, PRIVATE, name="Mes notes")
    with pytest.raises(ReadersInvalid):
        await room.change_base(nurse, base_id, {"readers": ("group",)})
    with pytest.raises(InvalidInput):
        await room.change_base(nurse, base_id, {"responsible_id": steward.person_id})
    with pytest.raises(FolderRefused):
        await room.change_base(nurse, base_id, {"watched_folder": "partage"})
    of_group = await room.person("Référent du groupement (fictif)", Role.STEWARD, for_group=True)
    for person in (steward, of_group):
        with pytest.raises(NotFound):
            await room.open_base(person, base_id)
        assert "Mes notes" not in await names(room, person)
    assert "Mes notes" in await names(room, nurse)


async def test_whoever_answers_for_a_base_reads_it_and_changes_nothing(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    base_id = await room.base(steward, responsible_id=nurse.person_id)
    assert not (await room.open_base(nurse, base_id)).base.managed
    for asked in (
        room.change_base(nurse, base_id, {"name": "À moi"}),
        room.delete_base(nurse, base_id),
        room.add(nurse, base_id),
        room.read_quality(nurse, base_id),
    ):
        with pytest.raises(Forbidden):
            await asked
    with pytest.raises(InvalidInput):
        await room.change_base(steward, base_id, {"responsible_id": new_id()})
    assert room.contents == set()


async def test_a_folder_of_the_server_is_named_by_stewards_of_the_group_alone(
    room: Room, steward: Actor
) -> None:
    base_id = await room.base(steward)
    with pytest.raises(FolderOfTheGroup):
        await room.change_base(steward, base_id, {"watched_folder": "autre-etablissement"})
    assert (await room.open_base(steward, base_id)).base.watched_folder is None
    of_group = await room.person("Référent du groupement (fictif)", Role.STEWARD, for_group=True)
    await room.change_base(of_group, base_id, {"watched_folder": "autre-etablissement"})
    await room.change_base(steward, base_id, {"watched_folder": None})


async def test_what_is_not_named_in_a_change_stays(room: Room) -> None:
    steward = await room.person("Référente du groupement (fictive)", Role.STEWARD, for_group=True)
    base_id = await room.base(steward, description="Avant", readers=("group",), review_on=date(2030, 1, 1))
    before = (await room.open_base(steward, base_id)).base
    await room.change_base(steward, base_id, {"description": " Après "})
    await room.change_base(steward, base_id, {"watched_folder": "a/b"})
    after = (await room.open_base(steward, base_id)).base
    assert (after.description, after.watched_folder) == ("Après", "a/b")
    assert (after.name, after.readers, after.review_on) == (before.name, before.readers, before.review_on)
    await room.change_base(steward, base_id, {"review_on": None, "watched_folder": None})
    assert (await room.open_base(steward, base_id)).base.review_on is None
    with pytest.raises(FolderRefused):
        await room.change_base(steward, base_id, {"watched_folder": "../ailleurs"})


async def test_two_bases_do_not_follow_one_folder(room: Room) -> None:
    steward = await room.person("Référente du groupement (fictive)", Role.STEWARD, for_group=True)
    folder = f"partage-{new_id().hex}"
    first, second = await room.base(steward), await room.base(steward)
    await room.change_base(steward, first, {"watched_folder": folder})
    with pytest.raises(FolderRefused):
        await room.change_base(steward, second, {"watched_folder": folder})


async def test_a_key_opens_for_readers_and_is_destroyed_by_managers_alone(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    base_id = await room.base(steward, readers=("group",))
    key_id = (await room.open_base(nurse, base_id)).base.data_key_id
    async with room.database.transaction(nurse) as connection:
        await room.keyring.destroy(connection, key_id)
    async with room.database.transaction(nurse) as connection:
        assert await room.keyring.open(connection, key_id)
    await room.served(steward, base_id)
    await room.delete_base(steward, base_id)
    assert room.contents == set()
    stranger = await room.person("Personne étrangère (fictive)")
    for person in (steward, nurse, stranger):
        async with room.database.transaction(person) as connection:
            with pytest.raises(NotFound):
                await room.keyring.open(connection, key_id)


async def test_colleagues_are_found_by_name_from_two_letters_and_ten_at_most(room: Room) -> None:
    mark = f"zq{new_id().hex[-8:]}"
    asking = await room.person("Qui cherche (fictif)", Role.STEWARD, place=room.rouen)
    await room.person(f"Éléonore {mark}-Duval (fictive)")
    gone = await room.person(f"Partie {mark} (fictive)")
    async with room.owner.anonymous() as connection:
        await connection.exec_driver_sql(f"update people set active = false where id = '{gone.person_id}'")
    found = (await room.list_readers(asking, f"{mark.upper()}-du")).people
    assert [each.display_name for each in found] == [f"Éléonore {mark}-Duval (fictive)"]
    assert [each.display_name for each in (await room.list_readers(asking, mark)).people] == [
        f"Éléonore {mark}-Duval (fictive)"
    ]
    assert (await room.list_readers(asking, "z")).people == ()
    assert (await room.list_readers(asking, "")).people == ()
    # Inside a word is not its beginning; a pattern is only its letters.
    assert (await room.list_readers(asking, mark[1:])).people == ()
    assert (await room.list_readers(asking, "%%")).people == ()
    for _ in range(12):
        await room.person(f"{mark}multiple (fictive)")
    assert len((await room.list_readers(asking, f"{mark}multiple")).people) == 10
    choices = await room.list_readers(asking, "")
    assert room.cardiology in {each.id for each in choices.departments}
    assert room.rouen in {each.id for each in choices.establishments}
    assert "nurse" in {each.code for each in choices.professions}
    assert Role.PROFESSIONAL not in choices.roles


async def test_who_shares_nothing_looks_for_nobody(room: Room, nurse: Actor) -> None:
    mark = f"zq{new_id().hex[-8:]}"
    await room.person(f"Éléonore {mark} (fictive)")
    for role in (Role.OFFICER, Role.AUDITOR, Role.GROUP_ADMINISTRATOR):
        officer = await room.person("Une autre (fictive)", role, for_group=True)
        assert (await room.list_readers(officer, mark)).people == ()
    assert (await room.list_readers(nurse, mark)).people == ()

"""Handing a conversation over: every row is the receiver's afterwards, and the giver reads none of them."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.errors import TurnRunning
from colombage.chat.sharing.errors import ShareClassRefused, ShareElsewhere, ShareEnded, ShareTemporary
from colombage.files.actions.list_files import ListFiles
from colombage.kernel.actor import Actor
from colombage.kernel.errors import CodedError, NotFound
from colombage.kernel.streams import Event
from colombage.kernel.streams.events import sealed
from colombage.protection.types import Known
from colombage.protection.vaults.kept import VaultStore
from tests.integration.chat.sharing.conftest import ANSWER, END, SENT, TITLE, Laid, Ward, kinds, read_as

OWN_TABLES = (
    "conversations",
    "turns",
    "streams",
    "data_keys",
    "stored_files",
    "vaults",
    "sent_texts",
)
"""Where rows have a person; the check of a turn stays whose it is, and a folder is one's own."""


_PLACE = """
select folder_id, pinned_at, archived_at, handed_over_by, handed_over_at is not null as dated
from conversations where id = :id
"""


async def _give(ward: Ward, laid: Laid, receiver: Actor, *, keep_reading: bool = False) -> None:
    await ward.sharing.hand_over(
        laid.owner, laid.conversation_id, receiver.person_id, keep_reading=keep_reading
    )


async def _whole(ward: Ward, reader: Actor, laid: Laid, *, declared: bool) -> dict[str, int]:
    return await read_as(ward, reader, laid, declared=declared, tables=OWN_TABLES)


@pytest.fixture
async def people(ward: Ward) -> tuple[Laid, Actor]:
    """What is given, by its owner, and who is to have it."""
    return await ward.lay(await ward.hire(ward.here), running=False), await ward.hire(ward.here)


async def test_every_row_is_the_receivers_and_the_giver_reads_none(
    ward: Ward, people: tuple[Laid, Actor]
) -> None:
    laid, receiver = people
    before = await _whole(ward, laid.owner, laid, declared=False)
    assert 0 not in before.values()
    await _give(ward, laid, receiver)
    assert await _whole(ward, receiver, laid, declared=False) == before
    for declared in (False, True):
        assert set((await _whole(ward, laid.owner, laid, declared=declared)).values()) == {0}
    async with ward.database.transaction(receiver) as connection:
        row = (await connection.execute(text(_PLACE), {"id": laid.conversation_id})).one()
    assert tuple(row) == (None, None, None, laid.owner.person_id, True)


async def test_the_key_in_memory_lets_the_giver_in_nowhere(ward: Ward, people: tuple[Laid, Actor]) -> None:
    """The keyring of this process still holds the key, opened for the giver a moment ago."""
    laid, receiver = people
    open_conversation = OpenConversation(ward.database, ward.keyring, ListFiles(ward.database, ward.keyring))
    await _give(ward, laid, receiver)
    with pytest.raises(NotFound):
        await open_conversation(laid.owner, laid.conversation_id)
    with pytest.raises(ShareEnded):
        await ward.sharing.open_shared(laid.owner, laid.conversation_id)
    with pytest.raises(NotFound):
        await ward.sharing.list_shares(laid.owner, laid.conversation_id)
    with pytest.raises(NotFound):
        await _give(ward, laid, receiver)
    async with ward.database.transaction(laid.owner) as connection:
        key = await ward.keyring.open(connection, laid.key_id)  # in memory, and good for nothing:
    assert await VaultStore(ward.database).sent(laid.owner, laid.conversation_id, key, laid.turn_id) is None


async def test_the_receiver_opens_it_and_its_vault_learns_on(ward: Ward, people: tuple[Laid, Actor]) -> None:
    laid, receiver = people
    async with ward.database.transaction(laid.owner) as connection:
        key = await ward.keyring.open(connection, laid.key_id)
        await connection.execute(text("delete from vaults where id = :id"), {"id": laid.conversation_id})
    vaults = VaultStore(ward.database)
    learnt = Known(missed=frozenset({"Lefèbvre"}), allowed=frozenset())
    await vaults.of(laid.owner, laid.conversation_id, laid.key_id, key).learn(learnt)
    await _give(ward, laid, receiver)
    vault = vaults.of(receiver, laid.conversation_id, laid.key_id, key)
    assert (await vault.known()).missed == {"Lefèbvre"}
    await vault.learn(Known(missed=frozenset({"Morel"}), allowed=frozenset()))
    assert (await vaults.of(receiver, laid.conversation_id, laid.key_id, key).known()).missed == {
        "Lefèbvre",
        "Morel",
    }
    async with ward.database.transaction(receiver) as connection:
        query = text("select title from conversations where id = :id")
        title = (await connection.execute(query, {"id": laid.conversation_id})).scalar_one()
    assert key.decrypt(title, laid.conversation_id).decode() == TITLE


_REFUSED: Event = {
    "type": "turn_failed",
    "code": "policy.class_refused",
    "facts": {"data_class": "health"},
    "seq": 1,
}


@pytest.mark.parametrize(
    "events",
    [[_REFUSED], [{**SENT, "data_class": "health"}, ANSWER, END]],
    ids=["refused", "sent, and not remembered"],
)
@pytest.mark.parametrize("is_aside", [False, True], ids=["on the branch", "on another branch"])
async def test_what_the_rules_keep_from_colleagues_is_not_handed_over_either(
    ward: Ward, people: tuple[Laid, Actor], events: list[Event], *, is_aside: bool
) -> None:
    """The conversation's class is that of what was sent: its receiver would read a refused question too."""
    laid, receiver = people
    if is_aside:
        head = "update conversations set head_id = null where id = :id"
        await ward.change(laid.owner, head, id=laid.conversation_id)
    async with ward.database.transaction(laid.owner) as connection:
        key = await ward.keyring.open(connection, laid.key_id)
    async with ward.database.system() as connection:
        given = {"body": sealed(events, key, laid.turn_id), "id": laid.turn_id}
        await connection.execute(text("update streams set transcript = :body where id = :id"), given)
    with pytest.raises(ShareClassRefused) as caught:
        await _give(ward, laid, receiver)
    assert "de santé" in caught.value.sentence()
    await ward.shareable("health")
    await _give(ward, laid, receiver)


async def test_all_shares_end_and_the_giver_may_go_on_reading(ward: Ward, people: tuple[Laid, Actor]) -> None:
    laid, receiver = people
    reader = await ward.hire(ward.here)
    await ward.share(laid, f"person:{reader.person_id}")
    await ward.share(laid, f"person:{receiver.person_id}")
    await _give(ward, laid, receiver, keep_reading=True)
    with pytest.raises(ShareEnded):
        await ward.sharing.open_shared(reader, laid.conversation_id)
    shared = await ward.sharing.open_shared(laid.owner, laid.conversation_id)
    assert [turn.id for turn in shared.conversation.turns] == [laid.turn_id]
    assert await ward.sharing.list_shared(receiver) == []
    (share,) = (await ward.sharing.list_shares(receiver, laid.conversation_id)).items
    assert share.principal == f"person:{laid.owner.person_id}"
    with pytest.raises(NotFound):
        await ward.sharing.end_share(laid.owner, share.id)
    await ward.sharing.end_share(receiver, share.id)
    with pytest.raises(ShareEnded):
        await ward.sharing.open_shared(laid.owner, laid.conversation_id)


async def test_it_may_be_handed_back(ward: Ward, people: tuple[Laid, Actor]) -> None:
    laid, receiver = people
    before = await _whole(ward, laid.owner, laid, declared=False)
    await _give(ward, laid, receiver)
    await ward.sharing.hand_over(receiver, laid.conversation_id, laid.owner.person_id, keep_reading=False)
    assert await _whole(ward, laid.owner, laid, declared=False) == before
    assert [kind for kind, _ in await kinds(ward, laid)] == ["conversation.handed_over"] * 2


async def test_not_while_an_answer_is_under_way(ward: Ward) -> None:
    laid, receiver = await ward.lay(await ward.hire(ward.here)), await ward.hire(ward.here)
    before = await read_as(ward, laid.owner, laid, declared=False)
    with pytest.raises(TurnRunning):
        await _give(ward, laid, receiver)
    assert await read_as(ward, laid.owner, laid, declared=False) == before
    assert await kinds(ward, laid) == []


async def test_only_to_an_active_colleague_of_the_establishment(
    ward: Ward, people: tuple[Laid, Actor]
) -> None:
    laid, _ = people
    for receiver in (
        await ward.hire(ward.elsewhere),
        await ward.hire(ward.here, active=False),
        laid.owner,
        ward.here.actor(),  # nobody
    ):
        with pytest.raises(ShareElsewhere):
            await _give(ward, laid, receiver)
    assert 0 not in (await _whole(ward, laid.owner, laid, declared=False)).values()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ("data_class = 'health'", ShareClassRefused),
        ("expires_at = now() + interval '1 hour'", ShareTemporary),
        ("deleted_at = now()", NotFound),
    ],
)
async def test_only_what_may_be_shown(
    ward: Ward, people: tuple[Laid, Actor], change: str, refusal: type[CodedError]
) -> None:
    laid, receiver = people
    statement = f"update conversations set {change} where id = :id"
    await ward.change(laid.owner, statement, id=laid.conversation_id)
    with pytest.raises(refusal):
        await _give(ward, laid, receiver)
    # The database says so by itself too.
    async with ward.database.transaction(laid.owner) as connection:
        query = text("select hand_conversation_over(:id, :to, false)")
        given = {"id": laid.conversation_id, "to": receiver.person_id}
        assert (await connection.execute(query, given)).scalar_one() == "gone"


async def test_somebody_elses_is_not_given_away(ward: Ward, people: tuple[Laid, Actor]) -> None:
    laid, receiver = people
    thief = await ward.hire(ward.here)
    await ward.share(laid, f"person:{thief.person_id}")
    with pytest.raises(NotFound):
        await ward.sharing.hand_over(thief, laid.conversation_id, receiver.person_id, keep_reading=True)
    async with ward.database.transaction(thief) as connection:
        await connection.execute(
            text("select set_config('colombage.shared', :id, true)"), {"id": str(laid.conversation_id)}
        )
        query = text("select hand_conversation_over(:id, :to, true)")
        given = {"id": laid.conversation_id, "to": thief.person_id}
        assert (await connection.execute(query, given)).scalar_one() == "gone"


async def test_given_twice_at_once_it_goes_to_one(ward: Ward, people: tuple[Laid, Actor]) -> None:
    laid, receiver = people
    other = await ward.hire(ward.here)
    outcomes = await asyncio.gather(
        _give(ward, laid, receiver), _give(ward, laid, other), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in outcomes) == ["NoneType", "NotFound"]
    owned = [await _whole(ward, each, laid, declared=False) for each in (receiver, other)]
    assert sorted(sum(each.values()) > 0 for each in owned) == [False, True]

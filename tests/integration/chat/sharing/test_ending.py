"""All that ends what somebody shared: who leaves or moves, what becomes of the conversation, other rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.sharing.errors import ShareClassRefused, ShareGiverMoved, ShareReaderLeft
from colombage.kernel.actor import Role
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from tests.conftest import make_actor
from tests.integration.chat.organising import Shelf
from tests.integration.chat.sharing.conftest import Ward, kinds, read_as
from tests.integration.chat.sharing.readers import MOVE, may_read, shown_to_a_colleague, there


async def test_who_left_the_establishment_reads_no_more(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    assert await may_read(ward, reader, laid)
    assert not await may_read(ward, ward.elsewhere.actor(reader.person_id), laid)


@pytest.mark.parametrize("is_both", [False, True], ids=["the owner alone", "the reader too"])
async def test_what_somebody_showed_closes_when_they_move_to_another_establishment(
    ward: Ward, *, is_both: bool
) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    await ward.share(laid, f"department:{ward.here.department_id}")
    assert await may_read(ward, reader, laid)
    administrator = make_actor(Role.GROUP_ADMINISTRATOR)
    moved = {"place": ward.elsewhere.establishment_id, "id": laid.owner.person_id}
    await ward.change(administrator, MOVE, **moved)
    if is_both:
        # It was shown among colleagues of the former one: there it is to be shown anew.
        reader = ward.elsewhere.actor(reader.person_id)
    assert not await may_read(ward, reader, laid)
    rows = await read_as(ward, reader, laid)
    assert set(rows.values()) == {0}
    items = (await ward.sharing.list_shares(there(ward, laid.owner), laid.conversation_id)).items
    assert [type(each.closed) for each in items] == [ShareGiverMoved] * 2
    back = {"place": ward.here.establishment_id, "id": laid.owner.person_id}
    await ward.change(administrator, MOVE, **back)
    assert await may_read(ward, ward.here.actor(reader.person_id), laid)


async def test_a_share_that_a_move_closed_gives_way_to_one_given_anew(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    administrator = make_actor(Role.GROUP_ADMINISTRATOR)
    for person in (laid.owner, reader):
        moved = {"place": ward.elsewhere.establishment_id, "id": person.person_id}
        await ward.change(administrator, MOVE, **moved)
    moved_there = replace(laid, owner=there(ward, laid.owner))
    again = await ward.share(moved_there, f"person:{reader.person_id}")
    (share,) = (await ward.sharing.list_shares(moved_there.owner, laid.conversation_id)).items
    assert (share.id, share.closed) == (again, None)
    assert await may_read(ward, ward.elsewhere.actor(reader.person_id), laid)


async def test_a_share_with_somebody_who_left_is_told_as_closed_and_may_be_ended(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    moved = {"place": ward.elsewhere.establishment_id, "id": reader.person_id}
    await ward.change(make_actor(Role.GROUP_ADMINISTRATOR), MOVE, **moved)
    (share,) = (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items
    assert isinstance(share.closed, ShareReaderLeft)
    await ward.sharing.end_share(laid.owner, share.id)
    assert (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items == ()


async def test_an_ended_share_is_over_at_once_and_may_be_given_again(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    (share,) = (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items
    await ward.sharing.end_share(laid.owner, share.id)
    assert not await may_read(ward, reader, laid)
    with pytest.raises(NotFound):
        await ward.sharing.end_share(laid.owner, share.id)
    await ward.share(laid, f"person:{reader.person_id}")
    assert await may_read(ward, reader, laid)


@pytest.mark.parametrize(
    "change",
    ["data_class = 'health'", "deleted_at = now()", "expires_at = now() + interval '1 hour'"],
)
async def test_what_becomes_of_the_conversation_ends_reading_but_not_ending(ward: Ward, change: str) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    (share,) = (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items
    statement = f"update conversations set {change} where id = :id"
    await ward.change(laid.owner, statement, id=laid.conversation_id)
    assert not await may_read(ward, reader, laid)
    await ward.sharing.end_share(laid.owner, share.id)


async def test_deleting_ends_what_was_shown_and_restoring_shows_it_to_nobody(
    ward: Ward, keyring: Keyring, tmp_path: Path
) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    append = AppendAudit(ward.database)
    shelf = Shelf.of(ward.database, keyring, laid.owner, append, tmp_path)
    await shelf.delete(laid.owner, laid.conversation_id)
    await shelf.restore(laid.owner, laid.conversation_id)
    await append.close()
    assert not await may_read(ward, reader, laid)
    assert (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items == ()
    assert [kind for kind, _ in await kinds(ward, laid)] == [
        "conversation.shared",
        "conversation.deleted",
        "conversation.share_ended",
        "conversation.restored",
    ]


async def test_a_raised_class_is_told_to_the_owner_and_comes_back_when_the_rule_allows_it(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    await ward.change(
        laid.owner, "update conversations set data_class = 'health' where id = :id", id=laid.conversation_id
    )
    sharing = await ward.sharing.list_shares(laid.owner, laid.conversation_id)
    assert isinstance(sharing.hindrance, ShareClassRefused)
    assert "de santé" in sharing.hindrance.sentence()
    assert len(sharing.items) == 1
    await ward.shareable("health")
    assert await may_read(ward, reader, laid)
    assert (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).hindrance is None


async def test_a_lowered_rule_ends_reading(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    for value, may in (("internal", True), ("public", False), ("none", False), ("personal", True)):
        await ward.shareable(value)
        assert await may_read(ward, reader, laid) is may, value

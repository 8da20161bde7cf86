"""Sharing as owners and readers live it: what is shown to whom, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from colombage.chat.sharing.errors import (
    ShareClassRefused,
    ShareClosed,
    ShareElsewhere,
    ShareEmpty,
    ShareEnded,
    ShareLimit,
    ShareReaderLeft,
    ShareTemporary,
)
from colombage.chat.sharing.types import MOST_SHARES
from colombage.kernel.actor import Role
from colombage.kernel.clock import new_id
from colombage.kernel.errors import NotFound
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass
from tests.conftest import make_actor
from tests.integration.chat.sharing.conftest import ANSWER, TITLE, Laid, Ward, kinds
from tests.integration.chat.sharing.readers import MOVE, may_read, shown_to_a_colleague

_SHARE = """
insert into conversation_shares (id, conversation_id, owner_id, establishment_id, principal)
values (gen_random_uuid(), :id, :owner, :place, 'person:' || gen_random_uuid())
"""


async def test_a_colleague_reads_the_ended_turns_and_whose_they_are(ward: Ward, keyring: Keyring) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    keyring._opened.clear()  # pyright: ignore[reportPrivateUsage] - as another process, which knows no key
    (line,) = await ward.sharing.list_shared(reader)
    assert (line.title, line.data_class) == (TITLE, DataClass.INTERNAL)
    assert line.owner_name == "Personne fictive"
    keyring._opened.clear()  # pyright: ignore[reportPrivateUsage]
    shared = await ward.sharing.open_shared(reader, laid.conversation_id)
    assert (shared.conversation.title, shared.owner_name) == (TITLE, "Personne fictive")
    assert [turn.id for turn in shared.conversation.turns] == [laid.turn_id]
    assert shared.conversation.turns[0].answer == ANSWER["text"]
    (check,) = shared.conversation.turns[0].remarks.checks
    assert (check.by, check.is_mine) == ("Personne fictive", False)
    assert shared.conversation.turns[0].message.text == f"Question de {laid.turn_id}"


async def test_everybody_of_a_department_reads_while_they_are_in_it(ward: Ward) -> None:
    laid = await ward.lay(await ward.hire(ward.here))
    await ward.share(laid, f"department:{ward.here.department_id}")
    reader = await ward.hire(ward.here)
    assert await may_read(ward, reader, laid)
    assert not await may_read(ward, ward.here.actor(reader.person_id, department=False), laid)


async def test_health_is_refused_until_the_rule_says_so(ward: Ward) -> None:
    reader = await ward.hire(ward.here)
    laid = await ward.lay(await ward.hire(ward.here), DataClass.HEALTH)
    with pytest.raises(ShareClassRefused):
        await ward.share(laid, f"person:{reader.person_id}")
    await ward.shareable("none")
    with pytest.raises(ShareClosed):
        await ward.share(laid, f"person:{reader.person_id}")
    await ward.shareable("health")
    await ward.share(laid, f"person:{reader.person_id}")
    assert await may_read(ward, reader, laid)


async def test_the_class_that_was_sent_counts_even_where_it_was_not_remembered(ward: Ward) -> None:
    """The conversation's class is written beside the answer, and the database may have been away then."""
    reader = await ward.hire(ward.here)
    laid = await ward.lay(await ward.hire(ward.here), DataClass.HEALTH)
    await ward.change(
        laid.owner, "update conversations set data_class = 'internal' where id = :id", id=laid.conversation_id
    )
    await ward.share(laid, f"person:{reader.person_id}")
    with pytest.raises(ShareEnded):
        await ward.sharing.open_shared(reader, laid.conversation_id)


async def test_only_colleagues_and_departments_of_one_s_establishment(ward: Ward) -> None:
    owner = await ward.hire(ward.here)
    laid = await ward.lay(owner)
    for principal in (
        f"person:{(await ward.hire(ward.elsewhere)).person_id}",
        f"person:{(await ward.hire(ward.here, active=False)).person_id}",
        f"person:{owner.person_id}",
        f"person:{new_id()}",
        f"department:{ward.elsewhere.department_id}",
        f"department:{new_id()}",
        f"establishment:{ward.here.establishment_id}",
        "group",
        f"person:{str(ward.here.department_id).upper()}",
        "person:x",
    ):
        with pytest.raises(ShareElsewhere):
            await ward.share(laid, principal)
    nowhere = replace(owner, establishment_id=None, principals=("group", f"person:{owner.person_id}"))
    with pytest.raises(ShareElsewhere):
        await ward.sharing.share_conversation(
            nowhere, laid.conversation_id, f"department:{ward.here.department_id}"
        )


async def test_only_one_s_own_and_neither_empty_nor_temporary_ones(ward: Ward) -> None:
    owner, reader = await ward.hire(ward.here), await ward.hire(ward.here)
    laid = await ward.lay(owner)
    principal = f"person:{reader.person_id}"
    with pytest.raises(NotFound):
        await ward.sharing.share_conversation(reader, laid.conversation_id, f"person:{owner.person_id}")
    with pytest.raises(NotFound):
        await ward.sharing.list_shares(reader, laid.conversation_id)
    empty = await ward.lay(owner)
    await ward.change(owner, "delete from turns where conversation_id = :id", id=empty.conversation_id)
    with pytest.raises(ShareEmpty):
        await ward.share(empty, principal)
    later = "update conversations set expires_at = now() + interval '1 hour' where id = :id"
    await ward.change(owner, later, id=laid.conversation_id)
    with pytest.raises(ShareTemporary):
        await ward.share(laid, principal)


async def test_a_second_time_is_the_same_share_and_there_is_an_end_to_them(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    again = await ward.share(laid, f"person:{reader.person_id}")
    (share,) = (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items
    assert share.id == again
    async with ward.database.transaction(laid.owner) as connection:
        for _ in range(MOST_SHARES - 1):
            await connection.execute(
                text(_SHARE),
                {
                    "id": laid.conversation_id,
                    "owner": laid.owner.person_id,
                    "place": ward.here.establishment_id,
                },
            )
    with pytest.raises(ShareLimit):
        await ward.share(laid, f"department:{ward.here.department_id}")


async def _statements_of_listing(ward: Ward, laid: Laid) -> int:
    ward.database.statements = []
    try:
        await ward.sharing.list_shares(laid.owner, laid.conversation_id)
        return len([each for each in ward.database.statements if "set_config" not in each])
    finally:
        ward.database.statements = None


async def test_listing_takes_as_many_statements_however_many_it_is_shared_with(ward: Ward) -> None:
    """The conversation, the rules, its shares, names, and who is a colleague still: the last of these was
    asked of each share."""
    laid, _ = await shown_to_a_colleague(ward)
    counts = [await _statements_of_listing(ward, laid)]
    readers = [await ward.hire(ward.here) for _ in range(3)]
    for reader in readers:
        await ward.share(laid, f"person:{reader.person_id}")
    moved = {"place": ward.elsewhere.establishment_id, "id": readers[1].person_id}
    await ward.change(make_actor(Role.GROUP_ADMINISTRATOR), MOVE, **moved)
    counts.append(await _statements_of_listing(ward, laid))
    items = (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items
    assert counts == [5, 5]
    assert [type(each.closed) for each in items] == [type(None), type(None), ShareReaderLeft, type(None)]


async def test_somebody_else_ends_no_share(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    (share,) = (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items
    for stranger in (reader, await ward.hire(ward.here)):
        with pytest.raises(NotFound):
            await ward.sharing.end_share(stranger, share.id)
    assert await may_read(ward, reader, laid)


async def test_sharing_reading_and_ending_are_in_the_record(ward: Ward) -> None:
    laid, reader = await shown_to_a_colleague(ward)
    await ward.sharing.open_shared(reader, laid.conversation_id)
    (share,) = (await ward.sharing.list_shares(laid.owner, laid.conversation_id)).items
    await ward.sharing.end_share(laid.owner, share.id)
    with pytest.raises(ShareEnded):
        await ward.sharing.open_shared(reader, laid.conversation_id)
    assert await kinds(ward, laid) == [
        ("conversation.shared", laid.owner.audit_key),
        ("conversation.read_by_colleague", reader.audit_key),
        ("conversation.share_ended", laid.owner.audit_key),
    ]

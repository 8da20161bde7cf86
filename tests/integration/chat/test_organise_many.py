"""Several conversations at once on a real database: all of them or none, and back where each was."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

import pytest

from colombage.chat.organising.actions.change_conversations import ChangeConversations
from colombage.chat.organising.actions.delete_conversations import DeleteConversations
from colombage.chat.organising.actions.list_conversations import LONGEST_PAGE
from colombage.chat.organising.actions.restore_conversations import RestoreConversations
from colombage.chat.organising.errors import SelectionChanged, TooManyAtOnce
from colombage.chat.organising.rules import MOST_AT_ONCE
from colombage.chat.organising.types import Change, State
from colombage.kernel.clock import new_id
from colombage.kernel.errors import NotFound
from tests.conftest import make_actor
from tests.integration.chat.organising import Shelf

TITLES = ["Relève", "Staff", "Tournée"]


async def three(shelf: Shelf) -> list[UUID]:
    return [await shelf.titled(title) for title in TITLES]


async def change(shelf: Shelf, changes: dict[UUID, Change]) -> None:
    await ChangeConversations(shelf.database, shelf.clock)(shelf.actor, changes)


async def delete(shelf: Shelf, ids: Collection[UUID]) -> None:
    await DeleteConversations(shelf.database, shelf.hub, shelf.append, shelf.clock)(shelf.actor, ids)


async def restore(shelf: Shelf, ids: Collection[UUID]) -> None:
    await RestoreConversations(shelf.database, shelf.append)(shelf.actor, ids)


async def test_several_go_to_the_archive_and_to_a_folder_and_back_where_each_was(shelf: Shelf) -> None:
    ids = await three(shelf)
    lundi = await shelf.add_folder(shelf.actor, "Lundi")
    mardi = await shelf.add_folder(shelf.actor, "Mardi")
    await change(shelf, {ids[0]: Change(folder=True, folder_id=lundi)})
    await change(shelf, dict.fromkeys(ids, Change(folder=True, folder_id=mardi)))
    assert await shelf.folders() == [("Lundi", 0), ("Mardi", 3)]
    back = {ids[0]: Change(folder=True, folder_id=lundi)} | dict.fromkeys(ids[1:], Change(folder=True))
    await change(shelf, back)
    assert await shelf.folders() == [("Lundi", 1), ("Mardi", 0)]
    await change(shelf, dict.fromkeys(ids, Change(archived=True)))
    assert await shelf.titles() == []
    assert await shelf.titles(State.ARCHIVED) == TITLES[::-1]
    await change(shelf, dict.fromkeys(ids[:2], Change(archived=False)))
    assert await shelf.titles() == ["Staff", "Relève"]
    assert await shelf.titles(folder_id=lundi) == ["Relève"]


async def test_several_are_deleted_and_taken_back_and_saying_it_twice_changes_nothing(shelf: Shelf) -> None:
    ids = await three(shelf)
    await delete(shelf, ids[:2])
    shelf.wait(hours=1)
    await delete(shelf, ids)
    (newest, *earlier) = (await shelf.listed(State.DELETED)).items
    assert newest.title == "Tournée"
    assert {each.deleted_at for each in earlier} != {newest.deleted_at}, "the day of the others had begun"
    await restore(shelf, ids)
    await restore(shelf, ids)
    assert await shelf.titles() == TITLES[::-1]


@pytest.mark.parametrize("wrong", ["unknown", "somebody_elses", "temporary", "in_the_bin"])
async def test_one_that_is_not_there_keeps_all_where_they_are(shelf: Shelf, wrong: str) -> None:
    ids = await three(shelf)
    other = replace(shelf, actor=make_actor())
    if wrong == "unknown":
        bad = new_id()
    elif wrong == "somebody_elses":
        bad = await other.titled("À quelqu’un d’autre")
    else:
        bad = await shelf.begin(temporary=wrong == "temporary")
    if wrong == "in_the_bin":
        await shelf.delete(shelf.actor, bad)
    else:
        with pytest.raises(SelectionChanged):
            await delete(shelf, [*ids, bad])
        with pytest.raises(SelectionChanged):
            await restore(shelf, [*ids, bad])
    with pytest.raises(SelectionChanged):
        await change(shelf, dict.fromkeys([*ids, bad], Change(archived=True)))
    assert await shelf.titles() == TITLES[::-1]
    if wrong == "somebody_elses":
        assert await other.titles() == ["À quelqu’un d’autre"]


async def test_a_folder_of_somebody_else_takes_nothing(shelf: Shelf) -> None:
    ids = await three(shelf)
    theirs = replace(shelf, actor=make_actor())
    folder = await theirs.add_folder(theirs.actor, "Ailleurs")
    with pytest.raises(NotFound):
        await change(shelf, dict.fromkeys(ids, Change(archived=True, folder=True, folder_id=folder)))
    assert await shelf.titles() == TITLES[::-1]


async def test_how_many_go_at_once_is_bounded(shelf: Shelf) -> None:
    ids = [new_id() for _ in range(MOST_AT_ONCE + 1)]
    with pytest.raises(TooManyAtOnce):
        await delete(shelf, ids)
    with pytest.raises(TooManyAtOnce):
        await change(shelf, dict.fromkeys(ids, Change(archived=True)))
    with pytest.raises(TooManyAtOnce):
        await restore(shelf, ids)


async def test_two_tabs_that_want_some_of_the_same_wait_for_each_other(shelf: Shelf) -> None:
    ids = [await shelf.titled(f"Sujet {number}") for number in range(12)]
    async with asyncio.timeout(20):
        for _ in range(5):
            await asyncio.gather(delete(shelf, ids[:9]), delete(shelf, ids[:2:-1]))
            await asyncio.gather(restore(shelf, ids), restore(shelf, ids[::-1]))
    assert len(await shelf.titles()) == 12


async def test_an_answer_under_way_is_stopped(shelf: Shelf) -> None:
    ids = await three(shelf)
    turn_id = await shelf.say(ids[1], "Une réponse qui dure", None)
    asked: list[UUID] = []

    class Hub:
        async def ask_stop(self, _actor: object, *stream_ids: UUID) -> None:
            asked.extend(stream_ids)

    deleting = DeleteConversations(shelf.database, Hub(), shelf.append, shelf.clock)  # type: ignore[arg-type]
    await deleting(shelf.actor, ids[1:])
    assert turn_id in asked
    assert await shelf.titles() == ["Relève"]


async def test_a_longer_page_may_be_asked_for(shelf: Shelf) -> None:
    for number in range(5):
        await shelf.titled(f"Sujet {number}")
    first = await shelf.listed(limit=2)
    assert [each.title for each in first.items] == ["Sujet 4", "Sujet 3"]
    rest = await shelf.listed(after=first.next, limit=LONGEST_PAGE)
    assert [each.title for each in rest.items] == ["Sujet 2", "Sujet 1", "Sujet 0"]
    assert rest.next is None


async def test_a_folder_that_is_deleted_meanwhile_takes_nothing_and_faults_nobody(shelf: Shelf) -> None:
    ids = await three(shelf)
    for _ in range(20):
        folder = await shelf.add_folder(shelf.actor, "Lundi")
        into = dict.fromkeys(ids, Change(folder=True, folder_id=folder))
        await change(shelf, into)
        done = await asyncio.gather(
            change(shelf, into),
            shelf.change(shelf.actor, ids[0], into[ids[0]]),
            shelf.delete_folder(shelf.actor, folder),
            change(shelf, into),
            return_exceptions=True,
        )
        assert {type(each) for each in done} <= {type(None), NotFound}
        assert await shelf.folders() == []

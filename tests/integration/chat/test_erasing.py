"""How conversations end on a real database: the bin, temporary ones, and what erasing takes along."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.chat import store
from colombage.chat.errors import ConversationDeleted
from colombage.chat.organising.errors import (
    ConversationTemporary,
)
from colombage.chat.organising.types import Change, State
from colombage.identity.actions.recall_person import RecallPerson
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput, NotFound
from colombage.kernel.streams import StreamHub
from tests.conftest import MigratedCluster, make_actor
from tests.integration.chat.organising import Shelf


async def test_what_is_deleted_is_out_of_reach_until_it_is_restored(shelf: Shelf) -> None:
    conversation = await shelf.titled("Retour de lot", "Le lot 42")
    await shelf.delete(shelf.actor, conversation)
    await shelf.delete(shelf.actor, conversation)  # Twice is once.
    assert await shelf.titles() == []
    assert await shelf.found("lot") == []
    (binned,) = (await shelf.listed(State.DELETED)).items
    assert (binned.title, binned.deleted_at) == ("Retour de lot", shelf.now)
    async with shelf.database.transaction(shelf.actor) as connection:
        with pytest.raises(ConversationDeleted):
            await store.conversation(connection, conversation)
    with pytest.raises(ConversationDeleted):
        await shelf.change(shelf.actor, conversation, Change(title="Autre"))
    with pytest.raises(NotFound):
        await shelf.restore(make_actor(), conversation)
    assert await shelf.of_another().titles(State.DELETED) == []
    await shelf.restore(shelf.actor, conversation)
    assert await shelf.titles() == ["Retour de lot"]
    assert await shelf.found("lot 42") == ["Retour de lot"]


async def test_what_is_asked_while_it_is_deleted_is_stopped_too_or_refused(shelf: Shelf) -> None:
    """Answers are stopped once nothing more can be asked, or one begun in between would go on unseen."""
    conversation = await shelf.titled("Relève")

    async def ask_stop(*_: object) -> None:
        with pytest.raises(ConversationDeleted):
            await shelf.say(conversation, "Encore ?", None)

    hub = cast("StreamHub", SimpleNamespace(ask_stop=ask_stop))
    await replace(shelf.delete, hub=hub)(shelf.actor, conversation)
    assert await shelf.titles(State.DELETED) == ["Relève"]


async def test_erasing_takes_everything_along_and_destroys_the_key(shelf: Shelf) -> None:
    conversation = await shelf.titled("À effacer")
    await shelf.say(conversation, "Encore", answer=None)
    with pytest.raises(NotFound):
        await shelf.erase(make_actor(), conversation)
    await shelf.erase(shelf.actor, conversation)
    tables = ("conversations", "turns", "streams", "stream_batches", "data_keys")
    assert await shelf.count(*tables) == dict.fromkeys(tables, 0)
    with pytest.raises(NotFound):
        await shelf.restore(shelf.actor, conversation)


async def test_what_holds_words_does_not_end_as_if_it_were_empty(shelf: Shelf) -> None:
    """Where the head of an old conversation was not found, all that was asked in it would have gone."""
    conversation = await shelf.titled("Sans tête")
    async with shelf.database.transaction(shelf.actor) as connection:
        await connection.execute(text("update conversations set head_id = null"))
    shelf.wait(days=30)
    assert await shelf.erase_ended() == 0
    assert await shelf.count("conversations", "turns") == {"conversations": 1, "turns": 1}
    await shelf.erase(shelf.actor, conversation)


async def test_erased_twice_at_once_it_is_erased_once(shelf: Shelf) -> None:
    """Both got through to what belongs to it, and each wanted what the other held."""
    conversation = await shelf.titled("Deux clics")
    together = asyncio.Barrier(2)

    async def delete_files_of(*_given: object) -> int:
        await together.wait()
        return 0

    erase = replace(shelf.erase, delete_files_of=delete_files_of)
    entries: list[str] = []

    async def within(_connection: object, *added: AuditEntry) -> None:
        entries.extend(each.kind for each in added)

    erase = replace(erase, append=cast("AppendAudit", SimpleNamespace(within=within)))
    await asyncio.gather(erase(shelf.actor, conversation), erase(shelf.actor, conversation))
    assert entries == ["conversation.erased"]


async def test_the_bin_is_emptied_after_a_day_and_not_before(shelf: Shelf) -> None:
    for title in ("Première", "Deuxième"):
        await shelf.delete(shelf.actor, await shelf.titled(title))
        shelf.wait(hours=20)
    assert await shelf.erase_ended() == 1
    assert await shelf.titles(State.DELETED) == ["Deuxième"]
    shelf.wait(hours=4)
    assert await shelf.erase_ended() == 1
    assert (await shelf.count("conversations", "data_keys")) == {"conversations": 0, "data_keys": 0}


async def test_one_restored_in_the_last_moment_is_not_erased(shelf: Shelf) -> None:
    conversation = await shelf.titled("Reprise")
    await shelf.delete(shelf.actor, conversation)
    await shelf.restore(shelf.actor, conversation)
    shelf.wait(hours=30)
    with pytest.raises(NotFound):
        await shelf.erase(shelf.actor, conversation, shelf.now)
    assert await shelf.titles() == ["Reprise"]


async def test_an_erasing_that_was_cut_short_cannot_be_undone_and_is_taken_up_again(shelf: Shelf) -> None:
    conversation = await shelf.titled("À moitié")

    async def cut_short(*_given: object) -> int:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await replace(shelf.erase, delete_files_of=cut_short)(shelf.actor, conversation)
    assert await shelf.titles() == []
    assert await shelf.titles(State.DELETED) == []
    with pytest.raises(NotFound):
        await shelf.restore(shelf.actor, conversation)
    assert await shelf.erase_ended() == 1
    assert await shelf.count("conversations") == {"conversations": 0}


async def test_a_temporary_one_is_nowhere_and_ends_by_itself(shelf: Shelf) -> None:
    conversation = await shelf.begin("Le temps d’une question", temporary=True)
    await shelf.say(conversation, "Question passagère")
    folder = await shelf.add_folder(shelf.actor, "Dossier")
    assert await shelf.titles() == []
    assert await shelf.found("passagère") == []
    for change in (
        Change(pinned=True),
        Change(archived=True),
        Change(folder=True, folder_id=folder),
    ):
        with pytest.raises(ConversationTemporary):
            await shelf.change(shelf.actor, conversation, change)
    shelf.wait(hours=23)
    assert await shelf.erase_ended() == 0
    shelf.wait(hours=1)
    with pytest.raises(NotFound):
        await shelf.change(shelf.actor, conversation, Change(title="Trop tard"))
    assert await shelf.erase_ended() == 1
    assert await shelf.count("conversations") == {"conversations": 0}


async def test_whether_it_is_temporary_is_said_until_something_is_asked(shelf: Shelf) -> None:
    conversation = await shelf.begin()
    await shelf.change(shelf.actor, conversation, Change(temporary=True))
    await shelf.change(shelf.actor, conversation, Change(temporary=False))
    await shelf.change(shelf.actor, conversation, Change(temporary=True))
    await shelf.say(conversation, "Question passagère")
    for temporary in (True, False):
        with pytest.raises(InvalidInput):
            await shelf.change(shelf.actor, conversation, Change(temporary=temporary))
    assert await shelf.titles() == []
    shelf.wait(hours=24)
    assert await shelf.erase_ended() == 1


async def test_one_that_was_begun_and_never_asked_ends_after_a_week(shelf: Shelf) -> None:
    await shelf.begin()
    await shelf.titled("Demandée")
    late = await shelf.begin()
    shelf.wait(hours=7 * 24 - 1)
    assert await shelf.erase_ended() == 0
    await shelf.say(late, "Le brouillon part enfin")
    shelf.wait(hours=2)
    with pytest.raises(NotFound):
        await shelf.erase(shelf.actor, late, shelf.now)
    assert await shelf.erase_ended() == 1
    assert await shelf.count("conversations", "data_keys") == {"conversations": 2, "data_keys": 2}


async def test_one_whose_time_is_over_is_gone_before_the_job_comes(shelf: Shelf) -> None:
    shelf.wait(hours=-25)
    conversation = await shelf.begin(temporary=True)
    async with shelf.database.transaction(shelf.actor) as connection:
        assert await store.conversation(connection, conversation) is None


async def test_deleting_a_temporary_one_erases_it(shelf: Shelf) -> None:
    conversation = await shelf.begin(temporary=True)
    await shelf.say(conversation, "Question passagère")
    await shelf.delete(shelf.actor, conversation)
    assert await shelf.count("conversations", "data_keys") == {"conversations": 0, "data_keys": 0}


async def test_one_that_cannot_be_erased_keeps_no_other_back(shelf: Shelf) -> None:
    stranger = shelf.of_another()
    for one in (stranger, shelf):
        await one.delete(one.actor, await one.titled("Supprimée"))
    shelf.wait(hours=25)
    # Acting for one of them the job reaches nothing of the other's.
    assert await shelf.erase_ended(shelf.actor) == 1
    assert await stranger.titles(State.DELETED) == ["Supprimée"]
    assert await shelf.erase_ended(stranger.actor) == 1


async def test_whoever_left_is_still_known_to_the_record(
    database: Database, cluster: MigratedCluster
) -> None:
    person_id = new_id()
    with psycopg.connect(cluster.cluster.superuser().conninfo()) as connection:
        audit_key = connection.execute(
            "insert into colombage.people (id, login, display_name, sort_name, active)"
            " values (%s, %s, 'Partie', 'partie', false) returning audit_key",
            (person_id, f"partie.{person_id.hex}"),
        ).fetchone()
    recalled = await RecallPerson(database)(person_id)
    assert recalled is not None
    assert audit_key is not None
    assert (recalled.audit_key, recalled.principals, recalled.grants) == (
        audit_key[0],
        (f"person:{person_id}",),
        (),
    )
    assert await RecallPerson(database)(UUID(int=7)) is None

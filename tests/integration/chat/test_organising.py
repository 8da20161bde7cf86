"""Lists, folders, the bin and temporary conversations on a real database, under their person's rights."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
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
from colombage.chat.organising.actions.list_conversations import PAGE
from colombage.chat.organising.errors import (
    ConversationTemporary,
    FolderNameInvalid,
    FolderNameTaken,
    TooManyFolders,
)
from colombage.chat.organising.rules import MOST_FOLDERS
from colombage.chat.organising.types import Change, State
from colombage.identity.actions.recall_person import RecallPerson
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput, NotFound
from colombage.kernel.keyring import Keyring
from colombage.kernel.streams import StreamHub
from tests.conftest import MigratedCluster, make_actor
from tests.integration.chat.organising import Shelf


@pytest.fixture
async def shelf(database: Database, keyring: Keyring, tmp_path: Path) -> AsyncIterator[Shelf]:
    append = AppendAudit(database)
    yield Shelf.of(database, keyring, make_actor(), append, tmp_path)
    await append.close()


def somebody_else(shelf: Shelf) -> Shelf:
    return replace(shelf, actor=make_actor())


async def count(shelf: Shelf, *tables: str) -> dict[str, int]:
    """Rows of the person, as their policies show them."""
    async with shelf.database.transaction(shelf.actor) as connection:
        return {
            table: (await connection.execute(text(f"select count(*) from {table}"))).scalar_one()
            for table in tables
        }


async def test_lists_show_what_was_asked_last_used_first_page_by_page(shelf: Shelf) -> None:
    for number in range(PAGE + 3):
        await shelf.titled(f"Sujet {number}")
    await shelf.begin("Commencée seulement")
    first = await shelf.listed()
    assert [each.title for each in first.items] == [f"Sujet {number}" for number in range(PAGE + 2, 2, -1)]
    second = await shelf.listed(after=first.next)
    assert [each.title for each in second.items] == ["Sujet 2", "Sujet 1", "Sujet 0"]
    assert second.next is None
    assert await somebody_else(shelf).titles() == []
    for cursor in ("demain", "1~2026-11-21~pas-un-id", "~", "2~2026-11-21T00:00:00+00:00~" + str(new_id())):
        with pytest.raises(InvalidInput):
            await shelf.listed(after=cursor)


async def test_pinned_ones_come_first_also_over_pages(shelf: Shelf) -> None:
    oldest = await shelf.titled("La plus ancienne")
    for number in range(PAGE):
        await shelf.titled(f"Sujet {number}")
    await shelf.change(shelf.actor, oldest, Change(pinned=True))
    first = await shelf.listed()
    assert (first.items[0].title, first.items[0].pinned) == ("La plus ancienne", True)
    assert [each.title for each in (await shelf.listed(after=first.next)).items] == ["Sujet 0"]
    await shelf.change(shelf.actor, oldest, Change(pinned=False))
    assert (await shelf.listed()).items[0].title == f"Sujet {PAGE - 1}"


async def test_an_archived_one_leaves_the_list_and_comes_back(shelf: Shelf) -> None:
    kept, archived = await shelf.titled("Gardée"), await shelf.titled("Archivée")
    await shelf.change(shelf.actor, archived, Change(archived=True))
    assert await shelf.titles() == ["Gardée"]
    assert await shelf.titles(State.ARCHIVED) == ["Archivée"]
    await shelf.change(shelf.actor, archived, Change(archived=False))
    assert await shelf.titles() == ["Archivée", "Gardée"]
    with pytest.raises(NotFound):
        await shelf.change(make_actor(), kept, Change(archived=True))


async def test_a_new_title_is_kept_on_one_line_never_empty_and_moves_nothing(shelf: Shelf) -> None:
    first = await shelf.titled("Première")
    await shelf.titled("Deuxième")
    await shelf.change(shelf.actor, first, Change(title="  Un\nautre  titre "))
    assert await shelf.titles() == ["Deuxième", "Un autre titre"]
    for unseen in (" \n ", "\u200b \u202e\x01"):
        with pytest.raises(InvalidInput):
            await shelf.change(shelf.actor, first, Change(title=unseen))
    with pytest.raises(NotFound):
        await shelf.change(make_actor(), first, Change(title="À moi"))


async def test_folders_hold_conversations_and_leave_them_behind(shelf: Shelf) -> None:
    picc, other = await shelf.titled("Pansement du PICC"), await shelf.titled("Commande")
    care = await shelf.add_folder(shelf.actor, " Soins  infirmiers ")
    await shelf.add_folder(shelf.actor, "Achats")
    await shelf.change(shelf.actor, picc, Change(folder=True, folder_id=care))
    assert await shelf.folders() == [("Achats", 0), ("Soins infirmiers", 1)]
    assert await shelf.titles(folder_id=care) == ["Pansement du PICC"]
    assert await shelf.found("commande", folder_id=care) == []
    await shelf.change(shelf.actor, picc, Change(pinned=True))
    assert await shelf.titles(folder_id=care) == ["Pansement du PICC"], "a pin moves it out of no folder"
    await shelf.change(shelf.actor, picc, Change(folder=True))
    assert await shelf.titles(folder_id=care) == []
    await shelf.change(shelf.actor, other, Change(folder=True, folder_id=care))
    await shelf.delete_folder(shelf.actor, care)
    assert set(await shelf.titles()) == {"Pansement du PICC", "Commande"}
    assert (await shelf.listed()).items[1].folder_id is None
    assert (await count(shelf, "conversation_folders", "data_keys")) == {
        "conversation_folders": 1,
        "data_keys": 3,
    }


async def test_a_folder_belongs_to_its_person_alone(shelf: Shelf) -> None:
    folder = await shelf.add_folder(shelf.actor, "Les miens")
    stranger = somebody_else(shelf)
    theirs = await stranger.titled("Les leurs")
    assert await stranger.folders() == []
    for attempt in (
        stranger.change(stranger.actor, theirs, Change(folder=True, folder_id=folder)),
        stranger.rename_folder(stranger.actor, folder, "Pris"),
        stranger.delete_folder(stranger.actor, folder),
    ):
        with pytest.raises(NotFound):
            await attempt
    await stranger.add_folder(stranger.actor, "Les miens")
    assert await shelf.folders() == [("Les miens", 0)]


async def test_names_of_folders_are_checked_and_each_stands_once(shelf: Shelf) -> None:
    folder = await shelf.add_folder(shelf.actor, "Réunions d’été")
    for name in ("\u200b\u202e", " ", "x" * 81):
        with pytest.raises(FolderNameInvalid):
            await shelf.add_folder(shelf.actor, name)
    with pytest.raises(FolderNameTaken):
        await shelf.add_folder(shelf.actor, "reunions  d’ETE")
    await shelf.rename_folder(shelf.actor, folder, "RÉUNIONS d’été")
    other = await shelf.add_folder(shelf.actor, "Autre")
    with pytest.raises(FolderNameTaken):
        await shelf.rename_folder(shelf.actor, other, "Réunions d’été")
    twice = await asyncio.gather(
        *(shelf.add_folder(shelf.actor, "Deux onglets") for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in twice) == ["FolderNameTaken"] * 3 + ["UUID"]


async def test_there_are_only_so_many_folders(shelf: Shelf) -> None:
    for number in range(MOST_FOLDERS):
        await shelf.add_folder(shelf.actor, f"Dossier {number}")
    with pytest.raises(TooManyFolders):
        await shelf.add_folder(shelf.actor, "Un de trop")


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
    assert await somebody_else(shelf).titles(State.DELETED) == []
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
    assert await count(shelf, *tables) == dict.fromkeys(tables, 0)
    with pytest.raises(NotFound):
        await shelf.restore(shelf.actor, conversation)


async def test_what_holds_words_does_not_end_as_if_it_were_empty(shelf: Shelf) -> None:
    """Where the head of an old conversation was not found, all that was asked in it would have gone."""
    conversation = await shelf.titled("Sans tête")
    async with shelf.database.transaction(shelf.actor) as connection:
        await connection.execute(text("update conversations set head_id = null"))
    shelf.wait(days=30)
    assert await shelf.erase_ended() == 0
    assert await count(shelf, "conversations", "turns") == {"conversations": 1, "turns": 1}
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
    assert (await count(shelf, "conversations", "data_keys")) == {"conversations": 0, "data_keys": 0}


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
    assert await count(shelf, "conversations") == {"conversations": 0}


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
    assert await count(shelf, "conversations") == {"conversations": 0}


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
    assert await count(shelf, "conversations", "data_keys") == {"conversations": 2, "data_keys": 2}


async def test_one_whose_time_is_over_is_gone_before_the_job_comes(shelf: Shelf) -> None:
    shelf.wait(hours=-25)
    conversation = await shelf.begin(temporary=True)
    async with shelf.database.transaction(shelf.actor) as connection:
        assert await store.conversation(connection, conversation) is None


async def test_deleting_a_temporary_one_erases_it(shelf: Shelf) -> None:
    conversation = await shelf.begin(temporary=True)
    await shelf.say(conversation, "Question passagère")
    await shelf.delete(shelf.actor, conversation)
    assert await count(shelf, "conversations", "data_keys") == {"conversations": 0, "data_keys": 0}


async def test_one_that_cannot_be_erased_keeps_no_other_back(shelf: Shelf) -> None:
    stranger = somebody_else(shelf)
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

"""Lists, titles and folders on a real database, under their person's rights."""

from __future__ import annotations

import asyncio

import pytest

from colombage.chat.organising.actions.list_conversations import PAGE
from colombage.chat.organising.errors import (
    FolderNameInvalid,
    FolderNameTaken,
    TooManyFolders,
)
from colombage.chat.organising.rules import MOST_FOLDERS
from colombage.chat.organising.types import Change, State
from colombage.kernel.clock import new_id
from colombage.kernel.errors import InvalidInput, NotFound
from tests.conftest import make_actor
from tests.integration.chat.organising import Shelf


async def test_lists_show_what_was_asked_last_used_first_page_by_page(shelf: Shelf) -> None:
    for number in range(PAGE + 3):
        await shelf.titled(f"Sujet {number}")
    await shelf.begin("Commencée seulement")
    first = await shelf.listed()
    assert [each.title for each in first.items] == [f"Sujet {number}" for number in range(PAGE + 2, 2, -1)]
    second = await shelf.listed(after=first.next)
    assert [each.title for each in second.items] == ["Sujet 2", "Sujet 1", "Sujet 0"]
    assert second.next is None
    assert await shelf.of_another().titles() == []
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
    assert (await shelf.count("conversation_folders", "data_keys")) == {
        "conversation_folders": 1,
        "data_keys": 3,
    }


async def test_a_folder_belongs_to_its_person_alone(shelf: Shelf) -> None:
    folder = await shelf.add_folder(shelf.actor, "Les miens")
    stranger = shelf.of_another()
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

"""Makes the actions by which people keep order among their conversations, for routes and worker."""

from __future__ import annotations

from colombage.app.compose import House
from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.organising.actions.add_folder import AddFolder
from colombage.chat.organising.actions.change_conversation import ChangeConversation
from colombage.chat.organising.actions.change_conversations import ChangeConversations
from colombage.chat.organising.actions.delete_conversation import DeleteConversation
from colombage.chat.organising.actions.delete_conversations import DeleteConversations
from colombage.chat.organising.actions.delete_folder import DeleteFolder
from colombage.chat.organising.actions.erase_conversation import EraseConversation
from colombage.chat.organising.actions.erase_ended_conversations import EraseEndedConversations
from colombage.chat.organising.actions.list_conversations import ListConversations
from colombage.chat.organising.actions.list_folders import ListFolders
from colombage.chat.organising.actions.rename_folder import RenameFolder
from colombage.chat.organising.actions.restore_conversation import RestoreConversation
from colombage.chat.organising.actions.restore_conversations import RestoreConversations
from colombage.chat.organising.actions.search_conversations import SearchConversations
from colombage.chat.organising.routes import OrganisingActions
from colombage.files.actions.delete_files_of import DeleteFilesOf
from colombage.identity.actions.name_people import NamePeople
from colombage.identity.actions.recall_person import RecallPerson


def organising_actions(house: House) -> OrganisingActions:
    database, keyring, append = house.database, house.keyring, house.append
    name_people = NamePeople(database)
    erase = _erase(house)
    return OrganisingActions(
        start_conversation=StartConversation(database, keyring),
        list_conversations=ListConversations(database, keyring, name_people),
        search_conversations=SearchConversations(database, keyring, name_people),
        change_conversation=ChangeConversation(database, keyring),
        change_conversations=ChangeConversations(database),
        delete_conversation=DeleteConversation(database, house.hub, append, erase),
        delete_conversations=DeleteConversations(database, house.hub, append),
        restore_conversation=RestoreConversation(database, append),
        restore_conversations=RestoreConversations(database, append),
        erase_conversation=erase,
        list_folders=ListFolders(database, keyring),
        add_folder=AddFolder(database, keyring),
        rename_folder=RenameFolder(database, keyring),
        delete_folder=DeleteFolder(database, keyring),
    )


def erase_ended_conversations(house: House) -> EraseEndedConversations:
    return EraseEndedConversations(house.database, RecallPerson(house.database), _erase(house))


def _erase(house: House) -> EraseConversation:
    return EraseConversation(
        house.database,
        house.keyring,
        house.hub,
        DeleteFilesOf(house.database, house.storage),
        house.vaults,
        house.append,
    )

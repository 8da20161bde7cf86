"""HTTP of lists of conversations and of folders. `app` mounts it; the page is web/src/features/chat/list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from colombage.chat.actions.start_conversation import StartConversation
from colombage.chat.organising.actions.add_folder import AddFolder
from colombage.chat.organising.actions.change_conversation import ChangeConversation
from colombage.chat.organising.actions.change_conversations import ChangeConversations
from colombage.chat.organising.actions.delete_conversation import DeleteConversation
from colombage.chat.organising.actions.delete_conversations import DeleteConversations
from colombage.chat.organising.actions.delete_folder import DeleteFolder
from colombage.chat.organising.actions.erase_conversation import EraseConversation
from colombage.chat.organising.actions.list_conversations import LONGEST_PAGE, PAGE, ListConversations
from colombage.chat.organising.actions.list_folders import ListFolders
from colombage.chat.organising.actions.rename_folder import RenameFolder
from colombage.chat.organising.actions.restore_conversation import RestoreConversation
from colombage.chat.organising.actions.restore_conversations import RestoreConversations
from colombage.chat.organising.actions.search_conversations import SearchConversations
from colombage.chat.organising.bodies import (
    ChosenConversations,
    ConversationChange,
    ConversationId,
    ConversationList,
    FolderId,
    FolderList,
    FolderName,
    FolderView,
    NewConversation,
    PlacedConversations,
)
from colombage.chat.organising.types import State
from colombage.kernel.errors import InvalidInput
from colombage.kernel.http import CurrentActor


@dataclass(frozen=True, slots=True)
class OrganisingActions:
    start_conversation: StartConversation
    list_conversations: ListConversations
    search_conversations: SearchConversations
    change_conversation: ChangeConversation
    change_conversations: ChangeConversations
    delete_conversation: DeleteConversation
    delete_conversations: DeleteConversations
    restore_conversation: RestoreConversation
    restore_conversations: RestoreConversations
    erase_conversation: EraseConversation
    list_folders: ListFolders
    add_folder: AddFolder
    rename_folder: RenameFolder
    delete_folder: DeleteFolder


def router(actions: OrganisingActions) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["chat"])

    @routes.get("/conversations")
    async def list_conversations(
        actor: CurrentActor,
        search: Annotated[str, Query(max_length=200)] = "",
        folder: UUID | None = None,
        state: State = State.ACTIVE,
        after: Annotated[str | None, Query(max_length=200)] = None,
        limit: Annotated[int, Query(ge=1, le=LONGEST_PAGE)] = PAGE,
    ) -> ConversationList:
        """`limit` is that of a list; how many a search opens for one page is its own affair."""
        if not search.strip():
            page = await actions.list_conversations(actor, state, folder, after, limit)
            return ConversationList.of(page)
        if state is State.DELETED:
            raise InvalidInput(detail="rien ne se cherche parmi ce qui est supprimé")
        archived_only = state is State.ARCHIVED
        page = await actions.search_conversations(actor, search, folder, after, archived_only=archived_only)
        return ConversationList.of(page)

    @routes.post("/conversations", status_code=201)
    async def start_conversation(actor: CurrentActor, body: NewConversation | None = None) -> ConversationId:
        temporary = body is not None and body.temporary
        return ConversationId(id=await actions.start_conversation(actor, temporary=temporary))

    @routes.patch("/conversations/{conversation_id}", status_code=204)
    async def change_conversation(
        actor: CurrentActor, conversation_id: UUID, body: ConversationChange
    ) -> None:
        await actions.change_conversation(actor, conversation_id, body.change())

    @routes.delete("/conversations/{conversation_id}", status_code=204)
    async def delete_conversation(actor: CurrentActor, conversation_id: UUID, for_good: bool = False) -> None:
        delete = actions.erase_conversation if for_good else actions.delete_conversation
        await delete(actor, conversation_id)

    @routes.post("/conversations/{conversation_id}/restore", status_code=204)
    async def restore_conversation(actor: CurrentActor, conversation_id: UUID) -> None:
        await actions.restore_conversation(actor, conversation_id)

    @routes.patch("/conversations", status_code=204)
    async def change_conversations(actor: CurrentActor, body: PlacedConversations) -> None:
        await actions.change_conversations(actor, {each.id: each.change() for each in body.items})

    @routes.post("/conversations/deletion", status_code=204)
    async def delete_conversations(actor: CurrentActor, body: ChosenConversations) -> None:
        await actions.delete_conversations(actor, body.ids)

    @routes.post("/conversations/restoration", status_code=204)
    async def restore_conversations(actor: CurrentActor, body: ChosenConversations) -> None:
        await actions.restore_conversations(actor, body.ids)

    @routes.get("/folders")
    async def list_folders(actor: CurrentActor) -> FolderList:
        return FolderList(items=[FolderView.of(each) for each in await actions.list_folders(actor)])

    @routes.post("/folders", status_code=201)
    async def add_folder(actor: CurrentActor, body: FolderName) -> FolderId:
        return FolderId(id=await actions.add_folder(actor, body.name))

    @routes.patch("/folders/{folder_id}", status_code=204)
    async def rename_folder(actor: CurrentActor, folder_id: UUID, body: FolderName) -> None:
        await actions.rename_folder(actor, folder_id, body.name)

    @routes.delete("/folders/{folder_id}", status_code=204)
    async def delete_folder(actor: CurrentActor, folder_id: UUID) -> None:
        await actions.delete_folder(actor, folder_id)

    return routes

"""What travels over HTTP between the list of conversations and its routes."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, Field

from colombage.chat.organising.types import (
    Change,
    Folder,
    HandedOver,
    ListedConversation,
    ListPage,
    Piece,
)
from colombage.policy.types import DataClass


class HandedOverBody(BaseModel):
    by: str | None
    at: str

    @classmethod
    def of(cls, handed_over: HandedOver) -> HandedOverBody:
        return cls(by=handed_over.by, at=handed_over.at.isoformat())


class SnippetPiece(BaseModel):
    text: str
    hit: bool

    @classmethod
    def of(cls, piece: Piece) -> SnippetPiece:
        return cls(text=piece.text, hit=piece.hit)


class ConversationLine(BaseModel):
    id: UUID
    title: str
    updated_at: str
    data_class: DataClass
    pinned: bool
    archived: bool
    folder_id: UUID | None
    deleted_at: str | None
    expires_at: str | None
    handed_over: HandedOverBody | None
    snippet: list[SnippetPiece] | None
    turn_id: UUID | None

    @classmethod
    def of(cls, listed: ListedConversation) -> ConversationLine:
        found = listed.found
        return cls(
            id=listed.id,
            title=listed.title,
            updated_at=listed.updated_at.isoformat(),
            data_class=listed.data_class,
            pinned=listed.pinned,
            archived=listed.archived,
            folder_id=listed.folder_id,
            deleted_at=listed.deleted_at and listed.deleted_at.isoformat(),
            expires_at=listed.expires_at and listed.expires_at.isoformat(),
            handed_over=listed.handed_over and HandedOverBody.of(listed.handed_over),
            snippet=[SnippetPiece.of(piece) for piece in found.snippet] if found and found.snippet else None,
            turn_id=found.turn_id if found else None,
        )


class ConversationList(BaseModel):
    """`complete`: false when a search has not read all conversations yet; asked again, it reads on.
    `approximate`: none holds the words as typed; these hold words that are one letter apart."""

    items: list[ConversationLine]
    next: str | None
    complete: bool
    approximate: bool

    @classmethod
    def of(cls, page: ListPage) -> ConversationList:
        items = [ConversationLine.of(each) for each in page.items]
        return cls(items=items, next=page.next, complete=page.complete, approximate=page.approximate)


class ConversationId(BaseModel):
    id: UUID


class NewConversation(BaseModel):
    temporary: bool = False


class ConversationChange(BaseModel):
    """What is left out stays as it is; a folder of null takes the conversation out of its folder. Whether it
    is temporary is said before anything is asked in it."""

    title: str | None = Field(default=None, min_length=1, max_length=500)
    pinned: bool | None = None
    archived: bool | None = None
    folder_id: UUID | None = None
    temporary: bool | None = None

    def change(self) -> Change:
        folder = "folder_id" in self.model_fields_set
        return Change(self.title, self.pinned, self.archived, folder, self.folder_id, self.temporary)


class PlacedConversation(BaseModel):
    """Where one of several goes; what is left out stays as it is."""

    id: UUID
    archived: bool | None = None
    folder_id: UUID | None = None

    def change(self) -> Change:
        return Change(
            archived=self.archived, folder="folder_id" in self.model_fields_set, folder_id=self.folder_id
        )


class PlacedConversations(BaseModel):
    # How many may go at once is checked by the action, which answers in plain words.
    items: list[PlacedConversation] = Field(min_length=1, max_length=10_000)


class ChosenConversations(BaseModel):
    ids: set[UUID] = Field(min_length=1, max_length=10_000)


class FolderName(BaseModel):
    # What it may be is checked by the action, which answers in plain words.
    name: str = Field(max_length=1_000)


class FolderView(BaseModel):
    id: UUID
    name: str
    conversations: int

    @classmethod
    def of(cls, folder: Folder) -> FolderView:
        return cls(id=folder.id, name=folder.name, conversations=folder.conversations)


class FolderList(BaseModel):
    items: list[FolderView]


class FolderId(BaseModel):
    id: UUID

"""What travels over HTTP between the dialogs and pages of shared conversations and their routes."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, Field

from colombage.chat.bodies import TurnView
from colombage.chat.sharing.types import Share, SharedConversation, SharedLine, Sharing
from colombage.kernel.errors import CodedError
from colombage.policy.types import DataClass


class NewShare(BaseModel):
    """`principal`: `person:<id>` or `department:<id>`."""

    principal: str = Field(max_length=100)


class Why(BaseModel):
    code: str
    sentence: str

    @classmethod
    def of(cls, error: CodedError, language: str) -> Why:
        return cls(code=error.code, sentence=error.sentence(language))


class ShareView(BaseModel):
    """`name` is null for who was erased. `closed`: why nobody reads by it any more, though it was
    not ended."""

    id: UUID
    principal: str
    name: str | None
    created_at: str
    closed: Why | None

    @classmethod
    def of(cls, share: Share, language: str) -> ShareView:
        return cls(
            id=share.id,
            principal=share.principal,
            name=share.name,
            created_at=share.created_at.isoformat(),
            closed=share.closed and Why.of(share.closed, language),
        )


class SharesView(BaseModel):
    """`allowed`: whether it may be shown as things stand; else `why`, and nobody reads by the open shares.
    `highest_class` is null where the rules let nothing be shown."""

    items: list[ShareView]
    allowed: bool
    highest_class: DataClass | None
    why: Why | None

    @classmethod
    def of(cls, sharing: Sharing, language: str) -> SharesView:
        refused = sharing.hindrance
        return cls(
            items=[ShareView.of(each, language) for each in sharing.items],
            allowed=refused is None,
            highest_class=sharing.highest_class,
            why=refused and Why.of(refused, language),
        )


class HandOverTo(BaseModel):
    person_id: UUID
    keep_reading: bool = False


class SharedLineView(BaseModel):
    """`id` is the conversation's."""

    id: UUID
    title: str
    owner_name: str | None
    data_class: DataClass
    shared_at: str
    updated_at: str

    @classmethod
    def of(cls, line: SharedLine) -> SharedLineView:
        return cls(
            id=line.conversation_id,
            title=line.title,
            owner_name=line.owner_name,
            data_class=line.data_class,
            shared_at=line.shared_at.isoformat(),
            updated_at=line.updated_at.isoformat(),
        )


class SharedList(BaseModel):
    items: list[SharedLineView]


class SharedView(BaseModel):
    """Read-only: without files, without turns that are under way or were refused."""

    id: UUID
    title: str
    owner_name: str | None
    data_class: DataClass
    created_at: str
    shared_at: str
    updated_at: str
    turns: list[TurnView]

    @classmethod
    def of(cls, shared: SharedConversation) -> SharedView:
        conversation = shared.conversation
        return cls(
            id=conversation.id,
            title=conversation.title,
            owner_name=shared.owner_name,
            data_class=conversation.data_class,
            created_at=conversation.created_at.isoformat(),
            shared_at=shared.shared_at.isoformat(),
            updated_at=shared.updated_at.isoformat(),
            turns=[TurnView.of(turn) for turn in conversation.turns],
        )

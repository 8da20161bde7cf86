"""What travels over HTTP between the conversation page and its routes."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field

from colombage.chat.types import Turn
from colombage.files.types import StoredFile
from colombage.policy.types import DataClass
from colombage.protection.marking import checked_marks
from colombage.protection.types import Known


class ConversationLine(BaseModel):
    id: UUID
    title: str
    updated_at: str
    data_class: DataClass


class ConversationList(BaseModel):
    items: list[ConversationLine]
    next: str | None


class ConversationId(BaseModel):
    id: UUID


class TurnId(BaseModel):
    turn_id: UUID


class Title(BaseModel):
    title: str = Field(min_length=1, max_length=500)


_Mark = Annotated[str, Field(max_length=2_000)]


class MarksGiven(BaseModel):
    """Texts that a person marked: as missed, as allowed to stay. The limits here only keep bodies small."""

    missed: list[_Mark] = Field(default=[], max_length=1_000)
    allowed: list[_Mark] = Field(default=[], max_length=1_000)

    def marks(self) -> Known:
        """Raises MarkInvalid, which says in plain words what is wrong."""
        return checked_marks(self.missed, self.allowed)


class Ask(MarksGiven):
    # The length of the text is checked by the action, which answers in plain words.
    text: str
    model_id: str = Field(max_length=200)
    declared_class: DataClass = DataClass.INTERNAL
    attachment_ids: list[UUID] = Field(default=[], max_length=20)
    base_ids: list[UUID] = Field(default=[], max_length=50)
    corrections: list[Annotated[str, Field(max_length=500)]] = Field(default=[], max_length=50)


class Retry(MarksGiven):
    model_id: str | None = Field(default=None, max_length=200)
    corrections: list[Annotated[str, Field(max_length=500)]] = Field(default=[], max_length=50)


class Attachment(BaseModel):
    id: UUID
    name: str
    media_type: str
    pages: int | None
    bytes: int
    passages: int

    @classmethod
    def of(cls, file: StoredFile) -> Attachment:
        return cls(
            id=file.id,
            name=file.name,
            media_type=file.media_type.value,
            pages=file.pages,
            bytes=file.bytes,
            passages=file.passages_count,
        )


class TurnView(BaseModel):
    id: UUID
    question: str
    declared_class: DataClass
    model_id: str
    attachments: list[UUID]
    base_ids: list[UUID]
    state: str
    created_at: str
    last_seq: int
    events: list[dict[str, Any]]

    @classmethod
    def of(cls, turn: Turn) -> TurnView:
        return cls(
            id=turn.id,
            question=turn.message.text,
            declared_class=turn.message.declared_class,
            model_id=turn.message.model_id,
            attachments=list(turn.message.attachment_ids),
            base_ids=list(turn.message.base_ids),
            state="running" if turn.running else "failed" if turn.failed else "finished",
            created_at=turn.created_at.isoformat(),
            last_seq=turn.events[-1]["seq"] if turn.events else 0,
            events=list(turn.events),
        )


class ConversationView(BaseModel):
    id: UUID
    title: str
    data_class: DataClass
    created_at: str
    attachments: list[Attachment]
    turns: list[TurnView]

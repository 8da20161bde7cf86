"""What travels over HTTP between the conversation page and its routes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, Field

from colombage.chat.remarks import Check
from colombage.chat.types import Conversation, Message, Place, Standing, TaskGiven, Turn, TurnKind
from colombage.feedback.types import Feedback, Reason
from colombage.files.types import StoredFile
from colombage.kernel.http import Words
from colombage.policy.types import DataClass
from colombage.protection.marking import checked_marks
from colombage.protection.types import Known


class TurnId(BaseModel):
    turn_id: UUID


_Mark = Annotated[str, Field(max_length=2_000)]


class MarksGiven(BaseModel):
    """Texts that a person marked: as missed, as allowed to stay. The limits here only keep bodies small."""

    missed: list[_Mark] = Field(default=[], max_length=1_000)
    allowed: list[_Mark] = Field(default=[], max_length=1_000)

    def marks(self) -> Known:
        """Raises MarkInvalid, which says in plain words what is wrong."""
        return checked_marks(self.missed, self.allowed)


class TaskBody(BaseModel):
    """A task of the catalogue and what was filled in. The limits here only keep bodies small."""

    id: str = Field(max_length=100)
    values: dict[Annotated[str, Field(max_length=100)], Words] = Field(max_length=50)


class Question(MarksGiven):
    """What is asked, and after which turn: the head unless `parent_id` names another, none `at_start`."""

    # The length of the text is checked by the action, which answers in plain words.
    text: Words
    declared_class: DataClass = DataClass.INTERNAL
    attachment_ids: list[UUID] = Field(default=[], max_length=20)
    base_ids: list[UUID] = Field(default=[], max_length=50)
    corrections: list[Annotated[str, Field(max_length=500)]] = Field(default=[], max_length=50)
    parent_id: UUID | None = None
    at_start: bool = False
    media_class: DataClass | None = None
    text_only: bool = False
    task: TaskBody | None = None

    def place(self) -> Place:
        return Place(self.parent_id, at_start=self.at_start)

    def message(self, model_id: str) -> Message:
        """Raises MarkInvalid."""
        return Message(
            text=self.text,
            model_id=model_id,
            declared_class=self.declared_class,
            attachment_ids=tuple(self.attachment_ids),
            base_ids=tuple(self.base_ids),
            corrections=tuple(self.corrections),
            marks=self.marks(),
            media_class=self.media_class,
            text_only=self.text_only,
            task=self.task and TaskGiven(self.task.id, self.task.values),
        )


_ModelId = Annotated[str, Field(max_length=200)]


class Ask(Question):
    model_id: _ModelId


class AskTwo(Question):
    model_ids: Annotated[list[_ModelId], Field(min_length=2, max_length=2)]


class AskAgain(BaseModel):
    """Of the same model when none is named."""

    model_id: _ModelId | None = None


class CompareWith(BaseModel):
    model_id: _ModelId


class TurnIds(BaseModel):
    turn_ids: list[UUID]


class Head(BaseModel):
    turn_id: UUID


class Retry(MarksGiven):
    """`text_only`: without the pictures this time, as the person chose when they were refused."""

    model_id: str | None = Field(default=None, max_length=200)
    text_only: bool = False
    corrections: list[Annotated[str, Field(max_length=500)]] = Field(default=[], max_length=50)


class Attachment(BaseModel):
    id: UUID
    name: str
    media_type: str
    pages: int | None
    bytes: int
    passages: int
    is_image: bool

    @classmethod
    def of(cls, file: StoredFile) -> Attachment:
        return cls(
            id=file.id,
            name=file.name,
            media_type=file.media_type.value,
            pages=file.pages,
            bytes=file.bytes,
            passages=file.passages_count,
            is_image=file.media_type.is_picture,
        )


class AnswerCheckView(BaseModel):
    """A place of the answer that somebody checked; length 0 is the whole of it."""

    start: int
    length: int
    checked_at: str
    is_mine: bool
    by: str

    @classmethod
    def of(cls, check: Check) -> AnswerCheckView:
        return cls(
            start=check.start,
            length=check.length,
            checked_at=check.checked_at.isoformat(),
            is_mine=check.is_mine,
            by=check.by,
        )


class FeedbackView(BaseModel):
    is_useful: bool
    reasons: list[Reason]
    comment: str

    @classmethod
    def of(cls, said: Feedback) -> FeedbackView:
        return cls(is_useful=said.is_useful, reasons=list(said.reasons), comment=said.comment)


class TurnView(BaseModel):
    """`branches`: the turns that follow the same one, in their order, itself among them. `comparison` stands
    on the last turn of a branch alone, while it has a partner. `media_class` and `text_only`: what was said
    of the pictures of its question, which the next one goes on with. `truncated`: the model stopped because
    its answer became too long; it may be continued."""

    id: UUID
    parent_id: UUID | None
    kind: TurnKind
    branches: list[UUID]
    comparison: Comparison | None = None
    question: str
    task: TaskBody | None
    images: list[UUID]
    media_class: DataClass | None
    text_only: bool
    declared_class: DataClass
    model_id: str
    attachments: list[UUID]
    base_ids: list[UUID]
    state: str
    truncated: bool
    created_at: str
    last_seq: int
    events: list[dict[str, Any]]
    checks: list[AnswerCheckView] = []
    feedback: FeedbackView | None = None

    @classmethod
    def of(cls, turn: Turn, pictures: Collection[UUID] = (), compared: Sequence[Turn] = ()) -> TurnView:
        """`pictures`: which attachments are any. `compared`: what else was asked of the same at once."""
        task = turn.message.task
        return cls(
            id=turn.id,
            parent_id=turn.parent_id,
            kind=turn.kind,
            branches=list(turn.branches),
            comparison=Comparison.of(turn.comparison_id, turn, compared, pictures)
            if turn.comparison_id is not None and compared
            else None,
            task=task and TaskBody(id=task.id, values=task.values),
            images=[each for each in turn.message.attachment_ids if each in pictures],
            media_class=turn.message.media_class,
            text_only=turn.message.text_only,
            question=turn.message.text,
            declared_class=turn.message.declared_class,
            model_id=turn.message.model_id,
            attachments=list(turn.message.attachment_ids),
            base_ids=list(turn.message.base_ids),
            state="running" if turn.running else "failed" if turn.failed else "finished",
            truncated=turn.truncated,
            created_at=turn.created_at.isoformat(),
            last_seq=turn.events[-1]["seq"] if turn.events else 0,
            events=list(turn.events),
            checks=list(map(AnswerCheckView.of, turn.remarks.checks)),
            feedback=turn.remarks.feedback and FeedbackView.of(turn.remarks.feedback),
        )


class Comparison(BaseModel):
    """The other turn of a pair, and the name of the pair. `sides`: the ids of both, in the order of their
    sides, which those keep that are gone on with or asked again."""

    id: UUID
    turns: list[TurnView]
    sides: list[UUID]

    @classmethod
    def of(
        cls, comparison_id: UUID, turn: Turn, compared: Sequence[Turn], pictures: Collection[UUID]
    ) -> Self:
        sides = sorted((turn, *compared), key=lambda each: each.message.side_of or each.id)
        return cls(
            id=comparison_id,
            turns=[TurnView.of(each, pictures) for each in compared],
            sides=[each.id for each in sides],
        )


class HandedOver(BaseModel):
    """`by` is null when that colleague is no longer known."""

    by: str | None
    at: str


class ConversationView(BaseModel):
    """`turns`: the branch on which its person stands, up to `head_id`."""

    id: UUID
    title: str
    data_class: DataClass
    created_at: str
    head_id: UUID | None
    attachments: list[Attachment]
    turns: list[TurnView]
    pinned: bool = False
    archived: bool = False
    folder_id: UUID | None = None
    expires_at: str | None = None
    handed_over: HandedOver | None = None

    @classmethod
    def of(
        cls, conversation: Conversation, files: Sequence[StoredFile], names: Mapping[UUID, str]
    ) -> ConversationView:
        """`names` of whoever handed it over."""
        standing = conversation.standing
        pictures = {file.id for file in files if file.media_type.value.startswith("image/")}
        last = conversation.turns[-1:]
        return cls(
            id=conversation.id,
            title=conversation.title,
            data_class=conversation.data_class,
            created_at=conversation.created_at.isoformat(),
            head_id=conversation.head_id,
            attachments=[Attachment.of(file) for file in files],
            turns=[
                TurnView.of(turn, pictures, conversation.compared if turn in last else ())
                for turn in conversation.turns
            ],
            pinned=standing.pinned,
            archived=standing.archived,
            folder_id=standing.folder_id,
            expires_at=standing.expires_at and standing.expires_at.isoformat(),
            handed_over=_handed_over(standing, names),
        )


def _handed_over(standing: Standing, names: Mapping[UUID, str]) -> HandedOver | None:
    by, at = standing.handed_over_by, standing.handed_over_at
    return HandedOver(by=names.get(by), at=at.isoformat()) if by is not None and at is not None else None

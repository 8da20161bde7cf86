"""Conversations and turns as the room's actions hand them out, decrypted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from colombage.chat.remarks import NO_REMARKS, Remarks
from colombage.inference.types import FinishReason
from colombage.kernel.streams import Event
from colombage.policy.types import DataClass
from colombage.protection.types import Known

TITLE_CHARACTERS = 80
NO_MARKS = Known()


@dataclass(frozen=True, slots=True)
class TaskGiven:
    """A task of the catalogue with the fields that the person filled in."""

    id: str
    values: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """What a person asks, and under which conditions.

    `base_ids` are the knowledge bases asked; `corrections` are the exact texts of detections that the person
    says are wrong; `marks` the texts that they marked as missed, to be protected, and as allowed to stay.
    `media_class` is what the person says of the pictures among the attachments; with `text_only`, nothing of
    them goes along but the text that was recognised. `reached` is what its branch had reached when it was
    asked, of what is no longer opened too: its answer may repeat all of that. `continues`: the turn whose
    answer it goes on with. `side_of`: the first turn that stood on its side of a comparison, where it is not
    that one itself.
    """

    text: str = field(repr=False)
    model_id: str
    declared_class: DataClass
    attachment_ids: tuple[UUID, ...] = ()
    base_ids: tuple[UUID, ...] = ()
    corrections: tuple[str, ...] = field(default=(), repr=False)
    marks: Known = field(default=NO_MARKS, repr=False)
    media_class: DataClass | None = None
    task: TaskGiven | None = None
    text_only: bool = False
    reached: DataClass = DataClass.PUBLIC
    continues: UUID | None = None
    side_of: UUID | None = None


class TurnKind(StrEnum):
    QUESTION = "question"
    SUMMARY = "summary"
    """Of the exchanges before it, for which it stands from then on."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what came of it. `events` are those of an ended turn; a live one is followed.

    `parent_id` is the turn that it follows, None for a first one. `branches` are all that follow the same,
    in their order, itself among them. Turns of one `comparison_id` are asked at once of two models.
    """

    id: UUID
    message: Message
    created_at: datetime
    running: bool
    events: tuple[Event, ...] = field(default=(), repr=False)
    parent_id: UUID | None = None
    kind: TurnKind = TurnKind.QUESTION
    comparison_id: UUID | None = None
    branches: tuple[UUID, ...] = ()
    remarks: Remarks = NO_REMARKS

    @property
    def answer(self) -> str:
        """The text of the answer, as far as it was kept."""
        return "".join(event["text"] for event in self.events if event["type"] == "text_delta")

    @property
    def truncated(self) -> bool:
        """Whether the model stopped because its answer became too long."""
        return bool(self.events) and self.events[-1].get("reason") == FinishReason.LENGTH.value

    @property
    def data_class(self) -> DataClass:
        """What it was declared to be or, when that is more, its pictures, the bases that it was answered from
        or what it was asked after: whatever repeats the answer repeats their words."""
        found = (event for event in self.events if event["type"] == "passages_found")
        bases = (DataClass(event.get("data_class", DataClass.PUBLIC)) for event in found)
        pictures = self.message.media_class or DataClass.PUBLIC
        return DataClass.highest((self.message.declared_class, self.message.reached, pictures, *bases))

    @property
    def stands_for_earlier(self) -> bool:
        """Whether it is a summary that came to its end: one that was cut leaves things out."""
        return self.is_summary and bool(self.events) and self.events[-1].get("reason") == "stop"

    @property
    def is_summary(self) -> bool:
        return self.kind is TurnKind.SUMMARY

    @property
    def failed(self) -> bool:
        return bool(self.events) and self.events[-1]["type"] == "turn_failed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where what is asked is to stand: after the head, unless another turn is named or it is a first one.

    `replaces`: a turn without a word of an answer, which goes out of sight. `beside`: it is compared with
    that turn, on which its person stays. `instead_of`: another answer to the same; where that one is compared
    and nothing was asked after it, the new one takes its side.
    """

    parent_id: UUID | None = None
    at_start: bool = False
    replaces: UUID | None = None
    beside: UUID | None = None
    instead_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conversation stands among its person's own, until when, and who handed it over, if anybody."""

    pinned: bool = False
    archived: bool = False
    folder_id: UUID | None = None
    expires_at: datetime | None = None
    handed_over_by: UUID | None = None
    handed_over_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """`turns` are those of the branch on which its person stands, the last of which is the head; `compared`
    what the same was asked of beside the head."""

    id: UUID
    title: str = field(repr=False)
    data_class: DataClass
    created_at: datetime
    turns: tuple[Turn, ...]
    head_id: UUID | None = None
    compared: tuple[Turn, ...] = ()
    standing: Standing = Standing()

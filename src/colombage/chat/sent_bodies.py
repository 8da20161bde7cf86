"""What travels over HTTP when a person looks at what the model saw."""

from __future__ import annotations

from pydantic import BaseModel

from colombage.chat.sent import Sent, SentPassage
from colombage.knowledge.types.passages import PassageState
from colombage.protection.types import Label, PersonRole
from colombage.protection.vaults.sent import Correspondence


class SentPassageView(BaseModel):
    """Unless the passage is readable, nothing but `id` and `state` is there."""

    id: str
    document: str | None
    page: int | None
    state: PassageState

    @classmethod
    def of(cls, passage: SentPassage) -> SentPassageView:
        return cls(id=passage.id, document=passage.document, page=passage.page, state=passage.state)


class SentPieceView(BaseModel):
    """`passage`: the text is one of a knowledge base, read anew; empty when it is read no more."""

    text: str
    passage: SentPassageView | None


class SentMessageView(BaseModel):
    role: str
    pieces: list[SentPieceView]


class SentPlaceholderView(BaseModel):
    """`written` as the model saw it; `name` says what it is in the person's language."""

    written: str
    label: Label
    name: str
    role: PersonRole | None
    value: str

    @classmethod
    def of(cls, each: Correspondence, language: str) -> SentPlaceholderView:
        name = each.label.english if language == "en" else each.label.french
        return cls(written=each.written, label=each.label, name=name, role=each.role, value=each.value)


class SentView(BaseModel):
    """`exact`: to the letter what was sent. `restored` and `invented` are null where it was not told."""

    messages: list[SentMessageView]
    placeholders: list[SentPlaceholderView]
    exact: bool
    restored: int | None
    invented: int | None

    @classmethod
    def of(cls, sent: Sent, language: str) -> SentView:
        return cls(
            messages=[
                SentMessageView(
                    role=message.role,
                    pieces=[
                        SentPieceView(
                            text=piece.text, passage=piece.passage and SentPassageView.of(piece.passage)
                        )
                        for piece in message.pieces
                    ],
                )
                for message in sent.messages
            ],
            placeholders=[SentPlaceholderView.of(each, language) for each in sent.placeholders],
            exact=sent.exact,
            restored=sent.restored,
            invented=sent.invented,
        )

"""How the room's contents look once decrypted, and how they are sealed. Pure but for the key."""

from __future__ import annotations

from uuid import UUID

import orjson

from colombage.chat.store import ConversationRow, TurnRow
from colombage.chat.types import Message, TaskGiven
from colombage.kernel.crypto import DataKey
from colombage.policy.types import DataClass
from colombage.protection.types import Known


def seal_message(key: DataKey, turn_id: UUID, message: Message) -> bytes:
    body = {
        "text": message.text,
        "corrections": list(message.corrections),
        "missed": sorted(message.marks.missed),
        "allowed": sorted(message.marks.allowed),
        "media_class": message.media_class,
        "text_only": message.text_only,
        "reached": message.reached,
        "continues": message.continues,
        "side_of": message.side_of,
        "task": message.task and {"id": message.task.id, "values": message.task.values},
    }
    return key.encrypt(orjson.dumps(body), turn_id)


def open_message(key: DataKey, row: TurnRow) -> Message:
    body = orjson.loads(key.decrypt(row.question, row.id))
    media_class, task = body.get("media_class"), body.get("task")
    return Message(
        text=body["text"],
        model_id=row.model_id,
        declared_class=DataClass(row.declared_class),
        attachment_ids=row.attachment_ids,
        base_ids=row.base_ids,
        corrections=tuple(body["corrections"]),
        # A message of the time before marks by hand, pictures, tasks and the rest has none.
        marks=Known(missed=frozenset(body.get("missed", ())), allowed=frozenset(body.get("allowed", ()))),
        media_class=media_class and DataClass(media_class),
        text_only=body.get("text_only", False),
        reached=DataClass(body.get("reached", DataClass.PUBLIC)),
        task=task and TaskGiven(task["id"], task["values"]),
        continues=body.get("continues") and UUID(body["continues"]),
        side_of=body.get("side_of") and UUID(body["side_of"]),
    )


def open_question(key: DataKey, turn_id: UUID, sealed: bytes) -> str:
    """The text alone, where nothing else of the message is wanted."""
    text: str = orjson.loads(key.decrypt(sealed, turn_id))["text"]
    return text


def seal_title(key: DataKey, conversation_id: UUID, title: str) -> bytes:
    return key.encrypt(title.encode(), conversation_id)


def open_title(key: DataKey, row: ConversationRow) -> str:
    return open_sealed_title(key, row.id, row.title)


def open_sealed_title(key: DataKey, conversation_id: UUID, sealed: bytes) -> str:
    return key.decrypt(sealed, conversation_id).decode()

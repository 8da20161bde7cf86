"""The room's tables: conversations and turns."""

from sqlalchemy import ARRAY, Column, DateTime, LargeBinary, String, Table, Uuid

from colombage.kernel.database import metadata

conversations = Table(
    "conversations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("data_key_id", Uuid, nullable=False),
    Column("title", LargeBinary, nullable=False),
    Column("data_class", String, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    Column("updated_at", DateTime(timezone=True)),
    info={"rights": "Its person alone reads and writes."},
)

turns = Table(
    "turns",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("conversation_id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("question", LargeBinary, nullable=False),
    Column("declared_class", String, nullable=False),
    Column("model_id", String, nullable=False),
    Column("attachment_ids", ARRAY(Uuid), nullable=False),
    Column("base_ids", ARRAY(Uuid), nullable=False),
    Column("replaced_by", Uuid),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": "Its person alone reads and writes."},
)

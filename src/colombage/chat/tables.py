"""The room's tables: conversations, their turns, folders and shares, and what was checked of answers."""

from sqlalchemy import ARRAY, Column, DateTime, Integer, LargeBinary, String, Table, Uuid

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
    Column("head_id", Uuid),
    Column("folder_id", Uuid),
    Column("pinned_at", DateTime(timezone=True)),
    Column("archived_at", DateTime(timezone=True)),
    Column("deleted_at", DateTime(timezone=True)),
    Column("expires_at", DateTime(timezone=True)),
    Column("words", LargeBinary),
    Column("words_at", DateTime(timezone=True)),
    Column("handed_over_by", Uuid),
    Column("handed_over_at", DateTime(timezone=True)),
    info={
        "rights": "Its person reads and writes; those it is shared with read, in a transaction that says so; "
        "system learns which have to end, and whose they are."
    },
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
    Column("parent_id", Uuid),
    Column("kind", String),
    Column("comparison_id", Uuid),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": "Its person reads and writes; whoever its conversation is shared with reads."},
)

conversation_folders = Table(
    "conversation_folders",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("data_key_id", Uuid, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": "Its person alone reads and writes."},
)

conversation_shares = Table(
    "conversation_shares",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("conversation_id", Uuid, nullable=False),
    Column("owner_id", Uuid, nullable=False),
    Column("establishment_id", Uuid, nullable=False),
    Column("principal", String, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    Column("ended_at", DateTime(timezone=True)),
    info={
        "rights": "Its owner gives and ends it, within their establishment; whom it is for sees an open one."
    },
)

turn_checks = Table(
    "turn_checks",
    metadata,
    Column("turn_id", Uuid, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("length", Integer, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("checked_at", DateTime(timezone=True)),
    info={"rights": "Whoever checked writes; whoever reads the turn reads."},
)

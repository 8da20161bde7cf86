"""The room's tables: a word on each answer, and incidents."""

from sqlalchemy import ARRAY, Boolean, Column, DateTime, LargeBinary, String, Table, Uuid

from colombage.kernel.database import metadata

answer_feedback = Table(
    "answer_feedback",
    metadata,
    Column("subject", String, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("establishment_id", Uuid),
    Column("model_id", String, nullable=False),
    Column("is_useful", Boolean, nullable=False),
    Column("reasons", ARRAY(String), nullable=False),
    Column("comment", LargeBinary),
    Column("created_at", DateTime(timezone=True)),
    info={
        "rights": "Its person writes and reads; officers of the establishment read; system erases old ones."
    },
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("model_id", String),
    Column("person_id", Uuid, nullable=False),
    Column("establishment_id", Uuid),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    Column("handled_at", DateTime(timezone=True)),
    Column("handled_by", Uuid),
    Column("outcome", LargeBinary),
    info={
        "rights": "Its person reports and follows; officers of the establishment read and handle; "
        "system erases old ones."
    },
)

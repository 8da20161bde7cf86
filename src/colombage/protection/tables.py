"""The room's tables: one encrypted vault a conversation, made by 0005_protection.py; what people say of the
marks, made by 0016_protection_of_names.py."""

from sqlalchemy import Column, DateTime, Integer, LargeBinary, String, Table, Uuid

from colombage.kernel.database import metadata

vaults = Table(
    "vaults",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("data_key_id", Uuid, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", DateTime(timezone=True)),
    info={"rights": "The conversation's person reads, writes and deletes it; nobody else, system neither."},
)

sent_texts = Table(
    "sent_texts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("vault_id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": "The conversation's person reads and writes it, while its vault is there; nobody else."},
)

protection_reports = Table(
    "protection_reports",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", String, nullable=False),
    Column("label", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    Column("handled_at", DateTime(timezone=True)),
    info={
        "rights": "Anybody sends one in their own name and does not see it again; officers of the group "
        "read, handle and erase. System erases what is old, without reading what is sealed in it."
    },
)

"""The room's tables: one encrypted vault a conversation, made by 0005_protection.py; what people say of the
marks, made by 0016_protection_of_names.py."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    String,
    Table,
    Uuid,
)

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

protected_documents = Table(
    "protected_documents",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("data_key_id", Uuid, nullable=False),
    Column("sealed_name", LargeBinary, nullable=False),
    Column("media_type", String, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("keep_images", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("report", LargeBinary),
    Column("error_code", String),
    Column("created_at", DateTime(timezone=True)),
    Column("started_at", DateTime(timezone=True)),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    info={
        "rights": "Whoever gave the document reads and deletes it; system works on it and removes it when "
        "its time is over. Name, report and contents are sealed under the row's own key."
    },
)

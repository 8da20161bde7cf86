"""The room's table: one encrypted vault a conversation. 0005_protection.py makes it."""

from sqlalchemy import Column, DateTime, Integer, LargeBinary, Table, Uuid

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

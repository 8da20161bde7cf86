"""The table of kept files; 0006_files.py makes it."""

from sqlalchemy import BigInteger, Column, DateTime, Integer, LargeBinary, String, Table, Uuid

from colombage.kernel.database import metadata

stored_files = Table(
    "stored_files",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("container_id", Uuid, nullable=False),
    Column("data_key_id", Uuid, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("media_type", String, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("pages", Integer),
    Column("passages_count", Integer, nullable=False),
    Column("passages", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": "The person who gave the file reads, adds and deletes it; system sees which ids exist."},
)

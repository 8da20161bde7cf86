"""The kernel's tables: wrapped data keys and event streams."""

from sqlalchemy import Column, DateTime, Integer, LargeBinary, String, Table, Uuid

from colombage.kernel.database.session import metadata

data_keys = Table(
    "data_keys",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid),
    Column("master_key_id", String, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={
        "rights": "Its person reads, adds and destroys; one that is nobody's is read and destroyed with the "
        "knowledge base that it opens. System reads, to close an orphaned stream and to ingest."
    },
)

streams = Table(
    "streams",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("data_key_id", Uuid, nullable=False),
    Column("producer_id", Uuid, nullable=False),
    Column("lease_until", DateTime(timezone=True), nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("transcript", LargeBinary),
    Column("created_at", DateTime(timezone=True)),
    Column("ended_at", DateTime(timezone=True)),
    info={"rights": "Its person opens, reads and deletes; system keeps leases and transcripts."},
)

stream_batches = Table(
    "stream_batches",
    metadata,
    Column("stream_id", Uuid, primary_key=True),
    Column("last_seq", Integer, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("body", LargeBinary, nullable=False),
    info={"rights": "Its person reads; system writes while the stream lives."},
)

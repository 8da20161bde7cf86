"""The tables of the audit record; 0002_audit.py makes them."""

from sqlalchemy import BigInteger, Boolean, Column, DateTime, LargeBinary, String, Table, Uuid

from colombage.kernel.database import metadata

audit_rows = Table(
    "audit_rows",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("actor_key", Uuid),
    Column("facts", String, nullable=False),
    Column("prev_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    info={"rights": "Auditors of the group and system read; audit_append alone adds; nobody changes."},
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("one", Boolean, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    info={"rights": "System reads, to verify; audit_append alone moves it."},
)

"""The room's tables: the cells of the policy matrix, and single rules beside it."""

from sqlalchemy import Column, DateTime, String, Table, Uuid

from colombage.kernel.database import metadata

policy_cells = Table(
    "policy_cells",
    metadata,
    Column("data_class", String, primary_key=True),
    Column("hosting", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("changed_by", Uuid),
    info={"rights": "Everybody signed in reads; officers of the group change; system reads, for the door."},
)

policy_options = Table(
    "policy_options",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("changed_by", Uuid),
    info={"rights": "Everybody signed in reads; officers of the group change; system reads."},
)

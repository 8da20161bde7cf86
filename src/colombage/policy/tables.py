"""The room's table: the cells of the policy matrix."""

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

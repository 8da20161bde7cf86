"""The room's tables: the catalogue, the register of calls, the tokens of a day."""

from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, LargeBinary, String, Table, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from colombage.kernel.database import metadata

models = Table(
    "models",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("entry", JSONB, nullable=False),
    Column("api_key", LargeBinary),
    Column("is_default", Boolean, nullable=False),
    Column("changed_at", DateTime(timezone=True)),
    info={
        "rights": "Group administrators write; each process reads the catalogue as system; keys are sealed."
    },
)

model_calls = Table(
    "model_calls",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("establishment_id", Uuid),
    Column("day", Date, nullable=False),
    Column("use", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("model_id", String, nullable=False),
    Column("hosting", String, nullable=False),
    Column("data_class", String, nullable=False),
    Column("booked_tokens", Integer, nullable=False),
    Column("prompt_tokens", Integer),
    Column("completion_tokens", Integer),
    Column("tokens_estimated", Boolean),
    Column("seconds", Float),
    Column("energy_wh_min", Float),
    Column("energy_wh_max", Float),
    Column("grams_co2e_min", Float),
    Column("grams_co2e_max", Float),
    Column("outcome", String),
    Column("created_at", DateTime(timezone=True)),
    Column("closed_at", DateTime(timezone=True)),
    info={"rights": "A person registers, closes and reads their own calls; system closes lost ones."},
)

quota_days = Table(
    "quota_days",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("tokens", Integer, nullable=False),
    info={"rights": "A person books and reads their own tokens; system settles the bookings of lost calls."},
)

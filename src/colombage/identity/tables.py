"""The tables of identity; 0003_identity.py makes them."""

from sqlalchemy import Boolean, Column, DateTime, Integer, LargeBinary, String, Table, Uuid, text

from colombage.kernel.database import metadata

_FUNCTIONS_ALONE = "Nobody directly; the security-definer functions of sign-in read and write."

groups = Table(
    "groups",
    metadata,
    Column("one", Boolean, primary_key=True),
    Column("name", String, nullable=False),
    Column("demonstration", Boolean, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": "Everybody reads, the sign-in page shows it; begin_group makes; administrators rename."},
)

establishments = Table(
    "establishments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String, nullable=False),
    Column("city", String),
    Column("kind", String),
    Column("is_support", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    info={"rights": "The signed-in read; administrators of the group add and change."},
)

departments = Table(
    "departments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("establishment_id", Uuid, nullable=False),
    Column("name", String, nullable=False),
    Column("active", Boolean, nullable=False),
    info={"rights": "The signed-in read; administrators and the establishment's stewards add and change."},
)

professions = Table(
    "professions",
    metadata,
    Column("code", String, primary_key=True),
    Column("french", String, nullable=False),
    Column("english", String, nullable=False),
    Column("active", Boolean, nullable=False),
    info={"rights": "The signed-in read; administrators of the group add and change."},
)

people = Table(
    "people",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("login", String, nullable=False),
    Column("display_name", String, nullable=False),
    Column("sort_name", String, nullable=False),
    Column("establishment_id", Uuid),
    Column("department_id", Uuid),
    Column("profession", String),
    Column("language", String, nullable=False),
    # Random, unlike an id that tells the time: the audit record keeps it after the person is erased.
    Column("audit_key", Uuid, nullable=False, server_default=text("gen_random_uuid()")),
    Column("active", Boolean, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={
        "rights": "Oneself reads; administrators, and stewards of the establishment, read, add and change"
        " those who hold no more than themselves (may_manage)."
    },
)

grants = Table(
    "grants",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("role", String, nullable=False),
    Column("establishment_id", Uuid),
    Column("given_by", Uuid),
    Column("given_at", DateTime(timezone=True)),
    info={
        "rights": "Whoever may read the person reads; administrators give and end;"
        " stewards give and end stewardship of their establishment."
    },
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("csrf", String, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    Column("last_seen_at", DateTime(timezone=True)),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    info={"rights": "Its person sees (not the token) and ends; session_of and open_session do the rest."},
)

credentials = Table(
    "credentials",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("password_hash", String, nullable=False),
    Column("changed_at", DateTime(timezone=True)),
    info={"rights": _FUNCTIONS_ALONE},
)

one_time_links = Table(
    "one_time_links",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("purpose", String, nullable=False),
    Column("person_id", Uuid),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
    info={"rights": _FUNCTIONS_ALONE},
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("key", String, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False),
    Column("blocked_until", DateTime(timezone=True), nullable=False),
    info={"rights": _FUNCTIONS_ALONE},
)

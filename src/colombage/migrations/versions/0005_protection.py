"""Vaults: which placeholder stands for what, encrypted, one a conversation and under its id."""

from alembic import op

from colombage.migrations import roles

revision = "0005"
down_revision = "0004"

TABLES = """
create table vaults (
    id uuid primary key,
    person_id uuid not null,
    -- The vault goes with its key, whoever destroys it.
    data_key_id uuid not null references data_keys on delete cascade,
    body bytea not null,
    version integer not null check (version > 0),
    updated_at timestamptz not null default now()
);
create index on vaults (data_key_id);
create index on vaults (person_id);
alter table vaults enable row level security, force row level security;
create policy own on vaults to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
grant select, insert, update, delete on vaults to {app};
"""


def upgrade() -> None:
    names = roles()
    op.execute(TABLES.format(app=names.app))

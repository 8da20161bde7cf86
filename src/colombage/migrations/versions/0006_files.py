"""Kept files: what is known of them. Their contents lie encrypted in a folder, under the same id."""

from alembic import op

from colombage.migrations import roles

revision = "0006"
down_revision = "0005"

TABLES = """
create table stored_files (
    id uuid primary key,
    person_id uuid not null,
    container_id uuid not null,
    data_key_id uuid not null,
    name bytea not null,
    media_type text not null check (media_type in ('application/pdf', 'text/plain', 'text/markdown')),
    bytes bigint not null check (bytes > 0),
    pages integer check (pages > 0),
    passages_count integer not null check (passages_count > 0),
    passages bytea not null,
    created_at timestamptz not null default now()
);
-- Encrypted bytes do not compress: kept aside as they are, so that lists do not read them.
alter table stored_files alter column passages set storage external;
create index on stored_files (container_id, id);
create index on stored_files (person_id);
alter table stored_files enable row level security, force row level security;
create policy own on stored_files to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
create policy system_sweeps on stored_files for select to {system} using (true);
grant select, insert, delete on stored_files to {app};
-- The sweep asks which ids exist, and nothing else.
grant select (id) on stored_files to {system};
"""


def upgrade() -> None:
    names = roles()
    op.execute(TABLES.format(app=names.app, system=names.system))

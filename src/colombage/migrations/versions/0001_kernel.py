"""Who is acting, data keys, event streams, and the queue of jobs."""

from alembic import op
from procrastinate.schema import SchemaManager

from colombage.migrations import roles

revision = "0001"
down_revision = None

WHO = """
-- After a transaction a custom setting is '' and not NULL: hence nullif.
create function colombage_person() returns uuid language sql stable parallel safe
    return nullif(current_setting('colombage.person', true), '')::uuid;

create function colombage_principals() returns text[] language sql stable parallel safe
    return coalesce(nullif(current_setting('colombage.principals', true), '')::text[], '{}'::text[]);

create function colombage_holds(role text, establishment uuid default null) returns boolean
    language sql stable parallel safe
    return ('role:' || role) = any (colombage_principals())
        or (establishment is not null
            and ('role:' || role || ':' || establishment) = any (colombage_principals()));
"""

KEYS = """
create table data_keys (
    id uuid primary key,
    person_id uuid not null,
    master_key_id text not null,
    wrapped bytea not null,
    created_at timestamptz not null default now()
);
create index on data_keys (person_id);
alter table data_keys enable row level security, force row level security;
create policy own on data_keys to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
create policy system_reads on data_keys for select to {system} using (true);
grant select, insert, delete on data_keys to {app};
grant select on data_keys to {system};
"""

STREAMS = """
create table streams (
    id uuid primary key,
    person_id uuid not null,
    data_key_id uuid not null,
    producer_id uuid not null,
    lease_until timestamptz not null,
    last_seq integer not null default 0,
    transcript bytea,
    created_at timestamptz not null default now(),
    ended_at timestamptz
);
create index streams_live on streams (lease_until) where ended_at is null;
create index on streams (person_id);
alter table streams enable row level security, force row level security;
create policy own on streams to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
create policy system_writes on streams to {system} using (true) with check (true);
grant select, insert, delete on streams to {app};
grant select, update on streams to {system};

create table stream_batches (
    stream_id uuid not null references streams on delete cascade,
    last_seq integer not null,
    person_id uuid not null,
    body bytea not null,
    primary key (stream_id, last_seq)
);
alter table stream_batches enable row level security, force row level security;
create policy own on stream_batches for select to {app}
    using (person_id = (select colombage_person()));
create policy system_writes on stream_batches to {system} using (true) with check (true);
grant select on stream_batches to {app};
grant select, insert, delete on stream_batches to {system};
"""

QUEUE = """
grant select, insert, update, delete on all tables in schema colombage to {system};
revoke all on data_keys, streams, stream_batches, alembic_version from {system};
grant select on data_keys to {system};
grant select, update on streams to {system};
grant select, insert, delete on stream_batches to {system};
grant select on alembic_version to {app}, {system};
grant usage on all sequences in schema colombage to {system};
"""


def upgrade() -> None:
    names = roles()
    given = {"app": names.app, "system": names.system}
    op.execute(WHO)
    op.execute(KEYS.format(**given))
    op.execute(STREAMS.format(**given))
    # The queue's tables carry ids only and have no row-level security: the system role alone reaches them.
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    op.execute(QUEUE.format(**given))

"""The catalogue of models, the register of calls, and the tokens that a person may use in a day."""

from alembic import op

from colombage.migrations import roles

revision = "0007"
down_revision = "0006"

MODELS = """
create table models (
    id text primary key,
    position integer not null,
    entry jsonb not null,
    api_key bytea,
    is_default boolean not null default false,
    changed_at timestamptz not null default now()
);
create unique index one_default_model on models (is_default) where is_default;
alter table models enable row level security, force row level security;
create policy administrators on models to {app}
    using ((select colombage_holds('group_administrator')))
    with check ((select colombage_holds('group_administrator')));
create policy system_reads on models to {system} using (true) with check (true);
grant select, insert, update, delete on models to {app};
grant select, insert, update, delete on models to {system};
"""

CALLS = """
create table model_calls (
    id uuid primary key,
    person_id uuid not null,
    establishment_id uuid,
    day date not null,
    use text not null,
    subject text not null,
    model_id text not null,
    hosting text not null,
    data_class text not null,
    booked_tokens integer not null,
    prompt_tokens integer,
    completion_tokens integer,
    tokens_estimated boolean,
    seconds double precision,
    energy_wh_min double precision,
    energy_wh_max double precision,
    grams_co2e_min double precision,
    grams_co2e_max double precision,
    outcome text,
    created_at timestamptz not null default now(),
    closed_at timestamptz
);
create index on model_calls (person_id, day);
create index model_calls_open on model_calls (created_at) where closed_at is null;
alter table model_calls enable row level security, force row level security;
create policy own on model_calls to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
create policy system_closes on model_calls to {system} using (true) with check (true);
grant select, insert, update on model_calls to {app};
grant select, update on model_calls to {system};

create table quota_days (
    person_id uuid not null,
    day date not null,
    tokens bigint not null,
    primary key (person_id, day)
);
alter table quota_days enable row level security, force row level security;
create policy own on quota_days to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
create policy system_settles on quota_days to {system} using (true) with check (true);
grant select, insert, update on quota_days to {app};
grant select, update, delete on quota_days to {system};
"""


def upgrade() -> None:
    names = roles()
    for part in (MODELS, CALLS):
        op.execute(part.format(app=names.app, system=names.system))

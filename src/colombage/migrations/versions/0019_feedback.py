"""What people say of answers, and incidents with them, which the officers of their establishment look into."""

from alembic import op

from colombage.migrations import roles

revision = "0019"
down_revision = "0018"

OWN = "person_id = (select colombage_person())"
# Nobody speaks in the name of another establishment: its officers read what is said in it.
BELONGS = """(establishment_id is null
    or ('establishment:' || establishment_id) = any ((select colombage_principals())::text[]))"""
OFFICER = "(select colombage_holds('officer')) or colombage_holds('officer', establishment_id)"

# One word on each answer, which its person may change. The comment is sealed under a key of the installation.
FEEDBACK = """
create table answer_feedback (
    subject text not null,
    person_id uuid not null,
    establishment_id uuid,
    model_id text not null,
    is_useful boolean not null,
    reasons text[] not null default '{{}}',
    comment bytea,
    created_at timestamptz not null default now(),
    -- A conversation that is handed over has another person, who may think otherwise.
    primary key (subject, person_id)
);
create index on answer_feedback (person_id);
create index on answer_feedback (model_id, created_at);
alter table answer_feedback enable row level security, force row level security;
create policy own on answer_feedback to {app} using ({own}) with check ({own} and {belongs});
create policy officers_read on answer_feedback for select to {app} using ({officer});
create policy system_erases on answer_feedback for delete to {system} using (true);
create policy system_reads on answer_feedback for select to {system} using (true);
grant select, insert, update, delete on answer_feedback to {app};
grant select (subject, created_at), delete on answer_feedback to {system};
"""

# Its words are sealed under a key of the installation. The person who reported sees what became of it.
INCIDENTS = """
create table incidents (
    id uuid primary key,
    kind text not null check (kind in ('dangerous', 'wrong', 'data_leak', 'other')),
    subject text not null,
    model_id text,
    person_id uuid not null,
    establishment_id uuid,
    body bytea not null,
    created_at timestamptz not null default now(),
    handled_at timestamptz,
    handled_by uuid,
    outcome bytea
);
create index on incidents (created_at desc);
create index on incidents (person_id, created_at);
alter table incidents enable row level security, force row level security;
create policy people_report on incidents for insert to {app}
    with check ({own} and {belongs} and handled_at is null and handled_by is null and outcome is null);
create policy people_follow on incidents for select to {app} using ({own});
create policy officers_read on incidents for select to {app} using ({officer});
create policy officers_handle on incidents for update to {app} using ({officer}) with check ({officer});
create policy system_erases on incidents for delete to {system} using (true);
create policy system_reads on incidents for select to {system} using (true);
grant select, insert on incidents to {app};
grant update (handled_at, handled_by, outcome) on incidents to {app};
grant select (id, created_at, handled_at), delete on incidents to {system};
"""


def upgrade() -> None:
    names = roles()
    given = {"app": names.app, "system": names.system, "own": OWN, "officer": OFFICER, "belongs": BELONGS}
    for statements in (FEEDBACK, INCIDENTS):
        op.execute(statements.format(**given))

"""Conversations and their turns; what is asked and titles are encrypted, answers live in the streams."""

from alembic import op

from colombage.migrations import roles

revision = "0008"
down_revision = "0007"

CHAT = """
create table conversations (
    id uuid primary key,
    person_id uuid not null,
    data_key_id uuid not null,
    title bytea not null,
    data_class text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index on conversations (person_id, updated_at desc, id);
alter table conversations enable row level security, force row level security;
create policy own on conversations to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
grant select, insert, update, delete on conversations to {app};

create table turns (
    id uuid primary key,
    conversation_id uuid not null references conversations on delete cascade,
    person_id uuid not null,
    question bytea not null,
    declared_class text not null,
    model_id text not null,
    attachment_ids uuid[] not null,
    replaced_by uuid,
    created_at timestamptz not null default now()
);
create index on turns (conversation_id, id);
create index on turns (person_id);
alter table turns enable row level security, force row level security;
create policy own on turns to {app}
    using (person_id = (select colombage_person())) with check (person_id = (select colombage_person()));
grant select, insert, update, delete on turns to {app};
"""


def upgrade() -> None:
    names = roles()
    op.execute(CHAT.format(app=names.app))

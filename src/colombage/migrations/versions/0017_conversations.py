"""Conversations as trees with an order of their own: branches, folders, a bin, temporary ones, what was checked."""

from alembic import op

from colombage.migrations import roles

revision = "0017"
down_revision = "0016"

OWN = "person_id = (select colombage_person())"
KEY = "exists (select from data_keys k where k.id = data_key_id)"

# A turn follows another (`parent_id`; null for the first); those with one parent are branches, and the conversation's
# head says on which one its person stands. A turn that a retry replaced stays out of sight: it said nothing.
# What stands already is everybody's: the policies, which hold for the owner of the tables too, show it no row.
BRANCHES = """
alter table turns no force row level security;
alter table conversations no force row level security;
alter table turns add column parent_id uuid references turns on delete cascade;
alter table turns add column kind text not null default 'question' check (kind in ('question', 'summary'));
alter table turns add column comparison_id uuid;
create index on turns (parent_id);
alter table conversations add column head_id uuid;
with standing as (
    select id, lag(id) over (partition by conversation_id order by id) as before
    from turns where replaced_by is null
)
update turns set parent_id = standing.before from standing where standing.id = turns.id;
with recursive final as (
    select id, replaced_by as by from turns where replaced_by is not null
    union all
    select final.id, t.replaced_by from final join turns t on t.id = final.by where t.replaced_by is not null
)
update turns set parent_id = t.parent_id from final join turns t on t.id = final.by and t.replaced_by is null
where final.id = turns.id;
update conversations c set head_id =
    (select t.id from turns t where t.conversation_id = c.id and t.replaced_by is null order by t.id desc limit 1);
alter table turns force row level security;
alter table conversations force row level security;
"""

# Names of folders may name patients: each is sealed with a key of its own.
LISTS = """
create table conversation_folders (
    id uuid primary key,
    person_id uuid not null,
    data_key_id uuid not null references data_keys on delete cascade,
    name bytea not null,
    created_at timestamptz not null default now()
);
create index on conversation_folders (person_id);
create index on conversation_folders (data_key_id);
alter table conversation_folders enable row level security, force row level security;
create policy own on conversation_folders to {app} using ({own}) with check ({own} and {key});
grant select, insert, update, delete on conversation_folders to {app};

alter table conversations add column folder_id uuid references conversation_folders on delete set null;
alter table conversations add column pinned_at timestamptz;
alter table conversations add column archived_at timestamptz;
alter table conversations add column deleted_at timestamptz;
alter table conversations add column expires_at timestamptz;
-- The words of its turns, sealed, to be searched: made when somebody searches, and again once it has changed.
alter table conversations add column words bytea;
alter table conversations add column words_at timestamptz;
alter table conversations alter column words set storage external;
create index on conversations (folder_id);
create index conversations_ending on conversations (least(deleted_at, expires_at))
    where deleted_at is not null or expires_at is not null;
create index conversations_unasked on conversations (updated_at) where head_id is null;
-- What erases them acts as their person; it has to learn first which are due, and whose.
create policy system_ends on conversations for select to {system}
    using (deleted_at is not null or expires_at is not null or head_id is null);
grant select (id, person_id, deleted_at, expires_at, head_id, updated_at) on conversations to {system};
-- Of whoever left, too: what they deleted ends all the same, and the record says on whose behalf.
create function audit_key_of(person uuid) returns uuid language sql stable security definer
    set search_path = colombage, pg_temp
    return (select p.audit_key from people p where p.id = person);
revoke all on function audit_key_of(uuid) from public;
grant execute on function audit_key_of(uuid) to {system};
"""

# « Checked by me »: places in an answer, which never changes; length 0 is the answer as a whole.
CHECKS = """
create table turn_checks (
    turn_id uuid not null references turns on delete cascade,
    start integer not null check (start >= 0),
    length integer not null check (length >= 0),
    person_id uuid not null,
    checked_at timestamptz not null default now(),
    primary key (turn_id, start, length)
);
create index on turn_checks (person_id);
alter table turn_checks enable row level security, force row level security;
create policy own on turn_checks to {app}
    using ({own})
    with check ({own} and exists (select from turns t where t.id = turn_id and t.{own}));
-- Whoever may read the turn, one who took the conversation over too, sees who checked what.
create policy readers on turn_checks for select to {app} using (exists (select from turns t where t.id = turn_id));
grant select, insert, delete on turn_checks to {app};
"""

# A picture has passages only where text was recognised in it.
PICTURES = """
alter table stored_files drop constraint if exists stored_files_passages_count_check;
alter table stored_files add check (passages_count >= 0);
"""


def upgrade() -> None:
    names = roles()
    given = {"app": names.app, "system": names.system, "own": OWN, "key": KEY}
    for statements in (BRANCHES, LISTS, CHECKS, PICTURES):
        op.execute(statements.format(**given))

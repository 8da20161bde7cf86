"""What was sent under placeholders, what people say of the marks, and documents protected on the page."""

from alembic import op

from colombage.migrations import roles

revision = "0016"
down_revision = "0015"

OWN = "person_id = (select colombage_person())"
KEY = "exists (select from data_keys k where k.id = data_key_id)"

# Under the id of what it was sent for (a turn), with the conversation's key. Words of knowledge bases are left out.
SENT = """
create table sent_texts (
    id uuid primary key,
    vault_id uuid not null references vaults on delete cascade,
    person_id uuid not null,
    body bytea not null,
    created_at timestamptz not null default now()
);
create index on sent_texts (vault_id);
alter table sent_texts enable row level security, force row level security;
create policy own on sent_texts to {app} using ({own})
    with check ({own} and exists (select from vaults v where v.id = vault_id));
grant select, insert, update, delete on sent_texts to {app};
"""

# A name that was missed, or a mark that was wrong, sealed under a key of the installation. Whoever sent it does
# not see it again: it is the officers' to look at, and to erase.
REPORTS = """
create table protection_reports (
    id uuid primary key,
    kind text not null check (kind in ('missed', 'wrong')),
    label text not null,
    body bytea not null,
    person_id uuid not null,
    created_at timestamptz not null default now(),
    handled_at timestamptz
);
create index on protection_reports (created_at desc);
create index on protection_reports (person_id, created_at);
alter table protection_reports enable row level security, force row level security;
create policy people_send on protection_reports for insert to {app} with check ({own} and handled_at is null);
create policy officers_read on protection_reports for select to {app} using ((select colombage_holds('officer')));
create policy officers_handle on protection_reports for update to {app}
    using ((select colombage_holds('officer'))) with check ((select colombage_holds('officer')));
create policy officers_erase on protection_reports for delete to {app} using ((select colombage_holds('officer')));
create policy system_erases on protection_reports for delete to {system} using (true);
create policy system_reads on protection_reports for select to {system} using (true);
-- How many a person has sent is bounded, and they do not read them: a function counts, and says no more.
create policy definer on protection_reports for select to current_user using (true);
create function reports_sent_in_a_day() returns bigint language sql stable security definer
    set search_path = colombage, pg_temp
    return (select count(*) from protection_reports
        where person_id = colombage_person() and created_at > now() - interval '1 day');
revoke all on function reports_sent_in_a_day() from public;
grant execute on function reports_sent_in_a_day() to {app};
grant select, insert, delete on protection_reports to {app};
grant update (handled_at) on protection_reports to {app};
grant select (id, created_at, handled_at), delete on protection_reports to {system};
"""

# The original is there until its copy is made, the copy until it expires; both sealed with the row's own key.
DOCUMENTS = """
create table protected_documents (
    id uuid primary key,
    person_id uuid not null,
    data_key_id uuid not null references data_keys on delete cascade,
    sealed_name bytea not null,
    media_type text not null,
    bytes bigint not null check (bytes >= 0),
    keep_images boolean not null default false,
    state text not null check (state in ('waiting', 'working', 'ready', 'failed')),
    done integer not null default 0,
    total integer not null default 0,
    report bytea,
    error_code text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    expires_at timestamptz not null
);
create index on protected_documents (person_id, created_at desc);
create index on protected_documents (data_key_id);
alter table protected_documents enable row level security, force row level security;
create policy own on protected_documents to {app} using ({own}) with check ({own} and {key});
create policy system_works on protected_documents to {system} using (true) with check (true);
grant select, insert, update, delete on protected_documents to {app};
grant select, update, delete on protected_documents to {system};
create policy system_ends_documents on data_keys for delete to {system}
    using (exists (select from protected_documents d where d.data_key_id = data_keys.id and d.expires_at < now()));
grant delete on data_keys to {system};
"""


def upgrade() -> None:
    names = roles()
    given = {"app": names.app, "system": names.system, "own": OWN, "key": KEY}
    for statements in (SENT, REPORTS, DOCUMENTS):
        op.execute(statements.format(**given))

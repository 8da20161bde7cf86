"""Conversations read by colleagues and handed over to them, as far as the policy says."""

from alembic import op

from colombage.migrations import roles

revision = "0018"
down_revision = "0017"

# Single rules beside the matrix. `sharing_highest_class`: what may be shown to colleagues of the establishment.
OPTIONS = """
create table policy_options (
    name text primary key,
    value text not null,
    changed_at timestamptz not null default now(),
    changed_by uuid
);
insert into policy_options (name, value) values ('sharing_highest_class', 'personal');
alter table policy_options enable row level security, force row level security;
create policy everybody_reads on policy_options for select to {app}
    using ((select colombage_person()) is not null);
create policy officers_change on policy_options for update to {app}
    using ((select colombage_holds('officer'))) with check ((select colombage_holds('officer')));
create policy system_reads on policy_options for select to {system} using (true);
create policy definer on policy_options for select to current_user using (true);
grant select, update on policy_options to {app};
grant select on policy_options to {system};
create function colombage_shareable(data_class text) returns boolean language sql stable security definer
    set search_path = colombage, pg_temp
    return array_position(array['public', 'internal', 'personal', 'health'], data_class)
        <= (select array_position(array['public', 'internal', 'personal', 'health'], value)
            from policy_options where name = 'sharing_highest_class');
revoke all on function colombage_shareable(text) from public;
grant execute on function colombage_shareable(text) to {app};
"""

# `principal` is a person or a department of the owner's establishment, which the reader must belong to each time.
SHARES = """
create table conversation_shares (
    id uuid primary key,
    conversation_id uuid not null references conversations on delete cascade,
    owner_id uuid not null,
    establishment_id uuid not null,
    principal text not null,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    check (principal ~ '^(person|department):')
);
create unique index one_open_share on conversation_shares (conversation_id, principal) where ended_at is null;
create index on conversation_shares (principal) where ended_at is null;
create index on conversation_shares (owner_id);
alter table conversation_shares enable row level security, force row level security;
create policy owners on conversation_shares to {app}
    using (owner_id = (select colombage_person()))
    with check (owner_id = (select colombage_person())
        and ('establishment:' || establishment_id) = any ((select colombage_principals())::text[])
        and exists (select from conversations c where c.id = conversation_id
            and c.person_id = owner_id and c.expires_at is null and colombage_shareable(c.data_class)));
create policy readers on conversation_shares for select to {app}
    using (ended_at is null and principal = any ((select colombage_principals())::text[])
        and ('establishment:' || establishment_id) = any ((select colombage_principals())::text[]));
create policy definer on conversation_shares to current_user using (true) with check (true);
grant select, insert on conversation_shares to {app};
grant update (ended_at) on conversation_shares to {app};
"""

# The one shared conversation that this transaction says it reads (`colombage.shared`), if the reader still may: the
# share is open, it is theirs and they belong to the establishment, the class is one that may be shared now.
READING = """
create policy definer on conversations to current_user using (true) with check (true);
create function colombage_shared() returns uuid language sql stable security definer
    set search_path = colombage, pg_temp
    return (select c.id from conversation_shares s join conversations c on c.id = s.conversation_id
        where s.conversation_id = nullif(current_setting('colombage.shared', true), '')::uuid
            and s.ended_at is null and s.principal = any (colombage_principals())
            and ('establishment:' || s.establishment_id) = any (colombage_principals())
            and c.deleted_at is null and c.expires_at is null and colombage_shareable(c.data_class)
        limit 1);
revoke all on function colombage_shared() from public;
grant execute on function colombage_shared() to {app};
create policy shared on conversations for select to {app} using (id = (select colombage_shared()));
create policy shared on turns for select to {app} using (conversation_id = (select colombage_shared()));
create policy shared on streams for select to {app}
    using (id in (select t.id from turns t where t.conversation_id = (select colombage_shared())));
-- A function, because the policies on conversations ask for the key.
create function colombage_shared_key() returns uuid language sql stable security definer
    set search_path = colombage, pg_temp
    return (select c.data_key_id from conversations c where c.id = colombage_shared());
revoke all on function colombage_shared_key() from public;
grant execute on function colombage_shared_key() to {app};
create policy shared on data_keys for select to {app} using (id = (select colombage_shared_key()));
"""

# What a reader is told of a share before opening it, the title excepted, which is sealed: whose it is, of which class.
LISTING = """
create function conversations_shared_with_me()
    returns table (share_id uuid, conversation_id uuid, owner_id uuid, data_class text, shared_at timestamptz,
        updated_at timestamptz)
    language sql stable security definer set search_path = colombage, pg_temp as $$
    select distinct on (c.id) s.id, c.id, s.owner_id, c.data_class, s.created_at, c.updated_at
    from conversation_shares s join conversations c on c.id = s.conversation_id
    where s.ended_at is null and s.principal = any (colombage_principals())
        and ('establishment:' || s.establishment_id) = any (colombage_principals())
        and c.deleted_at is null and c.expires_at is null and colombage_shareable(c.data_class)
        and s.owner_id <> colombage_person()
    order by c.id, s.created_at
$$;
revoke all on function conversations_shared_with_me() from public;
grant execute on function conversations_shared_with_me() to {app};
"""

# Another person's from then on, with all that belongs to it; false where it may not be.
HANDING_OVER = """
alter table conversations add column handed_over_by uuid;
alter table conversations add column handed_over_at timestamptz;
{definers}
create function hand_conversation_over(conversation uuid, receiver uuid) returns boolean
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
declare
    key uuid;
begin
    select c.data_key_id into key from conversations c
    where c.id = conversation and c.person_id = colombage_person() and c.deleted_at is null
        and c.expires_at is null and colombage_shareable(c.data_class)
    for update;
    if key is null or receiver = colombage_person() or not exists (
        select from people p where p.id = receiver and p.active
            and ('establishment:' || p.establishment_id) = any (colombage_principals())
    ) then
        return false;
    end if;
    update conversation_shares set ended_at = now() where conversation_id = conversation and ended_at is null;
    update conversations set person_id = receiver, folder_id = null, pinned_at = null, archived_at = null,
        handed_over_by = colombage_person(), handed_over_at = now(), updated_at = now() where id = conversation;
    update streams set person_id = receiver where id in (select id from turns where conversation_id = conversation);
    update stream_batches set person_id = receiver
        where stream_id in (select id from turns where conversation_id = conversation);
    update turns set person_id = receiver where conversation_id = conversation;
    update data_keys set person_id = receiver where id = key;
    update stored_files set person_id = receiver where container_id = conversation;
    update vaults set person_id = receiver where data_key_id = key;
    update sent_texts set person_id = receiver where vault_id = conversation;
    return true;
end $$;
revoke all on function hand_conversation_over(uuid, uuid) from public;
grant execute on function hand_conversation_over(uuid, uuid) to {app};
"""

_HANDED = ("streams", "stream_batches", "turns", "data_keys", "stored_files", "vaults", "sent_texts")


def upgrade() -> None:
    names = roles()
    definers = "\n".join(
        f"create policy definer on {table} to current_user using (true) with check (true);" for table in _HANDED
    )
    given = {"app": names.app, "system": names.system, "definers": definers}
    for statements in (OPTIONS, SHARES, READING, LISTING, HANDING_OVER):
        op.execute(statements.format(**given))

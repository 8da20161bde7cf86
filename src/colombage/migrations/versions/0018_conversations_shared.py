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
    changed_by uuid,
    check (name <> 'sharing_highest_class' or value in ('none', 'public', 'internal', 'personal', 'health'))
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
    return coalesce(array_position(array['public', 'internal', 'personal', 'health'], data_class)
        <= (select array_position(array['public', 'internal', 'personal', 'health'], value)
            from policy_options where name = 'sharing_highest_class'), false);
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
create policy owners_see on conversation_shares for select to {app}
    using (owner_id = (select colombage_person()));
-- Whatever has become of the conversation meanwhile.
create policy owners_end on conversation_shares for update to {app}
    using (owner_id = (select colombage_person()))
    with check (owner_id = (select colombage_person()) and ended_at is not null);
create policy owners_share on conversation_shares for insert to {app}
    with check (owner_id = (select colombage_person()) and ended_at is null
        and ('establishment:' || establishment_id) = any ((select colombage_principals())::text[])
        and exists (select from conversations c where c.id = conversation_id
            and c.person_id = owner_id and c.deleted_at is null and c.expires_at is null
            and colombage_shareable(c.data_class)));
create policy readers on conversation_shares for select to {app}
    using (ended_at is null and principal = any ((select colombage_principals())::text[])
        and ('establishment:' || establishment_id) = any ((select colombage_principals())::text[]));
create policy definer on conversation_shares to current_user using (true) with check (true);
grant select, insert on conversation_shares to {app};
grant update (ended_at) on conversation_shares to {app};
"""

# The one shared conversation that this transaction says it reads (`colombage.shared`), if the reader still may: the
# share is open, it is theirs and they belong to the establishment, the class is one that may be shared now. Most
# statements read one's own and say nothing of the sort: they are told so before anything is looked up.
READING = """
create policy definer on conversations to current_user using (true) with check (true);
create function colombage_shared() returns uuid language plpgsql stable parallel safe security definer
    set search_path = colombage, pg_temp as $$
declare
    declared uuid := nullif(current_setting('colombage.shared', true), '')::uuid;
begin
    if declared is null then
        return null;
    end if;
    return (select c.id from conversation_shares s join conversations c on c.id = s.conversation_id
        where s.conversation_id = declared and s.ended_at is null
            and s.principal = any (colombage_principals())
            and ('establishment:' || s.establishment_id) = any (colombage_principals())
            and s.owner_id <> colombage_person()
            and c.deleted_at is null and c.expires_at is null and colombage_shareable(c.data_class)
        limit 1);
end $$;
create function colombage_shared_turns() returns uuid[] language plpgsql stable parallel safe security definer
    set search_path = colombage, pg_temp as $$
begin
    if coalesce(current_setting('colombage.shared', true), '') = '' then
        return '{{}}';
    end if;
    return array(select t.id from turns t where t.conversation_id = colombage_shared());
end $$;
create policy shared on conversations for select to {app} using (id = (select colombage_shared()));
create policy shared on turns for select to {app} using (conversation_id = (select colombage_shared()));
-- Not what is being answered: whoever sees a live stream may also ask to stop it.
create policy shared on streams for select to {app} using (ended_at is not null
    and id = any ((select colombage_shared_turns())::uuid[]));
-- A function, because the policies on conversations ask for the key.
create function colombage_shared_key() returns uuid language plpgsql stable parallel safe security definer
    set search_path = colombage, pg_temp as $$
begin
    if coalesce(current_setting('colombage.shared', true), '') = '' then
        return null;
    end if;
    return (select c.data_key_id from conversations c where c.id = colombage_shared());
end $$;
create policy shared on data_keys for select to {app} using (id = (select colombage_shared_key()));
revoke all on function colombage_shared(), colombage_shared_turns(), colombage_shared_key() from public;
grant execute on function colombage_shared(), colombage_shared_turns(), colombage_shared_key() to {app};
"""

# Rows belong together (0010), and from now on a person sees rows that are not theirs: who only reads a conversation
# hangs nothing on it, nor on its key. A key that belongs to no person is a knowledge base's.
MINE = "(select colombage_person())"
KEY = f"exists (select from data_keys k where k.id = data_key_id and coalesce(k.person_id, {MINE}) = {MINE})"
BELONGING = {
    "conversations": KEY,
    "streams": KEY,
    "stored_files": KEY,
    "vaults": KEY,
    "conversation_folders": KEY,
    "turns": f"exists (select from conversations c where c.id = conversation_id and c.person_id = {MINE})",
    "turn_checks": f"exists (select from turns t where t.id = turn_id and t.person_id = {MINE})",
}

# What a reader is told of a share before opening it: whose it is, of which class, and the title, which is sealed.
LISTING = """
create function conversations_shared_with_me()
    returns table (conversation_id uuid, owner_id uuid, data_class text, shared_at timestamptz,
        updated_at timestamptz, title bytea, data_key_id uuid)
    language sql stable security definer set search_path = colombage, pg_temp as $$
    select distinct on (c.id) c.id, s.owner_id, c.data_class, s.created_at, c.updated_at, c.title, c.data_key_id
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

# Colleagues of one's own establishment: by a few letters of their names (0013 says why so few), or by their ids.
COLLEAGUES = """
create function colleagues_here(wanted text) returns table (id uuid, display_name text, department_name text)
    language sql stable security definer set search_path = colombage, pg_temp
begin atomic
    select p.id, p.display_name, d.name from people p left join departments d on d.id = p.department_id
    where p.active and p.id <> colombage_person() and length(wanted) >= 2
        and ('establishment:' || p.establishment_id) = any (colombage_principals())
        and (starts_with(p.sort_name, wanted) or position(' ' || wanted in p.sort_name) > 0)
    order by p.sort_name, p.id limit 10;
end;
create function colleague_here(person uuid) returns boolean language sql stable security definer
    set search_path = colombage, pg_temp
    return exists (select from people p where p.id = person and p.active and p.id <> colombage_person()
        and ('establishment:' || p.establishment_id) = any (colombage_principals()));
revoke all on function colleagues_here(text), colleague_here(uuid) from public;
grant execute on function colleagues_here(text), colleague_here(uuid) to {app};
"""

# Another person's from then on, with all that belongs to it. Says 'done', or why not: 'gone' (not there, or not
# theirs to give), 'receiver', 'running'. What is being answered would go on being kept as the former person's.
HANDING_OVER = """
alter table conversations add column handed_over_by uuid;
alter table conversations add column handed_over_at timestamptz;
{definers}
create function hand_conversation_over(conversation uuid, receiver uuid, keep_reading boolean) returns text
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
declare
    giver uuid := colombage_person();
    key uuid;
begin
    -- Whoever asks holds this lock too, so that no turn begins meanwhile.
    select c.data_key_id into key from conversations c
    where c.id = conversation and c.person_id = giver and c.deleted_at is null
        and c.expires_at is null and colombage_shareable(c.data_class)
    for update;
    if key is null then
        return 'gone';
    end if;
    if not colleague_here(receiver) then
        return 'receiver';
    end if;
    if exists (select from turns t join streams s on s.id = t.id
            where t.conversation_id = conversation and s.ended_at is null) then
        return 'running';
    end if;
    update conversation_shares set ended_at = now() where conversation_id = conversation and ended_at is null;
    update conversations set person_id = receiver, folder_id = null, pinned_at = null, archived_at = null,
        handed_over_by = giver, handed_over_at = now(), updated_at = now() where id = conversation;
    update streams set person_id = receiver where id in (select id from turns where conversation_id = conversation);
    update stream_batches set person_id = receiver
        where stream_id in (select id from turns where conversation_id = conversation);
    update turns set person_id = receiver where conversation_id = conversation;
    update data_keys set person_id = receiver where id = key;
    update stored_files set person_id = receiver where container_id = conversation;
    update vaults set person_id = receiver where data_key_id = key;
    update sent_texts set person_id = receiver where vault_id = conversation;
    if keep_reading then
        insert into conversation_shares (id, conversation_id, owner_id, establishment_id, principal)
            select gen_random_uuid(), conversation, receiver, p.establishment_id, 'person:' || giver
            from people p where p.id = receiver;
    end if;
    return 'done';
end $$;
revoke all on function hand_conversation_over(uuid, uuid, boolean) from public;
grant execute on function hand_conversation_over(uuid, uuid, boolean) to {app};
"""

_HANDED = ("streams", "stream_batches", "turns", "data_keys", "stored_files", "vaults", "sent_texts")


def upgrade() -> None:
    names = roles()
    definers = "\n".join(
        f"create policy definer on {table} to current_user using (true) with check (true);"
        for table in _HANDED
    )
    given = {"app": names.app, "system": names.system, "definers": definers}
    for statements in (OPTIONS, SHARES, READING, LISTING, COLLEAGUES, HANDING_OVER):
        op.execute(statements.format(**given))
    for table, condition in BELONGING.items():
        op.execute(
            f"alter policy own on {table} to {names.app} with check (person_id = {MINE} and {condition})"
        )

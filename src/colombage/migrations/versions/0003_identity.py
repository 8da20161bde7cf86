"""The group, its establishments, people and their grants; sign-in before there is an identity."""

from alembic import op

from colombage.migrations import roles

revision = "0003"
down_revision = "0002"

# Functions below run as the owner ("security definer"); force holds for the owner too, hence `definer`.
PLACES = """
create table groups (
    one boolean primary key default true check (one),
    name text not null check (length(name) between 1 and 200),
    demonstration boolean not null,
    created_at timestamptz not null default now()
);
create table establishments (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    city text check (length(city) <= 200),
    kind text check (length(kind) <= 60),
    is_support boolean not null default false,
    active boolean not null default true
);
create unique index establishments_name on establishments (lower(name));
create table departments (
    id uuid primary key,
    establishment_id uuid not null references establishments,
    name text not null check (length(name) between 1 and 200),
    active boolean not null default true,
    unique (id, establishment_id)
);
create unique index departments_name on departments (establishment_id, lower(name));
create table professions (
    code text primary key check (code ~ '^[a-z][a-z0-9_]{{0,59}}$'),
    french text not null check (length(french) between 1 and 120),
    english text not null check (length(english) between 1 and 120),
    active boolean not null default true
);
insert into professions (code, french, english) values
    ('doctor', 'Médecin', 'Doctor'),
    ('nurse', 'Infirmier, infirmière', 'Nurse'),
    ('care_assistant', 'Aide-soignant, aide-soignante', 'Care assistant'),
    ('pharmacist', 'Pharmacien, pharmacienne', 'Pharmacist'),
    ('midwife', 'Sage-femme', 'Midwife'),
    ('researcher', 'Chercheur, chercheuse', 'Researcher'),
    ('buyer', 'Acheteur, acheteuse', 'Buyer'),
    ('secretary', 'Secrétaire', 'Secretary'),
    ('administrator', 'Administratif, administrative', 'Administrative officer'),
    ('technician', 'Technicien, technicienne', 'Technician'),
    ('it', 'Informaticien, informaticienne', 'IT professional'),
    ('trainer', 'Formateur, formatrice', 'Trainer'),
    ('management', 'Direction et encadrement', 'Management'),
    ('student', 'Étudiant, étudiante ou interne', 'Student or intern'),
    ('temporary', 'Intérimaire', 'Temporary staff');
"""

PEOPLE = """
create table people (
    id uuid primary key,
    login text not null check (length(login) between 2 and 120),
    display_name text not null check (length(display_name) between 1 and 200),
    sort_name text not null,
    establishment_id uuid references establishments,
    department_id uuid,
    profession text references professions,
    language text not null default 'fr' check (language in ('fr', 'en')),
    audit_key uuid not null unique default gen_random_uuid(),
    active boolean not null default true,
    created_at timestamptz not null default now(),
    foreign key (department_id, establishment_id) references departments (id, establishment_id),
    check (department_id is null or establishment_id is not null)
);
create unique index people_login on people (lower(login));
create index on people (sort_name, id);
create index on people (establishment_id);
create table credentials (
    person_id uuid primary key references people on delete cascade,
    password_hash text not null,
    changed_at timestamptz not null default now()
);
create table grants (
    id uuid primary key,
    person_id uuid not null references people on delete cascade,
    role text not null check (role in ('steward', 'officer', 'auditor', 'group_administrator')),
    establishment_id uuid references establishments,
    given_by uuid,
    given_at timestamptz not null default now(),
    -- These two have no meaning inside one establishment.
    check (establishment_id is null or role not in ('auditor', 'group_administrator'))
);
create unique index grants_once on grants
    (person_id, role, coalesce(establishment_id, '00000000-0000-0000-0000-000000000000'));
create table sessions (
    token_hash bytea primary key,
    id uuid not null unique,
    person_id uuid not null references people on delete cascade,
    csrf text not null,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index on sessions (person_id);
create index on sessions (expires_at);
create table one_time_links (
    token_hash bytea primary key,
    purpose text not null check (purpose in ('first_use', 'invitation')),
    person_id uuid references people on delete cascade,
    expires_at timestamptz not null,
    used_at timestamptz,
    check ((purpose = 'invitation') = (person_id is not null))
);
create index on one_time_links (person_id);
create table sign_in_attempts (
    key text primary key,
    failures integer not null,
    last_at timestamptz not null,
    blocked_until timestamptz not null
);
create index on sign_in_attempts (last_at);
"""

TABLES = (
    "groups",
    "establishments",
    "departments",
    "professions",
    "people",
    "credentials",
    "grants",
    "sessions",
    "one_time_links",
    "sign_in_attempts",
)
FORCED = """
alter table {table} enable row level security, force row level security;
create policy definer on {table} to current_user using (true) with check (true);
"""

POLICIES = """
-- A steward manages the people of an establishment, but nobody who holds more than a steward's rights there:
-- a new invitation for an administrator would hand the administrator's account over.
create function may_manage(person uuid, establishment uuid) returns boolean
    language sql stable security definer set search_path = colombage, pg_temp
    return colombage_holds('group_administrator')
        or (colombage_holds('steward', establishment)
            and not exists (select from grants g where g.person_id = person
                and not (g.role = 'steward' and g.establishment_id is not distinct from establishment)));
revoke all on function may_manage(uuid, uuid) from public;
grant execute on function may_manage(uuid, uuid) to {app};

-- The sign-in page shows the group's name to everybody.
create policy all_read on groups for select to {app} using (true);
create policy administrators_change on groups for update to {app}
    using ((select colombage_holds('group_administrator')))
    with check ((select colombage_holds('group_administrator')));
grant select, update (name) on groups to {app};

create policy signed_in_read on establishments for select to {app}
    using ((select colombage_person()) is not null);
create policy administrators_add on establishments for insert to {app}
    with check ((select colombage_holds('group_administrator')));
create policy administrators_change on establishments for update to {app}
    using ((select colombage_holds('group_administrator')));
grant select, insert, update on establishments to {app};

create policy signed_in_read on departments for select to {app}
    using ((select colombage_person()) is not null);
create policy managers_add on departments for insert to {app}
    with check (colombage_holds('group_administrator') or colombage_holds('steward', establishment_id));
create policy managers_change on departments for update to {app}
    using (colombage_holds('group_administrator') or colombage_holds('steward', establishment_id));
grant select, insert, update (name, active) on departments to {app};

create policy signed_in_read on professions for select to {app}
    using ((select colombage_person()) is not null);
create policy administrators_add on professions for insert to {app}
    with check ((select colombage_holds('group_administrator')));
create policy administrators_change on professions for update to {app}
    using ((select colombage_holds('group_administrator')));
grant select, insert, update (french, english, active) on professions to {app};

create policy self_and_managers_read on people for select to {app}
    using (id = (select colombage_person())
        or (select colombage_holds('group_administrator'))
        or colombage_holds('steward', establishment_id));
create policy managers_add on people for insert to {app}
    with check (colombage_holds('group_administrator') or colombage_holds('steward', establishment_id));
create policy managers_change on people for update to {app}
    using (may_manage(id, establishment_id)) with check (may_manage(id, establishment_id));
grant select, insert on people to {app};
grant update (login, display_name, sort_name, establishment_id, department_id, profession, language, active)
    on people to {app};

create policy readers_of_the_person on grants for select to {app}
    using (exists (select from people p where p.id = person_id));
create policy managers_give on grants for insert to {app}
    with check (given_by = (select colombage_person()) and (
        colombage_holds('group_administrator')
        or (role = 'steward' and establishment_id is not null and colombage_holds('steward', establishment_id)
            and exists (select from people p
                where p.id = person_id and p.establishment_id = grants.establishment_id))));
create policy managers_end on grants for delete to {app}
    using (colombage_holds('group_administrator')
        or (role = 'steward' and establishment_id is not null
            and colombage_holds('steward', establishment_id)));
grant select, insert, delete on grants to {app};

create policy own_read on sessions for select to {app} using (person_id = (select colombage_person()));
create policy own_end on sessions for delete to {app} using (person_id = (select colombage_person()));
grant select (id, person_id, created_at, last_seen_at, expires_at), delete on sessions to {app};
"""

SESSIONS = """
-- Everything that an Actor is made of, as it stands at this moment; null for nobody or the inactive.
create function rights_of(person uuid) returns jsonb language sql stable security definer
    set search_path = colombage, pg_temp
begin atomic
    select jsonb_build_object(
        'id', p.id, 'audit_key', p.audit_key, 'login', p.login, 'display_name', p.display_name,
        'language', p.language, 'establishment_id', p.establishment_id, 'establishment_name', e.name,
        'department_id', p.department_id, 'department_name', d.name, 'profession', p.profession,
        'grants', coalesce((select jsonb_agg(jsonb_build_object('role', g.role,
                'establishment_id', g.establishment_id, 'establishment_name', ge.name) order by g.id)
            from grants g left join establishments ge on ge.id = g.establishment_id
            where g.person_id = p.id), '[]'::jsonb))
    from people p
    left join establishments e on e.id = p.establishment_id
    left join departments d on d.id = p.department_id
    where p.id = person and p.active;
end;

create function session_of(hash bytea, idle interval) returns jsonb language plpgsql volatile security definer
    set search_path = colombage, pg_temp as $$
declare
    found_session sessions;
    rights jsonb;
begin
    select * into found_session from sessions s
        where s.token_hash = hash and s.expires_at > now() and s.last_seen_at > now() - idle;
    if found_session.id is null then
        return null;
    end if;
    rights := rights_of(found_session.person_id);
    if rights is null then
        return null;
    end if;
    if found_session.last_seen_at < now() - interval '1 minute' then
        -- Parallel requests of one person must not wait for each other over a time stamp.
        update sessions set last_seen_at = now() where token_hash =
            (select s.token_hash from sessions s where s.token_hash = hash for update skip locked);
    end if;
    return jsonb_build_object('session_id', found_session.id, 'csrf', found_session.csrf,
        'expires_at', found_session.expires_at, 'person', rights);
end $$;

create function open_session(hash bytea, session uuid, person uuid, csrf text, life interval) returns void
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
begin
    delete from sessions where expires_at < now();
    insert into sessions (token_hash, id, person_id, csrf, expires_at)
        select hash, session, p.id, csrf, now() + life from people p where p.id = person and p.active;
end $$;

create function end_session(hash bytea) returns table (session_id uuid, person_id uuid, audit_key uuid)
    language sql volatile security definer set search_path = colombage, pg_temp
begin atomic
    delete from sessions s using people p where s.token_hash = hash and p.id = s.person_id
        returning s.id, p.id, p.audit_key;
end;

create function end_sessions_of_the_inactive() returns trigger language plpgsql security definer
    set search_path = colombage, pg_temp as $$
begin
    delete from sessions where person_id = new.id;
    return new;
end $$;
create trigger inactive after update of active on people for each row when (not new.active)
    execute function end_sessions_of_the_inactive();
"""

CREDENTIALS = """
create function credential_of(given_login text) returns table (person_id uuid, audit_key uuid,
        password_hash text, active boolean, demonstration boolean)
    language sql stable security definer set search_path = colombage, pg_temp
begin atomic
    select p.id, p.audit_key, c.password_hash, p.active, coalesce((select g.demonstration from groups g), false)
    from people p left join credentials c on c.person_id = p.id where lower(p.login) = lower(given_login);
end;

create function own_credential() returns text language sql stable security definer
    set search_path = colombage, pg_temp
    return (select c.password_hash from credentials c where c.person_id = colombage_person());

create function change_own_password(hash text, keep_session uuid) returns void
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
begin
    update credentials set password_hash = hash, changed_at = now() where person_id = colombage_person();
    delete from sessions where person_id = colombage_person() and id is distinct from keep_session;
end $$;

create function change_own_language(wanted text) returns void
    language sql volatile security definer set search_path = colombage, pg_temp
begin atomic
    update people set language = wanted where id = colombage_person();
end;

-- Counts one try in advance and gives the seconds to wait: 0 means go on. Counting before the password is
-- looked at holds many parallel guesses, over several processes, to the same bound as one after the other.
create function count_attempt(given_key text, free integer, longest_seconds integer) returns double precision
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
declare
    seen sign_in_attempts;
begin
    delete from sign_in_attempts where last_at < now() - interval '1 day';
    insert into sign_in_attempts values (given_key, 0, clock_timestamp(), '-infinity')
        on conflict (key) do nothing;
    select * into seen from sign_in_attempts where key = given_key for update;
    if seen.blocked_until > clock_timestamp() then
        return extract(epoch from seen.blocked_until - clock_timestamp());
    end if;
    if seen.last_at < clock_timestamp() - interval '1 hour' then
        seen.failures := 0;
    end if;
    seen.failures := seen.failures + 1;
    update sign_in_attempts set failures = seen.failures, last_at = clock_timestamp(),
        blocked_until = case when seen.failures < free then '-infinity'::timestamptz
            else clock_timestamp()
                + make_interval(secs => least(longest_seconds, power(2, least(seen.failures - free, 20)))) end
        where key = given_key;
    return 0;
end $$;

create function seconds_blocked(given_key text) returns double precision
    language sql stable security definer set search_path = colombage, pg_temp
    return coalesce((select greatest(0, extract(epoch from a.blocked_until - clock_timestamp()))
        from sign_in_attempts a where a.key = given_key and a.blocked_until > clock_timestamp()), 0);

create function forget_attempts(given_key text) returns void
    language sql volatile security definer set search_path = colombage, pg_temp
begin atomic
    delete from sign_in_attempts where key = given_key;
end;
"""

LINKS = """
create function issue_first_use_link(hash bytea, life interval) returns boolean
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
begin
    if exists (select from groups) then
        return false;
    end if;
    delete from one_time_links where expires_at < now();
    insert into one_time_links (token_hash, purpose, expires_at) values (hash, 'first_use', now() + life);
    return true;
end $$;

create function issue_invitation(hash bytea, person uuid, life interval) returns boolean
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
begin
    if not exists (select from people p where p.id = person and p.active
            and may_manage(p.id, p.establishment_id)) then
        return false;
    end if;
    delete from one_time_links l where l.expires_at < now() or l.person_id = person;
    insert into one_time_links values (hash, 'invitation', person, now() + life);
    return true;
end $$;

create function link_of(hash bytea, wanted text) returns table (person_id uuid, login text, display_name text)
    language sql stable security definer set search_path = colombage, pg_temp
begin atomic
    select p.id, p.login, p.display_name from one_time_links l left join people p on p.id = l.person_id
    where l.token_hash = hash and l.purpose = wanted and l.used_at is null and l.expires_at > now()
        and case when l.purpose = 'first_use' then not exists (select from groups) else p.active end;
end;

-- A used link is locked by its update: of two who use it at once, the second finds it used.
create function use_invitation(hash bytea, new_password_hash text) returns table (person_id uuid, audit_key uuid)
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
declare
    invited uuid;
begin
    update one_time_links l set used_at = now() from people p
        where l.token_hash = hash and l.purpose = 'invitation' and l.used_at is null and l.expires_at > now()
            and p.id = l.person_id and p.active
        returning l.person_id into invited;
    if invited is null then
        return;
    end if;
    insert into credentials values (invited, new_password_hash)
        on conflict on constraint credentials_pkey
        do update set password_hash = excluded.password_hash, changed_at = now();
    delete from sessions s where s.person_id = invited;
    return query select p.id, p.audit_key from people p where p.id = invited;
end $$;

-- The whole group in one document and one transaction: a crash leaves nothing behind. False: no such link,
-- or there is a group already.
create function begin_group(hash bytea, document jsonb) returns boolean
    language plpgsql volatile security definer set search_path = colombage, pg_temp as $$
begin
    update one_time_links set used_at = now() where token_hash = hash and purpose = 'first_use'
        and used_at is null and expires_at > now();
    if not found then
        return false;
    end if;
    insert into groups (name, demonstration)
        values (document ->> 'name', (document ->> 'demonstration')::boolean) on conflict do nothing;
    if not found then
        return false;
    end if;
    insert into establishments select * from jsonb_populate_recordset(null::establishments,
        document -> 'establishments');
    insert into departments select * from jsonb_populate_recordset(null::departments,
        document -> 'departments');
    insert into people (id, login, display_name, sort_name, establishment_id, department_id, profession)
        select id, login, display_name, sort_name, establishment_id, department_id, profession
        from jsonb_populate_recordset(null::people, document -> 'people');
    insert into credentials (person_id, password_hash)
        select person_id, password_hash from jsonb_populate_recordset(null::credentials,
            document -> 'credentials');
    insert into grants (id, person_id, role, establishment_id)
        select id, person_id, role, establishment_id
        from jsonb_populate_recordset(null::grants, document -> 'grants');
    return true;
end $$;
"""

NAMES = """
create function names_of_audit_keys(keys uuid[]) returns table (audit_key uuid, display_name text)
    language sql stable security definer set search_path = colombage, pg_temp
begin atomic
    select p.audit_key, p.display_name from people p
    where p.audit_key = any (keys) and colombage_holds('auditor');
end;

-- A colleague's name, for whoever is signed in and has met the person's id in what they may read.
create function names_of_people(ids uuid[]) returns table (id uuid, display_name text)
    language sql stable security definer set search_path = colombage, pg_temp
begin atomic
    select p.id, p.display_name from people p where p.id = any (ids) and colombage_person() is not null;
end;
"""

OF_APP = (
    "session_of(bytea, interval)",
    "open_session(bytea, uuid, uuid, text, interval)",
    "end_session(bytea)",
    "credential_of(text)",
    "own_credential()",
    "change_own_password(text, uuid)",
    "change_own_language(text)",
    "count_attempt(text, integer, integer)",
    "seconds_blocked(text)",
    "forget_attempts(text)",
    "issue_invitation(bytea, uuid, interval)",
    "link_of(bytea, text)",
    "use_invitation(bytea, text)",
    "begin_group(bytea, jsonb)",
    "names_of_audit_keys(uuid[])",
    "names_of_people(uuid[])",
)
OF_SYSTEM = ("rights_of(uuid)", "issue_first_use_link(bytea, interval)")


def upgrade() -> None:
    names = roles()
    op.execute(PLACES.format())
    op.execute(PEOPLE)
    for table in TABLES:
        op.execute(FORCED.format(table=table))
    op.execute(POLICIES.format(app=names.app))
    for block in (SESSIONS, CREDENTIALS, LINKS, NAMES):
        op.execute(block)
    for granted, role in ((OF_APP, names.app), (OF_SYSTEM, names.system)):
        for signature in granted:
            op.execute(f"revoke all on function {signature} from public")
            op.execute(f"grant execute on function {signature} to {role}")
    op.execute("revoke all on function end_sessions_of_the_inactive() from public")

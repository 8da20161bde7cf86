"""The audit record: rows chained by hash, one function that appends, nobody who changes."""

from alembic import op

from colombage.migrations import roles

revision = "0002"
down_revision = "0001"

TABLES = """
-- `facts` is text and not jsonb: what was hashed must come back byte for byte. A line feed separates the
-- hashed fields, so that none but the last may contain one.
create table audit_rows (
    seq bigint primary key check (seq > 0),
    at timestamptz not null,
    kind text not null check (kind ~ '^[a-z][a-z_]*(\\.[a-z][a-z_]*)+$'),
    subject text not null check (length(subject) <= 200 and position(chr(10) in subject) = 0),
    actor_key uuid,
    facts text not null,
    prev_hash bytea not null,
    hash bytea not null
);
create index on audit_rows (kind, seq);
alter table audit_rows enable row level security, force row level security;
-- Force holds for the owner too, as whom the function below runs: it may add and nothing else.
create policy chain_adds on audit_rows for insert to current_user with check (true);
create policy auditors_read on audit_rows for select to {app}
    using ((select colombage_holds('auditor')));
create policy system_verifies on audit_rows for select to {system} using (true);
grant select on audit_rows to {app}, {system};

-- One row, whose lock puts all who append in one order.
create table audit_head (
    one boolean primary key default true check (one),
    seq bigint not null,
    hash bytea not null
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));
alter table audit_head enable row level security, force row level security;
create policy chain_reads on audit_head for select to current_user using (true);
create policy chain_moves on audit_head for update to current_user using (true) with check (true);
create policy system_verifies on audit_head for select to {system} using (true);
grant select on audit_head to {system};
"""

# Belt beside the braces: policies and grants refuse already, the triggers refuse the owner as well.
UNCHANGEABLE = """
create function audit_unchangeable() returns trigger language plpgsql as $$
begin
    raise exception 'the audit record is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger unchangeable before update or delete or truncate on audit_rows
    for each statement execute function audit_unchangeable();
create trigger unchangeable before delete or truncate on audit_head
    for each statement execute function audit_unchangeable();
"""

# hash = sha256(previous hash, then seq, microseconds since 1970, actor, kind, subject, facts, a line feed
# between them), in UTF-8. colombage.audit.rules computes the same; a test holds the two together.
APPEND = """
create function audit_append(rows jsonb, out first_seq bigint, out last_seq bigint, out head_hash bytea)
    language plpgsql volatile security definer set search_path = colombage, pg_temp
    -- A process that stops while it holds the head must not make all others wait for ever.
    set lock_timeout = '10s' as $$
declare
    entry jsonb;
    moment timestamptz;
    previous bytea;
begin
    select h.seq, h.hash into last_seq, head_hash from colombage.audit_head h for update;
    first_seq := last_seq + 1;
    moment := clock_timestamp();
    for entry in select e from jsonb_array_elements(rows) with ordinality as t(e, n) order by n loop
        last_seq := last_seq + 1;
        previous := head_hash;
        head_hash := sha256(previous || convert_to(concat_ws(chr(10),
            last_seq::text,
            (extract(epoch from moment) * 1000000)::bigint::text,
            coalesce(((entry ->> 'actor_key')::uuid)::text, ''),
            entry ->> 'kind', entry ->> 'subject', entry ->> 'facts'), 'UTF8'));
        insert into colombage.audit_rows (seq, at, kind, subject, actor_key, facts, prev_hash, hash)
            values (last_seq, moment, entry ->> 'kind', entry ->> 'subject',
                    (entry ->> 'actor_key')::uuid, entry ->> 'facts', previous, head_hash);
    end loop;
    update colombage.audit_head h set seq = last_seq, hash = head_hash;
end $$;
revoke all on function audit_append(jsonb) from public;
grant execute on function audit_append(jsonb) to {app}, {system};
"""


def upgrade() -> None:
    names = roles()
    given = {"app": names.app, "system": names.system}
    op.execute(TABLES.format(**given))
    op.execute(UNCHANGEABLE)
    op.execute(APPEND.format(**given))

"""What somebody showed to colleagues of their establishment closes when they move to another."""

from alembic import op

from colombage.migrations import roles

revision = "0020"
down_revision = "0019"

# A share was given among colleagues: whoever gave it and whoever reads it belong to its establishment, both now. The
# reader's belonging stands in their transaction; the giver's is looked up. A giver who was erased is nowhere else.
FUNCTIONS = """
create function colombage_share_stands(owner uuid, establishment uuid) returns boolean
    language sql stable parallel safe security definer set search_path = colombage, pg_temp
    return ('establishment:' || establishment) = any (colombage_principals())
        and not exists (select from people p where p.id = owner and p.establishment_id is distinct from establishment);
revoke all on function colombage_share_stands(uuid, uuid) from public;
grant execute on function colombage_share_stands(uuid, uuid) to {app};

alter policy readers on conversation_shares
    using (ended_at is null and principal = any ((select colombage_principals())::text[])
        and colombage_share_stands(owner_id, establishment_id));

create or replace function colombage_shared() returns uuid language plpgsql stable parallel safe security definer
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
            and colombage_share_stands(s.owner_id, s.establishment_id)
            and s.owner_id <> colombage_person()
            and c.deleted_at is null and c.expires_at is null and colombage_shareable(c.data_class)
        limit 1);
end $$;

create or replace function conversations_shared_with_me()
    returns table (conversation_id uuid, owner_id uuid, data_class text, shared_at timestamptz,
        updated_at timestamptz, title bytea, data_key_id uuid)
    language sql stable security definer set search_path = colombage, pg_temp as $$
    select distinct on (c.id) c.id, s.owner_id, c.data_class, s.created_at, c.updated_at, c.title, c.data_key_id
    from conversation_shares s join conversations c on c.id = s.conversation_id
    where s.ended_at is null and s.principal = any (colombage_principals())
        and colombage_share_stands(s.owner_id, s.establishment_id)
        and c.deleted_at is null and c.expires_at is null and colombage_shareable(c.data_class)
        and s.owner_id <> colombage_person()
    order by c.id, s.created_at
$$;
"""


def upgrade() -> None:
    op.execute(FUNCTIONS.format(app=roles().app))

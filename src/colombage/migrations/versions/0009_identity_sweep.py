"""What sign-in leaves behind is removed by a job: ended sessions, old links, forgotten failures."""

from alembic import op

from colombage.migrations import roles

revision = "0009"
down_revision = "0008"

SWEEP = """
create function sweep_identity() returns integer language sql volatile security definer
    set search_path = colombage, pg_temp
begin atomic
    with ended as (delete from sessions where expires_at < now() returning 1),
        old as (delete from one_time_links where expires_at < now() - interval '7 days' returning 1),
        -- Longer than the longest wait, so that a sweep never gives a fresh start to who is trying passwords.
        forgotten as (delete from sign_in_attempts where last_at < now() - interval '1 day' returning 1)
    select (select count(*) from ended)::integer + (select count(*) from old)::integer
        + (select count(*) from forgotten)::integer;
end;
revoke all on function sweep_identity() from public;
grant execute on function sweep_identity() to {system};
"""


def upgrade() -> None:
    op.execute(SWEEP.format(system=roles().system))

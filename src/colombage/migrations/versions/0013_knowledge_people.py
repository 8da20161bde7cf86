"""Colleagues by a few letters of their name, for whoever opens a knowledge base to them."""

from alembic import op

from colombage.migrations import roles

revision = "0013"
down_revision = "0012"

# The policies on people let a professional read nobody but themselves; to share, one must find a colleague.
# Names of active people alone, few at a time, by the beginning of a word of the name, so that the whole group
# is not read from here in one go. `wanted` comes folded as sort_name is.
COLLEAGUES = """
create function colleagues_named(wanted text) returns table (id uuid, display_name text)
    language sql stable security definer set search_path = colombage, pg_temp
begin atomic
    select p.id, p.display_name from people p
    where p.active and colombage_person() is not null and length(wanted) >= 2
        and (starts_with(p.sort_name, wanted) or position(' ' || wanted in p.sort_name) > 0)
    order by p.sort_name, p.id limit 10;
end;
revoke all on function colleagues_named(text) from public;
grant execute on function colleagues_named(text) to {app};
"""


def upgrade() -> None:
    op.execute(COLLEAGUES.format(app=roles().app))

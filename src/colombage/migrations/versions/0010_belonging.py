"""Rows belong together: a turn to a conversation of the same person, encrypted rows to a key of theirs.

No action asks for anything else; this stands behind them, as the policies on persons do. A changed password
ends the invitations that were not used, for whoever holds one could set another.
"""

from alembic import op

from colombage.migrations import roles

revision = "0010"
down_revision = "0009"

OWN = "person_id = (select colombage_person())"
# Read under the policies of the one who writes: another person's rows are not there.
KEY = "exists (select from data_keys k where k.id = data_key_id)"
CONVERSATION = "exists (select from conversations c where c.id = conversation_id)"

INVITATIONS = """
create function end_invitations_of_changed_password() returns trigger language plpgsql security definer
    set search_path = colombage, pg_temp as $$
begin
    delete from one_time_links where purpose = 'invitation' and person_id = new.person_id and used_at is null;
    return null;
end $$;
revoke all on function end_invitations_of_changed_password() from public;
create trigger end_invitations after update of password_hash on credentials
    for each row execute function end_invitations_of_changed_password();
"""


def upgrade() -> None:
    app = roles().app
    for table, condition in (
        ("conversations", KEY),
        ("streams", KEY),
        ("stored_files", KEY),
        ("vaults", KEY),
        ("turns", CONVERSATION),
    ):
        op.execute(f"alter policy own on {table} to {app} with check ({OWN} and {condition})")
    op.execute(INVITATIONS)

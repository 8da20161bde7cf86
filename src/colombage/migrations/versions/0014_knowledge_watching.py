"""What was seen in the folders that bases follow, so that a scan tells what is new, changed or gone."""

from alembic import op

from colombage.migrations import roles

revision = "0014"
down_revision = "0013"

# One row for each file of a followed folder; its path is relative to the operator's folder. `document_id` is
# the document that it became, empty for a file whose content stands elsewhere in the base already.
WATCHED = """
create table watched_files (
    base_id uuid not null references knowledge_bases on delete cascade,
    path text not null,
    bytes bigint not null,
    modified_ns bigint not null,
    document_id uuid references knowledge_documents on delete cascade,
    missed smallint not null default 0,
    primary key (base_id, path)
);
alter table watched_files enable row level security, force row level security;
create policy definer on watched_files to current_user using (true) with check (true);
create policy system_watches on watched_files to {system} using (true) with check (true);
grant select, insert, update, delete on watched_files to {system};
"""

# An empty file that a share brings is shown with its refusal, and its size is 0.
EMPTY = """
alter table knowledge_versions drop constraint knowledge_versions_bytes_check,
    add constraint knowledge_versions_bytes_check check (bytes >= 0);
"""


def upgrade() -> None:
    op.execute(EMPTY)
    op.execute(WATCHED.format(system=roles().system))

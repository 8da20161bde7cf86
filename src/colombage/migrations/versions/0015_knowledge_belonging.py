"""Rows of knowledge belong together: a base has a key of its own, a version a document of its own base.

No action asks for anything else; this stands behind them, as 0010 does for conversations. Passages and vectors
are written by what ingests and by nobody else, so that no row of one base hangs on a document of another.
"""

from alembic import op

from colombage.migrations import roles

revision = "0015"
down_revision = "0014"

# Whoever named another base's key would see it, and might destroy it.
KEYS = """
create unique index knowledge_bases_key on knowledge_bases (data_key_id);
"""

# Read under the policies of the one who writes: a document that they may not read is not there.
VERSIONS = """
alter policy managers_add on knowledge_versions to {app} with check ({managed} and {document});
alter policy managers_change on knowledge_versions to {app} using ({managed}) with check ({managed} and {document});
"""
MANAGED = "base_id = any ((select colombage_managed_bases())::uuid[])"
DOCUMENT = """exists (select from knowledge_documents d
    where d.id = knowledge_versions.document_id and d.base_id = knowledge_versions.base_id)"""

SYSTEMS = """
drop policy managers_add on {table};
drop policy managers_change on {table};
drop policy managers_delete on {table};
revoke insert, update, delete on {table} from {app};
"""

# A report says who sent it: nobody sends one in another's name.
REPORTS = """
drop policy managers_add on knowledge_reports;
"""

FUNCTIONS = """
revoke all on function remember_gone() from public;
"""


def upgrade() -> None:
    app = roles().app
    op.execute(KEYS)
    op.execute(VERSIONS.format(app=app, managed=MANAGED, document=DOCUMENT))
    for table in ("knowledge_passages", "knowledge_vectors"):
        op.execute(SYSTEMS.format(table=table, app=app))
    op.execute(REPORTS)
    op.execute(FUNCTIONS)

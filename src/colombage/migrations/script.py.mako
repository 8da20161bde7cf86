"""${message}"""

from alembic import op

from colombage.migrations import roles

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}

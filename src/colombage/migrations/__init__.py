"""Migrations: one linear chain, applied by the owner role through `kernel.database.migrate`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alembic import context

_NAME = re.compile(r"^[a-z_][a-z0-9_]{0,62}$")


@dataclass(frozen=True, slots=True)
class Roles:
    """Names of the roles that migrations grant to; safe to stand in SQL as they are."""

    app: str
    system: str


def roles() -> Roles:
    """The roles of the migration under way. Raises ValueError for a name that would need quoting."""
    options = context.config.attributes
    names = Roles(str(options["app_role"]), str(options["system_role"]))
    for name in (names.app, names.system):
        if not _NAME.match(name):
            msg = f"role name {name!r} must be lower-case letters, digits and underscores"
            raise ValueError(msg)
    return names

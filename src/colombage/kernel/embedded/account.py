"""Which system account runs PostgreSQL, and what that account may reach.

PostgreSQL refuses to run as root, so root lends it another account: no account is ever created here, and no
permission of a folder that is not ours is ever changed. Called by the other files of this room.
"""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from colombage.kernel.embedded.errors import DatabaseAccountMissing, DatabaseFolderClosed

_CANDIDATES = ("colombage", "postgres", "nobody")

READ, PASS = 4, 1
"""Permission bits: to read a file or list a folder; to run a file or pass through a folder."""


@dataclass(frozen=True, slots=True)
class Account:
    """`lent` is true when we are root and the account is another one: commands then drop to it."""

    name: str
    uid: int
    gid: int
    groups: tuple[int, ...]
    lent: bool

    def may(self, path: Path, bits: int) -> bool:
        """Whether the permission bits of this one file or folder allow it (parents are not looked at)."""
        status = path.stat()
        if status.st_uid == self.uid:
            granted = status.st_mode >> 6
        elif status.st_gid in self.groups:
            granted = status.st_mode >> 3
        else:
            granted = status.st_mode
        return granted & bits == bits

    def closed_parent(self, path: Path) -> Path | None:
        """The first existing folder on the way to `path` that the account cannot pass, or None."""
        for parent in reversed(path.resolve().parents):
            if parent.is_dir() and not self.may(parent, PASS):
                return parent
        return None


def choose_account(wanted: str | None = None, database: Path | None = None) -> Account:
    """The account for the database process.

    `wanted` comes from the settings. An existing `database` folder keeps the account that owns it.
    Raises DatabaseAccountMissing, or DatabaseFolderClosed when the data belong to someone else.
    """
    owner = database.stat().st_uid if database is not None and database.is_dir() else None
    if os.geteuid() != 0:
        chosen = _of(os.geteuid(), lent=False)
    elif wanted is not None:
        named = _named(wanted)
        if named is None:
            raise DatabaseAccountMissing(detail=f"« {wanted} » n’existe pas ou est root")
        chosen = named
    elif owner:
        chosen = _of(owner, lent=True)
    else:
        found = [account for name in _CANDIDATES if (account := _named(name)) is not None]
        if not found:
            raise DatabaseAccountMissing(detail=", ".join(_CANDIDATES))
        chosen = found[0]
    if owner not in (None, chosen.uid):
        detail = f"les données appartiennent au compte numéro {owner}"
        raise DatabaseFolderClosed(account=chosen.name, folder=str(database), detail=detail)
    return chosen


def current_name() -> str:
    """The name of the account that we are, for what an error says."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def _named(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return None if entry.pw_uid == 0 else _account(entry, lent=True)


def _of(uid: int, *, lent: bool) -> Account:
    try:
        return _account(pwd.getpwuid(uid), lent=lent)
    except KeyError:
        # initdb looks its own account up and stops without one: say it before, in our words.
        raise DatabaseAccountMissing(detail=f"le compte {uid} n’a pas de nom sur cette machine") from None


def _account(entry: pwd.struct_passwd, *, lent: bool) -> Account:
    groups = tuple(os.getgrouplist(entry.pw_name, entry.pw_gid))
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, groups=groups, lent=lent)

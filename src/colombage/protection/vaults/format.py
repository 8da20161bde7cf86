"""A vault as bytes and back: what `store` seals. Format 2 keeps people and what was learnt; 1 knew neither.

Bodies of both formats open; what is written is always the newest.
"""

from __future__ import annotations

import json
from typing import Any

from colombage.protection.types import Gender, Known, PersonRole
from colombage.protection.vaults.vault import Entry, Vault

_FORMAT = 2
_WITHOUT_PEOPLE = 1


def to_json(vault: Vault) -> bytes:
    learnt = vault.learnt
    content = {
        "format": _FORMAT,
        "entries": [_kept(entry) for entry in vault.entries],
        "names": [[name, role.value] for name, role in learnt.names],
        "missed": sorted(learnt.missed),
        "allowed": sorted(learnt.allowed),
    }
    # Lone surrogates are text like any other here.
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_json(body: bytes) -> Vault:
    """Raises ValueError for a format that this version does not know."""
    content: dict[str, Any] = json.loads(body.decode("utf-8", "surrogatepass"))
    vault = Vault()
    if content["format"] == _WITHOUT_PEOPLE:
        for kind, number, identity, spellings in content["entries"]:
            vault.put_back(_entry(kind, number, 0, identity, spellings), None, None)
        return vault
    if content["format"] != _FORMAT:
        msg = f"vault format {content['format']} is not {_FORMAT}"
        raise ValueError(msg)
    for kind, number, days, identity, spellings, roles, gender in content["entries"]:
        vault.put_back(
            _entry(kind, number, days, identity, spellings),
            [PersonRole(role) for role in roles],
            Gender(gender) if gender else None,
        )
    vault.learn(
        Known(
            tuple((str(name), PersonRole(role)) for name, role in content["names"]),
            frozenset(map(str, content["missed"])),
            frozenset(map(str, content["allowed"])),
        )
    )
    return vault


def _kept(entry: Entry) -> list[Any]:
    person = entry.person
    return [
        entry.kind,
        entry.number,
        entry.days,
        entry.identity,
        entry.spellings,
        sorted(role.value for role in person.roles) if person else [],
        person.gender.value if person and person.gender else None,
    ]


def _entry(kind: object, number: object, days: object, identity: object, spellings: list[Any]) -> Entry:
    return Entry(
        str(kind), int(str(number)), str(identity), int(str(days)), spellings=list(map(str, spellings))
    )

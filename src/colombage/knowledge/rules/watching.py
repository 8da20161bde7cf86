"""What a scan of a followed folder means: what is new, changed, still coming in, or gone. Pure.

A share that is not mounted looks like an empty folder, and a document must not go because a cable was pulled:
a file has to be missed twice in a row, and when more than half are missing at once nothing is believed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

_SETTLED_NS = 10 * 1_000_000_000
_SCANS_MISSED = 2
_NOT_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini"})
_UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".swp", ".lock", ".bak")


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as the folder shows it."""

    bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was when it was last taken in. `present`: whether its document still stands there."""

    bytes: int
    modified_ns: int
    present: bool
    missed: int

    def is_as(self, seen: Seen) -> bool:
        return (self.bytes, self.modified_ns) == (seen.bytes, seen.modified_ns)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do after a scan, by path. `refused`: too much is missing to be believed; then nothing goes."""

    take: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    """From where to where: the document keeps its versions and what cites it."""
    found_again: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    refused: bool = False


def plan(known: Mapping[str, Known], seen: Mapping[str, Seen], now_ns: int) -> Plan:
    """`known` and `seen` by path, in one way of writing paths."""
    moved = _moved(known, seen)
    arrived = {new for _, new in moved}
    left = {old for old, _ in moved}
    missing = [path for path in known if path not in seen and path not in left]
    documents = sum(file.present for file in known.values())
    missing_documents = sum(known[path].present for path in missing)
    refused = bool(missing_documents) and (not seen or 2 * missing_documents > documents)
    believed = [] if refused else missing
    return Plan(
        take=tuple(
            path
            for path in sorted(seen)
            if path not in arrived
            and not (path in known and known[path].is_as(seen[path]))
            and _has_settled(seen[path], now_ns)
        ),
        moved=moved,
        found_again=tuple(path for path, file in known.items() if file.missed and path in seen),
        missed=tuple(path for path in believed if known[path].missed + 1 < _SCANS_MISSED),
        gone=tuple(path for path in believed if known[path].missed + 1 >= _SCANS_MISSED),
        refused=refused,
    )


def _has_settled(file: Seen, now_ns: int) -> bool:
    # Also one that comes from the future: the clock of some share is ahead.
    return abs(now_ns - file.modified_ns) >= _SETTLED_NS


def _moved(known: Mapping[str, Known], seen: Mapping[str, Seen]) -> tuple[tuple[str, str], ...]:
    """A file that went and one that came with its size and its time to the nanosecond, and no third."""
    went: dict[tuple[int, int], list[str]] = {}
    came: dict[tuple[int, int], list[str]] = {}
    for path, file in known.items():
        if path not in seen and file.present:
            went.setdefault((file.bytes, file.modified_ns), []).append(path)
    for path, file in seen.items():
        if path not in known:
            came.setdefault((file.bytes, file.modified_ns), []).append(path)
    pairs = ((went[key], came[key]) for key in went if key in came)
    return tuple((old[0], new[0]) for old, new in pairs if len(old) == len(new) == 1)


def is_document(path: str) -> bool:
    """Not the hidden, temporary and half-written files that offices and systems leave in a folder."""
    parts = PurePosixPath(path).parts
    name = parts[-1].casefold()
    return not (
        any(part.startswith((".", "~")) for part in parts)
        or name in _NOT_DOCUMENTS
        or name.endswith(_UNFINISHED)
    )

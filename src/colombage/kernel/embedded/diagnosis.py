"""Turns what PostgreSQL's programs say when they fail into coded errors. Called by `commands`.

Their messages are in English: they run in the C locale.
"""

from __future__ import annotations

import re
from pathlib import Path

from colombage.kernel.embedded.account import Account
from colombage.kernel.embedded.errors import DatabaseAddressTaken, DatabaseFolderClosed
from colombage.kernel.embedded.folders import Layout
from colombage.kernel.errors import CodedError, DiskFull

_FULL = re.compile(r"No space left on device|Disk quota exceeded")
_TAKEN = re.compile(r"could not bind|could not create any|Address already in use|lock file \S*s\.PGSQL")
_CLOSED = re.compile(r"Permission denied|invalid permissions|wrong ownership|Read-only file system")
_TELLING = re.compile(r"(?:FATAL|PANIC|ERROR|error): +(.+)|(could not .+)")
_MISTAKEN_SETTING = re.compile(r"LOG: +((?:invalid value|unrecognized|syntax error|parameter ).+)")
_LONGEST_READ = 65_536


def explain(
    said: str, otherwise: type[CodedError], layout: Layout, account: Account, address: str = ""
) -> CodedError:
    """The coded error for these messages; `otherwise` when the cause is none of the known ones."""
    # A mistaken setting is named before, the fatal message then only says that there is one.
    told = _MISTAKEN_SETTING.findall(said) or [first or second for first, second in _TELLING.findall(said)]
    detail = told[-1] if told else (said.strip().splitlines() or ["…"])[-1]
    folder = str(layout.folder)
    if _FULL.search(said):
        return DiskFull(folder=folder)
    if _TAKEN.search(said):
        return DatabaseAddressTaken(address=address, detail=detail)
    if _CLOSED.search(said):
        return DatabaseFolderClosed(account=account.name, folder=folder, detail=detail)
    return otherwise(folder=folder, detail=detail, log=str(layout.start_log))


class LogReader:
    """What the server's logs gained since this reader was made: early and late faults go to two files."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._ends = {path: path.stat().st_size for path in self._logs()}

    def news(self) -> str:
        said = ""
        for path in self._logs():
            with path.open("rb") as file:
                file.seek(self._ends.get(path, 0))
                said += file.read(_LONGEST_READ).decode(errors="replace")
        return said

    def _logs(self) -> list[Path]:
        paths = [self._layout.start_log, *(self._layout.database / "log").glob("*.log")]
        return [path for path in paths if path.is_file()]

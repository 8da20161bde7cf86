"""Where a document stands in its base: folders as people may safely see them. Pure; used by the intake."""

from __future__ import annotations

import re

from colombage.files.rules.names import display_name

_SEPARATORS = re.compile(r"[/\\]")
_MOST_FOLDERS = 12
_MOST_CHARACTERS = 1000


def clean_folder(given: str) -> str:
    r"""`Protocoles/2026` for `..\Protocoles//2026/`: only names, no way out, nothing invisible.

    The path is one within the base, for display alone; no folder of the server is ever made from it.
    """
    parts = [part for part in _SEPARATORS.split(given) if part.strip(" .\t\r\n\0")]
    folder = "/".join(display_name(part) for part in parts[:_MOST_FOLDERS])
    return folder[:_MOST_CHARACTERS].rstrip("/ ")

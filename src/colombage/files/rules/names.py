"""A file's name as people may safely see it. It is for display alone: on disk a file is known by its id."""

from __future__ import annotations

import re
import unicodedata

from colombage.files.rules.cleaning import without_hidden

MAX_NAME_CHARACTERS = 120
_UNNAMED = "document"
_SEPARATORS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"^[A-Za-z]:")
_SPACES = re.compile(r"\s+")
_UNSAFE = re.compile(r'[<>:"|?*]')
_MAX_SUFFIX = 12


def display_name(given: str) -> str:
    r"""The last part of `given`, without characters that hide, reverse or break; at most 120 characters.

    `../../etc/passwd` gives `passwd`, `C:\Temp\note.pdf` gives `note.pdf`; the suffix survives shortening.
    """
    # Spaces first: a line break is a control character too, and must leave a space behind.
    visible, _ = without_hidden(_SPACES.sub(" ", unicodedata.normalize("NFC", given)))
    last = _DRIVE.sub("", _SEPARATORS.split(visible.rstrip("/\\ "))[-1])
    name = _SPACES.sub(" ", _UNSAFE.sub("_", last)).strip(" .")
    if len(name) > MAX_NAME_CHARACTERS:
        stem, dot, suffix = name.rpartition(".")
        tail = f"{dot}{suffix}" if stem and len(suffix) <= _MAX_SUFFIX else ""
        name = f"{name[: MAX_NAME_CHARACTERS - len(tail) - 1].rstrip(' .')}…{tail}"
    return name or _UNNAMED

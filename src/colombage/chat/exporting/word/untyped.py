"""The XML under python-docx's objects, which its types do not describe. Used throughout this folder."""

from __future__ import annotations

from typing import Any


def untyped(value: object) -> Any:
    """The same, of which the type checker knows nothing."""
    return value

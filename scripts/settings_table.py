"""Writes the table at the end of docs/operations/settings.md anew from the settings' own descriptions.

`make docs` runs it; tests/architecture compares the page with `table()`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from colombage.kernel.settings import Settings

PAGE = Path(__file__).parents[1] / "docs" / "operations" / "settings.md"
HEAD = "| setting | default | what it does |\n|---|---|---|\n"


def table() -> str:
    return HEAD + "".join(
        f"| `{name}` | {_shown(field.default)} | {_escaped(field.description or '')} |\n"
        for name, field in Settings.model_fields.items()
    )


def _shown(default: Any) -> str:
    if default is None:
        return ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;").replace("|", "\\|")


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page[: page.index(HEAD)] + table(), encoding="utf-8")

"""What of a passage becomes its vector. Pure; used by whatever makes vectors, so that all are made alike."""

from __future__ import annotations

from collections.abc import Sequence


def embedded_text(heading_path: Sequence[str], header: str | None, text: str) -> str:
    """The passage under its nearest heading, and rows under the header of their table: what a person who
    reads it there would know."""
    above = [part for part in (heading_path[-1] if heading_path else "", header or "") if part]
    return "\n".join([*above, text])

"""The cursor of lists that go on from a moment and an id: `<ISO 8601>~<uuid>`. Used by actions that page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from colombage.kernel.errors import InvalidInput


def cursor_at(moment: datetime, identifier: UUID) -> str:
    return f"{moment.isoformat()}~{identifier}"


def read_cursor(after: str | None) -> tuple[datetime, UUID] | None:
    """None for the first page. Raises InvalidInput for what is none of ours."""
    if not after:
        return None
    moment, _, identifier = after.partition("~")
    try:
        return datetime.fromisoformat(moment), UUID(identifier)
    except ValueError as error:
        raise InvalidInput(detail="after") from error

"""How long things are kept, how many folders there are, and where a list goes on. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from colombage.inference.words import folded
from colombage.kernel.errors import InvalidInput

BIN_LIFE = timedelta(hours=24)
UNASKED_LIFE = timedelta(days=7)
"""Of a conversation that was only begun, with a document perhaps: as long as one may come back to a draft."""
MOST_AT_ONCE = 500
"""Conversations that one request puts elsewhere: each is audited in the same transaction."""
MOST_FOLDERS = 200
FOLDER_NAME_CHARACTERS = 80


def on_one_line(text: str) -> str:
    """Empty when nothing of it would be seen."""
    line = " ".join(text.split())
    return line if any(each.isprintable() for each in line if each != " ") else ""


def same_name(name: str, other: str) -> bool:
    """Whether people would take one for the other."""
    return folded(on_one_line(name)) == folded(on_one_line(other))


class Place(tuple[bool, datetime, UUID]):
    """Where a conversation stands in a list: those in front (pinned, or found by their title) first, then the
    newest, then by id. Greater is earlier."""

    __slots__ = ()

    def as_cursor(self) -> str:
        first, moment, identifier = self
        return f"{int(first)}~{moment.isoformat()}~{identifier}"

    @classmethod
    def of(cls, cursor: str | None) -> Place | None:
        """Raises InvalidInput for a cursor that is none of ours."""
        if not cursor:
            return None
        first, _, rest = cursor.partition("~")
        moment, _, identifier = rest.partition("~")
        try:
            at = datetime.fromisoformat(moment)
            if first not in {"0", "1"} or at.tzinfo is None:
                raise InvalidInput(detail="after")
            return cls((first == "1", at, UUID(identifier)))
        except ValueError as error:
            raise InvalidInput(detail="after") from error

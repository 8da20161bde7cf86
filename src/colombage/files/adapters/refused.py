"""How the parsing child says no. Apart from the room's coded errors, which the child does not load."""

from __future__ import annotations


class Refused(Exception):
    """Why the document cannot be read: the name of the error that the parent raises, with its facts."""

    def __init__(self, error: str, **facts: str | int) -> None:
        super().__init__(error)
        self.answer = {"error": error, "facts": facts}

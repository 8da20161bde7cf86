"""Puts the values back into what a model wrote: a whole text, or a stream cut anywhere. Called by the door.

A placeholder may be cut over chunks, so the end of what came is held back while it may still become one:
never more than `placeholders.LONGEST` characters, and in ordinary text a word's first letters at most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from colombage.protection.vaults.placeholders import Found, begun_at, placeholders_in
from colombage.protection.vaults.vault import Vault


def restore(vault: Vault, text: str, *, in_json: bool = False) -> str:
    """The whole text with the values back in their places; see Restorer."""
    restorer = Restorer(vault, in_json=in_json)
    return restorer.feed(text) + restorer.flush()


@dataclass(slots=True)
class Restorer:
    """Restores a stream. However it is cut, what comes out is what the whole text would have given.

    `in_json`: the stream is JSON (a tool's arguments), so that values are escaped as its strings need.
    `restored` and `invented` count placeholders that the vault knows and does not know; the latter stay
    visible in the text, where a person can see that the model made them up.
    """

    vault: Vault
    in_json: bool = False
    restored: int = 0
    invented: int = 0
    _held: str = field(default="", repr=False)
    _before: str = field(default="", repr=False)

    @property
    def held(self) -> int:
        """How many characters are held back."""
        return len(self._held)

    def feed(self, chunk: str) -> str:
        """What of the stream so far can be shown now."""
        text = self._before + self._held + chunk
        start = len(self._before)
        return self._give_out(text, start, begun_at(text, start))

    def flush(self) -> str:
        """The rest, when the stream has ended (or broken off)."""
        text = self._before + self._held
        return self._give_out(text, len(self._before), len(text))

    def _give_out(self, text: str, start: int, end: int) -> str:
        """Restores `text[start:end]`. One character before it stays at hand, to know where words begin, and
        what is behind it is seen too, to know where they end."""
        shown: list[str] = []
        position = start
        for found in placeholders_in(text, start):
            if found.start >= end:
                break
            shown += text[position : found.start], self._value(found, text)
            position = found.end
        shown.append(text[position:end])
        self._before = text[end - 1 : end]
        self._held = text[end:]
        return "".join(shown)

    def _value(self, found: Found, text: str) -> str:
        value = self.vault.value_of(found.placeholder)
        if value is None:
            self.invented += 1
            return text[found.start : found.end]
        self.restored += 1
        value = json.dumps(value)[1:-1] if self.in_json else value
        return f"{found.emphasis}{value}{found.emphasis}"

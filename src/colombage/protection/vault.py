"""The vault of a conversation: which placeholder stands for which value. Pure, in memory; `store` keeps it.

Called by the door: `protect` on everything that is sent, `restore` (or a Restorer) on what comes back.
The law: restore(protect(x)) == x for every text x, the same vault in hand. Hence each spelling of a value has
a placeholder of its own, and text that looks like a placeholder is put away like a value.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from colombage.protection.errors import VaultFull
from colombage.protection.placeholders import (
    LARGEST_NUMBER,
    LOOKALIKE,
    MOST_SPELLINGS,
    TYPED,
    WORDS,
    Placeholder,
)
from colombage.protection.rules.identity import same_for_all_spellings
from colombage.protection.types import Span

_FORMAT = 1


@dataclass(slots=True)
class _Entry:
    """One value: what all its spellings have in common, and the spellings in the order they were met."""

    kind: str
    number: int
    identity: str
    spellings: list[str]


@dataclass(slots=True)
class Vault:
    """Values and their placeholders. Never logged: its representation counts and shows nothing."""

    _entries: dict[tuple[str, str], _Entry] = field(default_factory=dict[tuple[str, str], _Entry])
    _numbered: dict[tuple[str, int], _Entry] = field(default_factory=dict[tuple[str, int], _Entry])
    _given: dict[tuple[str, str], Placeholder] = field(default_factory=dict[tuple[str, str], Placeholder])
    _last: dict[str, int] = field(default_factory=dict[str, int])

    def protect(self, text: str, spans: Sequence[Span]) -> str:
        """The text with each span replaced. Spans are `rules.find(text)`: in order, without overlaps."""
        pieces: list[str] = []
        end = 0
        for span in spans:
            pieces.append(self._without_lookalikes(text[end : span.start]))
            pieces.append(str(self._placeholder_for(span)))
            end = span.end
        pieces.append(self._without_lookalikes(text[end:]))
        return "".join(pieces)

    def value_of(self, placeholder: Placeholder) -> str | None:
        """The exact text that the placeholder stands for; None when it was invented."""
        entry = self._numbered.get((placeholder.kind, placeholder.number))
        if entry is None or not 0 <= placeholder.spelling < len(entry.spellings):
            return None
        return entry.spellings[placeholder.spelling]

    def __len__(self) -> int:
        """How many spellings it holds: it grows whenever `protect` added something, and never shrinks."""
        return len(self._given)

    def __repr__(self) -> str:
        return f"Vault({len(self)} values)"

    def to_json(self) -> bytes:
        entries = [[e.kind, e.number, e.identity, e.spellings] for e in self._numbered.values()]
        return json.dumps({"format": _FORMAT, "entries": entries}, ensure_ascii=False).encode(
            "utf-8", "surrogatepass"
        )

    @classmethod
    def from_json(cls, body: bytes) -> Vault:
        """Raises ValueError for a format that this version does not know."""
        content: dict[str, Any] = json.loads(body.decode("utf-8", "surrogatepass"))
        if content["format"] != _FORMAT:
            msg = f"vault format {content['format']} is not {_FORMAT}"
            raise ValueError(msg)
        vault = cls()
        for kind, number, identity, spellings in content["entries"]:
            entry = _Entry(str(kind), int(number), str(identity), [])
            vault._keep(entry)
            for written in spellings:
                vault._spell(entry, str(written))
        return vault

    def _placeholder_for(self, span: Span) -> Placeholder:
        return self._give(WORDS[span.label], span.text, same_for_all_spellings(span.label, span.text))

    def _without_lookalikes(self, literal: str) -> str:
        """Each piece between spans is read alone: its neighbours become brackets, which bound a placeholder
        as well as the text's end does."""
        if "_" not in literal and "[" not in literal:
            return literal
        return LOOKALIKE.sub(lambda found: str(self._give(TYPED, found[0], found[0])), literal)

    def _give(self, kind: str, written: str, identity: str) -> Placeholder:
        known = self._given.get((kind, written))
        if known:
            return known
        entry = self._entries.get((kind, identity))
        if entry is None:
            entry = _Entry(kind, self._last.get(kind, 0) + 1, identity, [])
        if entry.number > LARGEST_NUMBER or len(entry.spellings) >= MOST_SPELLINGS:
            raise VaultFull
        self._keep(entry)
        return self._spell(entry, written)

    def _keep(self, entry: _Entry) -> None:
        self._entries[entry.kind, entry.identity] = entry
        self._numbered[entry.kind, entry.number] = entry
        self._last[entry.kind] = max(self._last.get(entry.kind, 0), entry.number)

    def _spell(self, entry: _Entry, written: str) -> Placeholder:
        placeholder = Placeholder(entry.kind, entry.number, len(entry.spellings))
        entry.spellings.append(written)
        self._given[entry.kind, written] = placeholder
        return placeholder

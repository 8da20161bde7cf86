"""What was sent under placeholders, as it is kept for its person: texts, places, and what stands for what.

Written by `kept` with the vault, read by `chat` when the person looks at what the model saw. Words of
knowledge bases are not kept in conversations: of a passage there is the hash alone, to know later whether
what is read again is what was sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from colombage.protection.types import Label, PersonRole, SentPlace, SentRecord
from colombage.protection.vaults.placeholders import placeholders_in
from colombage.protection.vaults.vault import Vault

_FORMAT = 1
_MOST_BYTES = 2_000_000
_LEFT_OUT = "(… {characters} caractères, trop longs pour être conservés avec la conversation)"


@dataclass(frozen=True, slots=True)
class KeptText:
    """One text that was sent, where it stood. A passage of a base has no text but the `digest` of what was
    sent; so has what was too long to keep, whose text is a note of how much that was."""

    place: SentPlace
    text: str | None = field(repr=False)
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class SentTexts:
    """In the order in which they were sent, with the vault of today, which restores them."""

    texts: tuple[KeptText, ...]
    vault: Vault


@dataclass(frozen=True, slots=True)
class Correspondence:
    """`written` as the model saw it, and what it stands for. A person's role is the one known by now."""

    written: str
    label: Label
    role: PersonRole | None
    value: str = field(repr=False)


def placeholders_of(vault: Vault, text: str) -> tuple[Correspondence, ...]:
    """The placeholders that stand in a text that was sent, each once, in its order; without invented ones."""
    found: dict[str, Correspondence] = {}
    for each in placeholders_in(text):
        entry = vault.entry_of(each.placeholder)
        written = text[each.start : each.end]
        if entry is not None and written not in found:
            value = entry.spellings[each.placeholder.spelling]
            found[written] = Correspondence(written, entry.label, entry.role, value)
    return tuple(found.values())


def digest_of(sent: str) -> str:
    return hashlib.sha256(_bytes(sent)).hexdigest()


def to_json(record: SentRecord, texts: Sequence[str]) -> bytes:
    """The newest texts as long as they fit; from the first that does not, the older ones are left out."""
    pieces: list[dict[str, Any]] = []
    room = _MOST_BYTES
    for place, text in zip(reversed(record.places), reversed(texts), strict=True):
        piece: dict[str, Any] = {"message": place.message, "role": place.role}
        if place.passage_id is not None:
            piece |= {"passage_id": place.passage_id, "sha256": digest_of(text)}
        else:
            room -= len(_bytes(text))
            piece |= {"text": text} if room >= 0 else {"left_out": len(text), "sha256": digest_of(text)}
        pieces.append(piece)
    return _bytes(json.dumps({"format": _FORMAT, "texts": pieces[::-1]}, ensure_ascii=False))


def from_json(body: bytes) -> tuple[KeptText, ...]:
    """Raises ValueError for a format that this version does not know."""
    content: dict[str, Any] = json.loads(body.decode("utf-8", "surrogatepass"))
    if content["format"] != _FORMAT:
        msg = f"format {content['format']} of what was sent is not {_FORMAT}"
        raise ValueError(msg)
    return tuple(map(_text, content["texts"]))


def _text(piece: dict[str, Any]) -> KeptText:
    place = SentPlace(piece["message"], piece["role"], piece.get("passage_id"))
    if "left_out" in piece:
        characters = f"{piece['left_out']:,}".replace(",", "\u202f")
        return KeptText(place, _LEFT_OUT.format(characters=characters), piece["sha256"])
    return KeptText(place, piece.get("text"), piece.get("sha256"))


def _bytes(text: str) -> bytes:
    """Lone surrogates are text like any other here."""
    return text.encode("utf-8", "surrogatepass")

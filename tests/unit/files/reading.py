"""Reads a document with its reader, in this process, for the tests of readers."""

from __future__ import annotations

import io
import mmap
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from colombage.files.adapters.reader import ReaderLimits
from colombage.files.adapters.readers import READERS, prepare
from colombage.files.rules.layout import Block
from colombage.files.types import MediaType, WarningCode

LIMITS = ReaderLimits(max_pages=50, max_characters=200_000, max_unpacked_bytes=64 << 20, max_members=1000)


@dataclass(frozen=True)
class Reading:
    pages: int | None
    blocks: list[Block]
    warnings: dict[WarningCode, int]

    @property
    def lines(self) -> list[str]:
        """Each block as "kind: text", headings with their level, header rows said so."""
        return [f"{self._kind(block)}: {block.pieces[0].text}" for block in self.blocks]

    @staticmethod
    def _kind(block: Block) -> str:
        if block.rank is not None:
            return f"h{block.rank[0]}"
        return "header" if block.is_header else {"paragraph": "p", "item": "li", "row": "row"}[block.kind]

    @property
    def text(self) -> str:
        return "\n".join(block.pieces[0].text for block in self.blocks)


def read(content: bytes, media_type: MediaType, limits: ReaderLimits = LIMITS) -> Reading:
    mapped = mmap.mmap(-1, len(content))
    mapped.write(content)
    mapped.seek(0)
    warnings: Counter[WarningCode] = Counter()
    prepare(media_type)
    pages, blocks, _ = READERS[media_type](mapped, limits, warnings)
    return Reading(pages, list(blocks), dict(+warnings))


def zipped(parts: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(document: bytes, name: str, change: tuple[str, str] | str | bytes) -> bytes:
    """The zipped document with a part replaced, added, or changed by one replacement."""
    parts = {each.filename: content for each, content in _parts(document)}
    if isinstance(change, tuple):
        before, after = change
        text = parts[name].decode()
        assert before in text
        parts[name] = text.replace(before, after).encode()
    else:
        parts[name] = change.encode() if isinstance(change, str) else change
    return zipped(parts)


def _parts(document: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return [(each, archive.read(each)) for each in archive.infolist()]

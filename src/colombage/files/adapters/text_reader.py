"""Plain text and Markdown as blocks. Called by the parsing child."""

from __future__ import annotations

import codecs
import mmap
from collections import Counter
from dataclasses import dataclass

from colombage.files.adapters.reader import ReaderLimits, ReadResult
from colombage.files.adapters.refused import Refused
from colombage.files.rules.cleaning import clean_line
from colombage.files.rules.encodings import detect_encoding
from colombage.files.rules.texts import blocks_of_text
from colombage.files.types import WarningCode

for _codec in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
    codecs.lookup(_codec)  # found now: in the child no module of Python can be opened any more


@dataclass(frozen=True, slots=True)
class TextReader:
    markdown: bool

    def __call__(
        self, content: mmap.mmap, limits: ReaderLimits, warnings: Counter[WarningCode]
    ) -> ReadResult:
        # From all of it: the first accent may stand far behind the sample that told the type.
        encoding = detect_encoding(content[:])
        if encoding is None:
            raise Refused("TypeRefused")
        try:
            text = str(content, encoding)
        except UnicodeDecodeError as error:
            raise Refused("TypeRefused") from error
        if len(text) > limits.max_characters:
            raise Refused("TooLarge", limit=limits.max_characters, unit="caractères")
        lines: list[str] = []
        for raw in text.splitlines():
            line, hidden = clean_line(raw)
            lines.append(line)
            if hidden:
                warnings[WarningCode.HIDDEN_CHARACTERS] += hidden
        return ReadResult(None, blocks_of_text(lines, markdown=self.markdown))

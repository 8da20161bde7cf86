"""What of a text may stand in a document, and how French is set there. Pure; used by reader and layout."""

from __future__ import annotations

import re
import unicodedata

# As on the pages (web/src/ui/hiddenCharacters.ts): direction overrides show `exe.fdp` as `pdf.exe`, and
# characters without width hide words. Control characters, lone surrogates and non-characters break XML.
_NEVER = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u061c\u2060-\u2064\ufeff\U000e0000-\U000e007f"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")

_BEFORE = re.compile(r"(?<=\S) (?=[:;!?»%€])")
_AFTER = re.compile(r"(?<=«) ")
_UNITS = re.compile(
    r"(?<=\d) (?=(?:[kmµnd]?g|[cmdµ]?l|[mcdk]?m|UI|mmol|mol|h|min|s|°C|mmHg|kcal)\b)", re.IGNORECASE
)
_NO_BREAK = "\u00a0"

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#%&{}$!`\'=@+~^\[\]]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_NAME_CHARACTERS = 80

_CELLS = re.compile(r"[|\t]")
_RULER = re.compile(r"[ \t|:-]*--[ \t|:-]*")
_CELL_END, _ROW_END = " · ", "\u00a0;"


def cleaned(text: str) -> str:
    """Without what is never shown or breaks a file; its lines end in one way."""
    return _NEVER.sub("", _LINE_ENDS.sub("\n", text))


def set_in_french(text: str) -> str:
    """With no-break spaces where French wants them, and between a number and its unit."""
    text = _AFTER.sub(_NO_BREAK, _BEFORE.sub(_NO_BREAK, text))
    return _UNITS.sub(_NO_BREAK, text)


def file_name(title: str, fallback: str) -> str:
    """A name that every system takes, made from a title, without its ending."""
    plain = cleaned(unicodedata.normalize("NFC", title))
    plain = " ".join(_NOT_IN_NAMES.sub(" ", plain.replace("'", "’")).split())
    plain = plain[:_NAME_CHARACTERS].strip(" .-")
    return fallback if not plain or _RESERVED.match(plain) else plain


def rows_told(text: str) -> str:
    """With the rows of tables told as such, for where no table can stand: cells apart, each row ended."""
    told: list[str] = []
    for line in text.split("\n"):
        if _RULER.fullmatch(line):
            continue
        cells = [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]
        is_row = len(cells) > 1
        if told and not is_row:
            told[-1] = told[-1].removesuffix(_ROW_END)
        told.append(_CELL_END.join(filter(None, cells)) + _ROW_END if is_row else line)
    return "\n".join(told).removesuffix(_ROW_END)


def shortened(text: str, most: int) -> str:
    """One line of at most `most` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"


def utf16_slice(text: str, start: int, length: int) -> str:
    """The part of `text` that begins at `start`, both in UTF-16 code units."""
    return text.encode("utf-16-le", "surrogatepass")[start * 2 : (start + length) * 2].decode(
        "utf-16-le", "ignore"
    )

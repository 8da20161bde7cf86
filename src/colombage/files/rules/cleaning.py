"""Characters that a reader does not see and a model would: the usual carrier of hidden instructions.

They never reach a passage; how many there were is told to the person. Called for lines and for names.
"""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but tab, line feed and carriage return
    "\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028-\u202e\u200b-\u200f\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufe00-\ufe0f\ufff9-\ufffb"  # variation selectors and annotation marks carry bytes nobody sees
    "\U000110bd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tag characters and the supplementary selectors
    "]"
)
# Without meaning outside the font or system that made them: dropped without alarm, they hide nothing.
_EMPTY = re.compile("[\u00ad\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
_BULLETS = re.compile(
    "[\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf02d]"
)  # Wingdings and Symbol, as word processors write them
_SPACES = re.compile("[\\u0009\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RUNS = re.compile(" {2,}")
# Nearly every line of a French document: nothing hidden in it, and nothing to be composed.
_PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2013\u2014\u2018-\u201d\u2022\u2026\u202f\u20ac]*"
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def without_hidden(text: str) -> tuple[str, int]:
    """The text without invisible characters, and how many were found."""
    cleaned, found = _HIDDEN.subn("", text)
    return _EMPTY.sub("", cleaned), found


def clean_line(text: str) -> tuple[str, int]:
    """One line as a passage keeps it: composed accents, plain spaces, whole letters; and the hidden found."""
    if _PLAIN.fullmatch(text):
        plain = text.replace("\u00a0", " ").replace("\u202f", " ")
        return (_RUNS.sub(" ", plain) if "  " in plain else plain).strip(), 0
    visible, found = without_hidden(_BULLETS.sub("•", text))
    plain = _SPACES.sub(" ", unicodedata.normalize("NFC", visible).translate(_LIGATURES))
    return _RUNS.sub(" ", plain).strip(), found

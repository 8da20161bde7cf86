"""Numbers of list items as documents print them: 3, c, iii. Used by the readers of docx, pptx and odt."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_ALPHABET = 26


def number_mark(number: int, kind: str) -> str:
    """`kind` as in OOXML ("lowerLetter", "upperRoman"…); whatever is not known is a plain number."""
    if kind in {"lowerLetter", "upperLetter"} and number > 0:
        # After z come aa, bb…, as Word has it.
        letter = chr(ord("a") + (number - 1) % _ALPHABET) * min(8, 1 + (number - 1) // _ALPHABET)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"} and 0 < number <= _MOST_ROMAN:
        roman = _roman(number)
        return roman.upper() if kind == "upperRoman" else roman
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text

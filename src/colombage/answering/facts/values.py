"""How much a number in digits is, whatever its separators: "1 000", "1.200,50", "1,200.50", "1/4". Pure.

Read by `numbers.py`. "1,500" is 1500 in an English text. In a French one it may be either, as people and
models write English there too: such a number stands for itself and equals nothing else, except for money,
which nobody writes with three decimals.
"""

from __future__ import annotations

import re
from decimal import Decimal

from colombage.answering.facts.figures import Value
from colombage.answering.facts.languages import Language

_SPACE = "[ \u00a0\u202f\u2009]"
_LONGEST = 15
_SPACES = re.compile(_SPACE)
_PLAIN = re.compile(
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d+(?:[.,]\d+)?"
)
_DIGITS = re.compile(rf"\d{{1,{_LONGEST}}}(?!\d|/|[.,]\d|{_SPACE}\d)")
"""Most are digits and nothing else, and what follows tells."""
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_FRACTION = re.compile(r"([1-9])/([2-9])(?![\d/])")
_THOUSAND = 4


def read_value(text: str, start: int, language: Language) -> tuple[Value, int]:
    """The number that begins here, and where it ends."""
    digits = _DIGITS.match(text, start)
    if digits is not None:
        return _signed(text, start, Decimal(digits[0])), digits.end()
    if text[start + 1 : start + 2] == "/":
        fraction = _FRACTION.match(text, start)
        if fraction is not None and int(fraction[1]) < int(fraction[2]):
            return Decimal(int(fraction[1])) / int(fraction[2]), fraction.end()
    match = _PLAIN.match(text, start)
    if match is None:
        return "", start + 1
    written = match[0]
    if written.isdigit() and len(written) <= _LONGEST:
        value = Decimal(written)
    else:
        written = _SPACES.sub("", written)
        if len(written) > _LONGEST:
            return written, match.end()
        if len(written) > _THOUSAND and _AMBIGUOUS.fullmatch(match[0]):
            if language != "en":
                return written, match.end()
            written = written.replace(",", "")
        value = _parsed(written)
    return _signed(text, start, value), match.end()


def _signed(text: str, start: int, value: Decimal) -> Decimal:
    is_negative = (
        start > 0 and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " \u00a0\u202f(\n")
    )
    return -value if is_negative else value


def resolved(value: Value) -> Value:
    """Of money, "84.500" is 84500, and "84,500" too."""
    if not isinstance(value, str) or _AMBIGUOUS.fullmatch(value) is None:
        return value
    return Decimal(value.replace(",", "").replace(".", ""))


def _parsed(written: str) -> Decimal:
    if written.count(",") + written.count(".") > 1:
        # The last sign is the decimal one, unless it comes twice: then there are only thousands.
        last = max(written.rfind(","), written.rfind("."))
        whole = written if written.count(written[last]) > 1 else written[:last]
        rest = "" if whole == written else written[last + 1 :]
        written = f"{re.sub(r'[.,]', '', whole)}.{rest or 0}"
    return Decimal(written.replace(",", "."))

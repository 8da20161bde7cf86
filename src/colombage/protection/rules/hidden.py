"""Finds identifiers that are written in a code: base64, hexadecimal, percent signs, HTML or JSON escapes.

Called by `find` with the function that looks into what was decoded. The span covers the coded token as it
is written. Each sign of a text is decoded a fixed number of times at most.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote_plus

from colombage.policy.types import DataClass
from colombage.protection.types import Label, Span

_BASE64_SIGN = r"[A-Za-z0-9+/_-]"
_BASE64 = re.compile(rf"(?:{_BASE64_SIGN}{{60,80}}\r?\n)*{_BASE64_SIGN}{{16,}}={{0,2}}")
_SHORTEST = 16
_HEX = re.compile(r"(?:0[xX])?((?:[0-9a-fA-F]{2}){10,})")
_PERCENT = re.compile(r"(?:[\w.~+@-]|%[0-9A-Fa-f]{2}){8,}")
_ESCAPE_OF_ANY = r"[\w.@+-]{0,20}(?:&#x?[0-9A-Fa-f]{1,6};|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})"
_ESCAPED = re.compile(rf"{_ESCAPE_OF_ANY}(?: ?{_ESCAPE_OF_ANY}){{3,}}[\w.@+-]{{0,20}}")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))")
_URL_SAFE = str.maketrans("-_", "+/")
_SAMPLE = 44
_MOSTLY = 0.85
_LEAST_DECODED = 9
_TELLING = frozenset(Label) - {
    Label.DATE,
    Label.AGE,
    Label.TOWN,
    Label.ROOM,
    Label.HOSPITAL,
    Label.ORGANISATION,
}

Look = Callable[[str], Sequence[Span]]


def hidden_in(text: str, look: Look) -> Iterator[Span]:
    """Coded tokens in which `look` sees what tells who somebody is, with the class of what it sees."""
    if any(len(token) >= _SHORTEST for token in text.split()):
        for found in _BASE64.finditer(text):
            yield from _seen(found, _decoded(found[0]), look)
    if "%" in text:
        for found in _PERCENT.finditer(text):
            if "%" in found[0]:
                yield from _seen(found, [unquote_plus(found[0])], look)
    if "&#" in text or "\\u" in text or "\\x" in text:
        for found in _ESCAPED.finditer(text):
            yield from _seen(found, [_unescaped(found[0])], look)


def _seen(found: re.Match[str], readings: Sequence[str], look: Look) -> Iterator[Span]:
    seen = [span for reading in readings for span in look(reading) if span.label in _TELLING]
    if seen:
        data_class = DataClass.highest(span.data_class for span in seen)
        private = any(span.private for span in seen)
        yield Span(found.start(), found.end(), Label.HIDDEN, 0.9, private, data_class, found[0])


def _decoded(token: str) -> list[str]:
    """What a token says in hexadecimal, else in base64, when that is text at all."""
    figures = _HEX.fullmatch(token)
    if figures:
        read = _as_text(bytes.fromhex(figures[1]))
        if read:
            return [read]
    signs = "".join(token.split()).rstrip("=").translate(_URL_SAFE)
    for shift in range(4):
        if _as_text(_from_base64(signs[shift : shift + _SAMPLE])):
            read = _as_text(_from_base64(signs[shift:]))
            return [read] if read else []
    return []


def _from_base64(signs: str) -> bytes:
    whole = signs[: len(signs) - (len(signs) % 4 == 1)]
    try:
        return base64.b64decode(whole + "=" * (-len(whole) % 4))
    except binascii.Error:
        return b""


def _as_text(decoded: bytes) -> str | None:
    """Nearly all of it must be letters, figures and signs that are typed: chance gives other bytes."""
    if len(decoded) < _LEAST_DECODED:
        return None
    read = decoded.decode("utf-8", "replace")
    typed = sum(map(_is_typed, read))
    return read if typed >= _MOSTLY * len(read) else None


def _is_typed(sign: str) -> bool:
    return sign in "\n\r\t" or (sign.isprintable() and (sign.isascii() or sign.isalpha()))


def _unescaped(written: str) -> str:
    plain = html.unescape(written)
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), plain)

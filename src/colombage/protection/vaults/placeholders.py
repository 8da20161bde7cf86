"""The form of placeholders, `[TEL_2b]` and `[DATE_1+5j]`, and how they are read back: for vault and restorer.

Square brackets, a French word in capitals, an underscore and a number: models copy that faithfully, Markdown
and JSON leave it alone, and no text of a hospital looks like it. The number is the identity, the letters
behind it are its spelling: TEL_2 and TEL_2b are one line, written in two ways. `[DATE_1+5j]` is a day, told
by its distance from the first one: a model can reason with it, and only what was met is ever restored.

What is read back is wider than what is written: any case, accents, a plural, a backslash that Markdown put
before the underscore, a space or a dash instead of it, emphasis inside, escaped or full-width brackets, no
brackets at all as long as the underscore is there. A backslash before the opening bracket counts only with
one before the closing bracket, or a person's own backslash would vanish.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from colombage.protection.vaults.kinds import KINDS

_LONGEST_NUMBER = 6
_LONGEST_DISTANCE = 4
_LONGEST_SUFFIX = 3
LARGEST_NUMBER = 10**_LONGEST_NUMBER - 1
MOST_SPELLINGS = 10_000
"""Short of the one whose letters are "our": `[DATE_1+5jour]` is what models make of `[DATE_1+5j]`."""

_MARKS = "\u0300-\u036f"
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_LONGEST_WORD = 24
"""The longest kind in the plural, with room for accents that stand apart."""
_WORD = rf"[{_LETTER}][{_LETTER}{_MARKS}]{{1,{_LONGEST_WORD - 1}}}"
_BEGUN_WORD = rf"[{_LETTER}][{_LETTER}{_MARKS}]{{0,{_LONGEST_WORD - 1}}}"
_BACKSLASHES = r"\\{0,2}"  # Two where JSON has escaped the one of Markdown.
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_BETWEEN = "[_\uff3f \u00a0\u2007\u2009\u202f\\-\u2010-\u2013]"
_NUMBER = rf"[0-9]{{1,{_LONGEST_NUMBER}}}"
_SIGN = "[+\\-\u2212\u2010-\u2013]"
_FIGURES = rf"[0-9]{{1,{_LONGEST_DISTANCE}}}"
_SUFFIX = rf"[A-Za-z]{{0,{_LONGEST_SUFFIX}}}"
_EMPHASIS = r"\*{1,3}|`{1,2}"
_OPENING = "[\\[\uff3b\u3010\u27e6]"
_CLOSING = "[\\]\uff3d\u3011\u27e7]"
_ALONE = rf"(?<![\w{_MARKS}])"

_BRACKETED = (
    rf"(?P<escaped>\\{{1,2}})?{_OPENING}{_SPACE}?(?P<emphasis>{_EMPHASIS})?"
    rf"(?P<word>{_WORD}){_BACKSLASHES}{_BETWEEN}?(?P<number>{_NUMBER})"
    rf"(?:{_SPACE}?(?P<days>{_SIGN}{_SPACE}?{_FIGURES}){_SPACE}?[jJ](?:[oO][uU][rR][sS]?)?)?"
    rf"(?P<suffix>{_SUFFIX})(?(emphasis)(?P=emphasis)){_SPACE}?(?(escaped)\\{{1,2}}|{_BACKSLASHES}){_CLOSING}"
)
_BARE = (
    rf"{_ALONE}(?P<bare_word>{_WORD}){_BACKSLASHES}[_\uff3f](?P<bare_number>{_NUMBER})"
    rf"(?:(?P<bare_days>{_SIGN}{_FIGURES})[jJ])?(?P<bare_suffix>{_SUFFIX})(?![\w{_MARKS}])"
)
_LOOKALIKE = re.compile(rf"{_BRACKETED}|{_BARE}")
_MAY_HOLD_ONE = re.compile("[_\uff3f\\[\uff3b\u3010\u27e6]")


def _begun(*pieces: str) -> str:
    """Matches each beginning of the pieces in a row, itself the end of a text: for A, B: `A(?:B)?`."""
    expression = ""
    for piece in reversed(pieces):
        expression = rf"{piece}(?:{expression})?" if expression else piece
    return expression


_AFTER_NUMBER = rf"{_SUFFIX}[*`]{{0,3}}{_SPACE}?{_BACKSLASHES}"
_BEGUN_DISTANCE = _begun(rf"{_SPACE}?{_SIGN}", rf"{_SPACE}?", _FIGURES, rf"{_SPACE}?", "[jJ][oOuUrRsS]{0,4}")
_BEGUN = re.compile(
    rf"(?:\\{{0,2}}{_OPENING}{_SPACE}?[*`]{{0,3}}(?:(?P<word>{_BEGUN_WORD})"
    rf"(?P<more>{_BACKSLASHES}{_BETWEEN}?(?:{_NUMBER}(?:{_BEGUN_DISTANCE})?{_AFTER_NUMBER})?))?"
    r"|\\{1,2}"
    rf"|{_ALONE}(?P<bare_word>{_BEGUN_WORD})"
    rf"(?P<bare_more>{_BACKSLASHES}(?:[_\uff3f](?:{_NUMBER}(?:{_SIGN}(?:{_FIGURES}[jJ]?)?)?{_SUFFIX})?)?))\Z"
)

LONGEST = 2 * (2 + 1 + 1 + 3) + _LONGEST_WORD + 3 + _LONGEST_NUMBER + len(" + 1234 jours") + _LONGEST_SUFFIX
"""In characters: no more than this is ever held back in a stream."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    kind: str
    number: int
    spelling: int = 0
    """0 for the first way in which the value was written, then 1, 2…"""
    days: int = 0
    """How far from the day of that number it lies; 0 for what has a number of its own."""

    def __str__(self) -> str:
        distance = f"{self.days:+d}j" if self.days else ""
        return f"[{self.kind}_{self.number}{distance}{_letters(self.spelling)}]"


@dataclass(frozen=True, slots=True)
class Found:
    """A placeholder in a text, at `start:end`, as it is written there; known to the vault or invented."""

    start: int
    end: int
    placeholder: Placeholder
    emphasis: str
    """Asterisks or backquotes that a model put inside the brackets."""


def placeholders_in(text: str, start: int = 0) -> Iterator[Found]:
    """Whatever the restorer takes for a placeholder, from `start` on."""
    if not _MAY_HOLD_ONE.search(text, start):
        return
    for found in _LOOKALIKE.finditer(text, start):
        bare = found["word"] is None
        prefix = "bare_" if bare else ""
        kind = KINDS.get(_plain(found[f"{prefix}word"]))
        if kind is not None:
            yield Found(
                found.start(),
                found.end(),
                Placeholder(
                    kind,
                    int(found[f"{prefix}number"]),
                    _spelling(found[f"{prefix}suffix"].lower()),
                    _days(found[f"{prefix}days"]),
                ),
                "" if bare else found["emphasis"] or "",
            )


def begun_at(text: str, start: int) -> int:
    """Where the end of a text begins that may become a placeholder when more text comes; its length if none
    does. `start`: what comes before is settled."""
    length = len(text)
    position = max(start, length - LONGEST)
    while position < length:
        found = _BEGUN.search(text, position)
        if found is None:
            return length
        if _may_become_one(found):
            return found.start()
        position = found.start() + 1
    return length


def _may_become_one(found: re.Match[str]) -> bool:
    word = found["word"] or found["bare_word"]
    if word is None:
        return True
    plain = _plain(word)
    return plain in KINDS if found["more"] or found["bare_more"] else plain in _BEGINNINGS


def _plain(word: str) -> str:
    """In capitals and without accents, as kinds are written."""
    if not word.isascii():
        word = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    return word.upper()


_BEGINNINGS = frozenset(word[:end] for word in KINDS for end in range(1, len(word) + 1))


def _days(written: str | None) -> int:
    if not written:
        return 0
    figures = int("".join(each for each in written if each.isdecimal()))
    return figures if written[0] == "+" else -figures


def _letters(spelling: int) -> str:
    """Nothing, b, c … z, ba, bb …: the spelling in base 26, without its zero."""
    letters = ""
    while spelling:
        spelling, rest = divmod(spelling, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _spelling(letters: str) -> int:
    """The inverse of `_letters`; −1, which no vault holds, for letters that it never writes."""
    spelling = 0
    for letter in letters:
        spelling = spelling * 26 + ord(letter) - ord("a")
    return spelling if _letters(spelling) == letters else -1

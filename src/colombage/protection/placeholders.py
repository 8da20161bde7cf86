"""The form of placeholders, `[TEL_2b]`, and the expressions that know them: for the vault and the restorer.

Square brackets, a French word in capitals, an underscore and a number: models copy that faithfully, Markdown
and JSON leave it alone, and no text of a hospital looks like it. The number is the identity, the letters
behind it are its spelling: TEL_2 and TEL_2b are one line, written in two ways.

What is read back is wider than what is written: any case, a backslash that Markdown put before the
underscore, a space or a dash instead of it, escaped brackets, brackets left out. A backslash before the
opening bracket counts only with one before the closing bracket, or a person's own backslash would vanish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from colombage.protection.types import Label

TYPED = "TEXTE"
"""The kind that stands for text a person typed which itself looks like a placeholder."""

WORDS = {
    Label.NIR: "NIR",
    Label.INS: "NIR",  # an INS is its person's NIR: one person, one placeholder
    Label.IPP: "IPP",
    Label.STAY_NUMBER: "SEJOUR",
    Label.RPPS: "RPPS",
    Label.ADELI: "ADELI",
    Label.FINESS: "FINESS",
    Label.SIRET: "SIRET",
    Label.IBAN: "IBAN",
    Label.EMAIL: "EMAIL",
    Label.PHONE: "TEL",
}
_KINDS = tuple(dict.fromkeys((*WORDS.values(), TYPED)))
_LONGEST_NUMBER = 6
_LONGEST_SUFFIX = 3
LARGEST_NUMBER = 10**_LONGEST_NUMBER - 1
MOST_SPELLINGS = 26**_LONGEST_SUFFIX

_NAME = "|".join(_KINDS)
_NUMBER = rf"[0-9]{{1,{_LONGEST_NUMBER}}}"
_SUFFIX = rf"[a-z]{{0,{_LONGEST_SUFFIX}}}"
_BRACKETED = (
    rf"(?P<escaped>\\)?\[ ?(?P<kind>{_NAME})\\?[_\- ](?P<number>{_NUMBER})(?P<suffix>{_SUFFIX}) ?"
    r"(?(escaped)\\|\\?)\]"
)
_BARE = rf"(?<!\w)(?P<bare_kind>{_NAME})\\?_(?P<bare_number>{_NUMBER})(?P<bare_suffix>{_SUFFIX})(?!\w)"
LOOKALIKE = re.compile(rf"{_BRACKETED}|{_BARE}", re.IGNORECASE)
"""Whatever the restorer takes for a placeholder, known or invented."""


def _any_start_of(word: str, rest: str) -> str:
    """Matches each beginning of `word`, and the whole word followed by `rest`: for AB, `A(?:B(?:rest)?)?`."""
    expression = rest
    for letter in reversed(word):
        expression = rf"{letter}(?:{expression})?"
    return expression


def _begun(rest: str) -> str:
    return "|".join(_any_start_of(kind, rest) for kind in _KINDS)


_BEGUN_NUMBER = rf"{_NUMBER}{_SUFFIX}"
_BEGUN_IN_BRACKETS = _begun(rf"\\?(?:[_\- ](?:{_BEGUN_NUMBER} ?\\?)?)?")
_BEGUN_WITHOUT = _begun(rf"\\?(?:_(?:{_BEGUN_NUMBER})?)?")
BEGUN = re.compile(rf"(?:\\?\[ ?(?:{_BEGUN_IN_BRACKETS})?|\\|(?<!\w)(?:{_BEGUN_WITHOUT}))\Z", re.IGNORECASE)
"""The end of a text that may become a placeholder when more text comes."""

LONGEST = len(r"\[ ") + max(map(len, _KINDS)) + len(r"\_") + _LONGEST_NUMBER + _LONGEST_SUFFIX + len(r" \]")
"""In characters: no more than this is ever held back in a stream."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    kind: str
    number: int
    spelling: int
    """0 for the first way in which the value was written, then 1, 2…"""

    def __str__(self) -> str:
        return f"[{self.kind}_{self.number}{_letters(self.spelling)}]"


def read(found: re.Match[str]) -> Placeholder:
    """The placeholder that a match of LOOKALIKE stands for."""
    kind = found["kind"] or found["bare_kind"]
    number = found["number"] or found["bare_number"]
    suffix = found["suffix"] if found["kind"] else found["bare_suffix"]
    return Placeholder(kind.upper(), int(number), _spelling(suffix.lower()))


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

"""The terms by which full text finds: stems, and codes kept whole. Pure.

The same functions serve passages when they are indexed and questions when they are asked: what one side
writes the other finds. A code is an identifier ("PR-URG-012", "FOR 23", "B12", "2016/679") or an acronym
in capitals ("HAS", "PICC"). It is written "=pr-urg-12", so that it never meets a stem; spaces, hyphens and
leading zeros do not matter: "FOR23" and "FOR-023" are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from colombage.inference.words import folded, stems

CODE_MARK = "="
_SPACES = "  \u00a0\u2009\u202f"
_THOUSANDS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)")
_JOINED = r"[^\W_]+(?:[-_/*.‐‑][^\W_]+)+"
_SPACED = rf"(?:[A-Z]{{2,6}}[{_SPACES}]){{1,3}}\d{{1,6}}(?!\w|[.,]\d)"
_ARTICLE = rf"[LRDA]\.?[{_SPACES}]?\d{{2,5}}(?:-\d+)+"
_MIXED = r"[^\W\d_]+\d[^\W_]*"
_LONG_NUMBER = r"\d{5,}"
_DOTTED = r"(?:[A-Z]\.){2,8}"
_ACRONYM = r"[A-Z]{2,8}s?(?!\w)"
_CODE = re.compile(rf"(?<!\w)(?:{_ARTICLE}|{_SPACED}|{_DOTTED}|{_JOINED}|{_MIXED}|{_LONG_NUMBER}|{_ACRONYM})")
_RUN = re.compile(r"[a-z]+|\d+")
_FEW_DIGITS = 5
_MOST_RUNS = 16
"""Of one code: a key of thousands of signs would otherwise be written down with its every beginning."""
_MOST_CHARACTERS = 500
"""Of one term: PostgreSQL takes 2,046 bytes in a word that is searched."""
_SHOUTED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Terms:
    """`stems` in their order, as often as they come; `codes` each once."""

    stems: tuple[str, ...]
    codes: tuple[str, ...]


def terms_of(text: str) -> Terms:
    """The terms of a passage. A code is also known by its beginnings: "PR-URG-012-V3" by "PR-URG-012"."""
    codes: dict[str, None] = {}
    for runs in _codes(text):
        codes[_written(runs)] = None
        if not runs[0].isdigit():
            codes.update(
                (_written(runs[:end]), None) for end in range(2, len(runs)) if runs[end - 1].isdigit()
            )
    return Terms(_stems(text), tuple(codes))


def question_terms(question: str) -> Terms:
    """The terms of a question: each stem once; no acronyms when it is all in capitals."""
    shouted = question.isupper() and len(question.split()) >= _SHOUTED_WORDS
    codes = [_written(runs) for runs in _codes(question)]
    kept = [code for code in codes if not shouted or is_identifier(code)]
    return Terms(tuple(dict.fromkeys(_stems(question))), tuple(dict.fromkeys(kept)))


def is_identifier(code: str) -> bool:
    """Whether it has a digit: whoever types "FOR 23" wants that form, while "HAS" may be said in passing."""
    return any(character.isdigit() for character in code)


def with_whole_numbers(text: str) -> str:
    """With "15000" for "15 000"."""
    return _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found.group()), text)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem[:_MOST_CHARACTERS] for stem in stems(with_whole_numbers(text)))


def _codes(text: str) -> list[tuple[str, ...]]:
    """Each as its runs of letters and of digits."""
    found: list[tuple[str, ...]] = []
    for match in _CODE.finditer(text):
        written = match.group()
        if any(character.isdigit() for character in written):
            # There are none in digits of scripts that have no plain ones.
            runs = _RUN.findall(folded(written))[:_MOST_RUNS]
            if runs and _is_identifier(written):
                found.append(tuple(map(_without_zeros, runs)))
        elif (letters := written.removesuffix("s").replace(".", "")).isupper() and letters.isalpha():
            found.append((folded(letters),))
    return found


def _is_identifier(written: str) -> bool:
    """Not decimals, ranges, quantities ("5mg") and section numbers, which the patterns catch along."""
    if any(character.isalpha() for character in written):
        return not written[0].isdigit() or not written.isalnum()
    joined = not re.fullmatch(r"[\d.]+", written)
    return (joined or written.isdigit()) and sum(map(str.isdigit, written)) >= _FEW_DIGITS


def _without_zeros(run: str) -> str:
    return (run.lstrip("0") or "0") if run.isdigit() else run


def _written(runs: tuple[str, ...]) -> str:
    return (CODE_MARK + "-".join(runs))[:_MOST_CHARACTERS]

"""Keeps formulas of a text as they are written: Markdown would eat their marks, and Word takes no LaTeX.

A rule of the Markdown reader, used by `reading.py`. What is money is left to it, as on the pages
(web/src/features/chat/markdown/formulas).
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_LONGEST = 2_000
_MARKS = {"$$": "$$", "\\(": "\\)", "\\[": "\\]", "$": "$"}
_SIGN = re.compile(r"[\\^_={}<>+]")
_WORDS = re.compile(r"[^\W\d_]{2,}\s|\s[^\W\d_]{2,}")


def keep_formula(state: StateInline, silent: bool) -> bool:
    text, start = state.src, state.pos
    opening = next((mark for mark in _MARKS if text.startswith(mark, start)), None)
    if opening is None:
        return False
    within = start + len(opening)
    end = text.find(_MARKS[opening], within, min(state.posMax, start + _LONGEST))
    after = end + len(opening)
    if end == -1 or not _is_formula(opening, text[within:end], text[:start][-1:], text[after : after + 1]):
        return False
    if not silent:
        state.push("formula", "", 0).content = text[start:after]
    state.pos = after
    return True


def _is_formula(opening: str, inner: str, before: str, after: str) -> bool:
    """The rule of the pages (isFormula.ts)."""
    if not inner.strip():
        return False
    if opening == "$$":
        return True
    if opening == "$" and (
        inner != inner.strip() or inner.endswith("\\") or before.isalnum() or after.isdecimal()
    ):
        return False
    if _SIGN.search(inner):
        return True
    return opening != "\\[" and not _WORDS.search(inner.strip())

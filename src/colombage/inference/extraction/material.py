"""Cuts a text that somebody gave to work on into passages, so that each sentence of it can be cited. Pure.

Called by `answering`, which numbers them. Whole sentences, in their order; nothing is left out.
"""

from __future__ import annotations

from colombage.files.rules.sentences import split_sentences

LONGEST_PASSAGE = 900


def cut(text: str) -> list[str]:
    """The text in passages of at most 900 characters, but for a sentence that is longer by itself."""
    passages: list[str] = []
    start = reached = 0
    for first, end in split_sentences(text):
        if end - start > LONGEST_PASSAGE and reached > start:
            passages.append(text[start:reached].strip())
            start = first
        reached = end
    last = text[start:].strip()
    return [*passages, last] if last else passages

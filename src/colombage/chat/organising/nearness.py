"""Words that are one slip of the keyboard apart: a letter more, less or other, or two that changed places.

Pure; used by `words` when a search finds nothing as it was typed. Numbers are never taken for others: no dose
is near another dose.
"""

from __future__ import annotations

SHORTEST = 6
"""Letters of a word that is forgiven one: shorter ones are near too many others."""


def may_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def is_near(word: str, typed: str, *, begun: bool = False) -> bool:
    """Whether `typed` is the word but for one slip; with `begun`, its beginning will do."""
    same = 0
    for ours, theirs in zip(word, typed, strict=False):
        if ours != theirs:
            break
        same += 1
    rest, wanted = word[same:], typed[same:]
    if begun:
        return (
            rest.startswith((wanted, wanted[1:]))
            or rest[1:].startswith((wanted, wanted[1:]))
            or (rest[1:2] + rest[:1] == wanted[:2] and rest[2:].startswith(wanted[2:]))
        )
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[1:2] + rest[:1] == wanted[:2] and rest[2:] == wanted[2:])
    )


def holds_near(index: str, typed: str, *, begun: bool = False) -> bool:
    """Whether an index of words (each between line breaks) has one that is near.

    One slip leaves either the first letters or the last as they are, also where two at the middle changed
    places: only words that share one of the two are looked at.
    """
    middle = (len(typed) + 1) // 2
    head, tail = "\n" + typed[: middle - 1], typed[middle:] + ("" if begun else "\n")
    for part in (head, tail):
        at = index.find(part)
        while at != -1:
            start = at + 1 if part is head else index.rfind("\n", 0, at) + 1
            end = index.index("\n", start)
            if is_near(index[start:end], typed, begun=begun):
                return True
            at = index.find(part, end)
    return False

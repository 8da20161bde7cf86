"""What scanners, hurried hands and old programs do to a text. Marks follow."""
# ruff: noqa: E501 - tables and one disturbance a line

from __future__ import annotations

import random

from training.names.grammar import Piece, Text
from training.names.people import unaccented

_CONFUSED = {
    "l": "1I|", "1": "l", "O": "0", "0": "O", "e": "c", "c": "e", "é": "eè6", "è": "eé", "rn": "m", "m": "rn", "h": "b",
    "i": "l1", "I": "l1", "S": "5", "5": "S", "B": "8", "8": "B", "t": "f", "u": "ii", "n": "u", "a": "o", "ç": "c", "'": " ’", "à": "a",
}  # fmt: skip
_PERSONS = ("PATIENT", "RELATIVE", "PROFESSIONAL")


def disturbed(text: Text, rng: random.Random) -> Text:  # noqa: C901 - one disturbance a line
    """One or two disturbances, or none: half of the texts stay as they are."""
    pieces = text.pieces
    draw = rng.random()
    if draw < 0.05:
        pieces = [(part.lower(), label) for part, label in pieces]
    elif draw < 0.1:
        pieces = [
            (part.upper() if rng.random() < 0.3 else unaccented(part.upper()), label)
            for part, label in pieces
        ]
    elif draw < 0.14:
        pieces = [(unaccented(part), label) for part, label in pieces]
    elif draw < 0.21:
        rate = rng.choice((0.004, 0.01, 0.02, 0.035))
        pieces = [(_scanned(part, rate, rng), label) for part, label in pieces]
    elif draw < 0.25:
        pieces = [(part.lower() if label in _PERSONS else part, label) for part, label in pieces]
    elif draw < 0.29:
        pieces = [(_unpunctuated(part, rng) if not label else part, label) for part, label in pieces]
    elif draw < 0.3:
        pieces = [
            (" ".join(part) if label in _PERSONS and len(part) < 14 else part, label)
            for part, label in pieces
        ]
    if rng.random() < 0.1:
        pieces = _wrapped(pieces, rng.randint(38, 95))
    if rng.random() < 0.08:
        gap = rng.choice(("  ", "   ", "\u00a0", "\t"))
        pieces = [
            (part.replace(" ", gap) if not label and rng.random() < 0.3 else part, label)
            for part, label in pieces
        ]
    if rng.random() < 0.5:
        pieces = [(part.replace("'", "’"), label) for part, label in pieces]
    return Text(list(pieces))


def _scanned(part: str, rate: float, rng: random.Random) -> str:
    signs: list[str] = []
    for sign in part:
        if rng.random() >= rate:
            signs.append(sign)
            continue
        kind = rng.random()
        if kind < 0.6 and sign in _CONFUSED:
            signs.append(rng.choice(_CONFUSED[sign]) if sign not in {"m", "u"} else _CONFUSED[sign])
        elif kind < 0.72:
            signs.append(sign + " ")
        elif kind < 0.82 and sign != "\n":
            pass
        elif kind < 0.9:
            signs.append(sign + rng.choice(".,'-~"))
        else:
            signs.append(sign)
    return "".join(signs)


def _unpunctuated(part: str, rng: random.Random) -> str:
    return "".join(sign for sign in part if sign not in ",;.:" or rng.random() < 0.3)


def _wrapped(pieces: list[Piece], width: int) -> list[Piece]:
    """Lines broken at a width, through names too, as text copied from a PDF is."""
    done: list[Piece] = []
    column = 0
    for part, label in pieces:
        signs: list[str] = []
        for sign in part:
            if sign == "\n":
                column = 0
            elif sign == " " and column >= width:
                signs.append("\n")
                column = 0
                continue
            signs.append(sign)
            column += 1
        done.append(("".join(signs), label))
    return done

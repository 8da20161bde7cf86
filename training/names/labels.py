"""The labels that the network learns: begin and inside of each kind, and outside. The model's own order."""

from __future__ import annotations

KINDS = (
    "PATIENT", "RELATIVE", "PROFESSIONAL", "BIRTH_DATE", "DATE", "ADDRESS", "TOWN", "HOSPITAL",
    "ORGANISATION", "NIR", "IPP", "STAY_NUMBER", "PHONE", "EMAIL", "ROOM", "PLATE", "AGE", "NUMBER",
)  # fmt: skip
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
OUTSIDE = 0


def begins(kind: str) -> int:
    return 1 + 2 * KINDS.index(kind)


def inside(kind: str) -> int:
    return begins(kind) + 1

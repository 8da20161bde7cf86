"""Measures the trained finder alone, on held_out.jsonl or FILE: `python -m training.names.measuring [FILE]`.

An entity is found when 95 % of its signs are covered, whatever label. Precision: stretches that touch one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

from colombage.protection.adapters.tagging.published import MODEL_SHA256
from colombage.protection.adapters.trained_finder import TrainedFinder

_PERSONS = {"PATIENT", "RELATIVE", "PROFESSIONAL"}
_COVERED = 0.95


def measured(finder: TrainedFinder, documents: list[dict], *, show: bool) -> None:
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    right: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    roles = 0
    masked = plain = 0
    for document in documents:
        text: str = document["text"]
        mentions = finder.mentions(text)
        spans = document["spans"]
        owned = {at for start, end, _ in spans for at in range(start, end)}
        held = {at for mention in mentions for at in range(mention.start, mention.end)}
        masked += len(held - owned)
        plain += len(text) - len(owned)
        for start, end, label in spans:
            there[label] += 1
            covered = sum(at in held for at in range(start, end)) >= _COVERED * (end - start)
            found[label] += covered
            if label in _PERSONS and covered:
                roles += any(m.start < end and start < m.end and m.role == label.lower() for m in mentions)
            if show and not covered:
                print(f"missed {label} {text[start:end]!r} in …{text[max(0, start - 30) : end + 20]!r}")
        for mention in mentions:
            reported[mention.label.name] += 1
            touches = any(at in owned for at in range(mention.start, mention.end))
            right[mention.label.name] += touches
            if show and not touches:
                around = text[max(0, mention.start - 25) : mention.end + 15]
                said = text[mention.start : mention.end]
                print(f"false  {mention.label.name} {mention.score:.2f} {said!r} in …{around!r}")
    persons = sum(found[label] for label in _PERSONS), sum(there[label] for label in _PERSONS)
    for label, count in sorted(there.items()):
        print(f"{label:14} recall {found[label]:4}/{count:<4} {found[label] / count:.3f}")
    for label, count in sorted(reported.items()):
        print(f"{label:14} precision {right[label]:4}/{count:<4} {right[label] / count:.3f}")
    print(f"people {persons[0] / persons[1]:.3f}, their role {roles / persons[0]:.3f}")
    print(f"all recall {sum(found.values()) / sum(there.values()):.3f}", end=" ")
    print(f"precision {sum(right.values()) / sum(reported.values()):.3f} over-mask {masked / plain:.3f}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path, nargs="?", default=Path(__file__).with_name("held_out.jsonl"))
    asked.add_argument("--model", type=Path, default=None)
    asked.add_argument("--quiet", action="store_true")
    told = asked.parse_args()
    own = hashlib.sha256(told.model.read_bytes()).hexdigest() if told.model else MODEL_SHA256
    finder = TrainedFinder.load(told.model, own)
    documents = [json.loads(line) for line in told.file.read_text("utf-8").splitlines()]
    measured(finder, documents, show=not told.quiet)


if __name__ == "__main__":
    main()

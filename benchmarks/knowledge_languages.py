"""`python -m benchmarks.knowledge_languages`: learn how far apart the embedded model lays English and French,
and write it to src/colombage/inference/english_shift.txt."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.knowledge_sets import MODEL, raw_vectors
from benchmarks.knowledge_training import lines_of
from benchmarks.machinery import ROOT

PARALLEL = Path(__file__).parent / "sets" / "parallel.txt"
TARGET = ROOT / "src" / "colombage" / "inference" / "english_shift.txt"
_A_LINE = 12


def main() -> None:
    pairs = [line.split(" | ") for line in lines_of(PARALLEL)]
    french = raw_vectors("passage", [each[0] for each in pairs])
    english = raw_vectors("passage", [each[1] for each in pairs])
    shift = (french - english).mean(axis=0)
    numbers = [f"{value:.4f}" for value in shift]
    lines = [
        f"# From an English text to a French one of the same sense, in the vectors of {MODEL}: the mean over",
        f"# {len(pairs)} pairs of sentences. Written by `python -m benchmarks.knowledge_languages`.",
        *(" ".join(numbers[start : start + _A_LINE]) for start in range(0, len(numbers), _A_LINE)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    moved = (english + shift) / np.linalg.norm(english + shift, axis=1, keepdims=True)
    before, after = (float((french * each).sum(axis=1).mean()) for each in (english, moved))
    print(f"length {np.linalg.norm(shift):.3f}; mean cosine of pairs {before:.3f}, {after:.3f} once moved")


if __name__ == "__main__":
    main()

"""Writes the model's files as the package carries them, and their hash into the code that checks it."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import numpy as np

from colombage.protection.adapters.tagging.lexicon import Lexicon
from training.names.labels import LABELS
from training.names.learning import Floats

_PACKAGE = Path(__file__).parents[2] / "src" / "colombage" / "protection"
_CODE = '''"""The hash of the model's file, by `python -m training.names`; checked before it is read."""

MODEL_SHA256 = "{}"
'''


def publish(weights: dict[str, Floats], lexicon: Lexicon, out: Path | None) -> None:
    """One compressed npz without pickles: halves of floats, hashes, labels."""
    arrays: dict[str, np.ndarray] = {
        f"weights/{name}": value.astype(np.float16) for name, value in weights.items()
    }
    arrays["lexicon/frequent"] = lexicon.frequent
    arrays["lexicon/listed"] = lexicon.listed
    arrays["lexicon/flags"] = lexicon.flags
    arrays["labels"] = np.frombuffer("\n".join(LABELS).encode(), np.uint8)
    packed = io.BytesIO()
    np.savez_compressed(packed, **arrays)
    content = packed.getvalue()
    folder = out or _PACKAGE / "data" / "names_model"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.npz").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    code = (out or _PACKAGE / "adapters" / "tagging") / "published.py"
    code.write_text(_CODE.format(digest), "utf-8")
    print(f"{len(content):,} bytes, sha256 {digest}")

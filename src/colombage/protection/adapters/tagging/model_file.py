"""Opens the model that travels with the package, once its hash is what the code expects.

Called by trained_finder."""

from __future__ import annotations

import hashlib
import hmac
import io
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from colombage.protection.adapters.tagging.lexicon import Lexicon
from colombage.protection.adapters.tagging.published import MODEL_SHA256
from colombage.protection.errors import ModelTampered

_WEIGHTS = "weights/"


@dataclass(frozen=True, slots=True)
class Model:
    """`labels` in the order of the probabilities' columns."""

    weights: dict[str, NDArray[np.float32]]
    lexicon: Lexicon
    labels: tuple[str, ...]


def opened(path: Path | None = None, sha256: str = MODEL_SHA256) -> Model:
    """The package's model when no path is given. Arrays alone are read from it: a pickle is refused.

    Raises ModelTampered when the file is missing, or another than the one that was published.
    """
    try:
        content = (path or files("colombage.protection") / "data" / "names_model" / "model.npz").read_bytes()
    except OSError as missing:
        raise ModelTampered from missing
    if not hmac.compare_digest(hashlib.sha256(content).hexdigest(), sha256):
        raise ModelTampered
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        weights = {
            name.removeprefix(_WEIGHTS): arrays[name].astype(np.float32)
            for name in arrays.files
            if name.startswith(_WEIGHTS)
        }
        lexicon = Lexicon(arrays["lexicon/frequent"], arrays["lexicon/listed"], arrays["lexicon/flags"])
        labels = tuple(arrays["labels"].tobytes().decode().split("\n"))
    return Model(weights, lexicon, labels)

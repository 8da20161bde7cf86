"""What the network knows of a word by lists: its row among frequent words, and flags of lists that hold it.

Lists are kept as sorted hashes: no name can be read from them. They are frozen with the weights that were
trained on them, which is why they are not the gazetteers of the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FLAGS = 16
NAME_FLAGS = 5
"""The first ones say that it may be a person's name."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sorted hashes: `frequent` of frequent words, `listed` of all that some list holds, with its `flags`."""

    frequent: NDArray[np.uint32]
    listed: NDArray[np.uint32]
    flags: NDArray[np.uint16]

    def rows_of(self, forms: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row of each hashed form among frequent words, from 1; 0 for the others."""
        at = np.minimum(np.searchsorted(self.frequent, forms), len(self.frequent) - 1)
        return np.where(self.frequent[at] == forms, at + 1, 0)

    def flags_of(self, forms: NDArray[np.int64]) -> NDArray[np.float32]:
        """One row of FLAGS zeros and ones a form."""
        at = np.minimum(np.searchsorted(self.listed, forms), len(self.listed) - 1)
        bits = np.where(self.listed[at] == forms, self.flags[at], np.uint16(0)).astype(np.int64)
        return ((bits[:, None] >> np.arange(FLAGS)) & 1).astype(np.float32)

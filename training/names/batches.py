"""Turns documents into what the network learns from: words, contexts and the label of each token."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from colombage.protection.adapters.tagging.features import COLUMNS, FORM, features_of
from colombage.protection.adapters.tagging.lexicon import Lexicon
from colombage.protection.adapters.tagging.tokens import tokens_of
from training.names.grammar import Text
from training.names.labels import begins, inside


@dataclass
class Vocabulary:
    """Numbers of the words met, and their features: the same word is described once."""

    numbers: dict[str, int] = field(default_factory=dict)
    _features: NDArray[np.int32] = field(default_factory=lambda: np.zeros((1 << 16, COLUMNS), np.int64))

    def number(self, word: str) -> int:
        found = self.numbers.get(word)
        if found is None:
            found = self.numbers[word] = len(self.numbers)
            if found == len(self._features):
                self._features = np.concatenate((self._features, np.zeros_like(self._features)))
            self._features[found] = features_of([word])[0]
        return found

    def features(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        return self._features[numbers]


@dataclass
class Batch:
    """Documents one after another. `document` numbers them, so that no layer looks from one into the next."""

    words: NDArray[np.int64]
    contexts: NDArray[np.int64]
    document: NDArray[np.int64]
    labels: NDArray[np.int64]


Example = tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int8]]


def example(text: Text, vocabulary: Vocabulary) -> Example:
    """The words, contexts and labels of one document. A token that a mark only touches is within it."""
    tokens = tokens_of(text.plain())
    labels = np.zeros(len(tokens), np.int8)
    for start, end, kind in text.spans():
        first = int(np.searchsorted(tokens.ends, start, "right"))
        after = int(np.searchsorted(tokens.starts, end, "left"))
        if after > first:
            labels[first:after] = inside(kind)
            labels[first] = begins(kind)
    words = np.array([vocabulary.number(word) for word in tokens.words], np.int32)
    return words, tokens.contexts.astype(np.int8), labels


def batched(examples: list[Example]) -> Batch:
    return Batch(
        np.concatenate([words for words, _, _ in examples]).astype(np.int64),
        np.concatenate([contexts for _, contexts, _ in examples]).astype(np.int64),
        np.repeat(np.arange(len(examples)), [len(words) for words, _, _ in examples]),
        np.concatenate([labels for _, _, labels in examples]).astype(np.int64),
    )


def looked_up(features: NDArray[np.int64], lexicon: Lexicon) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    return lexicon.rows_of(features[:, FORM]), lexicon.flags_of(features[:, FORM])

"""The forward pass: words to vectors, vectors to probabilities of labels. Pure numpy, without state.

A word's vector depends on the word alone and can be kept; layers look at neighbours at growing distances.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from colombage.protection.adapters.tagging.features import ENDING, FIRST_GRAM, FORM, PREFIX, SHAPE, SUFFIX
from colombage.protection.adapters.tagging.lexicon import Lexicon

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]
DILATIONS = (1, 2, 4, 8, 1)
REACH = sum(DILATIONS)
"""How far, in tokens, anything can change what a token is taken for."""
PIECES = 2
_TINY = np.float32(1e-6)


def embedded(weights: Weights, features: NDArray[np.int64], rows: NDArray[np.int64], flags: Floats) -> Floats:
    """The parts of the words' vectors, side by side. `rows` and `flags` are the lexicon's."""
    grams = features[:, FIRST_GRAM:]
    held = np.maximum((grams > 0).sum(axis=1, keepdims=True), 1).astype(np.float32)
    return np.concatenate(
        (
            weights["form"][rows],
            weights["prefix"][features[:, PREFIX]],
            weights["suffix"][features[:, SUFFIX]],
            weights["suffix"][features[:, ENDING]],
            weights["shape"][features[:, SHAPE]],
            weights["gram"][grams].sum(axis=1) / held,
            flags,
        ),
        axis=1,
    )


def word_vectors(weights: Weights, lexicon: Lexicon, features: NDArray[np.int64]) -> Floats:
    forms = features[:, FORM]
    parts = embedded(weights, features, lexicon.rows_of(forms), lexicon.flags_of(forms))
    return normed(
        maxout(parts @ weights["mix"] + weights["mix_bias"]), weights["mix_gain"], weights["mix_shift"]
    )


def probabilities(weights: Weights, vectors: Floats, contexts: NDArray[np.int64]) -> Floats:
    """Of each label for each token. `vectors` are of one stretch of text, whose ends count as the text's."""
    tokens: Floats = vectors + weights["context"][contexts]
    for layer, distance in enumerate(DILATIONS):
        seen = np.concatenate((shifted(tokens, distance), tokens, shifted(tokens, -distance)), axis=1)
        met = maxout(seen @ weights[f"layer{layer}"] + weights[f"layer{layer}_bias"])
        tokens += normed(met, weights[f"layer{layer}_gain"], weights[f"layer{layer}_shift"])
    return softmax(tokens @ weights["label"] + weights["label_bias"])


def shifted(tokens: Floats, distance: int) -> Floats:
    """Each row replaced by the one `distance` rows before it; zeros where there is none."""
    moved = np.zeros_like(tokens)
    if distance > 0:
        moved[distance:] = tokens[:-distance]
    else:
        moved[:distance] = tokens[-distance:]
    return moved


def maxout(values: Floats) -> Floats:
    width = values.shape[1] // PIECES
    return np.maximum(values[:, :width], values[:, width:])


def normed(values: Floats, gain: Floats, shift: Floats) -> Floats:
    centred: Floats = values - values.mean(axis=1, keepdims=True)
    spread: Floats = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _TINY)
    return centred / spread * gain + shift


def softmax(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)

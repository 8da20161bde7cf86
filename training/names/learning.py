"""Learns the weights: the forward pass of the product, its gradient by hand, and Adam. Numpy alone.

Word forms and lists are withheld from a part of the words at each step, so that the network cannot lean on
them: names that no list holds must be found by their looks and by what stands around them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from colombage.protection.adapters.tagging import features as looks
from colombage.protection.adapters.tagging.lexicon import FLAGS, NAME_FLAGS, Lexicon
from colombage.protection.adapters.tagging.network import DILATIONS, embedded, softmax
from colombage.protection.adapters.tagging.tokens import CONTEXTS
from training.names.batches import Batch, Vocabulary, looked_up
from training.names.labels import LABELS

Floats = NDArray[np.float32]
WIDTH = 128
FORM_WIDTH, PREFIX_WIDTH, SUFFIX_WIDTH, SHAPE_WIDTH, GRAM_WIDTH = 56, 24, 32, 24, 40
_PARTS = FORM_WIDTH + PREFIX_WIDTH + 2 * SUFFIX_WIDTH + SHAPE_WIDTH + GRAM_WIDTH + FLAGS
_DROPOUT = 0.1
_FORM_WITHHELD, _NAMES_WITHHELD, _LISTS_WITHHELD = 0.12, 0.33, 0.08
_TINY = np.float32(1e-6)


def first_weights(rng: np.random.Generator, frequent: int) -> dict[str, Floats]:
    def drawn(*shape: int, scale: float) -> Floats:
        return (rng.standard_normal(shape) * scale).astype(np.float32)

    weights = {
        "form": drawn(frequent + 1, FORM_WIDTH, scale=0.3),
        "prefix": drawn(looks.PREFIXES, PREFIX_WIDTH, scale=0.3),
        "suffix": drawn(looks.SUFFIXES, SUFFIX_WIDTH, scale=0.3),
        "shape": drawn(looks.SHAPES, SHAPE_WIDTH, scale=0.3),
        "gram": drawn(looks.GRAM_ROWS, GRAM_WIDTH, scale=0.3),
        "context": drawn(CONTEXTS, WIDTH, scale=0.1),
        "mix": drawn(_PARTS, 2 * WIDTH, scale=(1 / _PARTS) ** 0.5 * 2),
        "label": drawn(WIDTH, len(LABELS), scale=0.05),
        "label_bias": np.zeros(len(LABELS), np.float32),
    }
    weights["gram"][0] = 0.0
    for layer in range(len(DILATIONS)):
        weights[f"layer{layer}"] = drawn(3 * WIDTH, 2 * WIDTH, scale=(1 / (3 * WIDTH)) ** 0.5)
    for name in ("mix", *(f"layer{layer}" for layer in range(len(DILATIONS)))):
        weights[f"{name}_bias"] = np.zeros(2 * WIDTH, np.float32)
        weights[f"{name}_gain"] = np.full(WIDTH, 1.0 if name == "mix" else 0.5, np.float32)
        weights[f"{name}_shift"] = np.zeros(WIDTH, np.float32)
    return weights


def gradients(
    weights: dict[str, Floats],
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    batch: Batch,
    rng: np.random.Generator,
) -> tuple[float, dict[str, Floats]]:
    """The mean loss of a batch and its gradient."""
    kept: list[tuple[Floats, ...]] = []
    numbers, back = np.unique(batch.words, return_inverse=True)
    described = vocabulary.features(numbers)
    rows, flags = looked_up(described, lexicon)
    _withhold(rows, flags, rng)
    parts = embedded(weights, described, rows, flags)
    words, mixed = _block(weights, "mix", parts)
    tokens = words[back] + weights["context"][batch.contexts]
    tokens, first_mask = _dropped(tokens, rng)
    masks: list[Floats] = []
    for layer, distance in enumerate(DILATIONS):
        same = batch.document[distance:] == batch.document[:-distance]
        seen = np.concatenate(
            (_moved(tokens, distance, same), tokens, _moved(tokens, -distance, same)), axis=1
        )
        met, remembered = _block(weights, f"layer{layer}", seen)
        met, mask = _dropped(met, rng)
        masks.append(mask)
        kept.append(remembered)
        tokens = tokens + met
    found = softmax(tokens @ weights["label"] + weights["label_bias"])
    count = len(found)
    at = np.arange(count)
    loss = float(-np.log(found[at, batch.labels] + 1e-9).mean())

    grads: dict[str, Floats] = {}
    slope = found
    slope[at, batch.labels] -= 1.0
    slope /= count
    grads["label"] = tokens.T @ slope
    grads["label_bias"] = slope.sum(axis=0)
    down = slope @ weights["label"].T
    for layer in reversed(range(len(DILATIONS))):
        distance = DILATIONS[layer]
        same = batch.document[distance:] == batch.document[:-distance]
        through = _block_back(weights, grads, f"layer{layer}", kept[layer], down * masks[layer])
        before, here, after = through[:, :WIDTH], through[:, WIDTH : 2 * WIDTH], through[:, 2 * WIDTH :]
        down = down + here
        down[:-distance] += before[distance:] * same[:, None]
        down[distance:] += after[:-distance] * same[:, None]
    down *= first_mask
    grads["context"] = _gathered(batch.contexts, down, CONTEXTS)
    through = _block_back(weights, grads, "mix", mixed, _gathered(back, down, len(numbers)))
    _spread(weights, grads, described, rows, through)
    return loss, grads


def _withhold(rows: NDArray[np.int64], flags: Floats, rng: np.random.Generator) -> None:
    draw = rng.random((3, len(rows)))
    rows[draw[0] < _FORM_WITHHELD] = 0
    flags[draw[1] < _NAMES_WITHHELD, :NAME_FLAGS] = 0
    flags[draw[2] < _LISTS_WITHHELD] = 0


def _dropped(values: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    mask = (rng.random(values.shape, dtype=np.float32) >= _DROPOUT).astype(np.float32) / np.float32(
        1 - _DROPOUT
    )
    return values * mask, mask


def _moved(tokens: Floats, distance: int, same: NDArray[np.bool_]) -> Floats:
    moved = np.zeros_like(tokens)
    if distance > 0:
        moved[distance:] = tokens[:-distance] * same[:, None]
    else:
        moved[:distance] = tokens[-distance:] * same[:, None]
    return moved


def _block(weights: dict[str, Floats], name: str, seen: Floats) -> tuple[Floats, tuple[Floats, ...]]:
    values = seen @ weights[name] + weights[f"{name}_bias"]
    width = values.shape[1] // 2
    first = values[:, :width] >= values[:, width:]
    met = np.where(first, values[:, :width], values[:, width:])
    centred = met - met.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _TINY)
    even = centred / spread
    return even * weights[f"{name}_gain"] + weights[f"{name}_shift"], (seen, first, even, spread)


def _block_back(
    weights: dict[str, Floats], grads: dict[str, Floats], name: str, kept: tuple[Floats, ...], down: Floats
) -> Floats:
    seen, first, even, spread = kept
    grads[f"{name}_gain"] = (down * even).sum(axis=0)
    grads[f"{name}_shift"] = down.sum(axis=0)
    scaled = down * weights[f"{name}_gain"]
    scaled = scaled - scaled.mean(axis=1, keepdims=True) - even * (scaled * even).mean(axis=1, keepdims=True)
    scaled /= spread
    both = np.concatenate((scaled * first, scaled * ~first), axis=1)
    grads[name] = seen.T @ both
    grads[f"{name}_bias"] = both.sum(axis=0)
    return both @ weights[name].T


def _gathered(rows: NDArray[np.int64], values: Floats, count: int) -> Floats:
    """Sums the values of each row."""
    order = np.argsort(rows, kind="stable")
    ordered = rows[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    total = np.zeros((count, values.shape[1]), np.float32)
    total[ordered[starts]] = np.add.reduceat(values[order], starts, axis=0)
    return total


def _spread(
    weights: dict[str, Floats],
    grads: dict[str, Floats],
    described: NDArray[np.int64],
    rows: NDArray[np.int64],
    through: Floats,
) -> None:
    """Gives each table its share of the gradient of the words' parts."""
    at = 0

    def share(width: int) -> Floats:
        nonlocal at
        at += width
        return through[:, at - width : at]

    grads["form"] = _gathered(rows, share(FORM_WIDTH), len(weights["form"]))
    grads["prefix"] = _gathered(described[:, looks.PREFIX], share(PREFIX_WIDTH), looks.PREFIXES)
    grads["suffix"] = _gathered(described[:, looks.SUFFIX], share(SUFFIX_WIDTH), looks.SUFFIXES)
    grads["suffix"] += _gathered(described[:, looks.ENDING], share(SUFFIX_WIDTH), looks.SUFFIXES)
    grads["shape"] = _gathered(described[:, looks.SHAPE], share(SHAPE_WIDTH), looks.SHAPES)
    grams = described[:, looks.FIRST_GRAM :]
    slope = share(GRAM_WIDTH) / np.maximum((grams > 0).sum(axis=1, keepdims=True), 1).astype(np.float32)
    grads["gram"] = _gathered(grams.ravel(), np.repeat(slope, looks.GRAMS, axis=0), looks.GRAM_ROWS)
    grads["gram"][0] = 0.0


class Adam:
    """With decoupled decay of the matrices and a bounded gradient, and a running mean of the weights."""

    def __init__(self, weights: dict[str, Floats], decay: float = 0.01) -> None:
        self._first = {name: np.zeros_like(value) for name, value in weights.items()}
        self._second = {name: np.zeros_like(value) for name, value in weights.items()}
        self.mean = {name: value.copy() for name, value in weights.items()}
        self._decay = decay
        self._step = 0

    def step(self, weights: dict[str, Floats], grads: dict[str, Floats], rate: float) -> None:
        self._step += 1
        norm = float(np.sqrt(sum(float((grad * grad).sum()) for grad in grads.values())))
        shrink = min(1.0, 1.0 / (norm + 1e-9))
        one, two = 1 - 0.9**self._step, 1 - 0.999**self._step
        follow = min(0.998, self._step / (self._step + 10))
        for name, slope in grads.items():
            grad = slope * np.float32(shrink)
            first, second, value = self._first[name], self._second[name], weights[name]
            first += (grad - first) * 0.1
            second += (grad * grad - second) * 0.001
            value -= (rate / one) * first / (np.sqrt(second / two) + 1e-8)
            if value.ndim == 2 and name.startswith(("layer", "mix", "label")):
                value *= 1 - rate * self._decay
            mean = self.mean[name]
            mean += (value - mean) * (1 - follow)

"""One training run: draws documents without end, learns from each once, and says how it goes."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from colombage.protection.adapters.tagging.lexicon import Lexicon
from training.names.batches import Batch, Example, Vocabulary, batched, example
from training.names.generator import Generator
from training.names.learning import Adam, Floats, first_weights, gradients

_TOKENS_A_BATCH = 6000
_POOL = 4000
_RATE = 0.0025
_WARMING = 0.03


@dataclass
class Run:
    generator: Generator
    lexicon: Lexicon
    seconds: float
    seed: int = 4
    before: dict[str, Floats] | None = None
    """Weights of an earlier run to learn on from, at half the rate."""

    def weights(self) -> dict[str, Floats]:
        """Learns for `seconds`, the rate rising, then falling to nothing; the running mean is kept."""
        rng = np.random.default_rng(self.seed)
        weights = self.before or first_weights(rng, len(self.lexicon.frequent))
        highest = _RATE / 2 if self.before else _RATE
        adam = Adam(weights)
        vocabulary = Vocabulary()
        started = time.monotonic()
        losses: list[float] = []
        tokens = 0
        for step, batch in enumerate(self._batches(vocabulary)):
            part = (time.monotonic() - started) / self.seconds
            if part >= 1:
                break
            rate = highest * min(1.0, part / _WARMING + 0.02) * 0.5 * (1 + np.cos(np.pi * part)) + 1e-6
            loss, grads = gradients(weights, self.lexicon, vocabulary, batch, rng)
            adam.step(weights, grads, float(rate))
            losses.append(loss)
            tokens += len(batch.words)
            if step % 100 == 0:
                recent = float(np.mean(losses[-100:]))
                spent = time.monotonic() - started
                print(
                    f"step {step:6} {part:6.1%} loss {recent:.4f} {tokens / spent:,.0f} tokens/s", flush=True
                )
        return adam.mean

    def _batches(self, vocabulary: Vocabulary) -> Iterator[Batch]:
        rng = random.Random(self.seed)
        while True:
            pool = [example(self.generator.document(rng), vocabulary) for _ in range(_POOL)]
            rng.shuffle(pool)
            held: list[Example] = []
            size = 0
            for drawn in pool:
                held.append(drawn)
                size += len(drawn[0])
                if size >= _TOKENS_A_BATCH:
                    yield batched(held)
                    held, size = [], 0

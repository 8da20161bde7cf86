"""The passages of an answer that is gone on with, under the same numbers and today's rights. Called by
`AnswerQuestion`.

Searched for anew, another passage could bear a number that the text so far cites.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from colombage.answering.material import material_of
from colombage.answering.prompt import language_of
from colombage.answering.types import Begun, Question, SourcePassage, Sources
from colombage.knowledge.actions.open_sources import GivenSource, OpenSources
from colombage.knowledge.types import PassageState


@dataclass(frozen=True, slots=True)
class ReopenSources:
    open_sources: OpenSources

    async def __call__(self, question: Question, begun: Begun) -> Sources:
        """With the words of those that the person may still read; the others keep their place, empty.
        Raises what opening passages raises."""
        held = {each.id: each for each in (*question.attached, *material_of(question, language_of(question)))}
        held |= await self._of_bases(question, begun)
        return replace(
            begun.sources, passages=tuple(held.get(each.id, each) for each in begun.sources.passages)
        )

    async def _of_bases(self, question: Question, begun: Begun) -> Mapping[str, SourcePassage]:
        given = [each for each in begun.sources.passages if each.base_id is not None]
        if not given:
            return {}
        sources = [GivenSource(each.id, each.numbers) for each in given]
        opened = await self.open_sources(question.actor, sources)
        return {
            each.id: replace(
                each,
                document=found.document or "",
                page=found.page,
                text=found.text or "",
                approved=bool(found.approved),
                likely=True,
            )
            for each, found in zip(given, opened, strict=True)
            if found.state is PassageState.READABLE
        }

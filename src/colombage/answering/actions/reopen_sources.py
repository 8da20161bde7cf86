"""The passages of an answer that is gone on with, under the same numbers and today's rights. Called by
`AnswerQuestion`.

Searched for anew, another passage could bear a number that the text so far cites.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from colombage.answering.material import material_of
from colombage.answering.prompt import language_of
from colombage.answering.types import Begun, Question, SourcePassage, Sources
from colombage.knowledge.actions.open_sources import GivenSource, OpenSources
from colombage.knowledge.types.passages import PassageState
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class ReopenSources:
    open_sources: OpenSources

    async def __call__(self, question: Question, begun: Begun) -> Sources:
        """With the words of those that the person may still read, under the class that their bases have by
        now; the others keep their place, empty. Raises what opening passages raises."""
        held = {each.id: each for each in (*question.attached, *material_of(question, language_of(question)))}
        opened = await self._of_bases(question, begun)
        held |= {each.id: each for each, _ in opened}
        return replace(
            begun.sources,
            passages=tuple(held.get(each.id, each) for each in begun.sources.passages),
            floor_class=DataClass.highest((begun.sources.floor_class, *(today for _, today in opened))),
        )

    async def _of_bases(self, question: Question, begun: Begun) -> list[tuple[SourcePassage, DataClass]]:
        given = [each for each in begun.sources.passages if each.base_id is not None]
        if not given:
            return []
        sources = [GivenSource(each.id, each.numbers) for each in given]
        opened = await self.open_sources(question.actor, sources)
        return [
            (
                replace(
                    each,
                    document=found.document or "",
                    page=found.page,
                    text=found.text or "",
                    approved=bool(found.approved),
                    likely=True,
                ),
                found.data_class or DataClass.PUBLIC,
            )
            for each, found in zip(given, opened, strict=True)
            if found.state is PassageState.READABLE
        ]

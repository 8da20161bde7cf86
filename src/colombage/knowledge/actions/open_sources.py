"""What an answer was given to read from the bases, under today's rights: passages that were joined are again.

`chat` asks, to show what a model saw: conversations keep ids alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from colombage.kernel.actor import Actor
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.rules.sources import joined_text
from colombage.knowledge.types.passages import OpenedPassage, PassageState


@dataclass(frozen=True, slots=True)
class GivenSource:
    """`id` is the passage that a citation opens; `numbers` those of the same version that were joined to it,
    itself among them, in the document's order. Empty: it stood alone."""

    id: str
    numbers: tuple[int, ...] = field(default=())

    @property
    def parts(self) -> list[str]:
        version, _, _ = self.id.rpartition(".")
        return [f"{version}.{number}" for number in self.numbers] or [self.id]


@dataclass(frozen=True, slots=True)
class OpenSources:
    open_passages: OpenPassages

    async def __call__(self, actor: Actor, sources: Sequence[GivenSource]) -> list[OpenedPassage]:
        """One for each source, in their order, with the text of all its parts; what the person does not read
        wholly is not there at all."""
        wanted = dict.fromkeys(part for source in sources for part in (source.id, *source.parts))
        opened = {each.id: each for each in await self.open_passages(actor, list(wanted))}
        return [_joined(opened[source.id], [opened[part] for part in source.parts]) for source in sources]


def _joined(best: OpenedPassage, parts: Sequence[OpenedPassage]) -> OpenedPassage:
    lost = next((part for part in (best, *parts) if part.state is not PassageState.READABLE), None)
    if lost is not None:
        return OpenedPassage(best.id, lost.state)
    return replace(best, text=joined_text((part.header, _without_header(part)) for part in parts))


def _without_header(part: OpenedPassage) -> str:
    text = part.text or ""
    return text.removeprefix(f"{part.header}\n") if part.header else text

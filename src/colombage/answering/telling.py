"""What was found, sent and measured, as the events that a reader is told. Pure; used by `AnswerQuestion`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from colombage.answering.events import (
    CitablePassage,
    ContradictingPair,
    ContradictionsFound,
    FallbackUsed,
    FootprintMeasured,
    FoundCount,
    HistoryFitted,
    PassagesFound,
    PlaceholdersRestored,
    ProtectionApplied,
    TurnEvent,
    TurnFailed,
)
from colombage.answering.history import Fitted
from colombage.answering.types import SourcePassage, Sources
from colombage.inference.calls import Admitted, FellBack, Measured
from colombage.inference.types import ModelEntry
from colombage.kernel.errors import CodedError
from colombage.policy.types import Hosting

_EXCERPT_CHARACTERS = 1_200


def sources_told(sources: Sources) -> Iterator[TurnEvent]:
    if sources.passages:
        citable = tuple(_citable(number, each) for number, each in enumerate(sources.passages, start=1))
        yield PassagesFound(citable, sources.floor_class.value)
    if sources.contradictions:
        yield ContradictionsFound(
            tuple(ContradictingPair(one + 1, two + 1) for one, two in sources.contradictions)
        )


def history_told(history: Fitted | None) -> Iterator[TurnEvent]:
    """Of a call that reads no history, or all of it, there is nothing to tell."""
    if history is not None and (history.left_out or history.summary is not None):
        yield HistoryFitted(
            kept=len(history.exchanges),
            left_out=history.left_out,
            first_turn_id=history.exchanges[0].turn_id if history.exchanges else None,
            summarised=history.summary is not None,
        )


def protection_told(admitted: Admitted) -> ProtectionApplied:
    found = tuple(FoundCount(label, count) for label, count in admitted.found.items())
    return ProtectionApplied(admitted.data_class.value, admitted.obligation, admitted.protected, found)


def fallback_told(fell: FellBack) -> FallbackUsed:
    used = fell.used
    return FallbackUsed(fell.asked.id, used.id, used.name, used.hosting.value, fell.reason)


def figures_told(measured: Measured, *, is_protected: bool) -> Iterator[TurnEvent]:
    if is_protected:
        yield PlaceholdersRestored(measured.restored_placeholders, measured.invented_placeholders)
    yield FootprintMeasured(
        prompt_tokens=measured.usage.prompt_tokens,
        completion_tokens=measured.usage.completion_tokens,
        tokens_estimated=measured.usage.estimated,
        seconds=round(measured.seconds, 3),
        energy_wh_min=measured.footprint.energy_wh_min,
        energy_wh_max=measured.footprint.energy_wh_max,
        grams_co2e_min=measured.footprint.grams_co2e_min,
        grams_co2e_max=measured.footprint.grams_co2e_max,
    )


def failure_told(
    error: CodedError, language: str, *, is_partial: bool, allowed: Sequence[ModelEntry]
) -> TurnFailed:
    """`allowed`: what the rules let through instead."""
    return TurnFailed(
        code=error.code,
        sentence=error.sentence(language),
        facts=error.facts,
        partial=is_partial,
        alternatives=tuple(
            {"model_id": each.id, "name": each.name, "hosting": each.hosting.value}
            for each in sorted(allowed, key=_trust)
        ),
    )


def _trust(model: ModelEntry) -> tuple[bool, int]:
    """What is offered first: real models before the demonstration's, the group's own rooms before others'."""
    return model.demonstration, list(Hosting).index(model.hosting)


def _citable(number: int, passage: SourcePassage) -> CitablePassage:
    is_attached = passage.base_id is None
    return CitablePassage(
        number,
        passage.id,
        passage.document_id,
        passage.document if is_attached else "",
        passage.page,
        passage.text[:_EXCERPT_CHARACTERS] if is_attached else "",
        passage.base_id,
        passage.numbers,
    )

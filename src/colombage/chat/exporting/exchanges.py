"""Reads from the events of a turn what an export says of it. Pure; used by ExportConversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from colombage.chat.exporting.texts import rows_told, shortened, utf16_slice
from colombage.chat.exporting.types import CheckedPlace, CitedSource, Ending, ExportedExchange
from colombage.chat.types import Turn, TurnKind
from colombage.kernel.streams import Event
from colombage.knowledge.actions.open_sources import GivenSource
from colombage.knowledge.types.passages import OpenedPassage
from colombage.policy.types import DataClass, Hosting

_EXCERPT_CHARACTERS = 320
_ENDINGS = {"stopped_by_person": Ending.STOPPED, "length": Ending.CUT}


def cited_passages(turn: Turn) -> list[Mapping[str, Any]]:
    """The passages that the answer cites, as the event told them."""
    cited = {event["number"] for event in turn.events if event["type"] == "citation_added"}
    found = (event for event in turn.events if event["type"] == "passages_found")
    return [each for event in found for each in event["passages"] if each["number"] in cited]


def given_sources(turns: Iterable[Turn]) -> dict[str, GivenSource]:
    """What has to be read again of the bases, by the passage that a citation opens."""
    return {
        each["passage_id"]: GivenSource(each["passage_id"], tuple(each.get("numbers", ())))
        for turn in turns
        for each in cited_passages(turn)
        if each.get("base_id") is not None
    }


def data_class_of(turn: Turn) -> DataClass:
    """Of the exchange: what was sent for it, its history too, repeats in the answer."""
    applied = (DataClass(each["data_class"]) for each in turn.events if each["type"] == "protection_applied")
    return DataClass.highest((turn.data_class, *applied))


def exported_exchange(
    turn: Turn,
    opened: Mapping[str, OpenedPassage],
    names: Mapping[UUID, str],
    zone: ZoneInfo,
) -> ExportedExchange:
    answer = turn.answer
    model, hosting = _model(turn)
    sources = {each["number"]: _source(each, opened) for each in cited_passages(turn)}
    return ExportedExchange(
        question=turn.message.text,
        is_summary=turn.kind is TurnKind.SUMMARY,
        answer=answer,
        model=model,
        hosting=hosting,
        asked_at=turn.created_at.astimezone(zone),
        ending=_ending(turn),
        sources=sources,
        checks=tuple(
            CheckedPlace(
                utf16_slice(answer, each.start, each.length) if each.length else None,
                names.get(each.person_id),
                each.checked_at.astimezone(zone),
            )
            for each in turn.remarks.checks
        ),
    )


def _model(turn: Turn) -> tuple[str, Hosting | None]:
    """The one that answered: a fall-back takes the place of the one that was asked."""
    model, hosting = turn.message.model_id, ""
    for event in turn.events:
        if event["type"] == "turn_started":
            model, hosting = event["model_name"], event["hosting"]
        elif event["type"] == "fallback_used":
            model, hosting = event["to_model_name"], event["hosting"]
    return model, Hosting(hosting) if hosting in set(Hosting) else None


def _ending(turn: Turn) -> Ending:
    if turn.running:
        return Ending.RUNNING
    if turn.failed:
        return Ending.FAILED
    last: Event = turn.events[-1] if turn.events else {}
    return _ENDINGS.get(last.get("reason", ""), Ending.WHOLE)


def _source(passage: Mapping[str, Any], opened: Mapping[str, OpenedPassage]) -> CitedSource:
    """Of an attachment, what the event kept; of a base, what the person may read of it today."""
    if passage.get("base_id") is None:
        excerpt = shortened(rows_told(passage["excerpt"]), _EXCERPT_CHARACTERS)
        return CitedSource(passage["document"], passage["page"], excerpt)
    today = opened.get(passage["passage_id"])
    if today is None or today.document is None:
        return CitedSource()
    excerpt = shortened(rows_told(today.text or ""), _EXCERPT_CHARACTERS)
    return CitedSource(today.document, today.page, excerpt)

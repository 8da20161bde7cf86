"""What may be shared with whom, and what of it a reader is shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from colombage.chat.sharing.errors import (
    ShareClassRefused,
    ShareClosed,
    ShareElsewhere,
    ShareEmpty,
    ShareTemporary,
)
from colombage.chat.sharing.types import Principal, PrincipalKind
from colombage.chat.types import Message, Turn
from colombage.kernel.errors import CodedError
from colombage.kernel.streams import Event
from colombage.policy.types import DataClass, PolicyOptions


@dataclass(frozen=True, slots=True)
class Owned:
    """What decides whether a conversation may be shown, as its owner reads it."""

    data_class: DataClass
    has_turns: bool
    expires_at: datetime | None


def parse_principal(given: str) -> Principal:
    """Raises ShareElsewhere for what names neither a person nor a department."""
    kind, _, rest = given.partition(":")
    try:
        principal = Principal(PrincipalKind(kind), UUID(rest))
    except ValueError as error:
        raise ShareElsewhere from error
    # The policies compare letter by letter: another way to write the same id would be read by nobody.
    if str(principal) != given:
        raise ShareElsewhere
    return principal


def hindrance(owned: Owned, options: PolicyOptions) -> CodedError | None:
    """Why it may not be shown, or handed over, as things stand."""
    if owned.expires_at is not None:
        return ShareTemporary()
    highest = options.sharing_highest_class
    if highest is None:
        return ShareClosed()
    if not options.may_be_shared(owned.data_class):
        return ShareClassRefused(
            class_name=owned.data_class.french,
            class_name_en=owned.data_class.english,
            highest=highest.french,
            highest_en=highest.english,
        )
    return None if owned.has_turns else ShareEmpty()


def sent_class(turn: Turn) -> DataClass | None:
    """The class of everything that was sent for it; None where nothing was, so that nobody looked."""
    applied = [each["data_class"] for each in turn.events if each["type"] == "protection_applied"]
    return DataClass.highest(DataClass(each) for each in applied) if applied else None


def held_class(turn: Turn) -> DataClass:
    """The class of all that the turn holds, as far as it was told: of a question that was refused too."""
    failed = (event.get("facts", {}) for event in turn.events if event["type"] == "turn_failed")
    told = (facts.get("data_class") for facts in failed)
    refused = [DataClass(each) for each in told if each in set(DataClass)]
    return DataClass.highest((turn.data_class, sent_class(turn) or DataClass.PUBLIC, *refused))


def as_shown(turn: Turn) -> Turn | None:
    """A turn as a reader sees it; None for one that is under way, or whose class nobody knows: a question
    that was refused may hold what the conversation as a whole does not."""
    if turn.running or sent_class(turn) is None:
        return None
    cited = {event["number"] for event in turn.events if event["type"] == "citation_added"}
    return replace(
        turn,
        message=Message(
            turn.message.text,
            turn.message.model_id,
            turn.message.declared_class,
            base_ids=turn.message.base_ids,
        ),
        events=tuple(_as_shown(event, cited) for event in turn.events),
        comparison_id=None,
        branches=(turn.id,),
    )


def _as_shown(event: Event, cited: set[int]) -> Event:
    """Of documents that were attached, readers see the excerpts that the answer cites, and nothing else."""
    if event["type"] == "turn_failed":
        return {**event, "alternatives": []}
    if event["type"] != "passages_found":
        return event
    passages = [
        each for each in event["passages"] if each.get("base_id") is not None or each["number"] in cited
    ]
    return {**event, "passages": passages}

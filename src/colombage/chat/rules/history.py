"""What of a branch goes along with a question: its exchanges, their class, what was corrected. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from colombage.answering.types import Exchange
from colombage.chat.types import Turn
from colombage.policy.types import DataClass

_SHORT_EXCHANGE_TOKENS = 200
_FEWEST, _MOST = 30, 200


def most_turns(context_tokens: int) -> int:
    """How many turns are worth opening for a model: hardly more fit its context than this. Which ones do is
    decided when a prompt is composed."""
    return max(_FEWEST, min(_MOST, context_tokens // _SHORT_EXCHANGE_TOKENS))


def exchanges(turns: Sequence[Turn]) -> tuple[Exchange, ...]:
    """Questions with their answers. A turn that brought no text is not worth a model's attention, nor is a
    summary that was cut short."""
    return tuple(
        Exchange(str(turn.id), turn.message.text, answer, is_summary=turn.stands_for_earlier)
        for turn in turns
        if (answer := turn.answer) and (turn.stands_for_earlier or not turn.is_summary)
    )


def highest_class(turns: Iterable[Turn], before: Iterable[str] = ()) -> DataClass:
    """Of what the answers of a branch may repeat; `before`: the classes of turns that are not opened."""
    answered = (turn.data_class for turn in turns if turn.answer)
    return DataClass.highest((DataClass.PUBLIC, *answered, *map(DataClass, before)))


def corrections(turns: Iterable[Turn]) -> frozenset[str]:
    """What a person said of detections holds for all that comes after."""
    return frozenset(each for turn in turns for each in turn.message.corrections)

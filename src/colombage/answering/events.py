"""What happens while a question is answered: one typed union, sent and kept as JSON.

Made by `answering`, numbered and kept by `kernel.streams`, read by the web front end (features/chat).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

from colombage.kernel.errors import Fact


@dataclass(frozen=True, slots=True)
class TurnStarted:
    type: ClassVar[str] = "turn_started"
    turn_id: str
    model_id: str
    model_name: str
    hosting: str


@dataclass(frozen=True, slots=True)
class CitablePassage:
    """A passage beside the answer, under the number that the answer cites.

    Of a knowledge base (`base_id`) nothing stands here but ids and the page: names and words are asked for
    anew each time they are shown, so that a lost right or a deleted document shows in old answers too.
    `numbers`: the passages of its version that were joined to make it.
    """

    number: int
    passage_id: str
    document_id: str
    document: str = field(repr=False)
    page: int | None
    excerpt: str = field(repr=False)
    base_id: str | None = None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PassagesFound:
    """`data_class`: the highest of the bases that they come from, which holds for the answer's words too."""

    type: ClassVar[str] = "passages_found"
    passages: tuple[CitablePassage, ...]
    data_class: str = "public"


@dataclass(frozen=True, slots=True)
class ContradictingPair:
    """Numbers of two passages that say the same thing with other figures, or the other way round."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class ContradictionsFound:
    type: ClassVar[str] = "contradictions_found"
    pairs: tuple[ContradictingPair, ...]


@dataclass(frozen=True, slots=True)
class HistoryFitted:
    """Of the exchanges before this one the model is given the newest `kept`, from `first_turn_id` on, and
    `left_out` are not; `summarised`: a summary stands for those before it. Told when either is so."""

    type: ClassVar[str] = "history_fitted"
    kept: int
    left_out: int
    first_turn_id: str | None
    summarised: bool = False


@dataclass(frozen=True, slots=True)
class FoundCount:
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ProtectionApplied:
    """The class of everything that is sent, what was found in it, and how many elements were replaced."""

    type: ClassVar[str] = "protection_applied"
    data_class: str
    obligation: str
    protected: int
    found: tuple[FoundCount, ...]


@dataclass(frozen=True, slots=True)
class PlaceholdersRestored:
    """Once the answer is there and something was protected: how often a placeholder was put back, and how
    many of those that the model wrote stand for nothing. The latter stay visible in the text."""

    type: ClassVar[str] = "placeholders_restored"
    restored: int
    invented: int


@dataclass(frozen=True, slots=True)
class FallbackUsed:
    type: ClassVar[str] = "fallback_used"
    from_model: str
    to_model: str
    to_model_name: str
    hosting: str
    reason: str


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of the answer that begins at `at`, in UTF-16 code units."""

    type: ClassVar[str] = "text_delta"
    at: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CitationAdded:
    type: ClassVar[str] = "citation_added"
    number: int
    passage_id: str
    at: int


@dataclass(frozen=True, slots=True)
class CitationRejected:
    """The answer cited a number that no passage bears: it was taken out of the text, where it stood `at`."""

    type: ClassVar[str] = "citation_rejected"
    number: int
    at: int


@dataclass(frozen=True, slots=True)
class UnsupportedSentence:
    """A sentence of the answer that leant on numbers which no passage bears; in UTF-16 code units."""

    type: ClassVar[str] = "unsupported_sentence"
    at: int
    length: int


@dataclass(frozen=True, slots=True)
class FactToCheck:
    """A number, a dose, a drug or a date of the answer, in UTF-16 code units.

    `passages`: the numbers of those where it is found again (`answering/facts`: the same substance, or the
    same value, unit and bound; meanings are not compared); none: it has no source. `written`: what the
    comparison took it for.
    """

    at: int
    length: int
    kind: Literal["number", "dose", "drug", "date"]
    written: str = field(default="", repr=False)
    passages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FactsToCheck:
    """What a person should check before using the answer. Comes once, after its text."""

    type: ClassVar[str] = "facts_to_check"
    facts: tuple[FactToCheck, ...]


@dataclass(frozen=True, slots=True)
class FootprintMeasured:
    type: ClassVar[str] = "footprint_measured"
    prompt_tokens: int
    completion_tokens: int
    tokens_estimated: bool
    seconds: float
    energy_wh_min: float
    energy_wh_max: float
    grams_co2e_min: float
    grams_co2e_max: float


@dataclass(frozen=True, slots=True)
class TurnFinished:
    """`reason`: stop, length, stopped_by_person or abstained. `truncated`: the model had more to say."""

    type: ClassVar[str] = "turn_finished"
    reason: str
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class TurnFailed:
    """`partial`: the text received so far is kept. `alternatives`: models that the rules allow instead."""

    type: ClassVar[str] = "turn_failed"
    code: str
    sentence: str
    facts: dict[str, Fact] = field(repr=False)
    partial: bool
    alternatives: tuple[dict[str, str], ...] = field(default=())


TurnEvent = (
    TurnStarted
    | PassagesFound
    | ContradictionsFound
    | HistoryFitted
    | ProtectionApplied
    | PlaceholdersRestored
    | FallbackUsed
    | TextDelta
    | CitationAdded
    | CitationRejected
    | UnsupportedSentence
    | FactsToCheck
    | FootprintMeasured
    | TurnFinished
    | TurnFailed
)


def as_json(event: TurnEvent) -> dict[str, Any]:
    """The event as it travels; the stream adds `seq`."""
    if isinstance(event, TextDelta):  # One for each token: the general way takes five times as long.
        return {"type": event.type, "at": event.at, "text": event.text}
    return {"type": event.type, **asdict(event)}

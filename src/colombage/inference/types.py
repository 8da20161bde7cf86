"""What the door, the catalogue and the engines say to each other: models, payloads, chunks, health.

Used by the whole room, and by `answering` and `chat`, which build payloads and read chunks' figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import SecretStr

from colombage.policy.types import DataClass, Hosting


class EngineKind(StrEnum):
    """Which adapter answers for a model."""

    EXTRACTIVE = "extractive"
    OPENAI = "openai"
    DEMONSTRATION = "demonstration"


class ModelTask(StrEnum):
    """What a model is for; each is asked through its own door."""

    CHAT = "chat"
    TRANSCRIPTION = "transcription"


@dataclass(frozen=True, slots=True)
class FigureRange:
    """A figure that is only known to lie between two bounds; equal bounds when it is known."""

    minimum: float
    maximum: float


class FootprintMethod(StrEnum):
    """How a call's energy is estimated: by EcoLogits' model of a GPU server, or by processor time here."""

    ECOLOGITS = "ecologits"
    PROCESSOR = "processor"


@dataclass(frozen=True, slots=True)
class FootprintParameters:
    """What the estimate of a model's energy and CO2e rests on. Read by `footprint.py`.

    `electricity_zone` is an ISO 3166-1 alpha-3 code, as EcoLogits' table of electricity mixes names them.
    `processor_watts` counts per busy core, its share of the server included, the cooling of the room not.
    """

    method: FootprintMethod
    power_usage_effectiveness: FigureRange
    electricity_zone: str = "FRA"
    water_usage_effectiveness: FigureRange = FigureRange(0.0, 0.0)
    active_parameters_billions: FigureRange | None = None
    total_parameters_billions: FigureRange | None = None
    processor_watts: FigureRange | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """Euros per million tokens, before tax."""

    per_million_input: float
    per_million_output: float


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an engine may take, in seconds, at each step of a call."""

    connect_seconds: float = 5.0
    first_token_seconds: float = 60.0
    between_tokens_seconds: float = 30.0
    total_seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A model file that an installed package carries, and the hash without which it is not loaded."""

    package: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the catalogue: what a person may choose, what policy compares, how to reach it."""

    id: str
    name: str
    engine: EngineKind
    hosting: Hosting
    highest_class: DataClass
    purpose_fr: str
    purpose_en: str
    context_tokens: int
    max_output_tokens: int
    languages: tuple[str, ...]
    footprint: FootprintParameters
    price: Price | None = None
    address: str | None = None
    remote_model: str | None = None
    api_key: SecretStr | None = None
    falls_back_to: str | None = None
    demonstration: bool = False
    warning_fr: str | None = None
    warning_en: str | None = None
    accepts_images: bool = False
    task: ModelTask = ModelTask.CHAT
    patience: Patience = field(default_factory=Patience)
    weights: Weights | None = None


class MessageRole(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class ImagePart:
    """An image that goes with a message; leaves as a data address inside the OpenAI payload."""

    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A part of a message that is read by itself. `passage_id`: a passage of a knowledge base, whose words
    are not kept with a conversation. `fixed`: words of the product, the same for everybody: nothing is looked
    for in them, or an instruction that speaks of patients would make every turn clinical."""

    text: str = field(repr=False)
    passage_id: str | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """`text` stays out of the repr, so that no log or traceback carries what a person wrote.

    `pieces`, when there are any, are what the text is put together from: personal data are looked for in each
    alone, so that a passage or question that was read before is not read again.
    """

    role: MessageRole
    text: str = field(repr=False)
    images: tuple[ImagePart, ...] = ()
    pieces: tuple[TextPiece, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, role: MessageRole, pieces: Sequence[TextPiece]) -> ChatMessage:
        return cls(role, "".join(piece.text for piece in pieces), pieces=tuple(pieces))


@dataclass(frozen=True, slots=True)
class ChatPayload:
    """The OpenAI chat completion payload, as far as we use it. None leaves the choice to the server."""

    messages: tuple[ChatMessage, ...]
    max_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    stop: tuple[str, ...] = ()
    seed: int | None = None


class Sought(StrEnum):
    """What a text may be read for: the sentences that say it are quoted first, under its name."""

    DECISIONS = "decisions"
    OPEN_POINTS = "open_points"
    REQUESTS = "requests"
    ACTIONS = "actions"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class EnginePassage:
    """A passage found for the question. A typed side field: it reaches the extractive engine, never a server.

    `number` is what an answer cites as `[number]`; `approved`: a steward answers for the document; `likely`:
    the search holds it for an answer by its sense, whatever its words; `of_base`: of a knowledge base,
    and not of what the person attached; `is_material`: of a text that the person gave to work on, whose key
    sentences are then the answer, in the words of `language`, with what is `sought` in it first.
    """

    number: int
    passage_id: str
    document: str = field(repr=False)
    page: int | None
    text: str = field(repr=False)
    approved: bool = False
    likely: bool = False
    of_base: bool = False
    is_material: bool = False
    language: str | None = None
    sought: tuple[Sought, ...] = ()


class FinishReason(StrEnum):
    STOP = "stop"
    LENGTH = "length"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of a call. `estimated`: the engine gave no figures, they come from `tokens.estimate_tokens`."""

    prompt_tokens: int
    completion_tokens: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class EngineChunk:
    """What one read of an engine brought. The last chunk of a stream, and it alone, carries
    `finish_reason` and `usage`."""

    text: str = field(default="", repr=False)
    finish_reason: FinishReason | None = None
    usage: Usage | None = None


class HealthState(StrEnum):
    READY = "ready"
    STARTING = "starting"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Health:
    """Whether an engine can be asked now. `reason` is the code of the error that a call would raise."""

    state: HealthState
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """What makes vectors. Two of one `name` give vectors that may be compared, and no others.

    `in_house`: it runs inside this installation, so that nothing leaves it. `longest_text` in characters:
    what is longer is cut.
    """

    name: str
    dimensions: int
    hosting: Hosting
    in_house: bool
    longest_text: int

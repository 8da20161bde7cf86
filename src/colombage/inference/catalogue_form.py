"""The form of a model's description: which fields, which values, what goes with what.

Used by catalogue_file.py alone.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from colombage.inference.addresses import normalise_address
from colombage.inference.types import (
    EngineKind,
    FigureRange,
    FootprintMethod,
    FootprintParameters,
    ModelEntry,
    ModelTask,
    Patience,
    Price,
    Weights,
)
from colombage.policy.types import DataClass, Hosting


def _as_range(value: object) -> object:
    """A lone number is a range without width."""
    return {"min": value, "max": value} if isinstance(value, int | float) else value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Range(_Strict):
    min: float = Field(ge=0)
    max: float

    @model_validator(mode="after")
    def _ordered(self) -> _Range:
        if self.min > self.max:
            raise ValueError("min > max")
        return self

    def figure(self) -> FigureRange:
        return FigureRange(self.min, self.max)


_Figure = Annotated[_Range, BeforeValidator(_as_range)]


class _Footprint(_Strict):
    method: FootprintMethod
    electricity_zone: str = Field(default="FRA", pattern=r"^[A-Z]{3}$")
    power_usage_effectiveness: _Figure = _Range(min=1.2, max=1.8)
    water_usage_effectiveness: _Figure = _Range(min=0, max=0)
    active_parameters_billions: _Figure | None = None
    total_parameters_billions: _Figure | None = None
    processor_watts: _Figure | None = None

    def parameters(self) -> FootprintParameters:
        active, total = self.active_parameters_billions, self.total_parameters_billions
        return FootprintParameters(
            method=self.method,
            electricity_zone=self.electricity_zone,
            power_usage_effectiveness=self.power_usage_effectiveness.figure(),
            water_usage_effectiveness=self.water_usage_effectiveness.figure(),
            active_parameters_billions=active.figure() if active else None,
            total_parameters_billions=total.figure() if total else None,
            processor_watts=self.processor_watts.figure() if self.processor_watts else None,
        )


class _Price(_Strict):
    per_million_input: float = Field(ge=0)
    per_million_output: float = Field(ge=0)


class _Patience(_Strict):
    connect_seconds: float = Field(default=5, gt=0)
    first_token_seconds: float = Field(default=60, gt=0)
    between_tokens_seconds: float = Field(default=30, gt=0)
    total_seconds: float = Field(default=600, gt=0)


class _Weights(_Strict):
    package: str = Field(pattern=r"^[a-z_][a-z0-9_]*$")
    file: str = Field(pattern=r"^[A-Za-z0-9._-]+$")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class EntryForm(_Strict):
    """A model without its key: keys are sealed apart, and never stand in a file."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,62}$")
    name: str = Field(min_length=1, max_length=120)
    engine: EngineKind
    hosting: Hosting
    highest_class: DataClass
    purpose_fr: str
    purpose_en: str
    context_tokens: int = Field(gt=0)
    max_output_tokens: int = Field(gt=0)
    languages: tuple[str, ...] = ("fr",)
    footprint: _Footprint = _Footprint(method=FootprintMethod.ECOLOGITS)
    price: _Price | None = None
    address: str | None = None
    remote_model: str | None = None
    falls_back_to: str | None = None
    demonstration: bool = False
    warning_fr: str | None = None
    warning_en: str | None = None
    accepts_images: bool = False
    task: ModelTask = ModelTask.CHAT
    patience: _Patience = _Patience()
    weights: _Weights | None = None

    @model_validator(mode="after")
    def _complete(self) -> EntryForm:
        if self.engine is EngineKind.OPENAI and not (self.address and self.remote_model):
            raise ValueError("engine openai: address, remote_model")
        if self.task is ModelTask.TRANSCRIPTION and self.engine is not EngineKind.OPENAI:
            raise ValueError("task transcription: engine openai")
        if self.engine is EngineKind.DEMONSTRATION and not (self.weights and self.demonstration):
            raise ValueError("engine demonstration: weights, demonstration = true")
        if self.demonstration and not (self.warning_fr and self.warning_en):
            raise ValueError("demonstration: warning_fr, warning_en")
        return self

    def entry(self) -> ModelEntry:
        return ModelEntry(
            id=self.id,
            name=self.name,
            engine=self.engine,
            hosting=self.hosting,
            highest_class=self.highest_class,
            purpose_fr=self.purpose_fr,
            purpose_en=self.purpose_en,
            context_tokens=self.context_tokens,
            max_output_tokens=self.max_output_tokens,
            languages=self.languages,
            footprint=self.footprint.parameters(),
            price=Price(**self.price.model_dump()) if self.price else None,
            address=normalise_address(self.address) if self.address else None,
            remote_model=self.remote_model,
            falls_back_to=self.falls_back_to,
            demonstration=self.demonstration,
            warning_fr=self.warning_fr,
            warning_en=self.warning_en,
            accepts_images=self.accepts_images,
            task=self.task,
            patience=Patience(**self.patience.model_dump()),
            weights=Weights(**self.weights.model_dump()) if self.weights else None,
        )


class FileForm(_Strict):
    default: str
    models: list[dict[str, Any]] = Field(min_length=1)

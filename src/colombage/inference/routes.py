"""HTTP of the catalogue, the quota, dictation, and the test of a model server. `app` mounts it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, UploadFile
from pydantic import BaseModel, Field

from colombage.inference.actions.add_model_server import AddModelServer, ModelServer
from colombage.inference.actions.list_models import ListedModel, ListModels
from colombage.inference.actions.read_quota import ReadQuota
from colombage.inference.actions.transcribe_speech import TranscribeSpeech
from colombage.inference.actions.try_model_server import TryModelServer
from colombage.inference.transcription import Dictation
from colombage.inference.types import EngineKind, HealthState, ModelTask
from colombage.kernel.actor import Role
from colombage.kernel.errors import Forbidden
from colombage.kernel.http import CurrentActor
from colombage.policy.types import DataClass, Hosting

_PIECE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class InferenceActions:
    list_models: ListModels
    read_quota: ReadQuota
    try_model_server: TryModelServer
    add_model_server: AddModelServer
    transcribe_speech: TranscribeSpeech


class PriceView(BaseModel):
    per_million_input: float
    per_million_output: float


class ModelView(BaseModel):
    id: str
    name: str
    purpose_fr: str
    purpose_en: str
    hosting: Hosting
    highest_class: DataClass
    engine: EngineKind
    demonstration: bool
    warning_fr: str | None
    warning_en: str | None
    state: HealthState
    context_tokens: int
    languages: list[str]
    price: PriceView | None
    is_default: bool
    accepts_images: bool

    @classmethod
    def of(cls, listed: ListedModel) -> ModelView:
        entry = listed.entry
        price = entry.price
        return cls(
            id=entry.id,
            name=entry.name,
            purpose_fr=entry.purpose_fr,
            purpose_en=entry.purpose_en,
            hosting=entry.hosting,
            highest_class=entry.highest_class,
            engine=entry.engine,
            demonstration=entry.demonstration,
            warning_fr=entry.warning_fr,
            warning_en=entry.warning_en,
            # A model that loads can be asked: the call waits for it. People need to know no more.
            state=HealthState.UNAVAILABLE
            if listed.health.state is HealthState.UNAVAILABLE
            else HealthState.READY,
            context_tokens=entry.context_tokens,
            languages=list(entry.languages),
            price=PriceView(
                per_million_input=price.per_million_input, per_million_output=price.per_million_output
            )
            if price
            else None,
            is_default=listed.is_default,
            accepts_images=entry.accepts_images,
        )


class QuotaView(BaseModel):
    """`day`: the group's. `renews_at`: when the next one begins there."""

    day: str
    used_tokens: int
    limit_tokens: int
    renews_at: str


class ServerAddress(BaseModel):
    address: str = Field(min_length=1, max_length=500)
    api_key: str | None = Field(default=None, max_length=500)


class ServerToAdd(ServerAddress):
    hosting: Hosting
    propose_first: bool = False
    task: ModelTask = ModelTask.CHAT
    accepts_images: bool = False


class ServerModels(BaseModel):
    models: list[str]


class DictationView(BaseModel):
    """`highest_class`: what may be said in a dictation at most, as things stand."""

    available: bool
    model_name: str | None = None
    hosting: Hosting | None = None
    highest_class: DataClass | None = None

    @classmethod
    def of(cls, found: Dictation | None) -> DictationView:
        if found is None:
            return cls(available=False)
        return cls(
            available=True,
            model_name=found.model.name,
            hosting=found.model.hosting,
            highest_class=found.highest_class,
        )


class SpeechText(BaseModel):
    text: str
    model_id: str
    model_name: str


def router(actions: InferenceActions) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["inference"])

    @routes.get("/models")
    async def models(actor: CurrentActor) -> list[ModelView]:
        return [ModelView.of(each) for each in await actions.list_models(actor)]

    @routes.get("/quota")
    async def quota(actor: CurrentActor) -> QuotaView:
        found = await actions.read_quota(actor)
        return QuotaView(
            day=found.day.isoformat(),
            used_tokens=found.used_tokens,
            limit_tokens=found.limit_tokens,
            renews_at=found.renews_at.isoformat(),
        )

    @routes.post("/model-servers/test")
    async def try_server(actor: CurrentActor, body: ServerAddress) -> ServerModels:
        if not actor.holds(Role.GROUP_ADMINISTRATOR):
            raise Forbidden
        return ServerModels(models=await actions.try_model_server(body.address, body.api_key))

    @routes.post("/model-servers", status_code=201)
    async def add_server(actor: CurrentActor, body: ServerToAdd) -> ServerModels:
        added = await actions.add_model_server(
            actor,
            ModelServer(
                body.address, body.api_key, body.hosting, body.propose_first, body.task, body.accepts_images
            ),
        )
        return ServerModels(models=[model.id for model in added])

    @routes.get("/transcriptions")
    async def dictation(_actor: CurrentActor) -> DictationView:
        return DictationView.of(await actions.transcribe_speech.available())

    @routes.post("/transcriptions")
    async def transcribe(
        actor: CurrentActor, audio: UploadFile, declared_class: Annotated[DataClass | None, Form()] = None
    ) -> SpeechText:
        written = await actions.transcribe_speech(actor, _pieces(audio), declared_class)
        return SpeechText(text=written.text, model_id=written.model.id, model_name=written.model.name)

    return routes


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_PIECE_BYTES):
        yield piece

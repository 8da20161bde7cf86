"""The demonstration documents, attached to a conversation in one click; only in a demonstration group."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from colombage.chat.actions.attach_file import AttachFile
from colombage.chat.bodies import Attachment
from colombage.identity.actions.read_group import ReadGroup
from colombage.kernel.errors import NotFound
from colombage.kernel.http import CurrentActor

FOLDER = Path(__file__).parent / "documents"


@dataclass(frozen=True, slots=True)
class DemonstrationActions:
    read_group: ReadGroup
    attach_file: AttachFile


class DemonstrationDocument(BaseModel):
    """`question`: one that the document answers, in its language."""

    name: str
    title: str
    question: str


class DocumentName(BaseModel):
    name: str = Field(max_length=200)


DOCUMENTS = (
    DemonstrationDocument(
        name="protocole-surveillance-picc.pdf",
        title="Protocole : surveillance d’un cathéter PICC",
        question="À quel rythme changer le pansement d’un PICC ?",
    ),
    DemonstrationDocument(
        name="conduite-a-tenir-chute-patient.pdf",
        title="Conduite à tenir : chute d’un patient",
        question="Quelles constantes mesurer après la chute d’un patient ?",
    ),
    DemonstrationDocument(
        name="note-de-service-achats.pdf",
        title="Note de service : commandes et achats",
        question="Quel délai prévoir pour une procédure avec cahier des charges ?",
    ),
    DemonstrationDocument(
        name="procedure-accueil-nouvel-arrivant.pdf",
        title="Procédure : accueil d’un nouveau professionnel",
        question="Quand demander les comptes informatiques d’un nouvel arrivant ?",
    ),
    DemonstrationDocument(
        name="fiche-reflexe-panne-informatique.md",
        title="Fiche réflexe : panne informatique",
        question="Qui appeler en cas de panne informatique ?",
    ),
)


def router(actions: DemonstrationActions) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["demonstration"])

    async def check() -> None:
        group = await actions.read_group()
        if group is None or not group.demonstration:
            raise NotFound

    @routes.get("/demonstration/documents")
    async def documents(_actor: CurrentActor) -> list[DemonstrationDocument]:
        await check()
        return list(DOCUMENTS)

    @routes.post("/conversations/{conversation_id}/demonstration-documents", status_code=201)
    async def attach(actor: CurrentActor, conversation_id: UUID, body: DocumentName) -> Attachment:
        await check()
        if body.name not in {document.name for document in DOCUMENTS}:
            raise NotFound
        content = (FOLDER / body.name).read_bytes()
        kept = await actions.attach_file(actor, conversation_id, body.name, _whole(content))
        return Attachment.of(kept)

    return routes


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content

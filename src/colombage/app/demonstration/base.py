"""A published base of the demonstration documents, which a demonstration group finds when it begins.

Made as a steward of the group makes one, through the same actions; a worker reads the documents afterwards.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import structlog

from colombage.app.compose import House
from colombage.app.demonstration.routes import DOCUMENTS, FOLDER
from colombage.app.knowledge import knowledge_actions
from colombage.identity.actions.list_people import ListPeople
from colombage.identity.actions.reload_actor import ReloadActor
from colombage.kernel.actor import Actor
from colombage.kernel.errors import CodedError
from colombage.knowledge.types.bases import NewBase, Owner, OwnerKind
from colombage.policy.types import DataClass

log = structlog.get_logger()

NAME = "Procédures du groupement (démonstration)"
_DESCRIPTION = (
    "Quelques protocoles, procédures et notes écrits pour la démonstration. "
    "Tout le groupement peut les lire et les interroger."
)
_STEWARD = "referente"


async def publish_demonstration_base(house: House, administrator: Actor) -> None:
    """The group serves without it: what goes wrong here is logged, and no more."""
    try:
        steward = await _steward(house, administrator)
        if steward is not None:
            await _publish(house, steward)
    except CodedError as error:
        log.warning("demonstration.base_not_published", code=error.code)


async def _steward(house: House, administrator: Actor) -> Actor | None:
    found = await ListPeople(house.database)(administrator, _STEWARD)
    person = next((each for each in found.items if each.login == _STEWARD), None)
    return await ReloadActor(house.database)(person.id) if person else None


async def _publish(house: House, steward: Actor) -> None:
    actions = knowledge_actions(house)
    base_id = await actions.create_base(
        steward,
        NewBase(
            name=NAME,
            description=_DESCRIPTION,
            owner=Owner(OwnerKind.ESTABLISHMENT, establishment_id=steward.establishment_id),
            data_class=DataClass.INTERNAL,
            readers=("group",),
            responsible_id=None,
            review_on=None,
        ),
    )
    for document in DOCUMENTS:
        content = _whole((FOLDER / document.name).read_bytes())
        document_id = await actions.add_document(steward, base_id, "", document.name, content)
        await actions.add_test_question(steward, base_id, document.question, [document_id])


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content

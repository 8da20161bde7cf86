"""HTTP of shared conversations. `app` mounts it; the pages are web/src/features/chat/sharing."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter

from colombage.audit.actions.append_audit import AppendAudit
from colombage.chat.checking.reading import ReadRemarks
from colombage.chat.sharing.actions.end_share import EndShare
from colombage.chat.sharing.actions.hand_over import HandOver
from colombage.chat.sharing.actions.list_shared import ListShared
from colombage.chat.sharing.actions.list_shares import ListShares
from colombage.chat.sharing.actions.open_shared import OpenShared
from colombage.chat.sharing.actions.share_conversation import ShareConversation
from colombage.chat.sharing.bodies import (
    HandOverTo,
    NewShare,
    SharedLineView,
    SharedList,
    SharedView,
    SharesView,
    ShareView,
)
from colombage.chat.sharing.directory import Directory
from colombage.identity.actions.check_colleagues import CheckColleagues
from colombage.identity.actions.list_departments import ListDepartments
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.database import Database
from colombage.kernel.http import CurrentActor
from colombage.kernel.keyring import Keyring
from colombage.policy.actions.read_options import ReadOptions


@dataclass(frozen=True, slots=True)
class SharingActions:
    share_conversation: ShareConversation
    end_share: EndShare
    list_shares: ListShares
    list_shared: ListShared
    open_shared: OpenShared
    hand_over: HandOver

    @classmethod
    def compose(
        cls, database: Database, keyring: Keyring, append: AppendAudit, read_remarks: ReadRemarks
    ) -> SharingActions:
        """All of them on the same database: there is nothing to choose."""
        directory = Directory(NamePeople(database), ListDepartments(database), CheckColleagues(database))
        read_options = ReadOptions(database)
        return cls(
            share_conversation=ShareConversation(database, directory, read_options, append),
            end_share=EndShare(database, append),
            list_shares=ListShares(database, directory, read_options),
            list_shared=ListShared(database, keyring, directory),
            open_shared=OpenShared(database, keyring, directory, read_options, read_remarks, append),
            hand_over=HandOver(database, keyring, read_options, append),
        )


def router(actions: SharingActions) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["chat"])

    @routes.get("/conversations/{conversation_id}/shares")
    async def list_shares(actor: CurrentActor, conversation_id: UUID) -> SharesView:
        return SharesView.of(await actions.list_shares(actor, conversation_id), actor.language)

    @routes.post("/conversations/{conversation_id}/shares", status_code=201)
    async def share(actor: CurrentActor, conversation_id: UUID, body: NewShare) -> ShareView:
        given = await actions.share_conversation(actor, conversation_id, body.principal)
        return ShareView.of(given, actor.language)

    @routes.delete("/shares/{share_id}", status_code=204)
    async def end_share(actor: CurrentActor, share_id: UUID) -> None:
        await actions.end_share(actor, share_id)

    @routes.get("/shared")
    async def list_shared(actor: CurrentActor) -> SharedList:
        return SharedList(items=[SharedLineView.of(each) for each in await actions.list_shared(actor)])

    @routes.get("/shared/{conversation_id}")
    async def open_shared(actor: CurrentActor, conversation_id: UUID) -> SharedView:
        return SharedView.of(await actions.open_shared(actor, conversation_id))

    @routes.post("/conversations/{conversation_id}/hand-over", status_code=204)
    async def hand_over(actor: CurrentActor, conversation_id: UUID, body: HandOverTo) -> None:
        await actions.hand_over(actor, conversation_id, body.person_id, keep_reading=body.keep_reading)

    return routes

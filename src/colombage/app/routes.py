"""Makes each room's actions from the parts of the house, and each room's router from its actions."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from fastapi import APIRouter

from colombage.answering.actions.prepare_attached import PrepareAttached
from colombage.app import first_use
from colombage.app.compose import House, prewarm_demonstration
from colombage.app.demonstration import routes as demonstration_routes
from colombage.app.demonstration.base import publish_demonstration_base
from colombage.app.documents import document_actions
from colombage.app.knowledge import knowledge_actions
from colombage.app.organising import organising_actions
from colombage.assistants import routes as assistants_routes
from colombage.assistants.actions.list_tasks import ListTasks
from colombage.audit import routes as audit_routes
from colombage.audit.actions.read_audit import ReadAudit
from colombage.chat import routes as chat_routes
from colombage.chat.actions.answer_message import AnswerMessage
from colombage.chat.actions.attach_file import AttachFile
from colombage.chat.actions.choose_branch import ChooseBranch
from colombage.chat.actions.compare_models import CompareModels
from colombage.chat.actions.compare_turn import CompareTurn
from colombage.chat.actions.continue_turn import ContinueTurn
from colombage.chat.actions.mark_conversation import MarkConversation
from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.actions.reach_attachment import ReachAttachment
from colombage.chat.actions.read_images import ReadImages
from colombage.chat.actions.read_sent import ReadSent
from colombage.chat.actions.regenerate_turn import RegenerateTurn
from colombage.chat.actions.retry_turn import RetryTurn
from colombage.chat.actions.stop_turn import StopTurn
from colombage.chat.actions.summarise_conversation import SummariseConversation
from colombage.chat.checking import routes as checking_routes
from colombage.chat.checking.reading import ReadRemarks
from colombage.chat.exporting import routes as exporting_routes
from colombage.chat.exporting.actions.export_conversation import ExportConversation
from colombage.chat.naming import NameConversation
from colombage.chat.organising import routes as organising_routes
from colombage.chat.sharing import routes as sharing_routes
from colombage.feedback import routes as incident_routes
from colombage.feedback.actions.read_feedback import ReadFeedback
from colombage.files.actions.delete_file import DeleteFile
from colombage.files.actions.find_container import FindContainer
from colombage.files.actions.keep_file import KeepFile
from colombage.files.actions.list_files import ListFiles
from colombage.files.actions.open_file import OpenFile
from colombage.files.actions.read_document import ReadDocument
from colombage.files.actions.read_pictures import ReadPictures
from colombage.identity import routes as identity_routes
from colombage.identity.actions.check_first_use_link import CheckFirstUseLink
from colombage.identity.actions.name_by_audit_key import NameByAuditKey
from colombage.identity.actions.name_people import NamePeople
from colombage.identity.actions.read_group import ReadGroup
from colombage.inference import routes as inference_routes
from colombage.inference.actions.add_model_server import AddModelServer, ModelServer
from colombage.inference.actions.list_models import ListModels
from colombage.inference.actions.read_quota import ReadQuota
from colombage.inference.actions.transcribe_speech import TranscribeSpeech
from colombage.inference.actions.try_model_server import TryModelServer
from colombage.kernel.actor import Actor
from colombage.kernel.clock import utc_now
from colombage.knowledge import routes as knowledge_routes
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.actions.open_sources import OpenSources
from colombage.policy import routes as policy_routes
from colombage.policy.actions.change_policy_cell import ChangePolicyCell
from colombage.policy.actions.change_policy_option import ChangePolicyOption
from colombage.policy.actions.read_options import ReadOptions
from colombage.policy.actions.read_policy import ReadPolicy
from colombage.policy.types import Hosting
from colombage.protection.documents import routes as document_routes
from colombage.protection.marks import routes as mark_routes
from colombage.protection.marks.actions.find_marks import FindMarks
from colombage.protection.reports import routes as report_routes


def room_routers(house: House) -> list[APIRouter]:
    keep_file = KeepFile(
        house.database,
        house.keyring,
        house.storage,
        house.parser,
        house.settings.max_upload_megabytes << 20,
        house.scanner,
    )
    attach_file = AttachFile(
        house.database, keep_file, PrepareAttached(house.read_passages, house.attached_vectors)
    )
    return [
        _identity(house),
        first_use.router(CheckFirstUseLink(house.database), TryModelServer(house.servers)),
        _chat(house, attach_file),
        organising_routes.router(organising_actions(house)),
        checking_routes.router(
            checking_routes.CheckingActions.compose(
                house.database,
                house.keyring,
                house.feedback_key,
                house.append,
                OpenSources(OpenPassages(house.database, house.keyring, utc_now)),
            )
        ),
        incident_routes.router(
            incident_routes.IncidentActions.compose(
                house.database, house.feedback_key, house.append, house.catalogue
            )
        ),
        incident_routes.feedback_router(
            incident_routes.FeedbackActions.compose(
                house.database, house.feedback_key, house.append, house.catalogue
            )
        ),
        sharing_routes.router(
            sharing_routes.SharingActions.compose(
                house.database,
                house.keyring,
                house.append,
                ReadRemarks(NamePeople(house.database), ReadFeedback(house.feedback_key)),
            )
        ),
        exporting_routes.router(
            ExportConversation.compose(
                house.database, house.keyring, house.append, ZoneInfo(house.settings.time_zone)
            )
        ),
        assistants_routes.router(assistants_routes.AssistantsActions(ListTasks())),
        knowledge_routes.router(knowledge_actions(house)),
        _inference(house),
        _policy(house),
        mark_routes.router(FindMarks(house.database, house.keyring, house.finders, house.vaults)),
        report_routes.router(
            report_routes.ReportActions.compose(house.database, house.protection_reports, house.append)
        ),
        document_routes.router(document_actions(house)),
        _audit(house),
        demonstration_routes.router(
            demonstration_routes.DemonstrationActions(ReadGroup(house.database), attach_file)
        ),
    ]


def _identity(house: House) -> APIRouter:
    add_model_server = AddModelServer(house.database, house.catalogue, house.servers, house.append)

    async def register_model_server(actor: Actor, given: dict[str, str]) -> None:
        server = ModelServer(
            given["address"], given.get("api_key"), Hosting(given["hosting"]), propose_first=True
        )
        await add_model_server(actor, server)

    async def after_demonstration(administrator: Actor) -> None:
        await prewarm_demonstration(house)
        await publish_demonstration_base(house, administrator)

    return identity_routes.router(
        identity_routes.IdentityActions.compose(
            house.database,
            house.append,
            house.passwords,
            house.lives,
            public_url=house.settings.public_url,
            register_model_server=register_model_server,
            after_demonstration=after_demonstration,
        )
    )


def _chat(house: House, attach_file: AttachFile) -> APIRouter:
    database, keyring = house.database, house.keyring
    mark_conversation = MarkConversation(database, keyring, house.vaults, house.finders, house.append)
    answer_message = AnswerMessage(
        database,
        keyring,
        house.hub,
        house.producer,
        house.catalogue,
        house.read_passages,
        house.vaults,
        house.settings.max_message_characters,
        mark_conversation,
        NameConversation(house.finders),
        ReadImages(ReadPictures(database, keyring, house.storage)),
    )
    open_sources = OpenSources(OpenPassages(database, keyring, utc_now))
    return chat_routes.router(
        chat_routes.ChatActions(
            open_conversation=OpenConversation(
                database,
                keyring,
                ListFiles(database, keyring),
                ReadRemarks(NamePeople(database), ReadFeedback(house.feedback_key)),
            ),
            answer_message=answer_message,
            retry_turn=RetryTurn(database, keyring, answer_message),
            regenerate_turn=RegenerateTurn(database, keyring, answer_message),
            continue_turn=ContinueTurn(database, keyring, answer_message),
            compare_models=CompareModels(answer_message),
            compare_turn=CompareTurn(database, keyring, answer_message),
            choose_branch=ChooseBranch(database),
            summarise_conversation=SummariseConversation(database, answer_message),
            attach_file=attach_file,
            delete_file=DeleteFile(database, house.storage),
            open_file=OpenFile(database, keyring, house.storage),
            read_document=ReadDocument(house.read_passages),
            name_people=NamePeople(database),
            reach_attachment=ReachAttachment(database, FindContainer()),
            stop_turn=StopTurn(database, house.hub),
            streams=house.hub,
            mark_conversation=mark_conversation,
            read_sent=ReadSent(database, keyring, house.vaults, house.finders, open_sources),
        )
    )


def _inference(house: House) -> APIRouter:
    return inference_routes.router(
        inference_routes.InferenceActions(
            list_models=ListModels(house.catalogue, house.engines, house.breakers),
            read_quota=ReadQuota(house.register),
            try_model_server=TryModelServer(house.servers),
            add_model_server=AddModelServer(house.database, house.catalogue, house.servers, house.append),
            transcribe_speech=TranscribeSpeech(house.transcription),
        )
    )


def _policy(house: House) -> APIRouter:
    return policy_routes.router(
        policy_routes.PolicyActions(
            ReadPolicy(house.database),
            ChangePolicyCell(house.database, house.policy, house.append),
            NamePeople(house.database),
            ReadOptions(house.database),
            ChangePolicyOption(house.database, house.append),
        )
    )


def _audit(house: House) -> APIRouter:
    return audit_routes.router(
        audit_routes.AuditActions(
            ReadAudit(house.database), house.verify_audit, NameByAuditKey(house.database)
        )
    )

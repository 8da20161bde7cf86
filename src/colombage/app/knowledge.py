"""Makes the actions of knowledge from the parts of the house; `routes.py` and `jobs.py` beside it call it."""

from __future__ import annotations

from colombage.app.compose import House
from colombage.identity.actions.find_colleagues import FindColleagues
from colombage.identity.actions.list_departments import ListDepartments
from colombage.identity.actions.list_establishments import ListEstablishments
from colombage.identity.actions.list_professions import ListProfessions
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.clock import utc_now
from colombage.knowledge.actions.add_document import AddDocument
from colombage.knowledge.actions.add_test_question import AddTestQuestion
from colombage.knowledge.actions.approve_document import ApproveDocument
from colombage.knowledge.actions.change_base import ChangeBase
from colombage.knowledge.actions.change_document import ChangeDocument
from colombage.knowledge.actions.create_base import CreateBase
from colombage.knowledge.actions.delete_base import DeleteBase
from colombage.knowledge.actions.delete_document import DeleteDocument
from colombage.knowledge.actions.handle_report import HandleReport
from colombage.knowledge.actions.list_bases import ListBases
from colombage.knowledge.actions.list_documents import ListDocuments
from colombage.knowledge.actions.list_readers import ListReaders
from colombage.knowledge.actions.open_base import OpenBase
from colombage.knowledge.actions.open_document import OpenDocument
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.actions.open_version import OpenVersion
from colombage.knowledge.actions.read_quality import ReadQuality
from colombage.knowledge.actions.read_version import ReadVersion
from colombage.knowledge.actions.remove_test_question import RemoveTestQuestion
from colombage.knowledge.actions.replace_document import ReplaceDocument
from colombage.knowledge.actions.retry_document import RetryDocument
from colombage.knowledge.actions.run_test_set import RunTestSet
from colombage.knowledge.actions.search_knowledge import SearchKnowledge
from colombage.knowledge.actions.send_report import SendReport
from colombage.knowledge.actions.withdraw_approval import WithdrawApproval
from colombage.knowledge.directory import Directory
from colombage.knowledge.keeping import ContentKeeper
from colombage.knowledge.routes import KnowledgeActions
from colombage.policy.types import DataClass


def content_keeper(house: House) -> ContentKeeper:
    """Takes contents into bases, for people and for the watched folder."""
    return ContentKeeper(
        house.keyring,
        house.storage,
        house.append,
        house.knowledge_bell.ingest,
        house.settings.max_upload_megabytes << 20,
    )


def run_test_set(house: House) -> RunTestSet:
    """For stewards, and for the job that measures after a re-index."""
    return RunTestSet(house.database, house.find_passages, house.profiles)


def knowledge_actions(house: House) -> KnowledgeActions:
    database, append = house.database, house.append
    establishments, departments = ListEstablishments(database), ListDepartments(database)
    professions, name_people = ListProfessions(database), NamePeople(database)

    async def may_embed(data_class: DataClass) -> bool:
        profile = await house.profiles.serving()
        return profile is not None and await house.embedding.may_embed(data_class, profile.name)

    directory = Directory(establishments, departments, professions, name_people, may_embed)
    keeper = content_keeper(house)
    return KnowledgeActions(
        list_bases=ListBases(database, directory),
        open_base=OpenBase(database, directory),
        create_base=CreateBase(database, house.keyring, directory, append),
        change_base=ChangeBase(database, directory, append, house.share.folder),
        delete_base=DeleteBase(database, house.keyring, house.storage, append),
        list_readers=ListReaders(establishments, departments, professions, FindColleagues(database)),
        list_documents=ListDocuments(database, name_people),
        open_document=OpenDocument(database, name_people),
        add_document=AddDocument(database, keeper),
        replace_document=ReplaceDocument(database, keeper),
        change_document=ChangeDocument(database, append),
        approve_document=ApproveDocument(database, append),
        withdraw_approval=WithdrawApproval(database, append),
        retry_document=RetryDocument(database, house.knowledge_bell.ingest),
        delete_document=DeleteDocument(database, house.storage, append),
        read_version=ReadVersion(database, house.keyring),
        open_version=OpenVersion(database, house.keyring, house.storage),
        search_knowledge=SearchKnowledge(house.find_passages, append),
        open_passages=OpenPassages(database, house.keyring, utc_now),
        read_quality=ReadQuality(database, name_people),
        send_report=SendReport(database),
        handle_report=HandleReport(database),
        add_test_question=AddTestQuestion(database),
        remove_test_question=RemoveTestQuestion(database),
        run_test_set=run_test_set(house),
    )

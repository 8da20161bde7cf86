"""What the routes of knowledge are given. Composed by `app`."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.kernel.clock import Clock, utc_now
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


@dataclass(frozen=True, slots=True)
class KnowledgeActions:
    list_bases: ListBases
    open_base: OpenBase
    create_base: CreateBase
    change_base: ChangeBase
    delete_base: DeleteBase
    list_readers: ListReaders
    list_documents: ListDocuments
    open_document: OpenDocument
    add_document: AddDocument
    replace_document: ReplaceDocument
    change_document: ChangeDocument
    approve_document: ApproveDocument
    withdraw_approval: WithdrawApproval
    retry_document: RetryDocument
    delete_document: DeleteDocument
    read_version: ReadVersion
    open_version: OpenVersion
    search_knowledge: SearchKnowledge
    open_passages: OpenPassages
    read_quality: ReadQuality
    send_report: SendReport
    handle_report: HandleReport
    add_test_question: AddTestQuestion
    remove_test_question: RemoveTestQuestion
    run_test_set: RunTestSet
    clock: Clock = utc_now

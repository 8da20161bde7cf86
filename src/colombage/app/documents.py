"""Makes what protects documents from the parts of the house, for routes, jobs and the command."""

from __future__ import annotations

from colombage.app.compose import House
from colombage.identity.actions.reload_actor import ReloadActor
from colombage.protection.adapters.documents.workshop import ChildWorkshop, WorkshopLimits
from colombage.protection.documents.actions.delete_protected_document import DeleteProtectedDocument
from colombage.protection.documents.actions.list_protected_documents import ListProtectedDocuments
from colombage.protection.documents.actions.make_protected_copy import MakeProtectedCopy
from colombage.protection.documents.actions.open_protected_document import OpenProtectedDocument
from colombage.protection.documents.actions.protect_document import ProtectDocument
from colombage.protection.documents.actions.sweep_protected_documents import SweepProtectedDocuments
from colombage.protection.documents.jobs import DocumentBell, DocumentWork
from colombage.protection.documents.masking import MaskDocument
from colombage.protection.documents.routes import DocumentActions
from colombage.protection.finders import Finders

_NICENESS = 5


def mask_document(finders: Finders, max_pages: int, niceness: int = _NICENESS) -> MaskDocument:
    return MaskDocument(finders, ChildWorkshop(WorkshopLimits(max_pages=max_pages, niceness=niceness)))


def document_actions(house: House) -> DocumentActions:
    database, keyring, storage = house.database, house.keyring, house.storage
    return DocumentActions(
        protect_document=ProtectDocument(
            database,
            keyring,
            storage,
            house.scanner,
            _bell(house).ring,
            house.settings.max_upload_megabytes << 20,
        ),
        list_protected_documents=ListProtectedDocuments(database, keyring),
        open_protected_document=OpenProtectedDocument(database, keyring, storage),
        delete_protected_document=DeleteProtectedDocument(database, keyring, storage),
    )


def document_work(house: House) -> DocumentWork:
    return DocumentWork(
        MakeProtectedCopy(
            house.database,
            house.keyring,
            house.storage,
            mask_document(house.finders, house.settings.max_pages),
            ReloadActor(house.database),
            house.append,
        ),
        SweepProtectedDocuments(house.database, house.keyring, house.storage, _bell(house).ring),
    )


def _bell(house: House) -> DocumentBell:
    """On the doorbell that the house has opened already."""
    return DocumentBell(house.knowledge_bell.bell)

"""How rows of conversations become lines of a list. Used by the lists and the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from colombage.chat.contents import open_sealed_title
from colombage.chat.organising.rules import Place
from colombage.chat.organising.store import ListedRow
from colombage.chat.organising.types import Found, HandedOver, ListedConversation, State
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor
from colombage.kernel.crypto import DataKey
from colombage.policy.types import DataClass


def place_of(row: ListedRow, state: State) -> Place:
    if state is State.DELETED and row.deleted_at is not None:
        return Place((False, row.deleted_at, row.id))
    return Place((row.pinned_at is not None, row.updated_at, row.id))


async def present(
    actor: Actor,
    rows: Sequence[ListedRow],
    keys: Mapping[UUID, DataKey],
    name_people: NamePeople,
    found: Mapping[UUID, Found] | None = None,
) -> tuple[ListedConversation, ...]:
    """Those of the rows whose key is there; one that was erased in between is not."""
    givers = list({row.handed_over_by for row in rows if row.handed_over_by is not None})
    names = await name_people(actor, givers) if givers else {}
    return tuple(
        _listed(row, key, names, (found or {}).get(row.id))
        for row in rows
        if (key := keys.get(row.data_key_id)) is not None
    )


def _listed(
    row: ListedRow, key: DataKey, names: Mapping[UUID, str], found: Found | None
) -> ListedConversation:
    handed_over = None
    if row.handed_over_at is not None:
        by = names.get(row.handed_over_by) if row.handed_over_by is not None else None
        handed_over = HandedOver(by, row.handed_over_at)
    return ListedConversation(
        id=row.id,
        title=open_sealed_title(key, row.id, row.title),
        data_class=DataClass(row.data_class),
        updated_at=row.updated_at,
        pinned=row.pinned_at is not None,
        archived=row.archived_at is not None,
        folder_id=row.folder_id,
        deleted_at=row.deleted_at,
        expires_at=row.expires_at,
        handed_over=handed_over,
        found=found,
    )

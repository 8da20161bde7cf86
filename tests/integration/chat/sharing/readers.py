"""Who reads what somebody showed: made, moved and asked. Used by the tests of sharing."""

from __future__ import annotations

from colombage.chat.sharing.errors import ShareEnded
from colombage.kernel.actor import Actor
from tests.integration.chat.sharing.conftest import Laid, Ward

MOVE = "update people set establishment_id = :place, department_id = null where id = :id"


async def shown_to_a_colleague(ward: Ward) -> tuple[Laid, Actor]:
    reader = await ward.hire(ward.here)
    laid = await ward.lay(await ward.hire(ward.here))
    await ward.share(laid, f"person:{reader.person_id}")
    return laid, reader


def there(ward: Ward, person: Actor) -> Actor:
    """Somebody who moved, at their next request."""
    return ward.elsewhere.actor(person.person_id)


async def may_read(ward: Ward, reader: Actor, laid: Laid) -> bool:
    """By the page and by the list, which must agree."""
    listed = laid.conversation_id in {each.conversation_id for each in await ward.sharing.list_shared(reader)}
    try:
        await ward.sharing.open_shared(reader, laid.conversation_id)
    except ShareEnded:
        assert not listed
        return False
    assert listed
    return True

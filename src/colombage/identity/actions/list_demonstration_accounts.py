"""The accounts that anybody may try, with their password: GET /api/demonstration/accounts."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.identity import demonstration
from colombage.identity.store import places
from colombage.identity.types import DemonstrationAccount, RoleHeld
from colombage.kernel.database import Database
from colombage.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ListDemonstrationAccounts:
    """As they were loaded. Raises NotFound in a group that is not one for demonstration."""

    database: Database

    async def __call__(self) -> list[DemonstrationAccount]:
        async with self.database.anonymous() as connection:
            group = await places.read_group(connection)
        if group is None or not group.demonstration:
            raise NotFound
        return [
            DemonstrationAccount(
                login=each.login,
                display_name=f"{each.name} {demonstration.MARK}",
                profession=demonstration.PROFESSIONS[each.profession],
                establishment_name=each.establishment,
                roles=(RoleHeld(each.role, None, each.establishment if each.scoped else None),)
                if each.role
                else (),
            )
            for each in demonstration.PEOPLE
        ]

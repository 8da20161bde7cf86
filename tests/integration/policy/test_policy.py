"""The policy on a real database: read by everybody signed in, changed by officers of the group, audited."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden
from colombage.policy.actions.change_policy_cell import ChangePolicyCell
from colombage.policy.actions.read_policy import ReadPolicy
from colombage.policy.errors import UnlawfulCell
from colombage.policy.rulebook import PolicyBook
from colombage.policy.rules import DEFAULT_MATRIX, Obligation, Permit, Refusal
from colombage.policy.store import change_cell
from colombage.policy.types import DataClass, Hosting, Verdict
from tests.conftest import make_actor

ELSEWHERE = (DataClass.INTERNAL, Hosting.ELSEWHERE)


@dataclass
class Room:
    """The room as `app` composes it."""

    database: Database
    append: AppendAudit
    book: PolicyBook
    officer: Actor

    @property
    def change(self) -> ChangePolicyCell:
        return ChangePolicyCell(self.database, self.book, self.append)

    async def kept(self) -> dict[tuple[DataClass, Hosting], Verdict]:
        cells = await ReadPolicy(self.database)(self.officer)
        return {(cell.data_class, cell.hosting): cell.verdict for cell in cells}


@pytest.fixture
async def room(database: Database) -> AsyncIterator[Room]:
    append = AppendAudit(database)
    room = Room(database, append, PolicyBook(database), make_actor(Role.OFFICER))
    yield room
    await append.close()
    async with database.transaction(room.officer) as connection:
        for (data_class, hosting), verdict in DEFAULT_MATRIX.items():
            await change_cell(connection, data_class, hosting, verdict, room.officer.person_id)


async def test_the_database_is_born_with_the_default(room: Room) -> None:
    assert await room.kept() == DEFAULT_MATRIX
    assert await room.book.matrix() == DEFAULT_MATRIX


async def test_an_officers_change_is_in_force_at_once_dated_named_and_audited(room: Room) -> None:
    before = await room.book.decide(Hosting.ELSEWHERE, DataClass.HEALTH, DataClass.INTERNAL, has_media=False)
    await room.change(room.officer, *ELSEWHERE, Verdict.AS_IS)
    after = await room.book.decide(Hosting.ELSEWHERE, DataClass.HEALTH, DataClass.INTERNAL, has_media=False)
    assert isinstance(before, Refusal)
    assert after == Permit(Obligation.MINIMISED)
    cells = await ReadPolicy(room.database)(make_actor(Role.PROFESSIONAL))
    (changed,) = [cell for cell in cells if (cell.data_class, cell.hosting) == ELSEWHERE]
    assert changed.changed_by == room.officer.person_id
    assert changed.changed_at == max(cell.changed_at for cell in cells)
    async with room.database.transaction(make_actor(Role.AUDITOR)) as connection:
        rows = await connection.execute(
            text("select subject, actor_key, facts::text from audit_rows where kind = 'policy.changed'")
        )
        recorded = [row for row in rows if row.actor_key == room.officer.audit_key]
    assert [row.subject for row in recorded] == ["policy:internal/elsewhere"]
    assert '"after":"as_is"' in recorded[0].facts.replace(" ", "")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
async def test_no_other_role_changes_the_policy(room: Room, role: Role) -> None:
    with pytest.raises(Forbidden):
        await room.change(make_actor(role), *ELSEWHERE, Verdict.AS_IS)
    assert await room.kept() == DEFAULT_MATRIX


async def test_an_officer_of_one_establishment_does_not_change_the_groups_policy(room: Room) -> None:
    with pytest.raises(Forbidden):
        await room.change(make_actor(Role.OFFICER, establishment_id=new_id()), *ELSEWHERE, Verdict.AS_IS)


async def test_the_database_itself_refuses_whoever_is_no_officer(room: Room) -> None:
    for actor in (make_actor(Role.STEWARD), make_actor(Role.OFFICER, establishment_id=new_id())):
        async with room.database.transaction(actor) as connection:
            assert not await change_cell(connection, *ELSEWHERE, Verdict.AS_IS, actor.person_id)
    assert await room.kept() == DEFAULT_MATRIX


async def test_nobody_signed_in_reads_nothing(room: Room) -> None:
    async with room.database.anonymous() as connection:
        assert (await connection.execute(text("select count(*) from policy_cells"))).scalar_one() == 0


async def test_health_data_cannot_be_opened_to_a_host_without_certification(room: Room) -> None:
    with pytest.raises(UnlawfulCell):
        await room.change(room.officer, DataClass.HEALTH, Hosting.EU, Verdict.PSEUDONYMISED)
    assert await room.kept() == DEFAULT_MATRIX


async def test_a_change_elsewhere_is_in_force_once_announced(room: Room) -> None:
    here = PolicyBook(room.database)
    assert (await here.matrix())[ELSEWHERE] is Verdict.REFUSED
    await room.change(room.officer, *ELSEWHERE, Verdict.AS_IS)
    here.forget("")
    assert (await here.matrix())[ELSEWHERE] is Verdict.AS_IS

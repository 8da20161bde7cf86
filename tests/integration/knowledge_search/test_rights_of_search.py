"""For random people, bases, rights and changes of them: no search, passage opened or count ever reveals a
passage outside the reader's rights, also while rights are being changed. On a real PostgreSQL.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.database import Database
from colombage.kernel.keyring import Keyring
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.types.passages import PassageState, SearchFilters
from colombage.policy.types import DataClass
from tests.conftest import MigratedCluster, make_actor
from tests.integration.knowledge_search.shelves import Shelf, as_superuser, lay_base, lay_document

ESTABLISHMENTS = tuple(new_id() for _ in range(2))
PEOPLE = tuple(new_id() for _ in range(3))
PRINCIPALS = (
    "group",
    "profession:nurse",
    "profession:doctor",
    f"profession:nurse:{ESTABLISHMENTS[0]}",
    *(f"establishment:{each}" for each in ESTABLISHMENTS),
    *(f"person:{each}" for each in PEOPLE),
)
QUESTION = "Quelle procédure suivre pour la stérilisation, fiche STE-007 ?"


@dataclass(frozen=True)
class Plan:
    """A base: whose it is, and who reads it before and after the change of rights."""

    person: UUID | None
    establishment: UUID | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    documents: int


readers = st.lists(st.sampled_from(PRINCIPALS), max_size=3).map(tuple)
plans = st.builds(
    Plan,
    person=st.none() | st.sampled_from(PEOPLE),
    establishment=st.none() | st.sampled_from(ESTABLISHMENTS),
    before=readers,
    after=readers,
    documents=st.integers(1, 2),
)


@st.composite
def people(draw: st.DrawFn) -> Actor:
    own = draw(st.sampled_from(PEOPLE))
    place = draw(st.none() | st.sampled_from(ESTABLISHMENTS))
    roles = draw(st.sampled_from([(), (Role.STEWARD,), (Role.AUDITOR,)]))
    actor = make_actor(*roles, establishment_id=place, person_id=own)
    profession = draw(st.none() | st.sampled_from(["nurse", "doctor"]))
    names = list(actor.principals)
    if place is not None:
        names.append(f"establishment:{place}")
    if profession is not None:
        names.append(f"profession:{profession}")
        if place is not None:
            names.append(f"profession:{profession}:{place}")
    return Actor(
        actor.person_id,
        actor.audit_key,
        actor.display_name,
        actor.language,
        place,
        actor.grants,
        tuple(names),
    )


def may_read(actor: Actor, plan: Plan, readers_now: tuple[str, ...]) -> bool:
    """Written anew from the sentence of the domain, not from the SQL."""
    if plan.person is not None:
        return actor.person_id == plan.person
    if actor.holds(Role.STEWARD, plan.establishment):
        return True
    return not set(readers_now).isdisjoint(actor.principals)


@dataclass(frozen=True)
class Laid:
    plan: Plan
    base_id: UUID
    shelves: tuple[Shelf, ...]

    def passage_ids(self) -> list[str]:
        return [f"{shelf.version_id}.1" for shelf in self.shelves]


async def lay(database: Database, cluster: MigratedCluster, given_plans: list[Plan]) -> list[Laid]:
    laid: list[Laid] = []
    for plan in given_plans:
        base_id = await lay_base(
            database,
            cluster,
            readers=plan.before,
            person_id=plan.person,
            establishment_id=None if plan.person else plan.establishment,
        )
        passage = f"La procédure de stérilisation STE-007 de la base {base_id}."
        shelves = [await lay_document(database, base_id, [passage]) for _ in range(plan.documents)]
        laid.append(Laid(plan, base_id, tuple(shelves)))
    return laid


async def change(cluster: MigratedCluster, laid: Laid) -> None:
    if laid.plan.person is None:
        statement = "update knowledge_bases set readers = %(readers)s where id = %(id)s"
        await as_superuser(cluster, statement, {"readers": list(laid.plan.after), "id": laid.base_id})


async def seen(
    find: FindPassages, opening: OpenPassages, database: Database, actor: Actor, laid: list[Laid]
) -> set[UUID]:
    """The bases of which anything at all is revealed, by whatever way there is."""
    bases: set[UUID] = set()
    asked = [each.base_id for each in laid]
    for base_ids, filters in (
        (asked, SearchFilters()),
        ((), SearchFilters()),
        (asked, SearchFilters(establishment_id=ESTABLISHMENTS[0])),
        (asked, SearchFilters(since=utc_now().date())),
    ):
        finding = await find(actor, QUESTION, base_ids, DataClass.INTERNAL, 50, filters)
        bases |= {passage.base_id for passage in finding.passages}
    every = [passage_id for each in laid for passage_id in each.passage_ids()]
    for opened in await opening(actor, every):
        if opened.state is not PassageState.UNREADABLE:
            bases |= {each.base_id for each in laid if opened.id in each.passage_ids()}
        else:
            assert opened.text is None
            assert opened.document is None
    async with database.transaction(actor) as connection:
        for table in ("knowledge_passages", "knowledge_vectors", "knowledge_documents", "knowledge_versions"):
            rows = await connection.execute(text(f"select distinct base_id from {table}"))
            bases |= set(rows.scalars())
    return bases & set(asked)


def readable(actor: Actor, laid: list[Laid], *, after: bool) -> set[UUID]:
    return {
        each.base_id
        for each in laid
        if may_read(actor, each.plan, each.plan.after if after else each.plan.before)
    }


_FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def forget(cluster: MigratedCluster, laid: list[Laid]) -> None:
    """So that examples do not see each other's bases."""
    for each in laid:
        await as_superuser(cluster, "delete from knowledge_bases where id = %(id)s", {"id": each.base_id})


@_FEW
@given(given_plans=st.lists(plans, min_size=1, max_size=4), actor=people())
async def test_exactly_what_the_rights_say_is_revealed_before_and_after_a_change(
    database: Database,
    cluster: MigratedCluster,
    keyring: Keyring,
    find_passages: FindPassages,
    given_plans: list[Plan],
    actor: Actor,
) -> None:
    opening = OpenPassages(database, keyring, utc_now)
    laid = await lay(database, cluster, given_plans)
    try:
        assert await seen(find_passages, opening, database, actor, laid) == readable(actor, laid, after=False)
        for each in laid:
            await change(cluster, each)
        assert await seen(find_passages, opening, database, actor, laid) == readable(actor, laid, after=True)
    finally:
        await forget(cluster, laid)


@_FEW
@given(given_plans=st.lists(plans, min_size=1, max_size=3), actor=people())
async def test_while_rights_change_nothing_shows_that_neither_gives(
    database: Database,
    cluster: MigratedCluster,
    keyring: Keyring,
    find_passages: FindPassages,
    given_plans: list[Plan],
    actor: Actor,
) -> None:
    """Each search sees one moment: what is read before or after the change, and once it is made, after."""
    opening = OpenPassages(database, keyring, utc_now)
    laid = await lay(database, cluster, given_plans)
    before, after = readable(actor, laid, after=False), readable(actor, laid, after=True)
    try:
        searching = asyncio.create_task(seen(find_passages, opening, database, actor, laid))
        await asyncio.gather(*(change(cluster, each) for each in laid))
        during = await searching
        assert during <= before | after
        assert during >= before & after
        assert await seen(find_passages, opening, database, actor, laid) == after
    finally:
        await forget(cluster, laid)

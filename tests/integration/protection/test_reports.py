"""Reports of marks on a real database: sealed, for officers alone, bounded, recorded without words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from colombage.audit.actions.append_audit import AppendAudit
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import CannotDecrypt, DataKey, MasterKeys
from colombage.kernel.database import Database
from colombage.kernel.errors import Forbidden, InvalidInput, NotFound
from colombage.protection.errors import ReportInvalid, TooManyReports
from colombage.protection.reports import store as report_store
from colombage.protection.reports import types as reporting
from colombage.protection.reports.actions.delete_report import DeleteReport
from colombage.protection.reports.actions.handle_report import HandleReport
from colombage.protection.reports.actions.list_reports import ListReports
from colombage.protection.reports.actions.send_report import SendReport
from colombage.protection.reports.actions.sweep_reports import SweepReports
from colombage.protection.reports.types import MarkReportKind, NewReport, ReportedText, ReportPage
from colombage.protection.types import Label
from tests.conftest import make_actor

WORDS = ReportedText("Quentin Vauquelin", "vu ce jour avec ", ", son gendre")


def missed(words: ReportedText = WORDS) -> NewReport:
    return NewReport(MarkReportKind.MISSED, Label.PERSON, words)


@dataclass
class Desk:
    """The four actions, and an officer of the group."""

    database: Database
    key: DataKey
    officer: Actor

    def __post_init__(self) -> None:
        self.append = AppendAudit(self.database)
        self.handle = HandleReport(self.database, self.append)
        self.delete = DeleteReport(self.database, self.append)

    async def send(
        self, actor: Actor, new: NewReport | None = None, most: int = reporting.MOST_A_DAY
    ) -> UUID:
        return await SendReport(self.database, self.key, self.append, most)(actor, new or missed())

    async def read(
        self,
        actor: Actor | None = None,
        key: DataKey | None = None,
        *,
        handled: bool | None = None,
        after: str | None = None,
        most: int = reporting.PAGE,
    ) -> ReportPage:
        names = NamePeople(self.database)
        reading = ListReports(self.database, key or self.key, self.append, names, most)
        return await reading(actor or self.officer, handled=handled, after=after)

    async def clear(self) -> None:
        async with self.database.transaction(self.officer) as connection:
            await connection.execute(text("delete from protection_reports"))

    async def recorded(self, actor: Actor) -> list[tuple[str, str, str]]:
        auditor = make_actor(Role.AUDITOR)
        async with self.database.transaction(auditor) as connection:
            rows = await connection.execute(
                text("select kind, subject, facts from audit_rows where actor_key = :key order by seq"),
                {"key": actor.audit_key},
            )
            return [(row.kind, row.subject, str(row.facts)) for row in rows]


@pytest.fixture
async def desk(database: Database, master_keys: MasterKeys) -> Desk:
    desk = Desk(database, DataKey(master_keys.derive("protection reports")), make_actor(Role.OFFICER))
    await desk.clear()
    return desk


async def test_an_officer_reads_what_somebody_reported(desk: Desk, actor: Actor) -> None:
    report_id = await desk.send(actor)
    page = await desk.read()
    (report,) = page.items
    assert (report.id, report.kind, report.label) == (report_id, MarkReportKind.MISSED, Label.PERSON)
    assert report.words == WORDS
    assert (report.person_id, report.person_name, report.handled) == (actor.person_id, None, False)
    assert (page.open, page.next) == (1, None)


async def test_nothing_of_a_report_is_readable_where_it_lies(desk: Desk, actor: Actor) -> None:
    await desk.send(actor)
    async with desk.database.transaction(desk.officer) as connection:
        kept = (await connection.execute(text("select r::text from protection_reports r"))).scalars().all()
    assert len(kept) == 1
    for plain in ("Vauquelin", "vu ce jour", "gendre"):
        assert plain not in kept[0]
        assert plain.encode().hex() not in kept[0]
    with pytest.raises(CannotDecrypt):
        await desk.read(key=DataKey.generate())


@pytest.mark.parametrize(
    "roles",
    [(Role.PROFESSIONAL,), (Role.STEWARD,), (Role.AUDITOR,), (Role.GROUP_ADMINISTRATOR,)],
    ids=lambda roles: roles[0].value,
)
async def test_nobody_else_reads_handles_or_erases(desk: Desk, roles: tuple[Role, ...]) -> None:
    other = make_actor(*roles)
    report_id = await desk.send(other)
    for refused in (desk.read(other), desk.handle(other, report_id), desk.delete(other, report_id)):
        with pytest.raises(Forbidden):
            await refused
    assert (await desk.read()).open == 1


async def test_an_officer_of_one_establishment_is_not_one_of_the_group(desk: Desk) -> None:
    officer = make_actor(Role.OFFICER, establishment_id=new_id())
    report_id = await desk.send(officer)
    with pytest.raises(Forbidden):
        await desk.read(officer)
    assert await changed(desk, officer, "delete from protection_reports where id = :id", report_id) == 0


async def changed(desk: Desk, actor: Actor, statement: str, report_id: UUID) -> int:
    async with desk.database.transaction(actor) as connection:
        return (await connection.execute(text(statement), {"id": report_id})).rowcount


async def test_the_policies_hold_where_an_action_would_forget(desk: Desk, actor: Actor) -> None:
    report_id = await desk.send(actor)
    assert await changed(desk, actor, "select id from protection_reports where id = :id", report_id) == 0
    for statement in (
        "update protection_reports set handled_at = now() where id = :id",
        "delete from protection_reports where id = :id",
    ):
        assert await changed(desk, actor, statement, report_id) == 0
    assert (
        await changed(desk, desk.officer, "select id from protection_reports where id = :id", report_id) == 1
    )
    with pytest.raises(DBAPIError):
        await changed(desk, desk.officer, "update protection_reports set body = '' where id = :id", report_id)


async def test_nobody_reports_in_another_name(desk: Desk, actor: Actor) -> None:
    statement = (
        "insert into protection_reports (id, kind, label, body, person_id)"
        " values (gen_random_uuid(), 'missed', 'person', '', :id)"
    )
    assert await changed(desk, actor, statement, actor.person_id) == 1
    with pytest.raises(DBAPIError):
        await changed(desk, actor, statement, new_id())


async def test_what_is_handled_leaves_the_open_ones_and_what_is_erased_leaves_all(
    desk: Desk, actor: Actor
) -> None:
    first, second = [await desk.send(actor) for _ in range(2)]
    await desk.handle(desk.officer, first)
    await desk.handle(desk.officer, first)
    assert [each.id for each in (await desk.read(handled=False)).items] == [second]
    assert [each.id for each in (await desk.read(handled=True)).items] == [first]
    page = await desk.read()
    assert ([each.id for each in page.items], page.open) == ([second, first], 1)
    await desk.delete(desk.officer, second)
    assert [each.id for each in (await desk.read()).items] == [first]
    for action in (desk.handle, desk.delete):
        with pytest.raises(NotFound):
            await action(desk.officer, second)


async def test_pages_follow_each_other(desk: Desk, actor: Actor) -> None:
    sent = [await desk.send(actor) for _ in range(5)]
    seen: list[UUID] = []
    after: str | None = None
    for expected in (2, 2, 1):
        page = await desk.read(after=after, most=2)
        assert (len(page.items), page.open) == (expected, 5)
        seen += [each.id for each in page.items]
        after = page.next
    assert after is None
    assert seen == sent[::-1]
    for cursor in ("hier", "2026-11-22T03:00:00~pas-un-id"):
        with pytest.raises(InvalidInput):
            await desk.read(after=cursor)


async def test_a_person_sends_so_many_a_day_and_others_go_on(desk: Desk, actor: Actor) -> None:
    for _ in range(2):
        await desk.send(actor, most=2)
    with pytest.raises(TooManyReports):
        await desk.send(actor, most=2)
    await desk.send(make_actor(Role.PROFESSIONAL), most=2)
    assert (await desk.read()).open == 3


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (ReportedText(" … "), "blank"),
        (ReportedText("a" * 201), "long"),
        (ReportedText("Vauquelin", before="a" * 81), "long"),
        (ReportedText("Vauquelin", after="a" * 81), "long"),
    ],
)
async def test_a_report_that_says_nothing_or_too_much_is_refused(
    desk: Desk, actor: Actor, words: ReportedText, reason: str
) -> None:
    with pytest.raises(ReportInvalid) as refused:
        await desk.send(actor, missed(words))
    assert refused.value.facts["reason"] == reason
    assert "Vauquelin" not in str(refused.value)
    assert (await desk.read()).items == ()
    longest = ReportedText(
        "a" * reporting.LONGEST_TEXT, "b" * reporting.LONGEST_CONTEXT, "c" * reporting.LONGEST_CONTEXT
    )
    await desk.send(actor, missed(longest))
    assert (await desk.read()).items[0].words == longest


async def test_each_step_is_recorded_without_a_word(desk: Desk, actor: Actor) -> None:
    report_id = await desk.send(actor)
    await desk.read()
    await desk.handle(desk.officer, report_id)
    await desk.delete(desk.officer, report_id)
    (sent,) = await desk.recorded(actor)
    assert sent[:2] == ("protection.report_sent", f"report:{report_id}")
    steps = await desk.recorded(desk.officer)
    assert [kind for kind, _, _ in steps] == [
        "protection.reports_read",
        "protection.report_handled",
        "protection.report_erased",
    ]
    assert "Vauquelin" not in str([sent, *steps])


@pytest.mark.parametrize(("handled_days", "stays"), [(None, True), (29, True), (31, False)])
async def test_a_report_goes_some_time_after_it_was_handled(
    desk: Desk, actor: Actor, handled_days: int | None, stays: bool
) -> None:
    await desk.send(actor)
    async with desk.database.transaction(desk.officer) as connection:
        await connection.execute(
            text(
                "update protection_reports set handled_at = now() - make_interval(days => cast(:days as int))"
            ),
            {"days": handled_days},
        )
    assert await SweepReports(desk.database)() == (0 if stays else 1)
    assert bool((await desk.read()).items) == stays


async def test_no_report_stays_for_ever(desk: Desk, actor: Actor) -> None:
    await desk.send(actor)
    async with desk.database.system() as connection:
        assert await report_store.sweep(connection, handled_days=30, kept_days=1) == 0
        assert await report_store.sweep(connection, handled_days=30, kept_days=-1) == 1

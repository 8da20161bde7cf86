"""Checks, feedback and incidents on a real database: their person's alone, sealed, bounded, recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from colombage.chat.actions.open_conversation import OpenConversation
from colombage.chat.checking.errors import AnswerUnfinished, PlaceUnknown
from colombage.chat.checking.reading import ReadRemarks, subject_of
from colombage.chat.checking.routes import CheckingActions
from colombage.chat.types import Turn
from colombage.feedback.actions.read_feedback import ReadFeedback
from colombage.feedback.actions.sweep_feedback import SweepFeedback
from colombage.feedback.errors import FeedbackInvalid, IncidentInvalid, OutcomeMissing, TooManyIncidents
from colombage.feedback.routes import IncidentActions
from colombage.feedback.types import LONGEST_COMMENT, MOST_A_DAY, Feedback, IncidentKind, Reason
from colombage.files.actions.list_files import ListFiles
from colombage.identity.actions.name_people import NamePeople
from colombage.kernel.actor import Actor, Role
from colombage.kernel.clock import new_id, utc_now
from colombage.kernel.crypto import CannotDecrypt, DataKey, MasterKeys
from colombage.kernel.errors import Forbidden, NotFound
from colombage.knowledge.actions.open_passages import OpenPassages
from colombage.knowledge.actions.open_sources import OpenSources
from tests.conftest import make_actor
from tests.integration.chat.support import Room

ANSWER = "Donner 1 g de paracétamol 🙂."
WORDS = "Dose de Vauquelin multipliée par dix"


@dataclass
class Desk:
    room: Room
    key: DataKey

    def __post_init__(self) -> None:
        room = self.room
        self.said = CheckingActions.compose(
            room.database,
            room.keyring,
            self.key,
            room.append,
            OpenSources(OpenPassages(room.database, room.keyring, utc_now)),
        )
        self.incidents = IncidentActions.compose(room.database, self.key, room.append, room.models)

    async def answered(self, actor: Actor) -> tuple[UUID, UUID]:
        conversation = await self.room.begin(actor)
        turn = await self.room.ask(actor, conversation, "Quelle dose ?")
        await self.room.producer.end(turn, ANSWER)
        return conversation, turn

    async def shown(self, actor: Actor, conversation: UUID) -> Turn:
        database, keyring = self.room.database, self.room.keyring
        remarks = ReadRemarks(NamePeople(database), ReadFeedback(self.key))
        opening = OpenConversation(database, keyring, ListFiles(database, keyring), remarks)
        return (await opening(actor, conversation))[0].turns[-1]

    async def report(
        self, actor: Actor, turn: UUID, words: str = WORDS, *, with_exchange: bool = True
    ) -> UUID:
        return await self.said.report_answer(
            actor, turn, IncidentKind.DANGEROUS, words, with_exchange=with_exchange
        )

    async def run(self, actor: Actor, statement: str, **values: object) -> int:
        async with self.room.database.transaction(actor) as connection:
            return (await connection.execute(text(statement), values)).rowcount


@pytest.fixture
def desk(room: Room, master_keys: MasterKeys) -> Desk:
    return Desk(room, DataKey(master_keys.derive("feedback and incidents")))


def employed(establishment: UUID, *roles: Role) -> Actor:
    actor = make_actor(*roles, establishment_id=establishment)
    return replace(actor, principals=(*actor.principals, f"establishment:{establishment}"))


async def test_a_place_is_checked_once_and_taken_back(desk: Desk, actor: Actor) -> None:
    conversation, turn = await desk.answered(actor)
    at = await desk.said.check_place(actor, turn, 7, 3)
    assert await desk.said.check_place(actor, turn, 7, 3) == at, "the first time counts"
    await desk.said.check_place(actor, turn, 0, 0)
    shown = (await desk.shown(actor, conversation)).remarks.checks
    assert [(check.start, check.length, check.is_mine, check.by) for check in shown] == [
        (0, 0, True, actor.display_name),
        (7, 3, True, actor.display_name),
    ]
    for _ in range(2):
        await desk.said.uncheck_place(actor, turn, 7, 3)
    assert len((await desk.shown(actor, conversation)).remarks.checks) == 1


@pytest.mark.parametrize(("start", "length"), [(0, 31), (29, 1), (5, 0), (2_000_000_000, 2_000_000_000)])
async def test_a_place_that_the_answer_has_not_is_refused(
    desk: Desk, actor: Actor, start: int, length: int
) -> None:
    _, turn = await desk.answered(actor)
    assert len(ANSWER.encode("utf-16-le")) // 2 == 29
    with pytest.raises(PlaceUnknown):
        await desk.said.check_place(actor, turn, start, length)


async def test_nothing_is_said_of_an_answer_that_is_being_written(desk: Desk, actor: Actor) -> None:
    turn = await desk.room.ask(actor, await desk.room.begin(actor))
    for refused in (
        desk.said.check_place(actor, turn, 0, 0),
        desk.said.give_feedback(actor, turn, Feedback(is_useful=True)),
        desk.report(actor, turn),
    ):
        with pytest.raises(AnswerUnfinished):
            await refused


async def test_nobody_says_anything_of_anothers_answer(desk: Desk, actor: Actor) -> None:
    conversation, turn = await desk.answered(actor)
    await desk.said.check_place(actor, turn, 7, 3)
    other = make_actor(Role.PROFESSIONAL)
    for refused in (
        desk.said.check_place(other, turn, 0, 0),
        desk.said.uncheck_place(other, turn, 7, 3),
        desk.said.give_feedback(other, turn, Feedback(is_useful=False)),
        desk.report(other, turn),
    ):
        with pytest.raises(NotFound):
            await refused
    # And the policies hold where an action would forget.
    insert = "insert into turn_checks (turn_id, start, length, person_id) values (:turn, 1, 1, :person)"
    with pytest.raises(DBAPIError):
        await desk.run(other, insert, turn=turn, person=other.person_id)
    assert await desk.run(other, "select from turn_checks where turn_id = :turn", turn=turn) == 0
    assert await desk.run(other, "delete from turn_checks where turn_id = :turn", turn=turn) == 0
    assert len((await desk.shown(actor, conversation)).remarks.checks) == 1


async def test_the_last_word_on_an_answer_counts(desk: Desk, actor: Actor) -> None:
    conversation, turn = await desk.answered(actor)
    said = Feedback(False, (Reason.INCORRECT, Reason.TONE), "Vauquelin")
    await desk.said.give_feedback(actor, turn, Feedback(is_useful=True))
    await desk.said.give_feedback(actor, turn, said)
    assert (await desk.shown(actor, conversation)).remarks.feedback == said
    kept = "select from answer_feedback f where subject = :subject and f::text like '%Vauquelin%'"
    assert await desk.run(actor, kept, subject=subject_of(turn)) == 0, "sealed where it lies"
    with pytest.raises(FeedbackInvalid):
        await desk.said.give_feedback(actor, turn, replace(said, comment="a" * (LONGEST_COMMENT + 1)))
    for _ in range(2):
        await desk.said.take_back_feedback(actor, turn)
    assert (await desk.shown(actor, conversation)).remarks.feedback is None


async def test_officers_see_those_of_their_establishment_and_those_of_the_group_all(desk: Desk) -> None:
    here, elsewhere = new_id(), new_id()
    person, officer = employed(here, Role.PROFESSIONAL), employed(here, Role.OFFICER)
    stranger, group = employed(elsewhere, Role.OFFICER), make_actor(Role.OFFICER)
    _, turn = await desk.answered(person)
    incident = await desk.report(person, turn)
    for reader in (officer, group):
        page = await desk.incidents.list_incidents(reader, handled=False)
        assert incident in {each.id for each in page.items}
        assert all(each.exchanged is None for each in page.items), "what was exchanged is not in the list"
        opened = await desk.incidents.open_incident(reader, incident)
        assert opened.exchanged is not None
        assert (opened.description, opened.exchanged.answer) == (WORDS, ANSWER)
    assert (await desk.incidents.list_incidents(stranger)).items == ()
    for refused in (
        desk.incidents.open_incident(stranger, incident),
        desk.incidents.handle_incident(stranger, incident, "Vu"),
    ):
        with pytest.raises(NotFound):
            await refused
    for role in (Role.PROFESSIONAL, Role.STEWARD, Role.AUDITOR, Role.GROUP_ADMINISTRATOR):
        with pytest.raises(Forbidden):
            await desk.incidents.list_incidents(make_actor(role))


async def test_its_reporter_sees_the_outcome_and_cannot_write_it(desk: Desk) -> None:
    here = new_id()
    person, officer = employed(here, Role.PROFESSIONAL), employed(here, Role.OFFICER)
    incident = await desk.report(person, (await desk.answered(person))[1], with_exchange=False)
    with pytest.raises(Forbidden):
        await desk.incidents.handle_incident(person, incident, "Réglé")
    change = "update incidents set handled_at = now() where id = :id"
    assert await desk.run(person, change, id=incident) == 0
    for blank in ("  ", "a" * (LONGEST_COMMENT + 1)):
        with pytest.raises(OutcomeMissing):
            await desk.incidents.handle_incident(officer, incident, blank)
    await desk.incidents.handle_incident(officer, incident, " Base corrigée. ")
    (mine,) = await desk.incidents.list_my_incidents(person)
    assert (mine.id, mine.outcome, mine.has_exchange) == (incident, "Base corrigée.", False)
    assert mine.handled_at is not None
    assert await desk.incidents.list_my_incidents(officer) == []
    with pytest.raises(DBAPIError):
        await desk.run(officer, "update incidents set body = '' where id = :id", id=incident)


async def test_nobody_reports_in_the_name_of_another_establishment(desk: Desk) -> None:
    person = employed(new_id(), Role.PROFESSIONAL)
    _, turn = await desk.answered(person)
    with pytest.raises(DBAPIError):
        await desk.report(replace(person, establishment_id=new_id()), turn)


async def test_incidents_are_bounded_sealed_and_recorded_without_words(desk: Desk, actor: Actor) -> None:
    _, turn = await desk.answered(actor)
    for words in ("", " ?! ", "a" * 4001):
        with pytest.raises(IncidentInvalid):
            await desk.report(actor, turn, words)
    for _ in range(MOST_A_DAY):
        await desk.report(actor, turn)
    with pytest.raises(TooManyIncidents):
        await desk.report(actor, turn)
    seen = "select from incidents i where person_id = :me and i::text ~ 'Vauquelin|Quelle dose'"
    assert await desk.run(actor, seen, me=actor.person_id) == 0
    async with desk.room.database.transaction(make_actor(Role.AUDITOR)) as connection:
        rows = await connection.execute(
            text("select facts from audit_rows where kind = 'incident.reported' and actor_key = :key"),
            {"key": actor.audit_key},
        )
        facts = [str(row.facts) for row in rows]
    assert len(facts) == MOST_A_DAY
    assert "dangerous" in facts[0]
    assert "Vauquelin" not in "".join(facts)
    other = IncidentActions.compose(
        desk.room.database, DataKey.generate(), desk.room.append, desk.room.models
    )
    with pytest.raises(CannotDecrypt):
        await other.list_my_incidents(actor)


async def test_what_has_served_is_erased(desk: Desk, actor: Actor) -> None:
    officer = make_actor(Role.OFFICER)
    _, turn = await desk.answered(actor)
    ids = [await desk.report(actor, turn) for _ in range(3)]
    for incident in ids[:2]:
        await desk.incidents.handle_incident(officer, incident, "Vu")
    await desk.said.give_feedback(actor, turn, Feedback(is_useful=True))
    now = datetime.now().astimezone()
    change = "update incidents set handled_at = :then where id = :id"
    await desk.run(officer, change, id=ids[0], then=now - timedelta(days=91))
    await desk.run(officer, change, id=ids[1], then=now - timedelta(days=89))
    assert await SweepFeedback(desk.room.database)() == 1
    left = {each.id for each in await desk.incidents.list_my_incidents(actor)}
    assert left == set(ids[1:])

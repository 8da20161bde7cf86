"""How well a base serves: counts without words, reports in their sender's name, test sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from colombage.identity.actions.reload_actor import ReloadActor
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.errors import Forbidden, InvalidInput, NotFound
from colombage.knowledge.actions.measure_test_sets import MeasureTestSets
from colombage.knowledge.actions.run_test_set import RunTestSet
from colombage.knowledge.profiles import Profiles
from colombage.knowledge.quality import NewReport, ReportKind, ReportReason, RunTrigger
from colombage.knowledge.types.passages import Finding
from colombage.policy.types import DataClass
from tests.integration.knowledge.support import OTHER, Room, finding_near

NOTHING = Finding((), (), relevant=False, by_sense=True, highest_class=DataClass.PUBLIC)
SOME_DAY = datetime(2026, 5, 4, tzinfo=UTC)


class Answers:
    """A search that finds what it is told, and remembers who asked."""

    def __init__(self, answers: dict[str, Sequence[UUID]], base_id: UUID) -> None:
        self.answers = answers
        self.base_id = base_id
        self.asked: list[tuple[UUID, str]] = []

    async def __call__(
        self, actor: Actor, question: str, base_ids: Sequence[UUID], data_class: DataClass, limit: int
    ) -> Finding:
        if list(base_ids) != [self.base_id]:
            return NOTHING  # of another test
        assert data_class is DataClass.INTERNAL
        self.asked.append((actor.person_id, question))
        found = [finding_near(each, self.base_id, "x").passages[0] for each in self.answers[question]]
        return replace(NOTHING, passages=tuple(found), relevant=bool(found))


async def test_questions_are_counted_by_theme_and_without_their_words(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    base = await room.base(steward, readers=("group",))
    other = await room.base(steward, readers=("group",))
    document_id, _ = await room.served(steward, base)
    near = finding_near(document_id, base, "pansement.md")
    await room.count_question(nurse, near, [base, other])
    await room.count_question(nurse, replace(near, relevant=True), [base, other])
    await room.count_question(steward, replace(near, relevant=True), [])
    await room.count_question(nurse, NOTHING, [base])
    await room.count_question(nurse, NOTHING, [])
    quality = await room.read_quality(steward, base)
    assert (quality.asked, quality.unanswered) == (4, 2)
    assert {(each.theme, each.asked, each.unanswered) for each in quality.themes} == {
        ("pansement.md", 3, 1),
        ("", 1, 1),
    }
    # A base that was asked beside the one that answered had nothing to say, and nothing is held against it.
    other_quality = await room.read_quality(steward, other)
    assert [(each.theme, each.asked, each.unanswered) for each in other_quality.themes] == [("", 1, 1)]


async def test_nobody_counts_in_a_base_that_they_do_not_read(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    base = await room.base(steward)
    await room.count_question(nurse, NOTHING, [base])
    assert (await room.read_quality(steward, base)).asked == 0


async def test_a_theme_follows_its_document_to_its_new_name(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    document_id, _ = await room.served(steward, base)
    await room.count_question(steward, finding_near(document_id, base, "pansement.md"), [base])
    await room.change_document(steward, document_id, {"name": "pansement-picc.md"})
    await room.count_question(steward, finding_near(document_id, base, "pansement-picc.md"), [base])
    (theme,) = (await room.read_quality(steward, base)).themes
    assert (theme.theme, theme.asked) == ("pansement-picc.md", 2)


async def test_a_reader_sends_what_they_choose_and_reads_nothing_back(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    base = await room.base(steward, readers=("group",))
    document_id, version_id = await room.served(steward, base)
    await room.send_report(nurse, NewReport(base, ReportKind.QUESTION, "Et pour un enfant ?"))
    outdated = ReportReason.OUTDATED
    await room.send_report(
        nurse, NewReport(base, ReportKind.PASSAGE, None, outdated, "Sept jours ?", version_id, 1)
    )
    with pytest.raises(Forbidden):
        await room.read_quality(nurse, base)
    passage, question = (await room.read_quality(steward, base)).reports
    assert (question.kind, question.question) == (ReportKind.QUESTION, "Et pour un enfant ?")
    assert question.document is None
    assert (passage.reason, passage.remark, passage.document_id) == (outdated, "Sept jours ?", document_id)
    assert (passage.document, passage.person_name) == ("pansement.md", nurse.display_name)
    with pytest.raises(NotFound):
        await room.handle_report(nurse, passage.id)
    await room.handle_report(steward, passage.id)
    await room.handle_report(steward, passage.id)
    reports = (await room.read_quality(steward, base)).reports
    assert [(each.id, each.handled) for each in reports] == [(question.id, False), (passage.id, True)]


async def test_a_report_has_something_to_say_about_a_base_that_one_reads(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    base = await room.base(steward, readers=("group",))
    hidden = await room.base(steward)
    _, version_id = await room.served(steward, hidden)
    for report, error in (
        (NewReport(base, ReportKind.QUESTION, "  "), InvalidInput),
        (NewReport(base, ReportKind.PASSAGE), InvalidInput),
        (NewReport(hidden, ReportKind.QUESTION, "Quoi ?"), NotFound),
        (NewReport(base, ReportKind.PASSAGE, version_id=version_id, passage_number=1), NotFound),
        (NewReport(new_id(), ReportKind.QUESTION, "Quoi ?"), NotFound),
    ):
        with pytest.raises(error):
            await room.send_report(nurse, report)
    _, own = await room.served(steward, base)
    for number in (-1, 0, 99, 2**31):
        with pytest.raises(NotFound):
            await room.send_report(
                nurse, NewReport(base, ReportKind.PASSAGE, version_id=own, passage_number=number)
            )
    # The steward reads both: a passage still belongs to its own base.
    with pytest.raises(NotFound):
        await room.send_report(
            steward, NewReport(base, ReportKind.PASSAGE, version_id=version_id, passage_number=1)
        )
    assert (await room.read_quality(steward, base)).reports == ()


async def test_documents_past_their_review_date_are_named(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    late, _ = await room.served(steward, base)
    soon = await room.add(steward, base, OTHER, "chute.md")
    await room.change_document(steward, late, {"review_on": date(2020, 1, 1)})
    await room.change_document(steward, soon, {"review_on": date(2999, 1, 1)})
    quality = await room.read_quality(steward, base)
    assert [(each.id, each.name, each.review_on) for each in quality.overdue] == [
        (late, "pansement.md", date(2020, 1, 1))
    ]


async def test_a_test_set_is_run_with_the_stewards_rights_and_measured(room: Room, steward: Actor) -> None:
    base = await room.base(steward)
    first, _ = await room.served(steward, base)
    second = await room.add(steward, base, OTHER, "chute.md")
    fillers = [new_id() for _ in range(5)]
    found_first = await room.add_test_question(steward, base, " À la première place ? ", [first, first])
    found_third = await room.add_test_question(
        steward, base, "À la troisième, l’un des deux ?", [first, second]
    )
    found_late = await room.add_test_question(steward, base, "À la sixième ?", [second])
    assert found_first.question == "À la première place ?"
    search = Answers(
        {
            found_first.question: [first, first, second],
            found_third.question: [*fillers[:2], second, *fillers[2:4], first],
            found_late.question: [*fillers, second],
        },
        base,
    )
    days = iter((SOME_DAY, *(SOME_DAY + timedelta(days=1) for _ in range(100))))
    run_test_set = RunTestSet(room.database, search, Profiles(room.database), clock=lambda: next(days))
    run = await run_test_set(steward, base)
    assert run.questions == 3
    assert run.recall5 == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert run.reciprocal_rank == pytest.approx((1 + 1 / 3 + 1 / 6) / 3)
    assert run.missed == (found_late.id,)
    assert {person for person, _ in search.asked} == {steward.person_id}
    assert (await room.read_quality(steward, base)).runs == (run,)
    assert (run.trigger, run.profile_id, run.ran_at) == (RunTrigger.STEWARD, 1, SOME_DAY)

    await room.remove_test_question(steward, base, found_late.id)
    measure = MeasureTestSets(room.database, ReloadActor(room.database), run_test_set)
    search.asked.clear()
    assert await measure() >= 1
    assert (steward.person_id, found_first.question) in search.asked
    runs = (await room.read_quality(steward, base)).runs
    assert [each.trigger for each in runs] == [RunTrigger.STEWARD, RunTrigger.REINDEX]
    assert (runs[1].questions, runs[1].missed) == (2, ())


async def test_a_test_question_expects_documents_of_its_own_base(
    room: Room, steward: Actor, nurse: Actor
) -> None:
    base = await room.base(steward, readers=("group",))
    elsewhere = await room.base(steward)
    foreign = await room.add(steward, elsewhere)
    with pytest.raises(NotFound):
        await room.add_test_question(steward, base, "Quoi ?", [foreign])
    with pytest.raises(NotFound):
        await room.add_test_question(steward, base, "Quoi ?", [new_id()])
    with pytest.raises(InvalidInput):
        await room.add_test_question(steward, base, "  ", [foreign])
    with pytest.raises(Forbidden):
        await room.add_test_question(nurse, base, "Quoi ?", [foreign])
    search = Answers({}, base)
    with pytest.raises(InvalidInput):
        await RunTestSet(room.database, search, Profiles(room.database))(steward, base)
    with pytest.raises(NotFound):
        await room.remove_test_question(steward, base, new_id())

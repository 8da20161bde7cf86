"""What the door finds, replaces, keeps and restores, and what a person's marks and corrections do to it."""

from __future__ import annotations

from dataclasses import replace

from colombage.kernel.clock import new_id
from colombage.policy.types import DataClass, Hosting
from colombage.protection.errors import ModelTampered
from colombage.protection.finders import Finders
from colombage.protection.types import Known
from tests.finding import FindsNobody, MemoryVault
from tests.integration.inference.conftest import Doorway
from tests.model_entries import openai_entry

NIR = "1 85 05 78 006 084 91"


async def test_what_leaves_the_rooms_is_protected_and_restored(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    doorway.engine.pieces = ("Écrivez à [EM", "AIL_1", "] ou [EMAIL_7]", ".")
    told = await doorway.answer(doorway.call("Écrire à jean.dupont@chu-exemple.fr"))
    assert doorway.engine.seen[0][0].messages[-1].text == "Écrire à [EMAIL_1]"
    assert told.text == "Écrivez à jean.dupont@chu-exemple.fr ou [EMAIL_7]."
    assert (told.admitted.obligation, told.admitted.protected, told.admitted.found) == (
        "minimised",
        1,
        {"email": 1},
    )
    assert told.measured.invented_placeholders == 1


async def test_cells_that_say_pseudonymised_send_placeholders_and_keep_what_was_sent(
    doorway: Doorway,
) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.HDS)
    vault, turn = MemoryVault(), new_id()
    call = doorway.call(f"Le patient {NIR}, vu le 12/03/2026", vault=vault, record_id=turn)
    told = await doorway.answer(call)
    assert (told.admitted.data_class, told.admitted.obligation) == (DataClass.HEALTH, "protected")
    assert doorway.engine.seen[0][0].messages[-1].text == "Le patient [NIR_1], vu le [DATE_1]"
    (record,) = vault.records
    assert (record.id, [place.role for place in record.places]) == (turn, ["user"])


async def test_what_is_of_professional_content_keeps_its_dates_and_places(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    asked = "Réunion du 12/03/2026 au CHU de Rouen ; inscriptions au 02 32 88 89 90"
    told = await doorway.answer(doorway.call(asked))
    assert (told.admitted.data_class, told.admitted.obligation) == (DataClass.INTERNAL, "minimised")
    (payload, _), *_ = doorway.engine.seen
    assert payload.messages[-1].text == asked.replace("02 32 88 89 90", "[TEL_1]")


async def test_a_text_that_is_let_through_lowers_the_class_and_stays(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    phone = "06 12 34 56 78"
    call = doorway.call(f"Rappeler le {phone}")
    assert (await doorway.answer(call)).admitted.data_class is DataClass.PERSONAL
    allowed = replace(call, subject="turn:autre", known=Known(allowed=frozenset({phone})))
    told = await doorway.answer(allowed)
    assert (told.admitted.data_class, told.admitted.protected) == (DataClass.INTERNAL, 0)
    assert phone in doorway.engine.seen[-1][0].messages[-1].text


async def test_what_a_person_marks_by_hand_is_replaced_and_raises_the_class(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    call = doorway.call("Zébulon dort mal.", known=Known(missed=frozenset({"zebulon"})))
    told = await doorway.answer(call)
    assert (told.admitted.data_class, told.admitted.obligation) == (DataClass.PERSONAL, "protected")
    assert "Zébulon" not in doorway.engine.seen[0][0].messages[-1].text


async def test_without_its_trained_finder_nothing_is_sent(doorway: Doorway) -> None:
    def broken() -> FindsNobody:
        raise ModelTampered

    told = await doorway.answer(doorway.call(), finders=Finders(broken))
    assert type(told.error) is ModelTampered
    assert doorway.engine.seen == []


async def test_a_correction_lowers_the_class_is_counted_and_still_protected(doorway: Doorway) -> None:
    doorway.shelf.models["essai"] = openai_entry(hosting=Hosting.EU)
    call = doorway.call(f"Le marché {NIR}", corrections=frozenset({NIR}))
    told = await doorway.answer(call)
    assert told.admitted.data_class is DataClass.INTERNAL
    assert NIR not in doorway.engine.seen[0][0].messages[-1].text
    assert (await doorway.audited(call))[0][1]["corrections"] == 1

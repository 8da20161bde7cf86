"""All finders together: texts are read once, names learnt in one count in all, and nothing is found twice."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.policy.types import DataClass
from colombage.protection.finders import Finders
from colombage.protection.rules import class_of
from colombage.protection.types import Known, Label, Mention, PersonRole
from colombage.protection.vaults.vault import Vault
from tests.finding import FindsNobody, rules_alone


class Counting:
    """Finds one name wherever it stands, and counts the texts that it reads."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def mentions(self, text: str) -> Sequence[Mention]:
        self.read.append(text)
        at = text.find("Zoltan")
        return [Mention(at, at + 6, Label.PERSON, 0.9, PersonRole.PATIENT)] if at >= 0 else []


async def test_a_text_is_read_once_and_others_with_it_anew() -> None:
    names = Counting()
    finders = Finders(lambda: names)
    first = await finders.find(["Zoltan dort.", "Il mange."])
    assert await finders.find(["Zoltan dort.", "Il mange."]) == first
    await finders.find(["Zoltan dort.", "Il boit."])
    assert names.read == ["Zoltan dort.", "Il mange.", "Il boit."]
    assert [span.text for span in first[0].spans] == ["Zoltan"]


async def test_long_texts_in_code_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colombage.protection.finders._REMEMBERED_WEIGHT", 20)
    names = Counting()
    finders = Finders(lambda: names)
    coded = base64.b64encode(f"{SAID} ".encode() * 100).decode()
    await finders.find([coded])
    await finders.find([coded])
    assert names.read == [coded, coded]


async def test_a_name_learnt_later_is_found_in_what_was_read_before() -> None:
    finders = rules_alone()
    early = "Zorbalou dort mal."
    assert (await finders.find([early]))[0].spans == ()
    earlier, _ = await finders.find([early, "Mme Solange Zorbalou est rentrée."])
    assert [span.text for span in earlier.spans] == ["Zorbalou"]


async def test_what_the_caller_knows_and_a_person_marks_is_found_always() -> None:
    known = Known(names=(("Aminata SOW", PersonRole.PATIENT),), missed=frozenset({"le 14"}))
    (reading,) = await rules_alone().find(["sow aminata reste au LE 14 ce soir"], known)
    assert [span.text for span in reading.spans] == ["sow aminata", "LE 14"]
    assert all(span.private for span in reading.spans)


async def test_what_is_allowed_stays_unless_it_is_a_number_of_care() -> None:
    nir, name = "1 85 05 78 006 084 91", "Solange Zorbalou"
    (reading,) = await rules_alone().find([f"Mme {name}, {nir}"], Known(allowed=frozenset({name, nir})))
    assert [span.label for span in reading.spans] == [Label.NIR]


async def test_no_piece_of_what_is_allowed_is_found_again() -> None:
    text = "M. Paul Zorbalou a publié avec Mme Anne Zorbalou."
    (reading,) = await rules_alone().find([text], Known(allowed=frozenset({"Paul Zorbalou"})))
    assert [span.text for span in reading.spans] == ["Anne Zorbalou"]


SAID = "IPP : 8001234567, née le 03/05/1950, séjour n° 230045678"


async def test_a_number_is_found_again_where_no_word_tells_what_it_is() -> None:
    table = "| 8001234567 | 230045678 | 03/05/1950 |"
    _, reading = await rules_alone().find([SAID, table])
    assert [span.text for span in reading.spans] == ["8001234567", "230045678", "03/05/1950"]
    assert reading.spans[0].label is Label.IPP


async def test_a_value_of_the_vault_is_found_again_in_an_answer_and_raises_what_it_raised() -> None:
    finders, vault = rules_alone(), Vault()
    (reading,) = finders.find_now([SAID])
    vault.protect(SAID, reading.spans)
    (bare,) = await finders.find(["Le dossier 8001234567 est clos."], vault.known())
    assert class_of(bare.spans) is DataClass.HEALTH
    assert vault.protect("Le dossier 8001234567 est clos.", bare.spans) == "Le dossier [IPP_1] est clos."


async def test_a_value_is_no_part_of_a_longer_number_nor_a_placeholder() -> None:
    known = Known(values=(("8001", Label.ROOM), ("Sens", Label.TOWN), ("12", Label.ROOM)))
    (reading,) = await rules_alone().find(["[TEL_8001] 80012 12 dans le sens du fil"], known)
    assert reading.spans == ()


async def test_a_value_that_may_stay_is_not_found_again() -> None:
    known = Known(values=(("Zorbac", Label.TOWN),), allowed=frozenset({"zorbac"}))
    (reading,) = await rules_alone().find(["Elle part à Zorbac."], known)
    assert reading.spans == ()


async def test_a_finder_that_cannot_be_loaded_is_told_each_time() -> None:
    def broken() -> FindsNobody:
        raise ZeroDivisionError

    finders = Finders(broken)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await finders.find(["Bonjour"])


@pytest.mark.parametrize(
    "text",
    ["IPP 80012345Mme Zorbalou", "06 12 34 56 78CHU de Rouen", "date_1- 12/03/2024", "Mme X06 12 34 56 78"],
)
def test_what_stands_glued_to_something_found_is_found_too(text: str) -> None:
    finders = rules_alone()
    (reading,) = finders.find_now([text])
    protected = Vault().protect(text, reading.spans)
    assert finders.find_now([protected])[0].spans == ()


def test_the_name_of_a_file_names_people() -> None:
    title = "[1] (CR_ZORBALOU_Solange.pdf, page 2)"
    (reading,) = rules_alone().find_now([title])
    assert Vault().protect(title, reading.spans) == "[1] (CR_[PERSONNE_1].pdf, page 2)"


@pytest.mark.parametrize(
    "written", ["Z\u200borb\u200balou", "Zо\u0440\u0430lou", "Ｚｏｒｂａｌｏｕ", "Zo\u00adrba\u00adlou"]
)
def test_a_disguised_name_is_a_name(written: str) -> None:
    (reading,) = rules_alone().find_now([f"Mme Solange {written} dort."])
    assert [span.text for span in reading.spans] == [f"Solange {written}"]


_PIECES = (
    "06 12 34 56 78",
    "CHU de Rouen",
    "12/03/2024",
    "1 85 05 78 006 084 91",
    "Mme Zorbalou",
    "IPP 80012345",
    "jean.exemple@chu-exemple.fr",
    "[DATE_1]",
    "76000 Rouen",
    "FR76 3000 6000 0112 3456 7890 189",
    *(" ", "", ", ", "\n", "-", "_", "a", "7"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_protecting_again_changes_nothing(text: str) -> None:
    finders = rules_alone()
    (reading,) = finders.find_now([text])
    protected = Vault().protect(text, reading.spans)
    (again,) = finders.find_now([protected])
    assert again.spans == ()

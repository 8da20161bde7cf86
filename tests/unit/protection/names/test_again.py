"""People found again in other forms and other texts. All people are fictitious."""

from __future__ import annotations

import time

import pytest

from colombage.policy.types import DataClass
from colombage.protection.rules.names.again import named_again
from colombage.protection.rules.names.by_form import names_in
from colombage.protection.rules.names.settling import settle
from colombage.protection.types import Gender, Known, Label, PersonRole, Span

_MET = "La patiente Jeanne LE GOFF-MARTEL, née PETIT, a été vue par le Dr Paul Roux."


def _again(*texts: str, known: Known | None = None) -> list[list[Span]]:
    found = [settle(text, names_in(text), ()) for text in texts]
    return named_again(texts, found, known or Known())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("martel dort", ["martel"]),
        ("Puis goff est revenue", ["goff"]),
        ("Le Goff est revenue", ["Le Goff"]),
        ("J. Martel, puis J.M. et J. M.", ["J.M", "J. M"]),
        ("jeanne dort", ["jeanne"]),
        ("Mange bien, MARTEL JEANNE.", []),
        ("Un petit souci, un grand malaise", []),
        ("vu avec Roux ce jour", ["Roux"]),
        ("cheveux roux", []),
        ("Le Petit Poucet", []),
        ("maladie de Martel, rue Martel", []),
        ("rien de tout cela", []),
    ],
)
def test_forms(text: str, names: list[str]) -> None:
    found = {span.text for span in settle(text, names_in(text), ())}
    again = [span.text for span in _again(_MET, text)[1]]
    assert [name for name in again if name not in found] == again
    assert again == names or set(again) | found >= set(names)
    if not names:
        assert again == []


def test_role_and_gender_are_carried_over() -> None:
    (_, (patient,)) = _again(_MET, "puis martel dort")
    assert (patient.role, patient.gender, patient.data_class) == (
        PersonRole.PATIENT,
        Gender.FEMALE,
        DataClass.PERSONAL,
    )
    (_, (doctor,)) = _again("Vu par le Dr Kouadio hier.", "kouadio a rappelé")
    assert (doctor.role, doctor.private) == (PersonRole.PROFESSIONAL, False)


def test_what_is_doubted_raises_nothing_elsewhere_either() -> None:
    doubted = Span(0, 6, Label.PERSON, 0.1, False, DataClass.INTERNAL, "Zorgal", PersonRole.UNKNOWN)
    _, (again,) = named_again(["Zorgal", "puis Zorgal dort"], [[doubted], []], Known())
    assert (again.private, again.data_class) == (False, DataClass.INTERNAL)


def test_of_two_people_of_one_name_the_private_one_is_meant() -> None:
    (_, (span,)) = _again("Le Dr Paul Kouadio a vu la patiente Awa Kouadio.", "puis kouadio dort")
    assert span.role is PersonRole.PATIENT


def test_a_name_learnt_later_is_found_in_earlier_texts() -> None:
    (earlier, _) = _again("appel de kouadio", "Mme Kouadio a rappelé.")
    assert [span.text for span in earlier] == ["kouadio"]


@pytest.mark.parametrize(
    "text", ["ROSE PETIT dort", "rose petit dort", "Rosé-Petit dort", "rose\npetit dort"]
)
def test_known_names_are_always_found(text: str) -> None:
    known = Known(names=(("Rose Petit", PersonRole.PATIENT),))
    (spans,) = named_again([text], [()], known)
    assert [(span.text, span.role) for span in spans] == [(text[:10], PersonRole.PATIENT)]


def test_parts_of_known_names_that_are_words_need_their_capital() -> None:
    known = Known(names=(("Rose Petit", PersonRole.PATIENT),))
    (spans,) = named_again(["un petit repas rose, vu avec Petit"], [()], known)
    assert [span.text for span in spans] == ["Petit"]


@pytest.mark.parametrize("text", ["vu le Zébulon hier", "ZEBULON", "zebulon."])
def test_what_a_person_marked_is_always_found(text: str) -> None:
    (spans,) = named_again([text], [()], Known(missed=frozenset({"zébulon"})))
    assert [span.text.lower().replace("é", "e") for span in spans] == ["zebulon"]
    assert spans[0].private


def test_marks_are_whole_words_and_may_be_numbers() -> None:
    known = Known(missed=frozenset({"X-12", "ana", "", "***"}))
    (spans,) = named_again(["dossier x-12, banane, X-123"], [()], known)
    assert [(span.text, span.label) for span in spans] == [("x-12", Label.HIDDEN)]


def test_what_is_found_already_is_not_found_again() -> None:
    assert _again(_MET) == [[]]


def test_without_anybody_nothing_is_read() -> None:
    assert named_again(["abc", "def"], [(), ()], Known()) == [[], []]


def test_time_grows_with_the_texts() -> None:
    known = Known(
        names=tuple((f"Jean Nomrare{number}", PersonRole.PATIENT) for number in range(300)),
        missed=frozenset(f"mot clef {number}" for number in range(300)),
    )
    texts = ["jean nomrare7 mot clef 7 J. N. " * 2_000, "Jean " * 10_000, "mot clef " * 5_000, "J. " * 10_000]
    once, twice = (min(_seconds(texts * times, known) for _ in range(2)) for times in (1, 2))
    assert twice < max(4 * once, 0.5)


def _seconds(texts: list[str], known: Known) -> float:
    begun = time.process_time()
    named_again(texts, [() for _ in texts], known)
    return time.process_time() - begun

"""Readers of a base: only principals that somebody may carry, written as actors carry them."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colombage.identity.rules import principals
from colombage.kernel.actor import Grant, Role
from colombage.knowledge.errors import ReadersInvalid
from colombage.knowledge.rules.places import clean_folder
from colombage.knowledge.rules.readers import (
    MOST_READERS,
    Known,
    checked_readers,
    described,
    parse_reader,
    people_of,
)
from colombage.knowledge.types.bases import Owner, OwnerKind

# The same in every process: parameters name the tests, and several processes share them out.
ROUEN, YVETOT, CARDIOLOGY, PERSON, NOBODY = (UUID(f"01a20000-0000-7000-8000-00000000000{n}") for n in "abcde")
KNOWN = Known(
    establishments={ROUEN: "CHU fictif de Rouen", YVETOT: "CH d’Yvetot"},
    departments={CARDIOLOGY: ("Cardiologie", ROUEN)},
    professions={"nurse": ("Infirmier, infirmière", "Nurse")},
    people={PERSON: "Camille Durand (fictive)"},
)
GROUP = Owner(OwnerKind.GROUP)


@pytest.mark.parametrize(
    ("principal", "french", "english"),
    [
        ("group", "Tout le groupement", "The whole group"),
        (f"establishment:{ROUEN}", "CHU fictif de Rouen", "CHU fictif de Rouen"),
        (f"department:{CARDIOLOGY}", "Cardiologie, CHU fictif de Rouen", "Cardiologie, CHU fictif de Rouen"),
        ("profession:nurse", "Infirmier, infirmière", "Nurse"),
        (
            f"profession:nurse:{YVETOT}",
            "Infirmier, infirmière, CH d’Yvetot",
            "Nurse, CH d’Yvetot",
        ),
        ("role:steward", "Référents IA", "AI stewards"),
        (f"role:officer:{ROUEN}", "DPO, RSSI ou comité IA, CHU fictif de Rouen", None),
        (f"person:{PERSON}", "Camille Durand (fictive)", "Camille Durand (fictive)"),
    ],
)
def test_every_kind_of_reader_is_understood_and_put_into_words(
    principal: str, french: str, english: str | None
) -> None:
    assert checked_readers(GROUP, [principal], KNOWN) == (principal,)
    assert described(principal, KNOWN, "fr") == french
    if english is not None:
        assert described(principal, KNOWN, "en") == english


@pytest.mark.parametrize(
    "principal",
    [
        "",
        "everybody",
        "group:all",
        "person:",
        "person:*",
        f"person:{NOBODY}",
        f"person:{str(PERSON).upper()}",
        f"person:{PERSON.hex}",
        f"person:{PERSON}:{ROUEN}",
        f"establishment:{NOBODY}",
        f"department:{ROUEN}",
        "profession:",
        "profession:wizard",
        f"profession:nurse:{NOBODY}",
        "profession:nurse:",
        "role:professional",
        "role:superuser",
        f"role:auditor:{ROUEN}",
        f"role:group_administrator:{ROUEN}",
        " group",
        "group\n",
    ],
)
def test_what_nobody_carries_is_refused_by_name(principal: str) -> None:
    with pytest.raises(ReadersInvalid) as refused:
        checked_readers(GROUP, ["group", principal], KNOWN)
    assert refused.value.facts == {"reader": principal}


def test_a_private_base_is_shared_with_nobody() -> None:
    owner = Owner(OwnerKind.PERSON, person_id=PERSON)
    assert checked_readers(owner, [], KNOWN) == ()
    with pytest.raises(ReadersInvalid):
        checked_readers(owner, ["group"], KNOWN)


def test_readers_stand_once_and_have_a_limit() -> None:
    assert checked_readers(GROUP, ["group", "profession:nurse", "group"], KNOWN) == (
        "group",
        "profession:nurse",
    )
    many = {uuid4(): "Personne fictive" for _ in range(MOST_READERS + 1)}
    with pytest.raises(ReadersInvalid):
        checked_readers(GROUP, [f"person:{each}" for each in many], Known(people=many))


def test_a_reader_who_has_gone_is_said_to_have_gone() -> None:
    assert described(f"person:{NOBODY}", KNOWN, "fr") == "Ce lecteur n’existe plus"
    assert described("?", KNOWN, "en") == "This reader no longer exists"


def test_people_are_found_among_readers() -> None:
    assert people_of(["group", f"person:{PERSON}", "person:x", "profession:nurse"]) == {PERSON}


_IDS = st.uuids()


@given(
    person=_IDS,
    place=st.none() | _IDS,
    profession=st.none() | st.sampled_from(["nurse", "doctor"]),
    scoped=st.booleans(),
    role=st.sampled_from([Role.STEWARD, Role.OFFICER]),
)
def test_whatever_an_actor_carries_is_understood_letter_by_letter(
    person: UUID, place: UUID | None, profession: str | None, *, scoped: bool, role: Role
) -> None:
    grants = [Grant(role, place if scoped else None)]
    for principal in principals(person, place, None, profession, grants):
        reader = parse_reader(principal)
        assert reader is not None
        assert reader.principal == principal


@given(st.text(max_size=80))
def test_whatever_is_understood_is_written_in_one_way_only(text: str) -> None:
    reader = parse_reader(text)
    assert reader is None or reader.principal == text


@pytest.mark.parametrize(
    ("given_folder", "clean"),
    [
        ("", ""),
        ("Soins/Cathéters", "Soins/Cathéters"),
        ("/Soins//Cathéters/", "Soins/Cathéters"),
        ("..\\Soins\\.\\Cathéters", "Soins/Cathéters"),
        ("../../etc", "etc"),
        ("Soins\0\u202e/Cathé\nters", "Soins/Cathé ters"),
        (" . / .. ", ""),
        ("/".join("abcdefghijklmnop"), "a/b/c/d/e/f/g/h/i/j/k/l"),
    ],
)
def test_a_folder_is_only_names(given_folder: str, clean: str) -> None:
    assert clean_folder(given_folder) == clean


@given(st.text(max_size=300))
def test_no_folder_leads_out_or_hides_anything(text: str) -> None:
    folder = clean_folder(text)
    assert len(folder) <= 1000
    assert clean_folder(folder) == folder
    assert not {"", ".", ".."} & set(folder.split("/")) or folder == ""
    assert "\\" not in folder
    assert "\0" not in folder

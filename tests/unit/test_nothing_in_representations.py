"""Representations end up in tracebacks and logs: none of them shows a word of what people write."""

from __future__ import annotations

import pytest

from colombage.answering.citations import Read
from colombage.answering.events import CitablePassage, FactToCheck, TextDelta, TurnFailed
from colombage.answering.types import Exchange, Material, SourcePassage, TaskPrompt
from colombage.inference.calls import ModelCall, Text, Use
from colombage.inference.types import ChatPayload, EnginePassage
from colombage.policy.types import DataClass
from colombage.protection.rules.people import Circle
from colombage.protection.rules.written_names import read_name
from colombage.protection.types import Known, Label, PersonRole, Span
from colombage.protection.vaults.vault import Vault
from tests.conftest import make_actor
from tests.finding import MemoryVault

NAME = "Solange Zorbalou"


def _vault() -> Vault:
    vault = Vault()
    person = Span(0, len(NAME), Label.PERSON, 1.0, True, DataClass.PERSONAL, NAME, PersonRole.PATIENT)
    vault.protect(NAME, [person])
    return vault


def _circle() -> Circle:
    circle = Circle()
    circle.meet(None, NAME, [PersonRole.PATIENT], None)
    return circle


_VAULT = _vault()
_NOTHING = ChatPayload(())


@pytest.mark.parametrize(
    "holder",
    [
        _VAULT,
        _VAULT.entries,
        _VAULT.entries[0].person,
        _VAULT.known(),
        Known(values=((NAME, Label.TOWN),)),
        _circle(),
        read_name(NAME),
        ModelCall(
            make_actor(),
            Use.CHAT,
            "turn:1",
            "essai",
            _NOTHING,
            _NOTHING,
            MemoryVault(_VAULT),
            passages=(EnginePassage(1, "p", NAME, None, NAME),),
            corrections=frozenset({NAME}),
            known=Known(missed=frozenset({NAME})),
        ),
        SourcePassage("p", "d", NAME, None, NAME),
        Exchange("t", NAME, NAME),
        TaskPrompt("t", "Faites.", (Material("Texte", NAME),)),
        FactToCheck(0, 3, "drug", NAME),
        Read(NAME),
        Text(NAME),
        TextDelta(0, NAME),
        CitablePassage(1, "p", "d", NAME, None, NAME),
        TurnFailed("policy.class_refused", "Non.", {"found": [{"text": NAME}]}, partial=False),
    ],
    ids=lambda holder: type(holder).__name__,
)
def test_no_representation_shows_what_it_holds(holder: object) -> None:
    assert "zorbalou" not in repr(holder).casefold()

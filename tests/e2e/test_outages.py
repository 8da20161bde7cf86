"""The server or its database goes away and comes back: plain words, nothing written is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conversing import Conversation
from tests.e2e.pages import SignIns, Watched
from tests.flows.houses import ExternalPostgres
from tests.processes import Colombage

# Not enough for the question below.
QUOTA = 40


@pytest.fixture(scope="module")
def postgres() -> Iterator[ExternalPostgres]:
    with ExternalPostgres() as running:
        yield running


@pytest.fixture(scope="module")
def hospital(postgres: ExternalPostgres) -> Iterator[Colombage]:
    """A server that these tests may take down, on a database that they may stop."""
    with postgres.server("--demo", quota_tokens_per_day=str(QUOTA)) as server:
        yield server


@pytest.fixture(scope="module")
def sessions(browser: Browser, hospital: Colombage) -> SignIns:
    return SignIns(browser, hospital)


@pytest.fixture
def secretary(watched: Watched, hospital: Colombage, sessions: SignIns) -> Page:
    return watched.open(hospital, storage_state=sessions.state_of("secretaire"))


def test_the_database_goes_away_and_comes_back(secretary: Page, postgres: ExternalPostgres) -> None:
    conversation = Conversation.begin(secretary)
    question = "Une question pendant la panne"
    conversation.box.fill(question)
    postgres.cluster.stop()
    try:
        conversation.send.click()
        says = secretary.get_by_role("status").filter(has_text="La base de données ne répond pas.")
        expect(says).to_contain_text("Rien n’est perdu de ce qui était enregistré")
        expect(conversation.box).to_have_value(question)
        secretary.goto("/conversations")
        expect(secretary.get_by_role("main")).to_contain_text("La base de données ne répond pas.")
    finally:
        postgres.cluster.start()
    secretary.get_by_role("button", name="Réessayer").first.click()
    expect(secretary.get_by_role("heading", level=1)).to_have_text("Conversations")
    expect(secretary.get_by_text("Vous n’avez pas encore de conversation.")).to_be_visible()
    secretary.go_back()
    expect(conversation.box).to_have_value(question)
    conversation.send.click()
    expect(secretary.get_by_role("heading", name="Ce mode répond à partir de vos documents")).to_be_visible()


def test_the_server_goes_away_and_comes_back(secretary: Page, hospital: Colombage) -> None:
    conversation = Conversation.begin(secretary)
    conversation.box.fill("Une question pendant le redémarrage")
    hospital.kill()
    conversation.send.click()
    expect(secretary.get_by_role("status").filter(has_text="Le service ne répond pas.")).to_be_visible()
    expect(conversation.box).to_have_value("Une question pendant le redémarrage")
    hospital.start()
    conversation.send.click()
    expect(secretary.get_by_role("heading", name="Ce mode répond à partir de vos documents")).to_be_visible()


def test_an_exhausted_quota_says_when_it_comes_back_and_what_still_answers(
    watched: Watched, hospital: Colombage, sessions: SignIns
) -> None:
    page = watched.open(hospital, storage_state=sessions.state_of("acheteur"))
    conversation = Conversation.begin(page, "SmolLM2 135M (démonstration)")
    turn = conversation.ask("Please write a long letter about the weather in Rouen in November. " * 3)
    expect(turn.get_by_role("heading", name="Limite du jour atteinte")).to_be_visible()
    expect(turn).to_contain_text("Le compteur repart demain.")
    expect(turn).to_contain_text("Le moteur extractif reste disponible, sans quota.")

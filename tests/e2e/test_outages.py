"""The server or its database goes away and comes back: plain words, nothing written is lost."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from colombage.kernel.embedded import EmbeddedCluster
from tests.e2e.catalogue import HELD, Catalogue, go_on, mock_models
from tests.e2e.conversing import Conversation
from tests.e2e.pages import PASSWORD, SignIns, Watched
from tests.flows.houses import ExternalPostgres
from tests.processes import Colombage
from tests.serving import Served

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


@pytest.fixture(scope="module")
def restarting(model_server: Served) -> Iterator[Colombage]:
    """A server of this file's own, with models, that may be killed in the middle of an answer."""
    with Colombage("--demo") as server:
        Catalogue(server).add(*mock_models(model_server.address))
        yield server


def the_lease_runs_out(server: Colombage) -> None:
    """Of the process that died, at once: before that no other may close its turn."""
    database = EmbeddedCluster(server.data).superuser().conninfo()
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "update colombage.streams set lease_until = now() - interval '1 s' where ended_at is null"
        )


def test_a_server_killed_in_the_middle_of_an_answer_leaves_its_part_and_what_is_being_written(
    watched: Watched, restarting: Colombage, model_server: Served
) -> None:
    page = watched.open(restarting)
    assert page.request.post("/api/session", data={"login": "chercheuse", "password": PASSWORD}).ok
    conversation = Conversation.begin(page, HELD)
    turn = conversation.ask("Une longue réponse")
    expect(turn).to_contain_text("Le service a bien reçu votre demande")
    conversation.box.fill("La question suivante")
    # What was read is kept at the latest half a second after it came; that is the promise, and no more.
    page.wait_for_timeout(2_000)
    restarting.kill()
    go_on(model_server)
    expect(turn.get_by_text("Connexion interrompue, reprise en cours…")).to_be_visible()
    expect(conversation.box).to_be_focused()
    the_lease_runs_out(restarting)
    restarting.start()
    expect(turn.get_by_role("heading", name="La réponse n’a pas abouti")).to_be_visible()
    expect(turn).to_contain_text("Le service a bien reçu votre demande")
    expect(turn.get_by_text("Réponse interrompue", exact=True)).to_be_visible()
    expect(conversation.box).to_have_value("La question suivante")
    expect(conversation.box).to_be_focused()
    turn.get_by_role("button", name="Réessayer").click()
    # The part that was left begins with the same words: it goes first.
    expect(turn.get_by_role("heading", name="La réponse n’a pas abouti")).to_have_count(0)
    expect(conversation.turns.last).to_contain_text("Le service a bien reçu votre demande")
    go_on(model_server)
    conversation.ended()
    expect(conversation.turns).to_have_count(1)
    expect(conversation.box).to_have_value("La question suivante")

"""A server process dies, the database goes away: nothing acknowledged is lost, and life goes on by itself."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from colombage.kernel.database.migrate import newest
from tests.flows.client import Answer, Client
from tests.flows.conftest import House, SignedIn
from tests.processes import COMMAND, Colombage, environment, free_port

GAP_SECONDS = 0.05
KEPT_SECONDS = 0.5
"""Older than this, nothing that a reader saw may be lost."""


@pytest.fixture(scope="session", autouse=True)
async def models(house: House) -> None:
    await house.add("sans-fin", "tokens=4000+gap_ms=50")
    await house.add("echo-lent", "echo+gap_ms=50")
    await house.add("quelques-secondes", "tokens=100+gap_ms=50")


class Reading:
    """Reads a turn in the background, and remembers when each event came."""

    def __init__(self, client: Client, turn: str) -> None:
        self.answer = Answer()
        self.arrived: list[float] = []
        self.task = asyncio.create_task(self._read(client, turn))

    async def _read(self, client: Client, turn: str) -> Answer:
        async for event in client.events(turn):
            self.answer.events.append(event)
            self.arrived.append(time.monotonic())
        return self.answer

    async def until_words(self, count: int) -> None:
        while len(self.answer.text.split()) < count:
            assert not self.task.done(), self.answer.last
            await asyncio.sleep(0.02)

    def text_before(self, moment: float) -> str:
        seen = zip(self.answer.events, self.arrived, strict=True)
        return Answer([event for event, arrived in seen if arrived <= moment]).text


@pytest.fixture
async def doomed(house: House) -> AsyncIterator[Colombage]:
    """A third process beside the two."""
    server = await asyncio.to_thread(house.postgres.server().start)
    yield server
    await asyncio.to_thread(server.remove)


async def test_a_killed_process_loses_nothing_acknowledged_and_disturbs_nobody(
    house: House, doomed: Colombage, signed_in: SignedIn
) -> None:
    person = await signed_in("interne", doomed)
    survivor = await signed_in("interne", house.first)
    colleague = await signed_in("interimaire", house.first)

    conversation = await person.conversation()
    turn = await person.ask(conversation, "La question de qui perd son serveur", "sans-fin")
    dose = await person.ask(
        await person.conversation(), f"Donner 500 mg, {'puis attendre ' * 99}", "echo-lent"
    )
    live = await colleague.ask(await colleague.conversation(), "Une question ailleurs", "sans-fin")
    here, elsewhere = Reading(person, turn), Reading(survivor, turn)
    undisturbed = Reading(colleague, live)
    await here.until_words(30)
    other = await person.conversation()
    just_acknowledged = await person.ask(other, "À peine acceptée", "sans-fin")
    await asyncio.to_thread(doomed.kill)
    killed = time.monotonic()
    with pytest.raises((aiohttp.ClientError, ConnectionError)):
        await here.task

    # Until the lease has run out nobody knows that the process is dead: the message is there, its turn runs.
    (kept,) = (await survivor.get(f"/api/conversations/{conversation}"))["turns"]
    assert (kept["question"], kept["state"]) == ("La question de qui perd son serveur", "running")
    async with asyncio.timeout(30):
        answer = await elsewhere.task
        assert answer.last["type"] == "turn_failed"
        assert answer.last["code"] == "chat.turn_interrupted"
        assert answer.last["partial"] is True
        assert "conservé" in answer.last["sentence"]
        shown = here.text_before(killed - KEPT_SECONDS)
        assert len(shown.split()) >= 15
        assert answer.text.startswith(shown)
        assert (await survivor.read(dose)).of("facts_to_check") == []
        facts = (await survivor.get(f"/api/turns/{dose}/facts"))["facts"]
        assert [(each["written"], each["kind"], each["passages"]) for each in facts] == [
            ("500 mg", "dose", [])
        ]
        assert (await survivor.read(just_acknowledged)).last["code"] == "chat.turn_interrupted"
    (kept,) = (await survivor.get(f"/api/conversations/{conversation}"))["turns"]
    assert kept["state"] == "failed"
    assert Answer(kept["events"]).text == answer.text
    (kept,) = (await survivor.get(f"/api/conversations/{other}"))["turns"]
    assert (kept["question"], kept["state"]) == ("À peine acceptée", "failed")

    # The living process's answer went on all the while, and the person goes on with theirs.
    assert not undisturbed.task.done()
    assert len(undisturbed.answer.text.split()) > 0.7 * (time.monotonic() - killed) / GAP_SECONDS
    await colleague.stop(live)
    assert (await undisturbed.task).last["reason"] == "stopped_by_person"
    assert (await survivor.retry(turn, model_id="sur-site")).last["reason"] == "stop"
    assert "Chaîne intacte" in house.postgres.run("audit", "verify").stdout
    auditor = await signed_in("auditrice")
    assert (await auditor.get("/api/audit/verification"))["ok"] is True
    assert len(await auditor.audit("model.call_intended", f"turn:{turn}")) == 1


async def test_without_the_database_people_read_why_and_afterwards_all_goes_on(
    house: House, signed_in: SignedIn
) -> None:
    person = await signed_in("administrative", house.first)
    elsewhere = await signed_in("administrative", house.second)
    conversation = await person.conversation()
    turn = await person.ask(conversation, "Une question qui dure", "quelques-secondes")
    reading = Reading(person, turn)
    await reading.until_words(10)
    await asyncio.to_thread(house.postgres.cluster.stop)
    try:
        for client in (person, elsewhere):
            for method, path in (("GET", "/api/conversations"), ("POST", "/api/conversations")):
                reply = await client.call(method, path, None if method == "GET" else {})
                assert (reply.status, reply.code) == (503, "kernel.database_away")
                assert reply.sentence.startswith("La base de données ne répond pas.")
                assert reply.headers["Retry-After"].isdecimal()
            lost = await client.try_to_ask(conversation, "Encore une question", "sur-site")
            assert (lost.status, lost.code) == (503, "kernel.database_away")
            assert (await client.call("GET", "/health/ready")).status == 503
            assert (await client.call("GET", "/health/live")).status == 200
        words = len(reading.answer.text.split())
        await reading.until_words(words + 10)
    finally:
        await asyncio.to_thread(house.postgres.cluster.start)
    for client in (person, elsewhere):
        async with asyncio.timeout(15):
            while (await client.call("GET", "/health/ready")).status != 200:  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.05)
    async with asyncio.timeout(20):
        answer = await reading.task
    assert answer.last["reason"] == "stop"
    assert len(answer.text.split()) == 100
    (kept,) = (await elsewhere.get(f"/api/conversations/{conversation}"))["turns"]
    assert Answer(kept["events"]).text == answer.text
    assert (await elsewhere.answer(conversation, "Et maintenant ?", "sur-site")).last["reason"] == "stop"
    # Listening again, too: a stop from the other process arrives.
    going = await person.ask(await person.conversation(), "Une question", "sans-fin")
    await asyncio.sleep(0.3)
    await elsewhere.stop(going)
    assert (await asyncio.wait_for(person.read(going), 10)).last["reason"] == "stopped_by_person"
    auditor = await signed_in("auditrice")
    (closed,) = await auditor.audit("model.call_closed", f"turn:{turn}")
    assert closed["facts"]["outcome"] == "answered"
    assert (await auditor.get("/api/audit/verification"))["ok"] is True


def test_an_operator_migrates_as_owner_and_nobody_serves_so(house: House) -> None:
    assert house.postgres.run("migrate").stdout.startswith(f"Base à la version {newest()}.")
    postgres = house.postgres
    given = postgres.settings | {
        "database_url": postgres.roles.owner.url(),
        "data_folder": str(postgres.folder / "refused"),
    }
    done = subprocess.run(
        [COMMAND, "serve", "--port", str(free_port())],
        env=environment(**given),
        cwd=postgres.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode != 0
    assert "kernel.serving_as_owner" in done.stderr
    assert "Traceback" not in done.stderr
    assert postgres.roles.owner.password not in done.stdout + done.stderr

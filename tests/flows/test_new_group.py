"""An installation of its own, on the embedded database: from the one-time link to the verified record."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.flows.client import Client
from tests.processes import COMMAND, Colombage, environment, free_port
from tests.serving import Served

PASSWORD = "quatre chevaux sous la pluie"
ADMINISTRATOR = {"display_name": "Agathe Morel", "login": "agathe.morel", "password": PASSWORD}


@pytest.fixture(scope="module")
def server() -> Iterator[Colombage]:
    with Colombage(demonstration_model="false") as server:
        yield server


@pytest.fixture
async def browser(server: Colombage) -> AsyncIterator[Client]:
    async with Client(server.address) as client:
        yield client


def beside(server: Colombage, *command: str, port: int | None = None) -> subprocess.CompletedProcess[str]:
    """Another command of the same operator, on the same data."""
    ports = ["--port", str(port)] if port else []
    return subprocess.run(
        [COMMAND, *command, "--data", str(server.data), *ports],
        env=environment(),
        cwd=server.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


async def test_the_day_of_a_new_group(server: Colombage, browser: Client, model_server: Served) -> None:
    found = re.search(r"(http://127\.0\.0\.1:\d+)/premiers-pas\?jeton=(\S+)", server.said())
    assert found is not None, server.said()
    assert found[1] == server.address
    token = found[2]
    assert (await browser.get("/api/session"))["state"] == "first_use"
    wrong = await browser.call("POST", "/api/first-use/check", {"token": "un-autre-jeton"})
    assert wrong.status in {401, 403, 404, 410}
    assert (await browser.call("POST", "/api/first-use/check", {"token": token})).status == 204

    # The address is tried first: a wrong one is told, the right one shows its models.
    nowhere = {"token": token, "address": f"http://127.0.0.1:{free_port()}/v1", "api_key": ""}
    failed = await browser.call("POST", "/api/first-use/model-server-test", nowhere)
    assert (failed.status, failed.code) == (502, "inference.server_unreachable")
    probing = await browser.call("POST", "/api/first-use/model-server-test", nowhere | {"token": "x"})
    assert probing.code == wrong.code, "without the link nobody probes the network from here"
    address = f"{model_server.address}/v1"
    tried = await browser.post("/api/first-use/model-server-test", nowhere | {"address": address})
    assert "mock" in tried["models"]

    group = {
        "token": token,
        "group_name": "Groupement des Deux Vallées",
        "establishment_name": "CH des Deux Vallées",
        "administrator": ADMINISTRATOR,
        "model_server": {"address": address, "api_key": "", "hosting": "on_site"},
    }
    weak = await browser.call(
        "POST", "/api/first-use/group", group | {"administrator": ADMINISTRATOR | {"password": "azerty"}}
    )
    assert weak.status == 422, weak.body
    session = await browser.post("/api/first-use/group", group)
    assert (session["notice"], session["group_name"]) == (None, "Groupement des Deux Vallées")
    person = browser.take(session)
    assert person["login"] == "agathe.morel"
    assert (await browser.call("POST", "/api/first-use/group", group)).status >= 400, "the link is used up"
    again = await browser.call("POST", "/api/first-use/check", {"token": token})
    assert again.status == wrong.status
    assert (await browser.call("GET", "/api/demonstration/accounts")).status == 404

    models = {model["id"]: model for model in await browser.get("/api/models")}
    assert models["mock"]["state"] == "ready"
    assert [name for name, model in models.items() if model["is_default"]] == ["echo"]
    assert (models["mock"]["hosting"], models["extractif"]["hosting"]) == ("on_site", "on_site")

    async with AsyncExitStack() as stack:
        invited = await invite(browser, person["establishment_id"], "bruno.petit", "Bruno Petit")
        colleague = await stack.enter_async_context(Client(server.address))
        colleague.take(
            await colleague.post("/api/invitations/accept", {"token": invited, "password": PASSWORD})
        )
        answer = await colleague.answer(await colleague.conversation(), "Bonjour", "mock")
        assert answer.text.startswith("Le service a bien reçu")
        assert answer.one("footprint_measured")["completion_tokens"] == 50

        auditing = await invite(browser, person["establishment_id"], "ines.leroy", "Inès Leroy", "auditor")
        auditor = await stack.enter_async_context(Client(server.address))
        auditor.take(await auditor.post("/api/invitations/accept", {"token": auditing, "password": PASSWORD}))
        assert (await auditor.get("/api/audit/verification"))["ok"] is True
        kinds = [row["kind"] for row in (await auditor.get("/api/audit"))["items"]]
        for kind in (
            "group.created",
            "model.added",
            "grant.given",
            "model.call_intended",
            "model.call_closed",
        ):
            assert kind in kinds
    verified = await asyncio.to_thread(beside, server, "audit", "verify")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith("Chaîne intacte")


async def invite(
    administrator: Client, establishment: str, login: str, name: str, role: str | None = None
) -> str:
    """The token of the new person's invitation."""
    added = await administrator.post(
        "/api/people",
        {
            "display_name": name,
            "login": login,
            "establishment_id": establishment,
            "profession": "nurse",
            "language": "fr",
        },
    )
    if role is not None:
        path = f"/api/people/{added['person']['id']}/grants"
        await administrator.post(path, {"role": role, "establishment_id": None})
    link = added["invitation_link"]
    assert link.startswith(f"{administrator.address}/invitation?jeton=")
    return str(link.partition("jeton=")[2])


async def test_a_second_start_on_the_same_data_says_so(server: Colombage, browser: Client) -> None:
    """Typed twice in the same words: that the port is taken too is not what the person must know."""
    second = await asyncio.to_thread(beside, server, "serve", port=server.port)
    assert second.returncode != 0
    assert "kernel.already_running" in second.stderr
    assert "Colombage tourne déjà sur ces données" in second.stderr
    assert server.address in second.stderr
    assert "Traceback" not in second.stderr
    assert (await browser.call("GET", "/health/ready")).status == 200


def test_a_port_that_another_program_has_is_named(server: Colombage, tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "serve", "--port", str(server.port), "--data", str(server.folder / "other")],
        env=environment(),
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "app.port_taken" in done.stderr
    assert f"127.0.0.1:{server.port}" in done.stderr


async def test_a_database_that_dies_under_the_server_is_started_again(
    server: Colombage, browser: Client
) -> None:
    """As the kernel does it when memory is short."""
    await browser.sign_in("agathe.morel", PASSWORD)
    conversation = await browser.conversation()
    dead = postmaster(server)
    os.kill(dead, signal.SIGKILL)
    async with asyncio.timeout(30):
        while (await browser.call("GET", "/health/ready")).status == 200:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.05)
        while (await browser.call("GET", "/health/ready")).status != 200:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.1)
    assert postmaster(server) != dead
    assert (await browser.answer(conversation, "Est-ce revenu ?", "mock")).last["reason"] == "stop"


async def test_the_database_that_a_killed_server_left_running_is_adopted(server: Colombage) -> None:
    async with Client(server.address) as before:
        await before.sign_in("agathe.morel", PASSWORD)
        conversation = await before.conversation()
        await before.answer(conversation, "Ce qui a été dit avant la panne", "mock")
    await asyncio.to_thread(server.kill)
    orphan = postmaster(server)
    os.kill(orphan, 0)
    await asyncio.to_thread(server.start)
    assert postmaster(server) == orphan
    async with Client(server.address) as after:
        await after.sign_in("agathe.morel", PASSWORD)
        (turn,) = (await after.get(f"/api/conversations/{conversation}"))["turns"]
        assert turn["question"] == "Ce qui a été dit avant la panne"
    await asyncio.to_thread(server.stop)
    assert not (server.data / "database" / "postmaster.pid").exists(), "who has adopted it also stops it"


def postmaster(server: Colombage) -> int:
    """The process of the embedded database."""
    return int((server.data / "database" / "postmaster.pid").read_text().split()[0])

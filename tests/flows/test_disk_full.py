"""The disk of the database and the files fills up under a server: told plainly, nothing lost, over by itself.

The server runs in a mount namespace where its data folder is a small file system of its own.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.flows.client import Answer, Client
from tests.processes import Colombage
from tests.serving import Served

MEGABYTE = 1 << 20
SLACK = 64 << 10
SLOW = "tokens=60+gap_ms=80"
WORDS = "Le service ouvre chaque matin. "
ENTRANCES = (
    ("unshare --mount", "nsenter --mount"),
    ("unshare --map-current-user --keep-caps --mount", "nsenter --user --preserve-credentials --mount"),
)
"""How one comes into a namespace of one's own, and others after: root, and everybody else."""


def entrance() -> tuple[str, str]:
    for way in ENTRANCES if os.geteuid() == 0 else ENTRANCES[1:]:
        trial = f"{way[0]} mount -t tmpfs tmpfs /mnt"
        if subprocess.run(shlex.split(trial), capture_output=True, check=False).returncode == 0:
            return way
    pytest.fail(
        "This machine lets no one mount a file system of their own, so a full disk cannot be shown: "
        "run the tests as root, or allow unprivileged user namespaces (kernel.unprivileged_userns_clone=1)."
    )


@dataclass
class SmallDisk:
    """The file system of a running server's data folder."""

    server: Colombage
    enter: str

    def resize(self, free: int) -> None:
        """Leave so many bytes free beside what is used."""
        assert self.server.process is not None
        pid = self.server.process.pid
        found = os.statvfs(f"/proc/{pid}/root{self.server.data}")
        size = (found.f_blocks - found.f_bfree) * found.f_frsize + free
        command = f"{self.enter} --target {pid} mount -o remount,size={size} {self.server.data}"
        subprocess.run(shlex.split(command), check=True, capture_output=True)


@pytest.fixture(scope="module")
def disk() -> Iterator[SmallDisk]:
    inside, enter = entrance()
    server = Colombage("--demo", demonstration_model="false")
    server.data.mkdir(parents=True)
    mount = f'mount -t tmpfs -o size=1g,mode=755 tmpfs {server.data} && exec "$@"'
    server.before = (*inside.split(), "sh", "-c", mount, "sh")
    with server:
        yield SmallDisk(server, enter)


async def test_a_full_disk_is_told_and_what_was_accepted_is_kept(
    disk: SmallDisk, model_server: Served
) -> None:
    server = disk.server
    async with Client(server.address) as administrator:
        await administrator.sign_in("administratrice")
        address = {"address": f"{model_server.address}/only/{SLOW}/v1", "hosting": "on_site"}
        (model,) = (await administrator.post("/api/model-servers", address))["models"]
    async with Client(server.address) as person:
        await person.sign_in("infirmiere")
        conversation = await person.conversation()
        turn = await person.ask(conversation, "Une question posée à temps", model)
        reading = asyncio.create_task(person.read(turn))
        await asyncio.sleep(0.6)

        disk.resize(SLACK)
        other = await person.conversation()
        accepted = await ask_until_full(person, other)
        refused = await person.attach(other, "document.txt", (WORDS * 20_000).encode())
        assert (refused.status, refused.code) == (503, "kernel.disk_full")
        # What is there can be read all the same.
        kept = await person.get(f"/api/conversations/{other}")
        assert [each["question"] for each in kept["turns"]] == accepted
        assert kept["attachments"] == []
        await asyncio.sleep(1)

        disk.resize(200 * MEGABYTE)
        answer = await asyncio.wait_for(reading, 30)
        assert answer.last["reason"] == "stop"
        assert len(answer.text.split()) == 60
        (turn_kept,) = (await person.get(f"/api/conversations/{conversation}"))["turns"]
        assert Answer(turn_kept["events"]).text == answer.text
        attached = await person.attach(other, "document.txt", (WORDS * 20_000).encode())
        assert attached.status == 201, attached.body
        again = await person.answer(other, "Que dit-il ?", "extractif", attachment_ids=[attached.body["id"]])
        assert again.last["type"] == "turn_finished"
    async with Client(server.address) as auditor:
        await auditor.sign_in("auditrice")
        assert (await auditor.get("/api/audit/verification"))["ok"] is True
        (closed,) = await auditor.audit("model.call_closed", f"turn:{turn}")
        assert closed["facts"]["outcome"] == "answered"


async def ask_until_full(person: Client, conversation: str) -> list[str]:
    """Long messages until one is refused; gives those that were accepted."""
    accepted: list[str] = []
    for _ in range(40):
        text = secrets.token_hex(45_000)
        reply = await person.try_to_ask(conversation, text, "extractif")
        if reply.status != 202:
            assert (reply.status, reply.code) == (503, "kernel.disk_full"), reply.body
            assert reply.sentence.startswith("L’espace de stockage du serveur est plein")
            return accepted
        accepted.append(text)
        await person.read(reply.body["turn_id"])
    raise AssertionError("the disk never was full")

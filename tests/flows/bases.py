"""What flows about knowledge bases share: a base, a file given to it, and the wait until it is read."""

from __future__ import annotations

import asyncio
import io
import time
from typing import Any
from uuid import uuid4

import aiohttp

from tests.flows.client import Client, Reply

PATIENCE_SECONDS = 60
ENDED = frozenset({"ready", "failed"})


async def establishment(client: Client, name: str) -> str:
    found = await client.get("/api/establishments")
    return next(str(each["id"]) for each in found if each["name"] == name)


def new_base(**changes: Any) -> dict[str, Any]:
    """A private base, of whoever makes it."""
    return {
        "name": f"Base d’essai {uuid4().hex[:8]}",
        "owner": {"kind": "person"},
        "data_class": "internal",
        **changes,
    }


async def base(client: Client, **changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = await client.post("/api/knowledge/bases", new_base(**changes))
    return made


async def shared_base(steward: Client, *readers: str, **changes: Any) -> dict[str, Any]:
    """One of the steward's establishment, which these principals read."""
    place = await establishment(steward, "CHU de Rouen")
    owner = {"kind": "establishment", "establishment_id": place}
    return await base(steward, owner=owner, readers=list(readers), **changes)


async def give(client: Client, base_id: str, name: str, content: bytes, folder: str = "") -> Reply:
    form = _form(name, content)
    if folder:
        form.add_field("folder", folder)
    return await client.call("POST", f"/api/knowledge/bases/{base_id}/documents", data=form)


async def replace(client: Client, document_id: str, name: str, content: bytes) -> Reply:
    form = _form(name, content)
    return await client.call("PUT", f"/api/knowledge/documents/{document_id}/content", data=form)


async def given(client: Client, base_id: str, name: str, content: bytes, folder: str = "") -> dict[str, Any]:
    """A document that is read and searchable, by its words at least."""
    reply = await give(client, base_id, name, content, folder)
    assert reply.status == 201, reply.body
    return await served(client, str(reply.body["id"]), int(reply.body["newest"]["number"]))


async def served(client: Client, document_id: str, number: int) -> dict[str, Any]:
    """The document, once its version of this number serves."""
    return await until(
        client, document_id, lambda document: (document["current"] or {}).get("number") == number
    )


async def ended(client: Client, document_id: str) -> dict[str, Any]:
    """The document, once its newest version is done or has failed."""
    return await until(client, document_id, lambda document: document["newest"]["state"] in ENDED)


async def until(client: Client, document_id: str, reached: Any) -> dict[str, Any]:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        document: dict[str, Any] = await client.get(f"/api/knowledge/documents/{document_id}")
        if reached(document):
            return document
        await asyncio.sleep(0.1)
    raise AssertionError(document)


def _form(name: str, content: bytes) -> aiohttp.FormData:
    form = aiohttp.FormData()
    form.add_field("file", io.BytesIO(content), filename=name)
    return form

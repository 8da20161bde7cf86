"""Everything on and ready to be measured: server, mock model server in its catalogue, readers signed in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.answers import DirectServer, Reader, session
from benchmarks.machinery import Process, model_server, server

LOGINS = (
    "medecin",
    "infirmiere",
    "aide.soignante",
    "pharmacien",
    "sage.femme",
    "chercheuse",
    "acheteur",
    "secretaire",
    "administrative",
    "technicien",
    "informaticien",
    "formatrice",
    "directrice",
    "interne",
    "interimaire",
)
_PATIENCE_SECONDS = 60
QUOTA = {"quota_tokens_per_day": "1000000000"}
"""The quota is counted like everybody's; only its limit is out of reach."""


@dataclass(frozen=True, slots=True)
class Stage:
    server: Process
    models: Process
    direct: DirectServer
    readers: tuple[Reader, ...]

    def reader(self, number: int) -> Reader:
        return self.readers[number % len(self.readers)]


@asynccontextmanager
async def stage(
    folder: Path, on_site: tuple[str, ...], elsewhere: tuple[str, ...] = (), readers: int = 1
) -> AsyncGenerator[Stage]:
    """`on_site` and `elsewhere` are scripts of the mock server; its models are used under `model_id(script)`.

    Those `elsewhere` are declared as hosted in the European Union: what they are sent is protected, and what
    they answer restored.
    """
    with model_server(folder) as models, server(folder, **QUOTA) as product:
        async with session() as connections:
            administrator = Reader(connections, product.address)
            await administrator.sign_in("administratrice")
            for scripts, hosting in ((on_site, "on_site"), (elsewhere, "eu")):
                if scripts:
                    address = f"{models.address}/only/{','.join(scripts)}/v1"
                    body = {"address": address, "api_key": "sk-mock", "hosting": hosting}
                    await administrator.post("/api/model-servers", body)
            people = tuple(Reader(connections, product.address) for _ in range(readers))
            for reader, login in zip(people, LOGINS, strict=False):
                await reader.sign_in(login)
            await _demonstration_read(administrator)
            yield Stage(product, models, DirectServer(connections, models.address), people)


async def _demonstration_read(reader: Reader) -> None:
    """Once the demonstration has been read: what is measured shares the processor with no other work."""
    (base, *_) = await reader.get("/api/knowledge/bases")
    documents = f"/api/knowledge/bases/{base['id']}/documents"
    for _ in range(_PATIENCE_SECONDS * 5):
        if not (await reader.get(documents))["open"]:
            return
        await asyncio.sleep(0.2)
    raise RuntimeError("the demonstration's documents are not read")


def model_id(script: str) -> str:
    """The id under which the catalogue holds a model of this name."""
    return "-".join(part for part in script.replace("=", "-").replace("+", "-").replace("_", "-").split("-"))

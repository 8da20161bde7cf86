"""Runs the server: database, house, worker, pages; stops in order. Called by the command line."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from types import FrameType

import structlog
import uvicorn
import uvloop

from colombage.app.compose import House, open_house, prewarm_demonstration
from colombage.app.demonstration.base import publish_demonstration_base
from colombage.app.errors import PortTaken
from colombage.app.http import web_application
from colombage.app.jobs import LANES, housekeeping
from colombage.app.places import Places, database_of, places, serving_alone
from colombage.identity.actions.issue_first_use_link import IssueFirstUseLink
from colombage.identity.actions.load_demonstration import LoadDemonstration
from colombage.identity.actions.read_group import ReadGroup
from colombage.inference.footprint import prepare_footprint
from colombage.kernel.database import DatabaseAddresses
from colombage.kernel.errors import CodedError
from colombage.kernel.jobs import job_queue, working
from colombage.kernel.logging import log_lost_errors
from colombage.kernel.settings import Settings

log = structlog.get_logger()

_BACKLOG = 2048
_GRACE_SECONDS = 5
_NEW_OBJECTS = 10_000
"""Allocated between two looks for garbage; Python's own 700 is for small programs."""
_SWITCH_SECONDS = 0.001
"""How long a thread that computes (stems, answers of the parser) keeps the streams waiting for their turn.
With Python's own 5 ms, events came 90 ms late while a long document was taken in; with this, 20 ms."""
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def run_server(settings: Settings, *, demo: bool) -> None:
    """Until a signal. Raises coded errors for everything that keeps it from starting."""
    where = places(settings)
    with (
        # First, so that a second start on the same data says so, and not merely that the port is taken.
        serving_alone(settings, where, _address(settings)),
        _listening(settings.host, settings.port) as listener,
        database_of(settings, where, serves=True) as addresses,
    ):
        uvloop.run(_serve(settings, where, addresses, listener, demo=demo))


def run_worker(settings: Settings) -> None:
    """Background jobs alone, until a signal."""
    where = places(settings)
    with database_of(settings, where) as addresses:
        uvloop.run(_work(settings, where, addresses))


def _address(settings: Settings) -> str:
    if settings.public_url:
        return settings.public_url.rstrip("/")
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def _listening(host: str, port: int) -> socket.socket:
    """Bound before the database is touched, so that a taken port is one plain sentence. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTaken(address=f"{host}:{port}") from error
    listener.set_inheritable(True)
    return listener


class _Server(uvicorn.Server):
    """Ends the live answers before it waits for their readers, and tells when it listens."""

    def __init__(self, config: uvicorn.Config, house: House) -> None:
        super().__init__(config)
        self.house = house

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self.house.producer.close()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # A second signal means it: uvicorn then drops what is open. It must not be raised again afterwards.
        super().handle_exit(sig, frame)
        self._captured_signals.clear()


async def _serve(
    settings: Settings, where: Places, addresses: DatabaseAddresses, listener: socket.socket, *, demo: bool
) -> None:
    log_lost_errors(asyncio.get_running_loop())
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(open_house(settings, where, addresses))
        await stack.enter_async_context(_kept(house, addresses))
        config = uvicorn.Config(
            web_application(house),
            loop="uvloop",
            http="httptools",
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            proxy_headers=True,
            forwarded_allow_ips=settings.trusted_proxies,
            server_header=False,
            backlog=_BACKLOG,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        server = _Server(config, house)
        await _welcome(house, _address(settings), demo=demo)
        _collect_garbage_sparingly()
        sys.setswitchinterval(_SWITCH_SECONDS)
        await server.serve(sockets=[listener])


def _collect_garbage_sparingly() -> None:
    """The modules, routes and statements of a running server are objects by the hundred thousand that never
    go: to walk over them again and again took an eighth of the processor's time while answers streamed."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    gc.enable()


@asynccontextmanager
async def _kept(house: House, addresses: DatabaseAddresses) -> AsyncGenerator[None]:
    """What runs beside the server: signed heads, the worker, slow first steps taken in the background."""
    tasks = [
        asyncio.create_task(house.write_head.keep(), name="audit heads"),
        asyncio.create_task(prepare_footprint(), name="footprint"),
    ]
    async with AsyncExitStack() as stack:
        if house.settings.worker_in_server:
            queue = job_queue(addresses.system)
            housekeeping(queue, house)
            await stack.enter_async_context(working(queue, LANES))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    try:
        await house.write_head()
    except CodedError as error:
        log.warning("audit.head_not_written", code=error.code)


async def _welcome(house: House, address: str, *, demo: bool) -> None:
    """What a person reads on the console: the address, and the link of the first administrator."""
    link = await IssueFirstUseLink(house.database)()
    if link is not None and demo:
        load = LoadDemonstration(house.database, house.append, house.passwords, house.lives)
        administrator = (await load(link)).session.actor
        await prewarm_demonstration(house)
        await publish_demonstration_base(house, administrator)
        link = None
    group = await ReadGroup(house.database)()
    print(f"\n  Colombage : {address}", flush=True)
    if link is not None:
        print(f"  Première utilisation (lien à usage unique) : {address}/premiers-pas?jeton={link}")
    elif group is not None and group.demonstration:
        print("  Groupement de démonstration : choisissez un compte sur la page de connexion.")
        if house.settings.host not in _LOOPBACK:
            print("  Attention : ses mots de passe sont publics, et ce service est ouvert au réseau.")
        await prewarm_demonstration(house)
    print("  Arrêt : Ctrl+C\n", flush=True)


async def _work(settings: Settings, where: Places, addresses: DatabaseAddresses) -> None:
    log_lost_errors(asyncio.get_running_loop())
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    queue = job_queue(addresses.system)
    async with open_house(settings, where, addresses) as house:
        housekeeping(queue, house)
        async with working(queue, LANES):
            print("  Colombage : les travaux de fond sont pris en charge. Arrêt : Ctrl+C", flush=True)
            await stopping.wait()

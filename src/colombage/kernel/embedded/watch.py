"""Starts the embedded database again when it died under the process that serves. Used by `app`.

Somebody ended it, or the kernel did when memory was short: people read “the database does not answer” for
some seconds, and nobody has to be called.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager

import structlog

from colombage.kernel.embedded.cluster import EmbeddedCluster
from colombage.kernel.errors import CodedError

log = structlog.get_logger()

_LONGEST_PAUSE_SECONDS = 30.0
_LEAVING_SECONDS = 10.0


@contextmanager
def watched(cluster: EmbeddedCluster, every_seconds: float = 1.0) -> Generator[None]:
    """Watches in a thread of its own, since starting blocks, for as long as the block lasts."""
    leaving = threading.Event()
    thread = threading.Thread(
        target=_watch, args=(cluster, every_seconds, leaving), name="database watch", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        leaving.set()
        thread.join(_LEAVING_SECONDS)


def _watch(cluster: EmbeddedCluster, every_seconds: float, leaving: threading.Event) -> None:
    pause = every_seconds
    while not leaving.wait(pause):
        if cluster.is_running():
            pause = every_seconds
            continue
        log.warning("database.not_running")
        try:
            cluster.attach()
        except CodedError as error:
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)
            log.warning("database.not_started_again", code=error.code, retry_seconds=pause)
        else:
            log.info("database.started_again")

"""Serves an ASGI application on a free loopback port, in a thread, for as long as a `with` lasts."""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Any, Self

import uvicorn


class Served:
    """`address` is http://127.0.0.1:port, or https:// with uvicorn's `ssl_` options."""

    def __init__(self, application: Any, **options: Any) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        scheme = "https" if "ssl_certfile" in options else "http"
        self.address = f"{scheme}://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            application,
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
            ws="none",
            **options,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def __enter__(self) -> Self:
        # Listening before the thread runs: a client that comes first waits in the queue.
        self._socket.listen(512)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._socket.close()
        assert not self._thread.is_alive()

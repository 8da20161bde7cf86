"""What every request passes: size, session and cross-site checks, security headers, figures.

Plain ASGI, because the path of a streamed answer goes through here.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from prometheus_client import Counter, Histogram

from colombage.app.errors import BodyTooLarge, CrossSiteRefused, fault_of, language_of, rendered
from colombage.identity.routes import COOKIE
from colombage.identity.types import ResumedSession
from colombage.kernel.errors import CodedError

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_JSON_MEGABYTES = 2
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_REQUESTS = Counter("colombage_http_requests_total", "Requests", ["method", "route", "status"])
_SECONDS = Histogram("colombage_http_seconds", "Time to the first byte of the answer", ["route"])

_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(self), payment=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


@dataclass(frozen=True, slots=True)
class Edge:
    """Wraps the application. `resume` turns a cookie into a session, or None; `hosts` are the names under
    which the server may be asked, None for any."""

    app: App
    resume: Callable[[str], Awaitable[ResumedSession | None]]
    max_upload_megabytes: int
    public_url: str | None
    hosts: frozenset[str] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        request = Request(scope)
        answering = _Answering(send, scope, started, secure=self._is_https(scope))
        try:
            self._check_host(request)
            self._check_origin(request)
            if scope["path"].startswith("/api/"):
                await self._open_session(request)
            limited = _Limited(receive, self._limit(request))
            await self.app(scope, limited, answering)
        except CodedError as error:
            if not answering.started:
                await rendered(error, language_of(request))(scope, receive, answering)
        except Exception as error:  # noqa: BLE001 - the edge: nothing above renders or logs safely
            # What went through the application was logged and answered there; it comes here all the same,
            # and must not go on to the server, which would log it with all its variables. Begun answers
            # break off.
            if not answering.started:
                await rendered(fault_of(error, scope["path"]), language_of(request))(
                    scope, receive, answering
                )

    async def _open_session(self, request: Request) -> None:
        token = request.cookies.get(COOKIE)
        session = await self.resume(token) if token else None
        request.state.session = session
        request.state.actor = session.actor if session else None
        request.state.is_still_signed_in = partial(self._is_still_signed_in, token)
        if session is not None and request.method not in _SAFE_METHODS:
            given = request.headers.get("x-csrf-token", "")
            if not hmac.compare_digest(given.encode(), session.csrf.encode()):
                raise CrossSiteRefused

    async def _is_still_signed_in(self, token: str | None) -> bool:
        try:
            return token is not None and await self.resume(token) is not None
        except CodedError:
            # Nobody can tell while the database is away; whoever reads what is in memory goes on reading.
            return True

    def _check_host(self, request: Request) -> None:
        """A name of theirs that other sites let lead to this machine would make their pages our own."""
        if self.hosts is not None and _hostname(request.headers.get("host", "")) not in self.hosts:
            raise CrossSiteRefused

    def _check_origin(self, request: Request) -> None:
        """A state-changing request from another site is refused even before there is a session."""
        origin = request.headers.get("origin")
        if request.method in _SAFE_METHODS or origin is None:
            return
        allowed = {request.headers.get("host", "")}
        if self.public_url:
            allowed.add(urlsplit(self.public_url).netloc)
        if urlsplit(origin).netloc not in allowed:
            raise CrossSiteRefused

    def _limit(self, request: Request) -> int:
        """Megabytes; a person's for files, a form's for nobody. Raises BodyTooLarge for a body that says
        itself that it is too large."""
        is_form = request.headers.get("content-type", "").startswith("multipart/")
        is_upload = is_form and getattr(request.state, "actor", None) is not None
        limit = self.max_upload_megabytes + 1 if is_upload else _JSON_MEGABYTES
        declared = request.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > limit << 20:
            raise BodyTooLarge(megabytes=self.max_upload_megabytes if is_upload else limit)
        return limit

    def _is_https(self, scope: Scope) -> bool:
        return scope["scheme"] == "https" or (self.public_url or "").startswith("https:")


class _Limited:
    """Counts the body as it comes: a length that was not declared, or is a lie, changes nothing."""

    def __init__(self, receive: Receive, megabytes: int) -> None:
        self._receive = receive
        self._megabytes = megabytes
        self._left = megabytes << 20

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise BodyTooLarge(megabytes=self._megabytes)
        return message


class _Answering:
    """Adds the security headers and counts the answer."""

    def __init__(self, send: Send, scope: Scope, began: float, *, secure: bool) -> None:
        self._send = send
        self._scope = scope
        self._began = began
        self._secure = secure
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            names = {name for name, _ in message["headers"]}
            added = [header for header in _HEADERS if header[0] not in names]
            if b"content-security-policy" not in names:
                added.append((b"content-security-policy", _POLICY.encode()))
            if b"cache-control" not in names:
                added.append((b"cache-control", b"no-store"))
            if self._secure:
                added.append((b"strict-transport-security", b"max-age=31536000"))
            message["headers"] = [*message["headers"], *added]
            route = getattr(self._scope.get("route"), "path", "other")
            _REQUESTS.labels(self._scope["method"], route, message["status"]).inc()
            _SECONDS.labels(route).observe(time.perf_counter() - self._began)
        await self._send(message)


def _hostname(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""

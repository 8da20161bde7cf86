"""The way out to model servers: one pool of connections per process, the outbound proxy, the private
certificate authority. Built by `app` from the settings; used by the OpenAI-compatible adapter alone.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from yarl import URL

_METADATA = ipaddress.ip_address("fd00:ec2::254")


@dataclass(frozen=True, slots=True)
class OutboundSettings:
    """`proxy`: address of the outbound HTTP proxy, None for none; the environment's is never used, and it may
    hold a password.

    Loopback and private addresses never pass the proxy, nor do the names in `direct_hosts` and, for a name
    that begins with a dot, every name that ends so. `certificate_authority`: a PEM file that is trusted
    besides the system's.
    """

    proxy: str | None = field(default=None, repr=False)
    direct_hosts: tuple[str, ...] = ()
    certificate_authority: Path | None = None


class Outbound:
    """Opens its session at the first call, inside the loop that then owns it."""

    def __init__(self, settings: OutboundSettings) -> None:
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None

    def session(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            context = ssl.create_default_context()
            if self._settings.certificate_authority is not None:
                context.load_verify_locations(cafile=self._settings.certificate_authority)
            self._session = aiohttp.ClientSession(
                # No limit: a slow model must not make the readers of another wait for a connection.
                connector=aiohttp.TCPConnector(
                    limit=0, ssl=context, keepalive_timeout=30, socket_factory=_socket
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                # The adapter keeps its own times, finer than these.
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=None, sock_read=None),
                # Asking for no compression leaves nothing to inflate.
                headers={"Accept-Encoding": "identity", "User-Agent": "colombage"},
                trust_env=False,
            )
        return self._session

    def proxy_for(self, address: str) -> str | None:
        """The proxy that a call to this address goes through."""
        if self._settings.proxy is None:
            return None
        host = URL(address).host or ""
        return None if self._is_direct(host.lower()) else self._settings.proxy

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _is_direct(self, host: str) -> bool:
        if host == "localhost" or host.endswith(".localhost"):
            return True
        try:
            found = ipaddress.ip_address(host)
        except ValueError:
            return any(
                host == name or (name.startswith(".") and host.endswith(name))
                for name in self._settings.direct_hosts
            )
        return found.is_private or found.is_loopback


def _socket(place: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
    """A socket toward an address that a name was resolved to.

    No model listens on the local link, where clouds hand out the machine's own secrets: an administrator who
    types such an address, or a name that leads there, gets the answer of a server that is not there.
    """
    family, kind, protocol, _, where = place
    found = ipaddress.ip_address(str(where[0]).partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    if found.is_link_local or found == _METADATA:
        raise OSError(errno.EHOSTUNREACH, "link-local address")
    return socket.socket(family, kind, protocol)

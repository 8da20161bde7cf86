"""From what happened on the wire to the coded error that says it, and whether trying again may help. Pure.

Used by the OpenAI-compatible adapter.
"""

from __future__ import annotations

from http import HTTPStatus

import aiohttp

from colombage.inference.adapters.openai_wire import Complaint
from colombage.inference.errors import (
    ContextExceeded,
    EngineBusy,
    EngineFault,
    EngineGarbled,
    EngineRefused,
    EngineUnavailable,
)

LONGEST_RETRY_AFTER_SECONDS = 2.0

_PASSING = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}


class AttemptFailedError(Exception):
    """One attempt failed before anything of the answer came.

    `wait_seconds`: None when another attempt is useless, else the least time to wait before it.
    """

    def __init__(
        self, fault: EngineFault, wait_seconds: float | None, complaint: Complaint | None = None
    ) -> None:
        super().__init__(fault.code)
        self.fault = fault
        self.wait_seconds = wait_seconds
        self.complaint = complaint


def of_status(
    model_name: str, status: int, complaint: Complaint, retry_after: str | None
) -> AttemptFailedError:
    """What a status other than 200 means."""
    fault: EngineFault
    wait: float | None = None
    if complaint.context_exceeded or status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        fault = ContextExceeded(model_name=model_name)
    elif status == HTTPStatus.TOO_MANY_REQUESTS:
        fault = EngineBusy(model_name=model_name)
        wait = _wait(retry_after)
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        fault = EngineUnavailable(model_name=model_name)
        wait = _wait(retry_after) if status in _PASSING else None
    else:
        detail = complaint.detail or _phrase(status)
        fault = EngineRefused(model_name=model_name, status=status, detail=detail)
    return AttemptFailedError(fault, wait, complaint)


def of_exception(model_name: str, error: aiohttp.ClientError) -> AttemptFailedError:
    """What a failure below HTTP means, before the first token."""
    if isinstance(error, aiohttp.ClientSSLError | aiohttp.ClientHttpProxyError | aiohttp.ServerTimeoutError):
        # A certificate or a proxy will not change its mind; a second connect time-out only adds to the wait.
        return AttemptFailedError(EngineUnavailable(model_name=model_name), None)
    if isinstance(error, aiohttp.ClientResponseError):
        return AttemptFailedError(EngineGarbled(model_name=model_name), None)
    return AttemptFailedError(EngineUnavailable(model_name=model_name), 0.0)


def _wait(retry_after: str | None) -> float | None:
    """The seconds of a Retry-After header, None when it asks for more than a person would wait in silence."""
    if retry_after is None:
        return 0.0
    try:
        seconds = float(retry_after)
    except ValueError:
        return None
    return seconds if 0 <= seconds <= LONGEST_RETRY_AFTER_SECONDS else None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "?"

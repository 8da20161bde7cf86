"""Failures at the edge: coded errors as HTTP answers, in the person's language."""

from __future__ import annotations

from uuid import uuid4

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from colombage.kernel.actor import Actor
from colombage.kernel.errors import (
    CodedError,
    ErrorKind,
    InternalFault,
    InvalidInput,
    NotFound,
)

log = structlog.get_logger()

STATUS = {
    ErrorKind.INVALID: 422,
    ErrorKind.UNAUTHENTICATED: 401,
    ErrorKind.FORBIDDEN: 403,
    ErrorKind.NOT_FOUND: 404,
    ErrorKind.CONFLICT: 409,
    ErrorKind.TOO_LARGE: 413,
    ErrorKind.TOO_MANY: 429,
    ErrorKind.UPSTREAM: 502,
    ErrorKind.UNAVAILABLE: 503,
    ErrorKind.INTERNAL: 500,
}


class BodyTooLarge(CodedError):
    code = "app.body_too_large"
    kind = ErrorKind.TOO_LARGE
    french = "Ce qui est envoyé dépasse la limite de {megabytes} Mo."
    english = "What is sent is over the limit of {megabytes} MB."
    operator = "La limite des pièces jointes se règle par max_upload_megabytes, et dans le mandataire."


class CrossSiteRefused(CodedError):
    code = "app.cross_site_refused"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Cette demande ne vient pas d’une page de Colombage, ou la page est trop ancienne : rechargez-la."
    )
    english = "This request does not come from a Colombage page, or the page is too old: reload it."
    operator = "Derrière un mandataire, vérifier public_url et la transmission de l’en-tête Host."


class PortTaken(CodedError):
    code = "app.port_taken"
    kind = ErrorKind.UNAVAILABLE
    french = "L’adresse {address} est déjà utilisée par un autre programme."
    english = "The address {address} is already used by another program."
    operator = "Choisir un autre port : make start PORT=8001, ou COLOMBAGE_PORT."


_WORDS = {405: "cette adresse ne connaît pas cette méthode"}
"""What the framework says in English only."""


def rendered(error: CodedError, language: str) -> JSONResponse:
    """{"code", "sentence", "facts"} with the status of the error's kind."""
    status = STATUS[error.kind]
    headers = {"Retry-After": "2"} if error.kind is ErrorKind.UNAVAILABLE else None
    body = {"code": error.code, "sentence": error.sentence(language), "facts": error.facts}
    return JSONResponse(body, status, headers)


def language_of(request: Request) -> str:
    """The person's language; before sign-in, what the browser asks for first, French in doubt."""
    actor = getattr(request.state, "actor", None)
    if isinstance(actor, Actor):
        return actor.language
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "fr"


def handle_errors(app: FastAPI) -> None:
    """Every failure becomes a coded answer; only faults of ours are logged with their traceback."""

    @app.exception_handler(CodedError)
    async def coded(request: Request, error: CodedError) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        if error.kind in {ErrorKind.UNAVAILABLE, ErrorKind.INTERNAL, ErrorKind.UPSTREAM}:
            log.warning("http.failed", path=request.url.path, code=error.code)
        return rendered(error, language_of(request))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        # Where, and never what: the value may be a password or a message.
        first = error.errors()[0] if error.errors() else {"loc": (), "msg": ""}
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        return rendered(InvalidInput(detail=f"{where} : {first['msg']}"), language_of(request))

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        if isinstance(error.__cause__, CodedError):
            # The framework takes whatever happens while a body is read for a malformed one.
            return rendered(error.__cause__, language_of(request))
        coded = (
            NotFound()
            if error.status_code == STATUS[ErrorKind.NOT_FOUND]
            else InvalidInput(detail=_WORDS.get(error.status_code, str(error.detail)))
        )
        answer = rendered(coded, language_of(request))
        answer.status_code = error.status_code
        return answer

    @app.exception_handler(DBAPIError)
    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        return rendered(fault_of(error, request.url.path), language_of(request))


def fault_of(error: Exception, path: str) -> InternalFault:
    """A fault of ours: logged with its places, told with the reference under which the log has it."""
    reference = uuid4().hex[:12]
    log.error("http.fault", path=path, reference=reference, exc_info=error)
    return InternalFault(reference=reference)

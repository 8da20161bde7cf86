"""The technical log: structlog, to the console or as JSON lines. It never holds what people write.

Hence exceptions are logged by type and place, without their words and without variables: both quote rows,
messages, cookies and keys. Called once by the command line.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from colombage.kernel.errors import CodedError


def configure_logging(level: str, output: str) -> None:
    """`output` is "console" or "json"."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    renderer: Processor = (
        structlog.processors.JSONRenderer()
        if output == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_words,
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    # Libraries log through the standard module: warnings and errors are worth a line, the rest is not.
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processor=renderer, foreign_pre_chain=shared))
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)


def without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A processor: puts the places and types of an exception where its whole text would stand."""
    given: Any = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error: object = given[1] if isinstance(given, tuple) else given  # pyright: ignore[reportUnknownVariableType]
    if isinstance(error, BaseException):
        event["exception"] = "\n".join(_places(error))
    return event


def log_lost_errors(loop: asyncio.AbstractEventLoop) -> None:
    """What nobody awaited goes the same way: asyncio's own line shows the task with its exception's words."""

    def lost(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        structlog.get_logger().error(
            "asyncio.lost", message=context.get("message"), exc_info=context.get("exception")
        )

    loop.set_exception_handler(lost)


def _places(error: BaseException, told: frozenset[int] = frozenset()) -> Iterator[str]:
    """`told`: what this one led to. A failure may name itself among its causes; the log must not fail too."""
    told |= {id(error)}
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in told:
        yield from _places(cause, told)
        yield "from which came:" if error.__cause__ is not None else "while handling it:"
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    state = getattr(getattr(error, "orig", error), "sqlstate", None)
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    yield error.code if isinstance(error, CodedError) else f"{name} {state}" if state else name
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
            yield from _places(each, told)  # pyright: ignore[reportUnknownArgumentType]

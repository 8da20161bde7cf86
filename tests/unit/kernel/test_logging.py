"""The technical log tells where and what sort of failure, never what people wrote."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterator

import pytest
import structlog

from colombage.kernel.errors import DatabaseAway
from colombage.kernel.logging import configure_logging, log_lost_errors

_SECRET = "1850578006084"


def _fails(message: str) -> None:
    cookie = message  # a variable of the frame, as a request's headers are
    raise ValueError(f"invalid literal: {cookie}")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize("output", ["console", "json"])
@pytest.mark.parametrize("library", [False, True])
def test_an_exception_is_logged_without_words_and_variables(
    capsys: pytest.CaptureFixture[str], output: str, *, library: bool
) -> None:
    configure_logging("info", output)
    logger = logging.getLogger("another.library") if library else structlog.get_logger()
    try:
        try:
            _fails(_SECRET)
        except ValueError as error:
            raise DatabaseAway(text=_SECRET) from error
    except DatabaseAway:
        logger.exception("failed")
    said = capsys.readouterr().err
    assert _SECRET not in said
    assert "kernel.database_away" in said
    assert "ValueError" in said
    assert "_fails" in said


def test_an_exception_that_is_its_own_cause_is_logged_too(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info", "console")
    error, other = ValueError(_SECRET), DatabaseAway()
    error.__cause__, other.__cause__ = other, error
    structlog.get_logger().error("failed", exc_info=error)
    said = capsys.readouterr().err
    assert "kernel.database_away" in said
    assert "ValueError" in said


async def test_a_task_that_nobody_awaited_is_logged_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info", "console")
    loop = asyncio.get_running_loop()
    log_lost_errors(loop)

    async def lost() -> None:
        _fails(_SECRET)

    try:
        task = asyncio.create_task(lost())
        await asyncio.wait([task])
        del task
        gc.collect()
    finally:
        loop.set_exception_handler(None)
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert _SECRET not in said

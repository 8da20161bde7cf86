"""What it takes to open a conversation of 200 turns: statements, time, bytes. Part of `chat`.

The statements are counted in the database's own log, the session's among them, on an installation that
writes every statement there and is used for nothing else.
"""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import orjson

from benchmarks.answers import Reader
from benchmarks.figures import Figure
from benchmarks.stage import model_id, stage

_TURNS = 200
_OPENINGS = 7
_SCRIPT = "tokens=50"
_STATEMENT = re.compile(r"LOG:  (?:statement|execute [^:]*): (.*)")
_AROUND = re.compile(r"begin|commit|rollback|set |deallocate|select set_config|select 1\b", re.IGNORECASE)
"""What opens and closes a transaction, or tells it who acts."""


async def opening(folder: Path) -> list[Figure]:
    apart = folder / "opening"
    apart.mkdir(mode=0o755)
    (apart / "data").mkdir(mode=0o711)
    (apart / "data" / "local.conf").write_text("log_statement = 'all'\n")
    async with stage(apart, (_SCRIPT,)) as ready:
        reader = ready.reader(0)
        conversation = await _long_conversation(reader)
        await reader.open(conversation)
        statements: list[int] = []
        seconds: list[float] = []
        body = b""
        for _ in range(_OPENINGS):
            before = _log_sizes(apart)
            body, took = await reader.open(conversation)
            seconds.append(took)
            statements.append(len(_statements(apart, before)))
    if len(orjson.loads(body)["turns"]) != _TURNS:
        raise RuntimeError("turns are missing")
    return [
        # The least of several: the background's heartbeats fall into some of them.
        Figure("chat.open_statements", min(statements), "statements", None, 6),
        Figure("chat.open_200_turns_ms", statistics.median(seconds) * 1000, "ms"),
        Figure("chat.open_200_turns_kb", len(body) / 1000, "kB"),
    ]


async def _long_conversation(reader: Reader) -> str:
    conversation = await reader.begin()
    for at in range(_TURNS):
        answer = await reader.ask(conversation, model_id(_SCRIPT), f"Question n° {at} sur les commandes ?")
        if answer.end != "turn_finished":
            raise RuntimeError(f"turn {at} ended with {answer.end}")
    return conversation


def _log_sizes(folder: Path) -> dict[Path, int]:
    return {file: file.stat().st_size for file in _logs(folder)}


def _logs(folder: Path) -> list[Path]:
    return list((folder / "data" / "database" / "log").glob("*.log"))


def _statements(folder: Path, before: dict[Path, int]) -> list[str]:
    """Those logged since, but for what goes around each transaction."""
    found: list[str] = []
    for file in _logs(folder):
        written = file.read_bytes()[before.get(file, 0) :].decode(errors="replace")
        found += [match[1].strip() for match in _STATEMENT.finditer(written)]
    return [statement for statement in found if not _AROUND.match(statement)]

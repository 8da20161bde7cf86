"""What it takes to open a conversation of 200 turns and three attachments: statements, time, bytes.

Part of `chat`.

The statements are counted in the database's own log, the session's among them, on an installation that
writes every statement there and is used for nothing else. The server was started again before: it has nothing
of the conversation in memory, its key neither.
"""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import orjson

from benchmarks.answers import Reader
from benchmarks.figures import Figure
from benchmarks.prompts import question
from benchmarks.stage import model_id, stage

_TURNS = 200
_ATTACHMENTS = 3
_OPENINGS = 7
_SCRIPT = "tokens=50"
_STATEMENT = re.compile(r"_app LOG:  (?:statement|execute [^:]*): (.*)")
"""Those of the role that acts for people; the background's heartbeats have another."""
_AROUND = re.compile(r"begin|commit|rollback|set |deallocate|select set_config", re.IGNORECASE)
"""What opens and closes a transaction, or tells it who acts."""
_GREETING = re.compile(r"select pg_catalog\.version|select current_schema|show |select$", re.IGNORECASE)
"""What the driver asks on the first connection of a pool, once for all."""


async def opening(folder: Path) -> list[Figure]:
    apart = folder / "opening"
    apart.mkdir(mode=0o755)
    (apart / "data").mkdir(mode=0o711)
    (apart / "data" / "local.conf").write_text("log_statement = 'all'\n")
    async with stage(apart, (_SCRIPT,)) as ready:
        reader = ready.reader(0)
        conversation = await _long_conversation(reader)
        ready.server.stop()
        ready.server.start()
        before = _log_sizes(apart)
        body, _ = await reader.open(conversation)
        statements = _statements(apart, before)
        seconds = [(await reader.open(conversation))[1] for _ in range(_OPENINGS)]
    opened = orjson.loads(body)
    if (len(opened["turns"]), len(opened["attachments"])) != (_TURNS, _ATTACHMENTS):
        raise RuntimeError("turns or attachments are missing")
    return [
        Figure("chat.open_statements", len(statements), "statements", None, 6),
        Figure("chat.open_200_turns_ms", statistics.median(seconds) * 1000, "ms"),
        Figure("chat.open_200_turns_kb", len(body) / 1000, "kB"),
    ]


async def _long_conversation(reader: Reader) -> str:
    conversation = await reader.begin()
    for at in range(_TURNS):
        answer = await reader.ask(conversation, model_id(_SCRIPT), f"Question n° {at} sur les commandes ?")
        if answer.end != "turn_finished":
            raise RuntimeError(f"turn {at} ended with {answer.end}")
    for at in range(_ATTACHMENTS):
        await reader.attach(conversation, f"note-{at}.txt", question(at))
    return conversation


def _log_sizes(folder: Path) -> dict[Path, int]:
    return {file: file.stat().st_size for file in _logs(folder)}


def _logs(folder: Path) -> list[Path]:
    return list((folder / "data" / "database" / "log").glob("*.log"))


def _statements(folder: Path, before: dict[Path, int]) -> list[str]:
    """Those logged since, but for what goes around each transaction and what a first connection asks."""
    found: list[str] = []
    for file in _logs(folder):
        written = file.read_bytes()[before.get(file, 0) :].decode(errors="replace")
        found += [match[1].strip() for match in _STATEMENT.finditer(written)]
    asked = (statement for statement in found if not _AROUND.match(statement))
    return [statement for statement in asked if not _GREETING.match(statement)]

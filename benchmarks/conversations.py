"""`make bench NAME=conversations`: a person with two thousand conversations of ten turns searches them.

What is timed is SearchConversations as the product calls it, on a database of its own: the first search,
which gathers the words, and later ones; `direct` is what it would cost to open everything each time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, LiteralString

import numpy as np
import orjson
import psycopg
from psycopg import sql

from benchmarks.figures import Figure, percentile
from benchmarks.shelves import Numbers, vocabulary
from colombage.chat.contents import seal_message, seal_title
from colombage.chat.organising import store
from colombage.chat.organising.actions.search_conversations import SearchConversations
from colombage.chat.organising.nearness import may_be_mistyped
from colombage.chat.organising.reading import TurnText, batches, read
from colombage.chat.organising.types import ListPage
from colombage.chat.types import Message
from colombage.identity.actions.name_people import NamePeople
from colombage.inference.words import folded
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.kernel.crypto import DataKey, MasterKeys
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.kernel.database.migrate import migrate
from colombage.kernel.embedded import EmbeddedCluster
from colombage.kernel.keyring import Keyring
from colombage.policy.types import DataClass

CONVERSATIONS, TURNS = 2_000, 10
QUESTION_WORDS, ANSWER_WORDS = 35, 260
SEARCHES = 40
_SEED = 15
_OF_A_SUBJECT = 0.25
"""Of the words of a conversation, those that come from the two hundred of its subject."""


def measure(folder: Path) -> list[Figure]:
    cluster = EmbeddedCluster(folder / "data", durable=False)
    addresses = cluster.start()
    try:
        migrate(DatabaseAddresses.parse(addresses.owner.url()), cluster.names.app, cluster.names.system)
        database = Database(
            DatabaseAddresses(
                app=DatabaseAddresses.parse(addresses.app.url()),
                system=DatabaseAddresses.parse(addresses.system.url()),
            )
        )
        keyring = Keyring(MasterKeys("k1", {"k1": DataKey.generate().secret}))
        desk = Desk(np.random.default_rng(_SEED), vocabulary(_SEED))
        with psycopg.connect(cluster.superuser().conninfo(), autocommit=True) as connection:
            connection.execute("set search_path = colombage, public")
            desk.fill(connection, keyring)
            figures = asyncio.run(_measure(database, keyring, desk))
            figures.append(Figure("conversations.words_mb", _words_megabytes(connection), "MB"))
        return figures
    finally:
        cluster.stop()


@dataclass
class Desk:
    """One person's conversations, and what they search for in them."""

    chance: np.random.Generator
    words: list[str]

    def __post_init__(self) -> None:
        person_id = new_id()
        self.actor = Actor(
            person_id, new_id(), "Personne fictive", "fr", None, (), ("group", f"person:{person_id}")
        )
        # Zipf and Mandelbrot: 1,300 different words in 3,000, rather more than running text has.
        frequency = 1 / (np.arange(len(self.words)) + 2.7)
        self._chances = frequency / frequency.sum()

    def search(self) -> str:
        """A frequent word and one that stands in some conversations, its end still to be typed."""
        frequent, rare = self.chance.integers(50), 3_000 + self.chance.integers(9_000)
        return f"{self.words[frequent]} {self.words[rare][:-1]}"

    def mistyped(self) -> str:
        """A word of some conversations with a letter that no word has: all lists are looked through."""
        rare = next(
            word
            for word in (self.words[3_000 + self.chance.integers(9_000)] for _ in range(1_000))
            if may_be_mistyped(word)
        )
        at = int(self.chance.integers(len(rare)))
        return f"{rare[:at]}ж{rare[at + 1 :]}"

    def fill(self, connection: psycopg.Connection[Any], keyring: Keyring) -> None:
        """Through the superuser, sealed as the product seals."""
        rows: dict[str, list[tuple[Any, ...]]] = {
            "data_keys": [],
            "conversations": [],
            "turns": [],
            "streams": [],
        }
        person, newest = self.actor.person_id, datetime.now(UTC)
        for number in range(CONVERSATIONS):
            key_id, key, conversation_id = new_id(), DataKey.generate(), new_id()
            wrapped = keyring.master.wrap(key, key_id)
            at = newest - timedelta(minutes=number)
            rows["data_keys"].append((key_id, person, wrapped.master_key_id, wrapped.wrapped))
            title = seal_title(key, conversation_id, self._text(6, number))
            turn_ids = [new_id() for _ in range(TURNS)]
            rows["conversations"].append(
                (conversation_id, person, key_id, title, "internal", at, at, turn_ids[-1])
            )
            for turn_id in turn_ids:
                message = Message(self._text(QUESTION_WORDS, number), "essai", DataClass.INTERNAL)
                question = seal_message(key, turn_id, message)
                rows["turns"].append(
                    (turn_id, conversation_id, person, question, "internal", "essai", [], [])
                )
                answer = self._text(ANSWER_WORDS, number)
                events = [{"seq": 1, "type": "text_delta", "at": 0, "text": answer}]
                transcript = key.encrypt(orjson.dumps(events), turn_id)
                rows["streams"].append((turn_id, person, key_id, new_id(), at, 1, transcript, at))
        columns: dict[str, LiteralString] = {
            "data_keys": "id, person_id, master_key_id, wrapped",
            "conversations": "id, person_id, data_key_id, title, data_class, created_at, updated_at, head_id",
            "turns": "id, conversation_id, person_id, question, declared_class, model_id, attachment_ids,"
            " base_ids",
            "streams": "id, person_id, data_key_id, producer_id, lease_until, last_seq, transcript, ended_at",
        }
        with connection.cursor() as cursor:
            for table, names in columns.items():
                into = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), sql.SQL(names))
                with cursor.copy(into) as copy:
                    for row in rows[table]:
                        copy.write_row(row)
        connection.execute("vacuum analyze")

    def _text(self, words: int, subject: int) -> str:
        drawn: Numbers = self.chance.choice(len(self.words), size=words, p=self._chances)
        own = self.chance.random(words) < _OF_A_SUBJECT
        drawn[own] = (subject * 211 + self.chance.integers(200, size=int(own.sum()))) % len(self.words)
        return " ".join(self.words[place] for place in drawn.tolist())


async def _measure(database: Database, keyring: Keyring, desk: Desk) -> list[Figure]:
    search = SearchConversations(database, keyring, NamePeople(database))
    try:
        opening = await _timed(_open_all(database, keyring, desk))
        before = _memory("VmRSS", begin=True)
        first: list[_Taken] = []
        with_pauses = _Pauses()
        async with with_pauses:
            while not first or (page := first[-1].found) is None or not page.complete:
                first.append(await _timed(search(desk.actor, desk.search())))
        later_pauses = _Pauses()
        async with later_pauses:
            later = [await _timed(search(desk.actor, desk.search())) for _ in range(SEARCHES)]
            mistyped = [await _timed(search(desk.actor, desk.mistyped())) for _ in range(SEARCHES)]
        return [
            Figure("conversations.first_search_s", sum(each.ms for each in first) / 1000, "s"),
            Figure("conversations.first_answer_ms", first[0].ms, "ms"),
            Figure("conversations.first_search_cpu_s", sum(each.cpu_ms for each in first) / 1000, "s"),
            Figure("conversations.search_p50_ms", _of(later, 50), "ms", direct=opening.ms, goal=1_000),
            Figure("conversations.search_p95_ms", _of(later, 95), "ms", goal=1_500),
            Figure("conversations.mistyped_p50_ms", _of(mistyped, 50), "ms", goal=1_000),
            Figure("conversations.mistyped_p95_ms", _of(mistyped, 95), "ms", goal=1_500),
            Figure(
                "conversations.search_cpu_ms",
                percentile([each.cpu_ms for each in later], 50),
                "ms",
                direct=opening.cpu_ms,
            ),
            Figure("conversations.gathering_pause_ms", with_pauses.longest_ms, "ms"),
            Figure("conversations.search_pause_ms", later_pauses.longest_ms, "ms"),
            Figure("conversations.memory_mb", _memory("VmHWM") - before, "MB", goal=100),
        ]
    finally:
        await database.dispose()


@dataclass(frozen=True, slots=True)
class _Taken:
    """Milliseconds by the clock, and of the processor in this process; what the search found."""

    ms: float
    cpu_ms: float
    found: ListPage | None


async def _timed(doing: Awaitable[ListPage | None]) -> _Taken:
    began, worked = time.perf_counter(), time.process_time()
    found = await doing
    return _Taken((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000, found)


def _of(taken: Sequence[_Taken], percent: float) -> float:
    return percentile([each.ms for each in taken], percent)


async def _open_all(database: Database, keyring: Keyring, desk: Desk) -> None:
    """What searching costs when nothing is kept for it: all is opened, folded and looked through."""
    sought = [folded(word) for word in desk.search().split()]
    async with database.transaction(desk.actor) as connection:
        rows = await store.searched(connection, desk.actor, None, archived_only=False)
    for some in batches(rows, 50):
        async with database.transaction(desk.actor) as connection:
            keys = await keyring.open_many(connection, [row.data_key_id for row in some])
            opened = await read(connection, some, keys)
        await asyncio.to_thread(_looked_through, [_said(each.turns) for each in opened], sought)


def _said(turns: Sequence[TurnText]) -> str:
    return "\n".join(f"{turn.question}\n{turn.answer}" for turn in turns)


def _looked_through(texts: Sequence[str], sought: Sequence[str]) -> int:
    return sum(all(word in said for word in sought) for said in map(folded, texts))


class _Pauses:
    """The longest time for which the process answered nobody else."""

    longest_ms = 0.0

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._tick())

    async def __aexit__(self, *_error: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _tick(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            self.longest_ms = max(self.longest_ms, (time.perf_counter() - began) * 1000 - 1)


def _memory(name: str, *, begin: bool = False) -> float:
    """Megabytes of this process; with `begin` its highest is counted from here."""
    if begin:
        Path("/proc/self/clear_refs").write_text("5")
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1]) / 1024


def _words_megabytes(connection: psycopg.Connection[Any]) -> float:
    row = connection.execute("select sum(length(words)) from conversations").fetchone()
    assert row is not None
    return float(row[0]) / 1024**2

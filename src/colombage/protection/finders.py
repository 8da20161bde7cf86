"""All finders together: what everybody calls who wants to know what in a text tells who somebody is.

Rules and the trained finder read each text once; what they found is remembered by the text's hash, so that a
conversation's history is not read again at each turn. Then all texts of a call are looked at together: a name
that one of them gives away is found in the others too.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from colombage.protection.merging import united
from colombage.protection.ports import NameFinder
from colombage.protection.rules import find, is_glued
from colombage.protection.rules.clinical import is_clinical
from colombage.protection.rules.cues import folded
from colombage.protection.rules.names.again import named_again
from colombage.protection.rules.names.by_form import names_in
from colombage.protection.rules.names.settling import settle
from colombage.protection.rules.plain import plain_readings
from colombage.protection.rules.values_again import values_again
from colombage.protection.types import Known, Mention, Reading, Span

_LONG_CHARACTERS = 20_000
"""Longer texts wait in a line of their own: nobody's question waits for somebody's document."""
_INLINE_CHARACTERS = 20_000
"""Texts that were read before are looked at together at once when they are no longer than this."""
_MOST_KNOWN_INLINE = 500
"""Names and values: with thousands of them even a short text takes long."""
_REMEMBERED_WEIGHT = 100_000
_CHARACTERS_OF_A_SPAN = 200
"""A span holds its text, which may be a whole letter in code: a longer one weighs more than one."""
_LOOKS = 3
"""How often a text is looked at again with what was found covered; each look but the last found more."""
_NOTHING_KNOWN = Known()
_TIED = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")
"""Between letters alone: a placeholder has its number behind it."""


@dataclass(slots=True)
class Finders:
    """`load` makes the trained finder; it runs once, in the background when `warm` is called.

    Whoever wants something found before it is there waits. Raises what `load` raises: without the trained
    finder nothing is said to be free of names.
    """

    load: Callable[[], NameFinder]
    _read: OrderedDict[bytes, Reading] = field(default_factory=OrderedDict[bytes, Reading], repr=False)
    _remembered: int = 0
    """The weight of all readings kept."""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _loading: Future[NameFinder] | None = field(default=None, repr=False)
    _short: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "finders"), repr=False)
    _long: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, "finders-long"), repr=False
    )
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def warm(self) -> None:
        """Begin to load, if nobody has: texts that come meanwhile wait for it."""
        self._begun()

    async def find(self, texts: Sequence[str], known: Known = _NOTHING_KNOWN) -> tuple[Reading, ...]:
        """What each text tells, in the order of the texts."""
        size = sum(map(len, texts))
        is_short = size <= _INLINE_CHARACTERS and len(known.names) + len(known.values) <= _MOST_KNOWN_INLINE
        if is_short and all(self._hash(text) in self._read for text in texts):
            return self.find_now(texts, known)
        line = self._short if size <= _LONG_CHARACTERS else self._long
        return await asyncio.get_running_loop().run_in_executor(line, self.find_now, texts, known)

    def find_now(self, texts: Sequence[str], known: Known = _NOTHING_KNOWN) -> tuple[Reading, ...]:
        """The same, blocking: for jobs, the command, and threads."""
        readings = [self._reading(text) for text in texts]
        allowed = frozenset(map(_plain, known.allowed))
        found = [_without(reading.spans, allowed) for reading in readings]
        again = zip(named_again(texts, found, known), values_again(texts, found, known), strict=True)
        return tuple(
            Reading(
                _let_through(reading.spans, united([*first, *names, *values], text), allowed),
                reading.clinical,
            )
            for text, first, (names, values), reading in zip(texts, found, again, readings, strict=True)
        )

    def close(self) -> None:
        self._short.shutdown(wait=False, cancel_futures=True)
        self._long.shutdown(wait=False, cancel_futures=True)

    def _reading(self, text: str) -> Reading:
        key = self._hash(text)
        with self._lock:
            reading = self._read.get(key)
            if reading is not None:
                self._read.move_to_end(key)
                return reading
        reading = _read(text, self._begun().result())
        with self._lock:
            if key not in self._read:
                self._read[key] = reading
                self._remembered += _weight(reading)
            while self._remembered > _REMEMBERED_WEIGHT:
                self._remembered -= _weight(self._read.popitem(last=False)[1])
        return reading

    def _hash(self, text: str) -> bytes:
        """Keyed anew in each process: it says nothing about the text to whoever sees it."""
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._key).digest()

    def _begun(self) -> Future[NameFinder]:
        with self._lock:
            if self._loading is None:
                self._loading = Future[NameFinder]()
                threading.Thread(target=self._fill, args=(self._loading,), daemon=True).start()
            return self._loading

    def _fill(self, loading: Future[NameFinder]) -> None:
        try:
            loading.set_result(self.load())
        except BaseException as error:  # noqa: BLE001 told to whoever waits for it
            loading.set_exception(error)


def _weight(reading: Reading) -> int:
    return 1 + sum(1 + len(span.text) // _CHARACTERS_OF_A_SPAN for span in reading.spans)


def _read(text: str, names: NameFinder) -> Reading:
    spans = find(text)
    people = settle(text, [*_mentions(text, names), *_in_plain_letters(text, names)], spans)
    return Reading(_and_beside(text, united([*spans, *people], text)), is_clinical(text))


def _mentions(text: str, names: NameFinder) -> Iterator[Mention]:
    yield from names_in(text)
    yield from names.mentions(text)


def _in_plain_letters(text: str, names: NameFinder) -> Iterator[Mention]:
    """What is seen of names once invisible signs and letters of other alphabets are read plainly, and the
    words of a file's name apart: "CR_MARTEL_Jeanne.pdf"."""
    if (apart := _TIED.sub(" ", text)) != text:
        yield from _mentions(apart, names)
    for reading in plain_readings(text):
        for mention in _mentions(reading.text, names):
            start, end = reading.original(mention.start, mention.end)
            yield replace(mention, start=start, end=end)


def _and_beside(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """What the rules see once the spans are out of the way, too: a number glued to a name is one then.

    A name behind a number, too; what stands apart reads the same beside a placeholder. So nothing is found in
    a text whose spans were replaced, and to protect it again changes nothing.
    """
    for _ in range(_LOOKS):
        if not any(is_glued(text, span) for span in spans):
            break
        covered = list(text)
        for span in spans:
            length = span.end - span.start
            covered[span.start : span.end] = f"[{'_' * (length - 2)}]" if length > 1 else "_"
        shown = "".join(covered)
        beside = list(find(shown))
        if any(text[span.end : span.end + 1].isalpha() for span in spans):
            beside += settle(shown, list(names_in(shown)), beside)
        if not beside:
            break
        found = [replace(span, text=text[span.start : span.end]) for span in beside]
        spans = united([*spans, *found], text)
    return spans


def _without(spans: Sequence[Span], allowed: frozenset[str]) -> tuple[Span, ...]:
    if not allowed:
        return tuple(spans)
    return tuple(span for span in spans if not (span.label.is_allowable and _plain(span.text) in allowed))


def _let_through(read: Sequence[Span], spans: tuple[Span, ...], allowed: frozenset[str]) -> tuple[Span, ...]:
    """Without what is allowed, and without pieces of it: "Lambert" of a "Paul Lambert" who may stay."""
    if not allowed:
        return spans
    stays = [span for span in read if span.label.is_allowable and _plain(span.text) in allowed]
    inside = {at for each in stays for at in range(each.start, each.end)}
    return tuple(
        span
        for span in _without(spans, allowed)
        if not (span.label.is_allowable and span.start in inside and span.end - 1 in inside)
    )


def _plain(text: str) -> str:
    return " ".join(folded(text).split())

"""The process that has a document in hand: started by `workshop` for each, dies with it.

Like the parsing child of the files room it may open no file and no socket, takes little memory and processor
time, and is nobody. The document comes as an open descriptor, and so does the file that the copy goes to;
messages go over standard input and output (`messages.py`).
"""

from __future__ import annotations

import codecs
import mmap
import os
import resource
import sys
import zlib
from collections import Counter
from contextlib import suppress
from importlib import import_module
from typing import Any
from zipfile import BadZipFile

from colombage.files.adapters.refused import Refused
from colombage.files.types import MediaType
from colombage.protection.adapters.documents.formats import reader_of, taker_of
from colombage.protection.adapters.documents.handling import Bounds, Replacements, Wish
from colombage.protection.adapters.documents.messages import receive, send
from colombage.protection.adapters.documents.searching import count_values
from colombage.protection.documents.types import Aside, Asides, Edit

for _codec in (
    *("ascii", "latin-1", "cp437", "cp1252", "mac-roman", "charmap", "utf-8", "utf-8-sig", "utf-7"),
    *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "gbk", "big5", "shift_jis", "euc-jp"),
):
    codecs.lookup(_codec)  # found now: no module of Python can be opened any more once rights are given up

for _module in (
    "heapq",
    "decimal",
    "fractions",
    "calendar",
    "locale",
    "traceback",
    "warnings",
    "difflib",
    "html",
):
    import_module(_module)  # what libraries import where they first need it

_NOBODY = 65534
_MOST_UNPACKED_BYTES = 256 << 20
_MOST_MEMBERS = 10_000
# What a malformed document makes the libraries say. Not TypeError and its like: those are faults of ours.
_MALFORMED = (SyntaxError, BadZipFile, zlib.error, EOFError, LookupError, ValueError, ArithmeticError)


def main(task: str, media_type: str, source: str, copy: str) -> None:
    """`task` is "protect" or "check"; `source` and `copy` are descriptors."""
    limits = receive(sys.stdin.buffer)
    bounds = Bounds(limits["max_pages"], limits["max_characters"], _MOST_UNPACKED_BYTES, _MOST_MEMBERS)
    kind = MediaType(media_type)
    work = _checking(kind, bounds) if task == "check" else _protecting(kind, bounds, limits, int(copy))
    content = mmap.mmap(int(source), 0, access=mmap.ACCESS_READ)
    _give_up_rights(limits)
    try:
        work(content)
    except Refused as refused:
        send(sys.stdout.buffer, refused.answer)
    except _MALFORMED:
        send(sys.stdout.buffer, {"error": "DocumentBroken", "facts": {}})
    except MemoryError:
        send(sys.stdout.buffer, {"error": "ParsingFailed", "facts": {"reason": "memory"}})
    os._exit(0)


def _protecting(kind: MediaType, bounds: Bounds, limits: dict[str, Any], copy: int) -> Any:
    take = taker_of(kind)  # what it needs is loaded here, before rights are given up

    def work(content: mmap.mmap) -> None:
        wish = Wish(bool(limits["keep_images"]), bounds, Asides())
        taken = take(content, wish)
        send(sys.stdout.buffer, {"stretches": taken.stretches()})
        given = receive(sys.stdin.buffer)
        edits = {int(number): [Edit(*each) for each in found] for number, found in given["edits"].items()}
        with os.fdopen(copy, "wb", closefd=False) as into:
            taken.write(edits, Replacements.of(given["values"], given["words"]), into)
        send(sys.stdout.buffer, {"removed": _counts(wish.asides.removed), "left": _counts(wish.asides.left)})

    return work


def _checking(kind: MediaType, bounds: Bounds) -> Any:
    extractor, read = reader_of(kind)

    def work(content: mmap.mmap) -> None:
        given = receive(sys.stdin.buffer)
        seen = read(content, bounds)
        found = count_values(given["values"], given["words"], seen)
        send(sys.stdout.buffer, {"extractor": extractor, "texts": seen.texts, "values_found": found})

    return work


def _counts(counted: Counter[Aside]) -> dict[str, int]:
    return {aside.value: count for aside, count in counted.items() if count}


def _give_up_rights(limits: dict[str, Any]) -> None:
    """As the parsing child does; but for the copy, which it writes, and its descriptors, which are open."""
    memory = limits["memory_megabytes"] << 20
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits["processor_seconds"]),
        (resource.RLIMIT_FSIZE, limits["copy_megabytes"] << 20),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(kind, (value, value))
    os.nice(limits["niceness"])
    if os.geteuid() == 0:
        # A container may lack the right to change the user; the limits above hold all the same.
        with suppress(PermissionError):
            os.setgroups([])
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)

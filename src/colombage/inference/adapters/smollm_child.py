"""The child process of the demonstration model: loads the weights and serves them on loopback, until its
standard input ends. Started by smollm_process.py, by path and alone: it needs llama.cpp and nothing of ours.

In: one line of JSON, the Order. Out: one line, {"address": …} or {"failed": "altered" | "broken"}.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import json
import os
import signal
import sys
from typing import Any, TypedDict

_PR_SET_PDEATHSIG = 1


class Order(TypedDict):
    """What the parent asks for. `context` counts the tokens of one conversation."""

    parent: int
    weights: str
    sha256: str
    api_key: str
    context: int
    parallel: int
    threads: int
    idle_seconds: int


def main() -> None:
    order: Order = json.loads(sys.stdin.readline())
    _die_with(order["parent"])
    os.nice(10)
    # llama.cpp may print; the parent reads one line and no more.
    answer = os.fdopen(os.dup(1), "w")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    if _sha256(order["weights"]) != order["sha256"]:
        _tell(answer, {"failed": "altered"})
        return
    try:
        server = _serve(order)
    except Exception:  # noqa: BLE001 - whatever the library throws, the parent must be told
        _tell(answer, {"failed": "broken"})
        return
    _tell(answer, {"address": server.listening_address})
    sys.stdin.read()
    # Not a return: the library's own end waits for generations that nobody reads any more.
    os._exit(0)


def _serve(order: Order) -> Any:
    llama = importlib.import_module("xllamacpp")
    parameters = llama.CommonParams()
    parameters.model.path = order["weights"]
    parameters.model_alias = "demonstration"
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [order["api_key"]]
    parameters.n_parallel = order["parallel"]
    parameters.n_ctx = order["context"] * order["parallel"]
    # Small batches: a reader who leaves is noticed between two of them.
    parameters.n_batch = parameters.n_ubatch = 128
    for processor in (parameters.cpuparams, parameters.cpuparams_batch):
        processor.n_threads = order["threads"]
        processor.poll = 0
    parameters.n_threads_http = 4
    parameters.cache_ram_mib = 0
    parameters.sleep_idle_seconds = order["idle_seconds"]
    parameters.warmup = False
    parameters.ui = False
    parameters.endpoint_slots = False
    parameters.offline = True
    parameters.verbosity = -1
    return llama.Server(parameters)


def _die_with(parent: int) -> None:
    """Asks Linux to kill this process when the parent dies; elsewhere, the end of standard input tells."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _sha256(path: str) -> str:
    with open(path, "rb") as weights:  # noqa: PTH123 - pathlib would be the only use of it here
        return hashlib.file_digest(weights, "sha256").hexdigest()


def _tell(answer: Any, what: dict[str, str]) -> None:
    answer.write(json.dumps(what) + "\n")
    answer.close()


if __name__ == "__main__":
    main()

"""`python -m benchmarks [NAME] [--data PATH]`: measure, print one table, append to build/bench.jsonl.

`make bench` calls it. NAME is one part (chat, streams, server, pdf, search, conversations, knowledge,
facts, protection, web, install); without one all are measured, one after the other. PATH is the folder where
the throw-away installations are made (on the disk that will serve), or a file to measure: questions and
passages for `knowledge`, marked answers for `facts`, marked texts for `protection`.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure, keep, table

PARTS = (
    "chat",
    "streams",
    "server",
    "pdf",
    "search",
    "conversations",
    "knowledge",
    "facts",
    "protection",
    "web",
    "install",
)
"""Modules beside this file. Each has `measure(folder: Path) -> list[Figure]`; OF_FILES take a file too."""
OF_FILES = ("knowledge", "facts", "protection")

ROOT = Path(__file__).parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="?", choices=PARTS, help="one part; all of them when left out")
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()), metavar="PATH")
    given = parser.parse_args()
    folder_of_all = Path(tempfile.gettempdir()) if given.data.is_file() else given.data
    figures: list[Figure] = []
    for name in [given.name] if given.name else PARTS:
        # Prefixed by our process so that two runs do not meet; readable by the database's account.
        with tempfile.TemporaryDirectory(
            prefix=f"colombage-bench-{os.getpid()}-", dir=folder_of_all
        ) as folder:
            Path(folder).chmod(0o755)
            files = [given.data] if name in OF_FILES and given.data.is_file() else []
            figures += importlib.import_module(f"benchmarks.{name}").measure(Path(folder), *files)
    keep(figures, ROOT / "build" / "bench.jsonl")
    busy = os.getloadavg()[0]
    print(table(figures))
    print(f"\n{os.cpu_count()} cores, load {busy:.1f}. Between runs compare ratios and CPU time.")
    if not all(figure.is_met for figure in figures):
        sys.stderr.write("Some figures miss their goal.\n")


if __name__ == "__main__":
    main()

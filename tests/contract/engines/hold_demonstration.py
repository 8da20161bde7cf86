"""Starts the demonstration model, prints its process id, and waits to be killed. Run by a test."""

from __future__ import annotations

import asyncio
import sys

from colombage.inference.adapters.openai_compatible import OpenAICompatibleEngine
from colombage.inference.adapters.outbound import Outbound, OutboundSettings
from colombage.inference.adapters.smollm import DemonstrationEngine
from colombage.inference.catalogue_file import bundled_seed, parse_entry
from tests.model_entries import ask


async def main() -> None:
    engine = DemonstrationEngine(OpenAICompatibleEngine(Outbound(OutboundSettings())))
    model = next(parse_entry(entry) for entry in bundled_seed().entries if entry["engine"] == "demonstration")
    async for _ in engine.stream(model, ask("Hello", max_tokens=1), ()):
        pass
    sys.stdout.write(f"{engine.process_id(model)}\n")
    sys.stdout.flush()
    await asyncio.sleep(60)


asyncio.run(main())

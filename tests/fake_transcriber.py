"""A transcriber for tests that writes what it is told, and fails where it is told. Passes the contract."""

from __future__ import annotations

from dataclasses import dataclass, field

from colombage.inference.errors import EngineFault
from colombage.inference.sound import Sound
from colombage.inference.types import ModelEntry


@dataclass
class FakeTranscriber:
    text: str = "Le pansement a été refait ce matin."
    fault: EngineFault | None = None
    seen: list[tuple[str, Sound, str]] = field(default_factory=list[tuple[str, Sound, str]])

    async def transcribe(self, model: ModelEntry, sound: Sound, language: str) -> str:
        self.seen.append((model.id, sound, language))
        if self.fault is not None:
            raise self.fault
        return self.text

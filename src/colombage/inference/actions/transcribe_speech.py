"""A person dictates: their recording becomes text, which they read before it is sent anywhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from colombage.inference.errors import SoundTooLong
from colombage.inference.sound import MOST_BYTES, MOST_SECONDS, sound_of
from colombage.inference.transcription import Dictation, Transcribed, TranscriptionDoor
from colombage.kernel.actor import Actor
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class TranscribeSpeech:
    door: TranscriptionDoor

    async def __call__(
        self, actor: Actor, content: AsyncIterator[bytes], declared_class: DataClass | None
    ) -> Transcribed:
        """`content` is read no further than the bound. Raises SoundTypeRefused, SoundEmpty, SoundTooLong and
        what the door raises."""
        recording = bytearray()
        async for piece in content:
            recording += piece
            if len(recording) > MOST_BYTES:
                raise SoundTooLong(minutes=MOST_SECONDS // 60, megabytes=MOST_BYTES >> 20)
        # In a thread: a long recording is walked through block by block, and others are served meanwhile.
        sound = await asyncio.to_thread(sound_of, bytes(recording))
        return await self.door.transcribe(actor, sound, declared_class)

    async def available(self) -> Dictation | None:
        """See TranscriptionDoor."""
        return await self.door.available()

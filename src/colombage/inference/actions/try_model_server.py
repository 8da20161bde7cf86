"""Somebody who sets up a group, or administers it, tries the address of a model server before keeping it."""

from __future__ import annotations

from dataclasses import dataclass

from colombage.inference.errors import EngineUnavailable, ServerUnreachable
from colombage.inference.ports import ModelDirectory


@dataclass(frozen=True, slots=True)
class TryModelServer:
    directory: ModelDirectory

    async def __call__(self, address: str, api_key: str | None) -> list[str]:
        """The names of the models that the server offers.

        Raises AddressInvalid, ServerUnreachable and the other EngineFaults.
        """
        try:
            return await self.directory.models(address, api_key or None)
        except EngineUnavailable as fault:
            raise ServerUnreachable(address=address) from fault

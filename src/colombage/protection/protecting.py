"""Protects texts without a server or a database: for data teams, in their own programs.

    from colombage.protection.protecting import Protector

    protector = Protector.load()                      # once: reads the trained finder, takes a second
    protected = protector.protect("Mme Claire Exemple, née le 3 mai 1950, est sortie.")
    protected.text                                    # "Mme [PATIENTE_1], née le [NAISSANCE_1], est sortie."
    protected.restore("[PATIENTE_1] va mieux.")       # "Claire Exemple va mieux."

Nothing leaves the machine and nothing is written. It is assistance to masking, not anonymisation: what no
finder sees stays in the text. Several texts about the same people go to `protect_all` together: a name that
one of them gives away is found in all, and a person keeps one placeholder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from colombage.protection.finders import Finders
from colombage.protection.types import Known, Span
from colombage.protection.vaults.restore import restore
from colombage.protection.vaults.vault import Vault


@dataclass(frozen=True, slots=True)
class Protected:
    """`text` holds placeholders; `spans` say what stood where in the original, in code points, and hold the
    values: keep them as you keep the original."""

    text: str
    spans: tuple[Span, ...] = field(repr=False)
    _vault: Vault = field(repr=False)

    def restore(self, text: str) -> str:
        """A text with these placeholders, with the values back in their places. What looks like a placeholder
        and is none of these stays as it is."""
        return restore(self._vault, text)


@dataclass(frozen=True, slots=True)
class Protector:
    finders: Finders

    @classmethod
    def load(cls) -> Protector:
        """With the trained finder that the package carries. Raises what reading it raises, at once."""
        # The one entrance that people use without `app`, and so the one that picks its finder itself.
        from colombage.protection.adapters.trained_finder import TrainedFinder

        finder = TrainedFinder.load()
        return cls(Finders(lambda: finder))

    def protect(self, text: str, known: Known | None = None) -> Protected:
        """`known`: names from the record in hand, always found; texts to let through. See `Known`.

        Blocks; may be called from several threads. Raises VaultFull.
        """
        return self.protect_all([text], known)[0]

    def protect_all(self, texts: Sequence[str], known: Known | None = None) -> list[Protected]:
        """Texts about the same people, in their order, under one set of placeholders. Raises VaultFull."""
        readings = self.finders.find_now(texts, known or Known())
        vault = Vault()
        return [
            Protected(vault.protect(text, reading.spans), reading.spans, vault)
            for text, reading in zip(texts, readings, strict=True)
        ]

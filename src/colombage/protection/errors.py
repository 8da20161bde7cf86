"""What protection raises."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class VaultFull(CodedError):
    """More values of one sort, or spellings of one value, than placeholders can number."""

    code = "protection.vault_full"
    kind = ErrorKind.TOO_LARGE
    french = (
        "Cette conversation contient trop d’éléments à protéger. Rien n’a été envoyé ; "
        "ouvrez une nouvelle conversation avec un texte plus court."
    )
    english = (
        "This conversation holds too many items to protect. Nothing was sent; "
        "open a new conversation with a shorter text."
    )


class VaultBusy(CodedError):
    """Other turns of the conversation changed its vault each time that this one tried to."""

    code = "protection.vault_busy"
    kind = ErrorKind.CONFLICT
    french = "Plusieurs envois de cette conversation se sont croisés. Rien n’a été envoyé ; réessayez."
    english = "Several messages of this conversation crossed each other. Nothing was sent; try again."

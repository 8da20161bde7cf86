"""What can go wrong with an export, as coded errors."""

from colombage.kernel.errors import CodedError, ErrorKind


class ExportTooLong(CodedError):
    code = "chat.export_too_long"
    kind = ErrorKind.TOO_LARGE
    french = (
        "Cette conversation est trop longue pour un seul document ({characters} caractères, {limit} au "
        "plus). Exportez ses échanges un à un."
    )
    english = (
        "This conversation is too long for one document ({characters} characters, {limit} at most). "
        "Export its exchanges one by one."
    )

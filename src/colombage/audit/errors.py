"""The coded errors of the audit record."""

from colombage.kernel.errors import CodedError, ErrorKind


class HeadsFileUnwritable(CodedError):
    code = "audit.heads_file_unwritable"
    kind = ErrorKind.UNAVAILABLE
    french = "Le fichier des têtes signées de l’audit ({path}) ne peut pas être lu ou écrit."
    english = "The file of the audit's signed heads ({path}) cannot be read or written."
    operator = (
        "Vérifier les droits et l’espace du fichier audit_heads_file ; sans lui, une réécriture complète "
        "du registre par un administrateur de la base ne se verrait plus."
    )

"""What may be wrong with the files that `colombage knowledge measure` is given."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class QuestionSetUnreadable(CodedError):
    code = "app.question_set_unreadable"
    kind = ErrorKind.INVALID
    french = "Le jeu de questions {file} ne se lit pas : {reason}."
    english = "The set of questions {file} cannot be read: {reason}."
    operator = "Donner un fichier JSON en UTF-8 que ce compte peut lire."


class QuestionSetMisshapen(CodedError):
    code = "app.question_set_misshapen"
    kind = ErrorKind.INVALID
    french = "Dans le jeu de questions {file}, « {where} » manque ou n’a pas la forme attendue."
    english = "In the set of questions {file}, “{where}” is missing or not of the expected shape."
    operator = (
        'Forme : {"passages": [texte…], "questions": [{"q": texte, "relevant": [rangs des passages]}…]}, '
        "rangs à partir de 0, au plus 100 000 caractères par texte."
    )


class VectorCacheUnusable(CodedError):
    code = "app.vector_cache_unusable"
    kind = ErrorKind.INVALID
    french = "{file} ne peut pas garder les vecteurs : {reason}."
    english = "{file} cannot keep the vectors: {reason}."
    operator = "Nommer avec --cache un nouveau fichier, ou celui d’une mesure précédente."


def why(error: OSError) -> str:
    """The usual reasons in French, the system's words for the others."""
    match error:
        case FileNotFoundError():
            return "il n’existe pas, ou son dossier"
        case IsADirectoryError():
            return "c’est un dossier"
        case PermissionError():
            return "ce compte n’en a pas le droit"
        case _:
            return error.strerror or type(error).__name__

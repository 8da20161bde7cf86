"""What can go wrong when a person says something of an answer."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class AnswerUnfinished(CodedError):
    code = "chat.answer_unfinished"
    kind = ErrorKind.CONFLICT
    french = "Cette réponse est encore en cours d’écriture. Attendez qu’elle soit terminée, ou arrêtez-la."
    english = "This answer is still being written. Wait until it has ended, or stop it."


class PlaceUnknown(CodedError):
    code = "chat.place_unknown"
    kind = ErrorKind.INVALID
    french = "Cet endroit n’existe pas dans la réponse. Rechargez la page et réessayez."
    english = "This place does not exist in the answer. Reload the page and try again."

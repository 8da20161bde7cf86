"""What can go wrong in a conversation, as coded errors."""

from colombage.kernel.errors import CodedError, ErrorKind


class MessageEmpty(CodedError):
    code = "chat.message_empty"
    kind = ErrorKind.INVALID
    french = "Votre message est vide."
    english = "Your message is empty."


class MessageTooLong(CodedError):
    code = "chat.message_too_long"
    kind = ErrorKind.TOO_LARGE
    french = (
        "Votre message compte {characters} caractères, la limite est de {limit}. Joignez plutôt le texte "
        "comme document."
    )
    english = "Your message has {characters} characters, the limit is {limit}. Attach the text as a document."
    operator = "La limite se règle par max_message_characters."


class ConversationDeleted(CodedError):
    code = "chat.conversation_deleted"
    kind = ErrorKind.NOT_FOUND
    french = (
        "Vous avez supprimé cette conversation. Tant qu’elle n’est pas effacée, vous pouvez la restaurer."
    )
    english = "You deleted this conversation. Until it is erased, you can restore it."


class TurnRunning(CodedError):
    code = "chat.turn_running"
    kind = ErrorKind.CONFLICT
    french = "Une réponse est déjà en cours dans cette conversation. Attendez-la ou arrêtez-la."
    english = "An answer is already under way in this conversation. Wait for it or stop it."


class AnswerNotCut(CodedError):
    code = "chat.answer_not_cut"
    kind = ErrorKind.CONFLICT
    french = "Cette réponse n’a pas été coupée : il n’y a rien à continuer."
    english = "This answer was not cut short: there is nothing to continue."


class NothingToSummarise(CodedError):
    code = "chat.nothing_to_summarise"
    kind = ErrorKind.INVALID
    french = "Il n’y a encore rien à résumer dans cette conversation."
    english = "There is nothing to summarise in this conversation yet."


class ComparesItself(CodedError):
    code = "chat.compares_itself"
    kind = ErrorKind.INVALID
    french = "Choisissez deux modèles différents pour les comparer."
    english = "Choose two different models to compare them."


class TurnInterrupted(CodedError):
    code = "chat.turn_interrupted"
    kind = ErrorKind.UNAVAILABLE
    french = "Le serveur s’est arrêté pendant la réponse. Ce qui avait été reçu est conservé ci-dessus."
    english = "The server stopped during the answer. What had been received is kept above."
    operator = "Chercher dans le journal pourquoi le processus s’est arrêté ; rien d’enregistré n’est perdu."

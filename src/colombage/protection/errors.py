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


class MarkInvalid(CodedError):
    """Facts: `reason` is one of many, long, blank, both."""

    code = "protection.mark_invalid"
    kind = ErrorKind.INVALID
    french = "Ces marques ne peuvent pas être retenues : {detail_fr}."
    english = "These marks cannot be taken: {detail_en}."


class TextTooLong(CodedError):
    code = "protection.text_too_long"
    kind = ErrorKind.TOO_LARGE
    french = (
        "Ce texte compte {characters} caractères ; jusqu’à {limit}, les éléments à protéger sont montrés "
        "pendant l’écriture. Ils sont recherchés à l’envoi quelle que soit sa longueur."
    )
    english = (
        "This text has {characters} characters; up to {limit}, what is to be protected is shown while you "
        "write. It is looked for when you send, whatever the length."
    )


class MarksOvertaken(CodedError):
    """Another request of the same person came while this one waited for its turn."""

    code = "protection.marks_overtaken"
    kind = ErrorKind.TOO_MANY
    french = "Une demande plus récente remplace celle-ci."
    english = "A newer request replaces this one."


class TooManyReports(CodedError):
    code = "protection.too_many_reports"
    kind = ErrorKind.TOO_MANY
    french = "Vous avez envoyé {limit} signalements en un jour. Merci ; vous pourrez continuer demain."
    english = "You have sent {limit} reports within a day. Thank you; you can go on tomorrow."


class ReportInvalid(CodedError):
    """Facts: `reason` is blank or long."""

    code = "protection.report_invalid"
    kind = ErrorKind.INVALID
    french = "Ce signalement ne peut pas être envoyé : {detail_fr}."
    english = "This report cannot be sent: {detail_en}."


class SentUnkept(CodedError):
    code = "protection.sent_unkept"
    kind = ErrorKind.NOT_FOUND
    french = (
        "Il n’y a rien à comparer pour cette réponse : la question a été envoyée telle quelle, ou avant que "
        "Colombage ne conserve ce que le modèle reçoit."
    )
    english = (
        "There is nothing to compare for this answer: the question was sent as it stands, or before "
        "Colombage kept what the model receives."
    )


class ModelTampered(CodedError):
    """The trained finder's file is missing, or not the one that was published with this version."""

    code = "protection.model_tampered"
    kind = ErrorKind.UNAVAILABLE
    french = (
        "Le détecteur de noms installé n’est pas celui de cette version. Rien n’est envoyé sans lui : "
        "faites réinstaller le produit."
    )
    english = (
        "The name finder that is installed is not this version’s. Nothing is sent without it: "
        "have the product installed again."
    )
    operator = "Installer de nouveau la même version depuis sa source : le fichier du modèle a changé."

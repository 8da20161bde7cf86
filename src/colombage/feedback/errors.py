"""What the room raises."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class FeedbackInvalid(CodedError):
    code = "feedback.comment_too_long"
    kind = ErrorKind.TOO_LARGE
    french = "Votre commentaire est trop long : il compte au plus {limit} caractères."
    english = "Your comment is too long: it has at most {limit} characters."


class IncidentInvalid(CodedError):
    """Facts: `reason` is blank or long."""

    code = "feedback.incident_invalid"
    kind = ErrorKind.INVALID
    french = "Ce signalement ne peut pas être envoyé : {detail_fr}."
    english = "This incident cannot be reported: {detail_en}."


class TooManyIncidents(CodedError):
    code = "feedback.too_many_incidents"
    kind = ErrorKind.TOO_MANY
    french = (
        "Vous avez signalé {limit} incidents en un jour. Pour la suite, appelez directement votre référent, "
        "votre DPO ou votre RSSI."
    )
    english = (
        "You have reported {limit} incidents within a day. For more, call your steward, your DPO or your "
        "CISO directly."
    )


class OutcomeMissing(CodedError):
    code = "feedback.outcome_missing"
    kind = ErrorKind.INVALID
    french = "Dites en quelques mots, {limit} caractères au plus, ce qui a été fait : la personne le lira."
    english = "Say in a few words, {limit} characters at most, what was done: the person will read it."

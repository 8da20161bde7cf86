"""Refusals of the policy, in words that say the rule and what would be allowed."""

from colombage.kernel.errors import CodedError, ErrorKind

_OFFICER = "Un référent (DPO, RSSI, comité IA) peut modifier la case de la matrice ; le changement est tracé."


class ClassRefused(CodedError):
    code = "policy.class_refused"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Ce message contient des données {class_name}, qui ne peuvent pas être envoyées au "
        "modèle « {model_name} » ({hosting_name}). Hébergements autorisés pour ces données : {allowed}."
    )
    english = (
        "This message contains {class_name_en} data, which may not be sent to the model "
        "“{model_name}” ({hosting_name_en}). Hosting allowed for such data: {allowed_en}."
    )
    operator = _OFFICER


class ModelCeilingPassed(CodedError):
    code = "policy.model_ceiling_passed"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Ce message contient des données {class_name}, au-dessus de ce que le modèle "
        "« {model_name} » accepte. Hébergements autorisés pour ces données : {allowed}."
    )
    english = (
        "This message contains {class_name_en} data, above what the model “{model_name}” accepts. "
        "Hosting allowed for such data: {allowed_en}."
    )
    operator = "La classe la plus haute d’un modèle se règle dans le catalogue."


class PseudonymisationUnavailable(CodedError):
    code = "policy.pseudonymisation_unavailable"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Les données {class_name} ne peuvent aller au modèle « {model_name} » ({hosting_name}) "
        "que pseudonymisées, et le repérage des noms de personnes n’est pas encore disponible : l’envoi est "
        "refusé. Hébergements autorisés sans pseudonymisation : {allowed}."
    )
    english = (
        "Data that are {class_name_en} may go to the model “{model_name}” ({hosting_name_en}) only "
        "pseudonymised, and finding people's names is not available yet: it was not sent. Hosting allowed "
        "without pseudonymisation: {allowed_en}."
    )
    operator = _OFFICER


class MediaRefused(CodedError):
    code = "policy.media_refused"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Une image ou un son ne peut pas être pseudonymisé : il ne peut aller au modèle « {model_name} » "
        "({hosting_name}). Hébergements autorisés pour les données {class_name} : {allowed}."
    )
    english = (
        "An image or a sound cannot be pseudonymised: it may not go to the model “{model_name}” "
        "({hosting_name_en}). Hosting allowed for {class_name_en} data: {allowed_en}."
    )
    operator = _OFFICER


class UnlawfulCell(CodedError):
    code = "policy.unlawful_cell"
    kind = ErrorKind.CONFLICT
    french = (
        "Cette règle ne peut pas être adoptée : des données de santé, même pseudonymisées, ne peuvent être "
        "confiées qu’aux installations du groupement ou à un hébergeur certifié HDS (article L. 1111-8 du "
        "code de la santé publique)."
    )
    english = (
        "This rule cannot be adopted: health data, even pseudonymised, may only be entrusted to the group's "
        "own rooms or to a certified health-data host (article L. 1111-8 of the French public health code)."
    )

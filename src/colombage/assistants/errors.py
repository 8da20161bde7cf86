"""What can be wrong with a form that somebody filled in, as coded errors."""

from colombage.kernel.errors import CodedError, ErrorKind


class TaskUnknown(CodedError):
    code = "assistants.task_unknown"
    kind = ErrorKind.NOT_FOUND
    french = "Cette tâche n’existe pas, ou n’existe plus. Choisissez-en une autre sur l’accueil."
    english = "This task does not exist, or no longer does. Choose another one on the home page."


class TaskFieldUnknown(CodedError):
    code = "assistants.field_unknown"
    kind = ErrorKind.INVALID
    french = (
        "Cette tâche a changé depuis que la page est ouverte : elle n’a plus de champ « {field} ». "
        "Rechargez la page, votre texte est gardé."
    )
    english = (
        "This task has changed since the page was opened: it no longer has a field “{field}”. "
        "Reload the page, your text is kept."
    )


class TaskFieldMissing(CodedError):
    code = "assistants.field_missing"
    kind = ErrorKind.INVALID
    french = "Il manque « {label_fr} »."
    english = "“{label_en}” is missing."


class TaskFieldTooLong(CodedError):
    code = "assistants.field_too_long"
    kind = ErrorKind.TOO_LARGE
    french = (
        "« {label_fr} » compte {characters} caractères, la limite est de {limit}. Gardez la partie utile, "
        "ou traitez le texte en plusieurs fois."
    )
    english = (
        "“{label_en}” has {characters} characters, the limit is {limit}. Keep the useful part, "
        "or do the text in several goes."
    )


class TaskChoiceUnknown(CodedError):
    code = "assistants.choice_unknown"
    kind = ErrorKind.INVALID
    french = "« {label_fr} » : choisissez l’une des réponses proposées."
    english = "“{label_en}”: choose one of the answers offered."

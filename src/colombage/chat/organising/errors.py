"""What can go wrong with folders and with what a conversation cannot be put to, as coded errors."""

from colombage.kernel.errors import CodedError, ErrorKind


class ConversationTemporary(CodedError):
    code = "chat.conversation_temporary"
    kind = ErrorKind.CONFLICT
    french = "Une conversation temporaire n’est dans aucune liste : elle ne s’épingle pas et ne se range pas."
    english = "A temporary conversation is in no list: it is neither pinned nor put away."


class FolderNameInvalid(CodedError):
    code = "chat.folder_name_invalid"
    kind = ErrorKind.INVALID
    french = "Donnez au dossier un nom d’au plus {limit} caractères."
    english = "Give the folder a name of at most {limit} characters."


class FolderNameTaken(CodedError):
    code = "chat.folder_name_taken"
    kind = ErrorKind.CONFLICT
    french = "Vous avez déjà un dossier de ce nom."
    english = "You already have a folder of that name."


class TooManyFolders(CodedError):
    code = "chat.too_many_folders"
    kind = ErrorKind.CONFLICT
    french = "Vous avez déjà {limit} dossiers, c’est la limite. Supprimez-en un avant d’en créer un autre."
    english = "You already have {limit} folders, which is the limit. Delete one before you add another."


class SelectionChanged(CodedError):
    code = "chat.selection_changed"
    kind = ErrorKind.CONFLICT
    french = (
        "L’une des conversations choisies n’est plus là où vous l’avez vue. Rien n’a été changé\u00a0: "
        "revoyez votre choix."
    )
    english = (
        "One of the chosen conversations is no longer where you saw it. Nothing was changed: "
        "look at your choice again."
    )


class TooManyAtOnce(CodedError):
    code = "chat.too_many_at_once"
    kind = ErrorKind.INVALID
    french = "Choisissez au plus {limit} conversations à la fois."
    english = "Choose at most {limit} conversations at a time."

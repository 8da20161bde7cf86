"""Why a conversation is not shown or handed over, as coded errors."""

from colombage.kernel.errors import CodedError, ErrorKind


class ShareClosed(CodedError):
    code = "chat.share_closed"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Les règles de votre groupement ne permettent de montrer ou de transmettre aucune conversation. "
        "Vos référents peuvent le changer."
    )
    english = (
        "The rules of your group let no conversation be shown or handed over. Your officers may change that."
    )
    operator = "Un référent règle jusqu’à quelle classe une conversation se partage, à la page des règles."


class ShareClassRefused(CodedError):
    code = "chat.share_class_refused"
    kind = ErrorKind.FORBIDDEN
    french = (
        "Cette conversation contient des données {class_name}. Les règles permettent de montrer ou de "
        "transmettre une conversation jusqu’aux données {highest}, pas au-delà. Reprenez dans une nouvelle "
        "conversation ce qui peut être montré."
    )
    english = (
        "This conversation contains {class_name_en} data. The rules allow conversations to be shown or "
        "handed over up to {highest_en} data, and no further. Put what may be shown in a new conversation."
    )
    operator = "Un référent règle jusqu’à quelle classe une conversation se partage, à la page des règles."


class ShareTemporary(CodedError):
    code = "chat.share_temporary"
    kind = ErrorKind.CONFLICT
    french = "Une conversation temporaire n’est ni montrée ni transmise : elle s’efface d’elle-même."
    english = "A temporary conversation is neither shown nor handed over: it erases itself."


class ShareEmpty(CodedError):
    code = "chat.share_empty"
    kind = ErrorKind.CONFLICT
    french = "Cette conversation est vide : posez d’abord une question."
    english = "This conversation is empty: ask a question first."


class ShareElsewhere(CodedError):
    code = "chat.share_elsewhere"
    kind = ErrorKind.INVALID
    french = (
        "On ne montre ou transmet une conversation qu’à un collègue en activité, ou à un service, de son "
        "propre établissement. Pour d’autres, exportez ce qu’ils doivent lire."
    )
    english = (
        "A conversation is shown or handed over only to an active colleague, or a department, of one's own "
        "establishment. For others, export what they are to read."
    )
    operator = "Vérifier l’établissement de la personne et celui du collègue, dans l’annuaire."


class ShareLimit(CodedError):
    code = "chat.share_limit"
    kind = ErrorKind.CONFLICT
    french = (
        "Cette conversation est déjà partagée {limit} fois. Terminez un partage, ou choisissez un service."
    )
    english = "This conversation is shared {limit} times already. End a share, or choose a department."


class ShareGiverMoved(CodedError):
    code = "chat.share_giver_moved"
    kind = ErrorKind.CONFLICT
    french = "Fermé depuis que vous avez changé d’établissement : plus personne ne lit par ce partage."
    english = "Closed since you moved to another establishment: nobody reads by this share any more."


class ShareReaderLeft(CodedError):
    code = "chat.share_reader_left"
    kind = ErrorKind.CONFLICT
    french = "Fermé : cette personne n’est plus en activité dans votre établissement."
    english = "Closed: this person is no longer active in your establishment."


class ShareEnded(CodedError):
    code = "chat.share_ended"
    kind = ErrorKind.NOT_FOUND
    french = (
        "Cette conversation ne vous est pas, ou plus, partagée. Son auteur a pu mettre fin au partage, ou "
        "les règles ne permettent plus de la montrer."
    )
    english = (
        "This conversation is not, or no longer, shared with you. Its author may have ended the share, or "
        "the rules no longer let it be shown."
    )

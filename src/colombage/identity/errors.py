"""The coded errors of identity."""

from colombage.kernel.errors import CodedError, ErrorKind


class SignInRefused(CodedError):
    """The same for an unknown login, a wrong password and an inactive person: it must not tell which."""

    code = "identity.sign_in_refused"
    kind = ErrorKind.UNAUTHENTICATED
    french = "L’identifiant ou le mot de passe n’est pas le bon."
    english = "The login or the password is not right."
    operator = (
        "Si la personne a oublié son mot de passe, un administrateur lui envoie une nouvelle invitation."
    )


class TooManyAttempts(CodedError):
    code = "identity.too_many_attempts"
    kind = ErrorKind.TOO_MANY
    french = "Trop d’essais de connexion. Réessayez dans {seconds} s."
    english = "Too many attempts to sign in. Try again in {seconds} s."
    operator = "Le délai s’éteint seul. S’il revient sans cesse, quelqu’un essaie des mots de passe."


class LinkInvalid(CodedError):
    code = "identity.link_invalid"
    kind = ErrorKind.NOT_FOUND
    french = "Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau."
    english = "This link has been used or is no longer valid. Ask for a new one."
    operator = (
        "Première utilisation : redémarrer le service, qui affiche un nouveau lien tant qu’il n’y a pas de "
        "groupement. Invitation : en créer une nouvelle dans l’administration des personnes."
    )


class PasswordTooWeak(CodedError):
    """Facts: `reason` is one of short, long, common, login."""

    code = "identity.password_too_weak"
    kind = ErrorKind.INVALID
    french = "Ce mot de passe ne convient pas : {detail_fr}."
    english = "This password will not do: {detail_en}."


class LoginTaken(CodedError):
    code = "identity.login_taken"
    kind = ErrorKind.CONFLICT
    french = "L’identifiant « {login} » est déjà pris."
    english = "The login “{login}” is taken."


class NameTaken(CodedError):
    code = "identity.name_taken"
    kind = ErrorKind.CONFLICT
    french = "« {name} » existe déjà."
    english = "“{name}” exists already."


class LastAdministrator(CodedError):
    code = "identity.last_administrator"
    kind = ErrorKind.CONFLICT
    french = (
        "C’est la dernière personne active qui administre le groupement : "
        "donnez d’abord ce rôle à quelqu’un d’autre."
    )
    english = (
        "This is the last active person who administers the group: give the role to somebody else first."
    )

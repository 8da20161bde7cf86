"""Coded errors: what a room raises when it cannot do what it was asked.

Every code carries the sentence a person reads (French and English) and what an operator does about it.
`app` maps the kind to an HTTP status, streams carry the code, and docs/errors.md is generated from here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

Fact = str | int | float | bool | list[str] | list[dict[str, str]] | None


class ErrorKind(StrEnum):
    """What sort of failure it is; decides the HTTP status."""

    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    UPSTREAM = "upstream"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


class CodedError(Exception):
    """A failure with a stable code. Subclasses set the class variables; `facts` fill the sentences.

    Sentences may name facts in braces: "Le modèle {model_name} n'accepte pas …".
    """

    code: ClassVar[str]
    kind: ClassVar[ErrorKind]
    french: ClassVar[str]
    english: ClassVar[str]
    operator: ClassVar[str] = "Rien à faire."

    registry: ClassVar[dict[str, type[CodedError]]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" in cls.__dict__:
            known = CodedError.registry.get(cls.code)
            if known is not None and known.__qualname__ != cls.__qualname__:
                msg = f"error code {cls.code!r} stands twice: {known.__qualname__} and {cls.__qualname__}"
                raise TypeError(msg)
            CodedError.registry[cls.code] = cls

    def __init__(self, **facts: Fact) -> None:
        super().__init__(self.code)
        self.facts: dict[str, Fact] = facts

    def sentence(self, language: str = "fr") -> str:
        """The sentence a person reads, in French unless `language` is "en"."""
        template = self.english if language == "en" else self.french
        return template.format_map(_Lenient(self.facts))

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({shown})"


class _Lenient(dict[str, Fact]):
    """A missing fact must not turn one error into another."""

    def __missing__(self, key: str) -> str:
        return "…"


class DatabaseAway(CodedError):
    code = "kernel.database_away"
    kind = ErrorKind.UNAVAILABLE
    french = (
        "La base de données ne répond pas. Rien n’est perdu de ce qui était enregistré ; "
        "réessayez dans un instant."
    )
    english = "The database does not answer. Nothing that was saved is lost; try again in a moment."
    operator = "Vérifier que PostgreSQL est démarré et joignable ; le service reprend seul, sans redémarrage."


class DiskFull(CodedError):
    code = "kernel.disk_full"
    kind = ErrorKind.UNAVAILABLE
    french = "L’espace de stockage du serveur est plein : rien de nouveau ne peut être enregistré."
    english = "The server's storage is full: nothing new can be saved."
    operator = "Libérer de l’espace sur le disque de la base ou des fichiers ; le service reprend seul."


class InvalidInput(CodedError):
    code = "kernel.invalid_input"
    kind = ErrorKind.INVALID
    french = "La demande est incomplète ou mal formée : {detail}."
    english = "The request is incomplete or malformed: {detail}."


class NotFound(CodedError):
    code = "kernel.not_found"
    kind = ErrorKind.NOT_FOUND
    french = "Cet élément n’existe pas, ou vous n’y avez pas accès."
    english = "This item does not exist, or you may not see it."


class Forbidden(CodedError):
    code = "kernel.forbidden"
    kind = ErrorKind.FORBIDDEN
    french = "Votre rôle ne permet pas cette action."
    english = "Your role does not allow this action."
    operator = "Attribuer à la personne le rôle nécessaire, pour le bon établissement."


class InternalFault(CodedError):
    code = "kernel.internal_fault"
    kind = ErrorKind.INTERNAL
    french = "Une erreur imprévue s’est produite. Elle a été consignée sous la référence {reference}."
    english = "An unexpected error occurred. It was recorded under the reference {reference}."
    operator = "Chercher la référence dans le journal technique et signaler le défaut."

"""The room's coded errors: why a file cannot be taken in."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class TypeRefused(CodedError):
    code = "files.type_refused"
    kind = ErrorKind.INVALID
    french = "Ce fichier n’est pas d’un type lisible ici. Types acceptés : PDF, texte et Markdown."
    english = "This file is not of a type that can be read here. Accepted: PDF, text and Markdown."


class EmptyFile(CodedError):
    code = "files.empty"
    kind = ErrorKind.INVALID
    french = "Ce fichier est vide."
    english = "This file is empty."


class TooLarge(CodedError):
    """Facts: `limit`, the number that was passed, and `unit`, "Mo", "pages" or "caractères"."""

    code = "files.too_large"
    kind = ErrorKind.TOO_LARGE
    french = "Ce fichier dépasse la limite de {limit} {unit}. Joignez un extrait."
    english = "This file is over the limit of {limit} {unit}. Attach an excerpt."
    operator = "La limite se règle par max_upload_megabytes et max_pages."


class PdfEncrypted(CodedError):
    code = "files.pdf_encrypted"
    kind = ErrorKind.INVALID
    french = "Ce PDF est protégé par un mot de passe. Joignez une copie sans mot de passe."
    english = "This PDF is protected by a password. Attach a copy without one."


class PdfBroken(CodedError):
    code = "files.pdf_broken"
    kind = ErrorKind.INVALID
    french = "Ce PDF est abîmé ou incomplet : il ne s’ouvre pas. Enregistrez-le de nouveau, puis joignez-le."
    english = "This PDF is damaged or incomplete and does not open. Save it again, then attach it."


class PdfNeedsOcr(CodedError):
    code = "files.pdf_needs_ocr"
    kind = ErrorKind.INVALID
    french = (
        "Ce PDF est une image (un scan) : il ne contient pas de texte, et les images ne peuvent pas encore "
        "être lues ici. Joignez la version d’origine si vous l’avez."
    )
    english = (
        "This PDF is an image (a scan): it holds no text, and images cannot be read here yet. "
        "Attach the original version if you have it."
    )


class ParsingFailed(CodedError):
    """Facts: `reason`, one of "time", "memory", "crash"."""

    code = "files.parsing_failed"
    kind = ErrorKind.INVALID
    french = "Ce fichier n’a pas pu être lu : il demande trop de calcul ou de mémoire, ou il est mal formé."
    english = "This file could not be read: it asks for too much time or memory, or it is malformed."
    operator = (
        "Si le fichier est légitime, l’ouvrir et le réexporter en PDF ; le fait « reason » dit la cause."
    )


class ContentMissing(CodedError):
    code = "files.content_missing"
    kind = ErrorKind.INTERNAL
    french = "Le contenu de ce fichier manque dans le stockage du serveur."
    english = "The content of this file is missing from the server's storage."
    operator = "Restaurer le dossier files_folder depuis la sauvegarde de la même date que la base."

"""The room's coded errors: why a file cannot be taken in."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class TypeRefused(CodedError):
    code = "files.type_refused"
    kind = ErrorKind.INVALID
    french = (
        "Ce fichier n’est pas d’un type lisible ici. Types acceptés : PDF, Word (docx), Excel (xlsx), "
        "PowerPoint (pptx), LibreOffice (odt), page web (html), message (eml), texte et Markdown ; dans une "
        "conversation, aussi les images PNG, JPEG et WebP."
    )
    english = (
        "This file is not of a type that can be read here. Accepted: PDF, Word (docx), Excel (xlsx), "
        "PowerPoint (pptx), LibreOffice (odt), web page (html), message (eml), text and Markdown; in a "
        "conversation, PNG, JPEG and WebP pictures too."
    )


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
        "Ce PDF est une image (un scan) : il ne contient pas de texte, et la reconnaissance de caractères "
        "(OCR) n’est pas installée ici. Joignez la version d’origine si vous l’avez."
    )
    english = (
        "This PDF is an image (a scan): it holds no text, and character recognition (OCR) is not installed "
        "here. Attach the original version if you have it."
    )
    operator = "Installer tesseract-ocr et tesseract-ocr-fra (Debian), puis redémarrer le serveur."


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


class OldOfficeFormat(CodedError):
    code = "files.old_office_format"
    kind = ErrorKind.INVALID
    french = (
        "Ce fichier est dans un ancien format de bureautique (.doc, .xls, .ppt ou .rtf). Enregistrez-le au "
        "format .docx, .xlsx, .pptx ou PDF, puis joignez cette copie."
    )
    english = (
        "This file is in an old office format (.doc, .xls, .ppt or .rtf). Save it as .docx, .xlsx, .pptx or "
        "PDF, then attach that copy."
    )


class OfficeEncrypted(CodedError):
    code = "files.office_encrypted"
    kind = ErrorKind.INVALID
    french = "Ce document est protégé par un mot de passe. Joignez une copie sans mot de passe."
    english = "This document is protected by a password. Attach a copy without one."


class DocumentBroken(CodedError):
    code = "files.document_broken"
    kind = ErrorKind.INVALID
    french = (
        "Ce document est abîmé ou incomplet : il ne s’ouvre pas. Enregistrez-le de nouveau, puis joignez-le."
    )
    english = "This document is damaged or incomplete and does not open. Save it again, then attach it."


class DocumentWithoutText(CodedError):
    code = "files.document_without_text"
    kind = ErrorKind.INVALID
    french = (
        "Ce document ne contient pas de texte lisible : il est vide, ou fait d’images seulement. "
        "Joignez une version qui contient le texte."
    )
    english = (
        "This document holds no text that can be read: it is empty, or made of images alone. "
        "Attach a version that holds the text."
    )


class DocumentTrapped(CodedError):
    """Facts: `trap`, one of "size", "ratio", "members", "entities"."""

    code = "files.document_trapped"
    kind = ErrorKind.INVALID
    french = (
        "Ce document est construit comme un piège : une fois décompressé, il prendrait une place démesurée. "
        "Il n’a pas été lu. Si vous l’avez reçu, prévenez votre service informatique."
    )
    english = (
        "This document is built as a trap: once unpacked, it would take an enormous amount of room. It was "
        "not read. If somebody sent it to you, tell your IT department."
    )
    operator = (
        "Le fait « trap » dit la cause. Un document légitime mais immense passe une fois scindé, ou "
        "réexporté en PDF."
    )


class PictureFormatRefused(CodedError):
    """Facts: `format`, the name of the picture's format."""

    code = "files.picture_format_refused"
    kind = ErrorKind.INVALID
    french = (
        "Les images au format {format} ne sont pas acceptées ici. Enregistrez celle-ci en JPEG ou en PNG, ou "
        "faites-en une capture d’écran, puis joignez cette copie."
    )
    english = (
        "Pictures in the {format} format are not accepted here. Save it as JPEG or PNG, or take a screenshot "
        "of it, then attach that copy."
    )


class PictureBroken(CodedError):
    code = "files.picture_broken"
    kind = ErrorKind.INVALID
    french = (
        "Cette image est abîmée, incomplète ou mal formée : elle ne s’ouvre pas. Enregistrez-la de nouveau, "
        "ou faites-en une capture d’écran, puis joignez cette copie."
    )
    english = (
        "This picture is damaged, incomplete or malformed and does not open. Save it again, or take a "
        "screenshot of it, then attach that copy."
    )


class PictureTooLarge(CodedError):
    """Facts: `width` and `height` in dots, `limit` in millions of dots."""

    code = "files.picture_too_large"
    kind = ErrorKind.TOO_LARGE
    french = (
        "Cette image est trop grande : {width} × {height} points, pour une limite de {limit} millions. "
        "Réduisez-la, ou joignez une capture de la partie utile."
    )
    english = (
        "This picture is too large: {width} × {height} dots, for a limit of {limit} million dots. Make it "
        "smaller, or attach a capture of the part that matters."
    )


class MalwareFound(CodedError):
    """Facts: `signature`, the scanner's name for what it found."""

    code = "files.malware_found"
    kind = ErrorKind.INVALID
    french = (
        "L’antivirus a trouvé un programme malveillant dans ce fichier ({signature}). Il n’a pas été gardé. "
        "Prévenez votre service informatique."
    )
    english = (
        "The virus scanner found malware in this file ({signature}). It was not kept. "
        "Tell your IT department."
    )
    operator = "Chercher d’où vient le fichier ; rien n’en reste sur ce serveur."


class ScannerAway(CodedError):
    """Facts: `reason`, one of "unreachable", "time", "answer", "size"."""

    code = "files.scanner_away"
    kind = ErrorKind.UNAVAILABLE
    french = (
        "L’antivirus n’a pas pu examiner ce fichier : il n’est donc pas accepté. Réessayez dans un moment."
    )
    english = "The virus scanner could not look at this file, so it is not accepted. Try again in a moment."
    operator = (
        "Vérifier que clamd tourne, que clamav_socket nomme son socket et que le serveur peut y écrire ; "
        "« size » : StreamMaxLength de clamd est plus petit que max_upload_megabytes."
    )

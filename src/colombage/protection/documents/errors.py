"""Why a document cannot be given back protected."""

from __future__ import annotations

from colombage.kernel.errors import CodedError, ErrorKind


class DocumentTypeRefused(CodedError):
    """Facts: `type`, the media type."""

    code = "protection.document_type_refused"
    kind = ErrorKind.INVALID
    french = (
        "Ce type de fichier ne se protège pas ici. Types acceptés : Word (docx), Excel (xlsx), PowerPoint "
        "(pptx), LibreOffice (odt), PDF, texte, Markdown et CSV. Enregistrez le document dans l’un d’eux."
    )
    english = (
        "Files of this type cannot be protected here. Accepted: Word (docx), Excel (xlsx), PowerPoint "
        "(pptx), LibreOffice (odt), PDF, text, Markdown and CSV. Save the document in one of these formats."
    )


class ScannedPages(CodedError):
    """Facts: `pages`, how many are pictures."""

    code = "protection.scanned_pages"
    kind = ErrorKind.INVALID
    french = (
        "Ce PDF contient {pages} page(s) qui sont des images (un scan) : le texte d’une image ne peut pas "
        "être protégé. Prenez la version d’origine, ou demandez de garder les images : ces pages resteront "
        "telles quelles."
    )
    english = (
        "This PDF holds {pages} page(s) that are pictures (a scan): text in a picture cannot be protected. "
        "Take the original version, or ask to keep images: these pages will then stay as they are."
    )


class PageNotWritable(CodedError):
    """Facts: `page`, its number."""

    code = "protection.page_not_writable"
    kind = ErrorKind.INVALID
    french = (
        "Le texte de la page {page} ne peut pas être retiré sans risque d’en laisser. Aucune copie n’a été "
        "faite ; enregistrez le document d’origine dans un autre format (docx), puis protégez-le."
    )
    english = (
        "The text of page {page} cannot be removed without the risk of leaving some. No copy was made; save "
        "the original document in another format (docx) and protect that."
    )


class CheckFailed(CodedError):
    """Facts: `found`, how many values the independent reader still saw."""

    code = "protection.check_failed"
    kind = ErrorKind.INVALID
    french = (
        "La relecture de la copie a encore trouvé {found} élément(s) qui devaient être remplacés. La copie a "
        "été détruite : rien n’est donné qui ne soit vérifié."
    )
    english = (
        "Reading the copy again still found {found} item(s) that should have been replaced. The copy was "
        "destroyed: nothing is given that was not checked."
    )
    operator = (
        "Demander à la personne de quel type de document il s’agit et le reproduire avec un document "
        "fictif ; en attendant, l’enregistrer en docx ou en texte."
    )


class TooManyDocuments(CodedError):
    """Facts: `limit`."""

    code = "protection.too_many_documents"
    kind = ErrorKind.TOO_MANY
    french = "Vous avez déjà {limit} documents ici. Téléchargez-les puis supprimez ceux qui sont finis."
    english = "You already have {limit} documents here. Download them, then delete those that are done."


class CopyNotReady(CodedError):
    code = "protection.copy_not_ready"
    kind = ErrorKind.CONFLICT
    french = "La copie protégée de ce document n’est pas prête."
    english = "The protected copy of this document is not ready."


class ProtectingInterrupted(CodedError):
    """Facts: `tries`."""

    code = "protection.document_interrupted"
    kind = ErrorKind.INVALID
    french = (
        "La protection de ce document s’est interrompue plusieurs fois. L’original a été détruit ici ; "
        "redonnez-le, en plus petites parties s’il est long."
    )
    english = (
        "Protecting this document was cut short several times. The original was destroyed here; give it "
        "again, in smaller parts if it is long."
    )
    operator = "Chercher protection.document_failed dans le journal technique."

"""What reading a document left out, in words: for the list of documents and the viewer. Pure."""

from __future__ import annotations

from colombage.files.types import WarningCode

_W = WarningCode
# French, English, after their number; `{s}` where more than one ends otherwise.
_WORDS = {
    _W.HIDDEN_CHARACTERS: ("caractère{s} invisible{s} retiré{s}", "invisible character{s} removed"),
    _W.HIDDEN_LINES: ("ligne{s} invisible{s} laissée{s} de côté", "invisible line{s} left out"),
    _W.UNREADABLE_PAGES: ("page{s} illisible{s}", "unreadable page{s}"),
    _W.PAGES_WITHOUT_TEXT: ("page{s} sans texte (image)", "page{s} without text (picture)"),
    _W.PAGES_RECOGNISED: (
        "page{s} lue{s} par reconnaissance de caractères, qui peut se tromper",
        "page{s} read by character recognition, which may be wrong",
    ),
    _W.HIDDEN_PARTS: ("partie{s} masquée{s} laissée{s} de côté", "hidden part{s} left out"),
    _W.CELLS_LEFT_OUT: (
        "cellule{s} non lue{s}, au-delà de la limite ou jamais calculée{s}",
        "cell{s} not read, past the limit or never computed",
    ),
    _W.PICTURES_LEFT_OUT: ("image{s} non lue{s}", "picture{s} not read"),
    _W.ATTACHMENTS_LEFT_OUT: (
        "pièce{s} jointe{s} à donner à part",
        "attachment{s} to be given apart",
    ),
    _W.REMOTE_CONTENT: ("contenu{s} distant{s} jamais téléchargé{s}", "remote content{s}, never fetched"),
    _W.ACTIVE_CONTENT: ("script{s} ou macro{s} jamais exécuté{s}", "script{s} or macro{s}, never run"),
    _W.DELETED_TEXT: (
        "passage{s} supprimé{s} par l’auteur, ignoré{s}",
        "passage{s} deleted by the author, ignored",
    ),
    _W.COMMENTS_LEFT_OUT: ("commentaire{s} ignoré{s}", "comment{s} ignored"),
}


def warning_sentence(code: str, count: int, language: str) -> str:
    """« 3 pages illisibles »; for a code of another version, the count alone."""
    french, english = _WORDS.get(WarningCode(code), ("", "")) if code in set(WarningCode) else ("", "")
    words = english if language == "en" else french
    return f"{count} {words.format(s='s' if count > 1 else '')}".strip()

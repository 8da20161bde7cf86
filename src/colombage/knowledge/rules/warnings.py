"""What reading a document left out, in words: for the list of documents and the viewer. Pure."""

from __future__ import annotations

from colombage.files.types import WarningCode

_W = WarningCode
# French, English; `{count}` of them.
_WORDS = {
    _W.HIDDEN_CHARACTERS: ("caractères invisibles retirés", "invisible characters removed"),
    _W.HIDDEN_LINES: ("lignes invisibles laissées de côté", "invisible lines left out"),
    _W.UNREADABLE_PAGES: ("pages illisibles", "unreadable pages"),
    _W.PAGES_WITHOUT_TEXT: ("pages sans texte (images)", "pages without text (pictures)"),
    _W.PAGES_RECOGNISED: (
        "pages lues par reconnaissance de caractères, qui peut se tromper",
        "pages read by character recognition, which may be wrong",
    ),
    _W.HIDDEN_PARTS: ("parties masquées laissées de côté", "hidden parts left out"),
    _W.CELLS_LEFT_OUT: (
        "cellules non lues, au-delà de la limite ou jamais calculées",
        "cells not read, past the limit or never computed",
    ),
    _W.PICTURES_LEFT_OUT: ("images non lues", "pictures not read"),
    _W.ATTACHMENTS_LEFT_OUT: ("pièces jointes à donner à part", "attachments to be given on their own"),
    _W.REMOTE_CONTENT: ("contenus distants jamais téléchargés", "remote contents, never fetched"),
    _W.ACTIVE_CONTENT: ("scripts ou macros jamais exécutés", "scripts or macros, never run"),
    _W.DELETED_TEXT: ("passages supprimés par l’auteur, ignorés", "passages deleted by the author, ignored"),
    _W.COMMENTS_LEFT_OUT: ("commentaires ignorés", "comments ignored"),
}


def warning_sentence(code: str, count: int, language: str) -> str:
    """« 3 pages illisibles »; for a code of another version, the count alone."""
    french, english = _WORDS.get(WarningCode(code), ("", "")) if code in set(WarningCode) else ("", "")
    return f"{count} {english if language == 'en' else french}".strip()

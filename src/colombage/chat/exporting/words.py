"""The words that an exported document says of itself, in French and English. Used by the layout. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from colombage.chat.exporting.types import Ending
from colombage.policy.types import DataClass, Hosting

_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportWords:
    untitled: str
    exported: Callable[[str, datetime], str]
    label: Callable[[DataClass], str]
    notice: Callable[[list[str], datetime], str]
    model: Callable[[str, Hosting | None], str]
    answered: Callable[[str, datetime], str]
    summary: str
    answer: str
    nothing: str
    endings: dict[Ending, str]
    unchecked: str
    checked_whole: Callable[[str | None, datetime], str]
    checked: Callable[[str, str | None, datetime], str]
    page: Callable[[int], str]
    quoted: Callable[[str], str]
    unreadable: str
    seen_before: Callable[[int], str]
    image: str


def date_fr(at: datetime) -> str:
    day = "1er" if at.day == 1 else str(at.day)
    return f"{day}\u00a0{_MONTHS_FR[at.month - 1]} {at.year}"


def _moment_fr(at: datetime) -> str:
    return f"{date_fr(at)} à {at.hour}\u00a0h\u00a0{at.minute:02}"


def date_en(at: datetime) -> str:
    return f"{at.day}\u00a0{_MONTHS_EN[at.month - 1]} {at.year}"


def _moment_en(at: datetime) -> str:
    return f"{date_en(at)} at {at:%H:%M}"


_SEPARATED = "\u00a0; "

FRENCH = ExportWords(
    untitled="Conversation",
    exported=lambda person, at: f"Exporté par {person} le {_moment_fr(at)}.",
    label=lambda data_class: f"Données {data_class.french}",
    notice=lambda models, at: (
        f"Rédigé avec l’aide d’une intelligence artificielle ({_SEPARATED.join(models)}), le {date_fr(at)}. "
        "À vérifier avant tout usage."
    ),
    model=lambda name, hosting: name if hosting is None else f"{name}, hébergement\u00a0: {hosting.french}",
    answered=lambda model, at: f"Réponse de {model}, le {_moment_fr(at)}.",
    summary="Résumé des échanges précédents",
    answer="Réponse",
    nothing="Aucune réponse n’a été reçue.",
    endings={
        Ending.STOPPED: "La réponse a été arrêtée avant sa fin.",
        Ending.CUT: "La réponse s’arrête à la longueur permise au modèle.",
        Ending.FAILED: "La réponse a été interrompue par une erreur.",
        Ending.RUNNING: "La réponse était en cours au moment de l’export.",
    },
    unchecked="Rien n’est marqué comme vérifié dans cette réponse.",
    checked_whole=lambda by, at: f"Réponse vérifiée{_by_fr(by)} le {_moment_fr(at)}.",
    checked=lambda words, by, at: f"Vérifié{_by_fr(by)} le {_moment_fr(at)}\u00a0: «\u00a0{words}\u00a0».",
    page=lambda page: f"page\u00a0{page}",
    quoted=lambda excerpt: f"«\u00a0{excerpt}\u00a0»",
    unreadable="Source non accessible.",
    seen_before=lambda note: f"Passage cité en note\u00a0{note}.",
    image="Image non affichée\u00a0:",
)

ENGLISH = ExportWords(
    untitled="Conversation",
    exported=lambda person, at: f"Exported by {person} on {_moment_en(at)}.",
    label=lambda data_class: f"{data_class.english.capitalize()} data",
    notice=lambda models, at: (
        f"Written with the help of artificial intelligence ({'; '.join(models)}), on {date_en(at)}. "
        "To be checked before any use."
    ),
    model=lambda name, hosting: name if hosting is None else f"{name}, hosted: {hosting.english}",
    answered=lambda model, at: f"Answer of {model}, on {_moment_en(at)}.",
    summary="Summary of the exchanges before",
    answer="Answer",
    nothing="No answer was received.",
    endings={
        Ending.STOPPED: "The answer was stopped before its end.",
        Ending.CUT: "The answer ends at the length that the model is allowed.",
        Ending.FAILED: "The answer was interrupted by an error.",
        Ending.RUNNING: "The answer was under way at the time of the export.",
    },
    unchecked="Nothing in this answer is marked as checked.",
    checked_whole=lambda by, at: f"Answer checked{_by_en(by)} on {_moment_en(at)}.",
    checked=lambda words, by, at: f"Checked{_by_en(by)} on {_moment_en(at)}: “{words}”.",
    page=lambda page: f"page\u00a0{page}",
    quoted=lambda excerpt: f"“{excerpt}”",
    unreadable="Source not accessible.",
    seen_before=lambda note: f"Passage quoted in note\u00a0{note}.",
    image="Image not shown:",
)


def export_words(language: str) -> ExportWords:
    return ENGLISH if language == "en" else FRENCH


def _by_fr(by: str | None) -> str:
    return f" par {by}" if by else ""


def _by_en(by: str | None) -> str:
    return f" by {by}" if by else ""

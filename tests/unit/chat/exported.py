"""What the tests of exports are made from: one exchange, and the sheet of it."""

from __future__ import annotations

from datetime import UTC, datetime

from colombage.chat.exporting.blocks import Sheet
from colombage.chat.exporting.layout import lay_out
from colombage.chat.exporting.types import CitedSource, Ending, Exported, ExportedExchange
from colombage.policy.types import DataClass, Hosting

NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
PROTOCOL = CitedSource(
    "Protocole de pose.pdf", 4, "Le point de ponction est regardé toutes les quatre heures."
)


def exchange(answer: str, **changes: object) -> ExportedExchange:
    given: dict[str, object] = {
        "question": "Comment surveiller une voie veineuse ?",
        "is_summary": False,
        "answer": answer,
        "model": "Modèle d’essai",
        "hosting": Hosting.ON_SITE,
        "asked_at": NOW,
        "ending": Ending.WHOLE,
        "sources": {1: PROTOCOL, 2: CitedSource()},
    }
    return ExportedExchange(**(given | changes))  # type: ignore[arg-type]


def sheet(*exchanges: ExportedExchange, language: str = "fr", title: str = "Voie veineuse") -> Sheet:
    return lay_out(Exported(title, "Camille Exemple", language, DataClass.HEALTH, NOW, exchanges))

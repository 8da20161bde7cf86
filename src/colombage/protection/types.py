"""What the finders report: labels and spans. Read by the door, the vault and the events of a turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from colombage.policy.types import DataClass


class Label(StrEnum):
    """What sort of identifier was found. The value travels in events; the words are for people."""

    NIR = "nir"
    INS = "ins"
    IPP = "ipp"
    STAY_NUMBER = "stay_number"
    """NDA or IEP: the number of a stay."""
    RPPS = "rpps"
    ADELI = "adeli"
    FINESS = "finess"
    SIRET = "siret"
    """A SIREN too, which is a SIRET's first nine digits."""
    IBAN = "iban"
    EMAIL = "email"
    PHONE = "phone"

    @property
    def french(self) -> str:
        return _WORDS[self][0]

    @property
    def english(self) -> str:
        return _WORDS[self][1]


_WORDS = {
    Label.NIR: ("numéro de sécurité sociale", "social security number"),
    Label.INS: ("identité nationale de santé", "national health identity"),
    Label.IPP: ("numéro de patient (IPP)", "patient number (IPP)"),
    Label.STAY_NUMBER: ("numéro de séjour (NDA, IEP)", "stay number (NDA, IEP)"),
    Label.RPPS: ("numéro RPPS", "RPPS number"),
    Label.ADELI: ("numéro ADELI", "ADELI number"),
    Label.FINESS: ("numéro FINESS", "FINESS number"),
    Label.SIRET: ("numéro SIRET ou SIREN", "SIRET or SIREN number"),
    Label.IBAN: ("coordonnées bancaires", "bank account"),
    Label.EMAIL: ("adresse électronique", "e-mail address"),
    Label.PHONE: ("numéro de téléphone", "phone number"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """An identifier found at `text[start:end]`, in code points.

    `score` runs from 0 to 1 and says how sure the finder is; it never decides whether the span is protected.
    `private`: it belongs to a private person, and so raises the class of the turn to `data_class`.
    `text` stays out of the representation, so that no log line can carry it.
    """

    start: int
    end: int
    label: Label
    score: float
    private: bool
    data_class: DataClass
    text: str = field(repr=False)

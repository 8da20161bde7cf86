"""What the finders report: labels and spans. Read by the door, the vault and the events of a turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

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
    PERSON = "person"
    """A person's name, or a part of it, without title."""
    BIRTH_DATE = "birth_date"
    DATE = "date"
    AGE = "age"
    """Over 89."""
    ADDRESS = "address"
    TOWN = "town"
    """A postcode too."""
    ROOM = "room"
    """Room and bed."""
    PLATE = "plate"
    URL = "url"
    """One that leads to a person."""
    HOSPITAL = "hospital"
    ORGANISATION = "organisation"
    """A private person's employer, practice, school."""
    HIDDEN = "hidden"
    """Encoded or disguised text that holds an identifier when it is read plainly."""

    @property
    def is_allowable(self) -> bool:
        """Whether a person may let it through. Numbers of care, bank accounts and birth dates are replaced
        whatever anybody says of them."""
        return self not in _NEVER_ALLOWED

    @property
    def french(self) -> str:
        return _WORDS[self][0]

    @property
    def english(self) -> str:
        return _WORDS[self][1]

    def name_in(self, language: str) -> str:
        """As people read it; French unless `language` is English."""
        return self.english if language == "en" else self.french


_NEVER_ALLOWED = frozenset(
    {Label.NIR, Label.INS, Label.IPP, Label.STAY_NUMBER, Label.IBAN, Label.BIRTH_DATE, Label.HIDDEN}
)
_NUMBERED = frozenset(
    {
        Label.NIR,
        Label.INS,
        Label.IPP,
        Label.STAY_NUMBER,
        Label.RPPS,
        Label.ADELI,
        Label.FINESS,
        Label.SIRET,
        Label.IBAN,
        Label.EMAIL,
        Label.PHONE,
        Label.HIDDEN,
    }
)
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
    Label.PERSON: ("nom d’une personne", "person’s name"),
    Label.BIRTH_DATE: ("date de naissance", "date of birth"),
    Label.DATE: ("date", "date"),
    Label.AGE: ("âge au-delà de 89 ans", "age over 89"),
    Label.ADDRESS: ("adresse", "address"),
    Label.TOWN: ("commune ou code postal", "town or postcode"),
    Label.ROOM: ("chambre ou lit", "room or bed"),
    Label.PLATE: ("plaque d’immatriculation", "vehicle plate"),
    Label.URL: ("lien vers une personne", "link to a person"),
    Label.HOSPITAL: ("établissement de soins", "hospital"),
    Label.ORGANISATION: ("organisation", "organisation"),
    Label.HIDDEN: ("texte codé ou déguisé", "encoded or disguised text"),
}


class PersonRole(StrEnum):
    """Who somebody is in the text. Only a private person raises the class."""

    PATIENT = "patient"
    RELATIVE = "relative"
    PROFESSIONAL = "professional"
    """Anyone in their function: carers, authors, investigators, buyers, suppliers' contacts."""
    UNKNOWN = "unknown"
    """Nothing tells: counts as private."""

    @property
    def is_private(self) -> bool:
        return self is not PersonRole.PROFESSIONAL


class Gender(StrEnum):
    FEMALE = "f"
    MALE = "m"


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
    role: PersonRole | None = None
    """Of a PERSON alone, as `gender` is."""
    gender: Gender | None = None
    guessed: bool = False
    """The role is the trained finder's alone, and nothing in the text says it: it never makes of somebody
    known another person."""

    @property
    def identifies(self) -> bool:
        """Whether it leaves the group's own rooms in no text at all, even in one of professional content:
        numbers and whatever is a private person's do not, a date, a town or an author's name may."""
        return self.private or self.label in _NUMBERED


@dataclass(frozen=True, slots=True)
class Mention:
    """What a trained finder reports of `text[start:end]`. `score` runs from 0 to 1."""

    start: int
    end: int
    label: Label
    score: float
    role: PersonRole | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a text is read: from the caller (a record in hand), the person, the conversation.

    `names`: people who are always found, each as "Prénom NOM" or a part of it, with who they are. `missed`:
    texts that a person marked by hand; found wherever they stand as whole words, whatever their case and
    accents. `allowed`: texts that stay as they are and raise nothing (authors of a bibliography, public
    contacts); numbers of care and bank accounts are never let through by it. `values`: what was replaced
    before and is no name, found wherever it stands again.
    """

    names: tuple[tuple[str, PersonRole], ...] = field(default=(), repr=False)
    missed: frozenset[str] = field(default=frozenset(), repr=False)
    allowed: frozenset[str] = field(default=frozenset(), repr=False)
    values: tuple[tuple[str, Label], ...] = field(default=(), repr=False)

    def and_also(self, other: Known) -> Known:
        return Known(
            tuple(dict.fromkeys((*self.names, *other.names))),
            self.missed | other.missed,
            self.allowed | other.allowed,
            tuple(dict.fromkeys((*self.values, *other.values))),
        )


@dataclass(frozen=True, slots=True)
class SentPlace:
    """Where a text stands in what is sent: in which message, from 0, and in whose role.

    `passage_id`: the text is a passage of a knowledge base, whose words are not kept with a conversation.
    """

    message: int
    role: str
    passage_id: str | None = None


@dataclass(frozen=True, slots=True)
class SentRecord:
    """Keeps what a model was sent, for the person who asked. `id` is what it was sent for: a turn.

    `places` name each text, in the order in which the vault is given them.
    """

    id: UUID
    places: tuple[SentPlace, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one text. `clinical`: it speaks of somebody's health or care."""

    spans: tuple[Span, ...]
    clinical: bool = False

"""The words that placeholders are made of: which kind stands for what. Used by `vault`, `placeholders`.

A person's kind keeps role and gender, so that a model writes "elle" of a PATIENTE and does not take the
doctor for the patient. Where the gender is not known the word tells none.
"""

from __future__ import annotations

from colombage.protection.types import Gender, Label, PersonRole, Span

TYPED = "TEXTE"
"""The kind that stands for text a person typed which itself looks like a placeholder."""

DATE = "DATE"
"""The kind that may also be told by its distance from another of its kind."""

_KIND_OF_LABEL = {
    Label.NIR: "NIR",
    Label.INS: "NIR",  # an INS is its person's NIR: one person, one placeholder
    Label.IPP: "IPP",
    Label.STAY_NUMBER: "SEJOUR",
    Label.RPPS: "RPPS",
    Label.ADELI: "ADELI",
    Label.FINESS: "FINESS",
    Label.SIRET: "SIRET",
    Label.IBAN: "IBAN",
    Label.EMAIL: "EMAIL",
    Label.PHONE: "TEL",
    Label.BIRTH_DATE: "NAISSANCE",
    Label.DATE: DATE,
    Label.AGE: "AGE",
    Label.ADDRESS: "ADRESSE",
    Label.TOWN: "VILLE",
    Label.ROOM: "CHAMBRE",
    Label.PLATE: "PLAQUE",
    Label.URL: "LIEN",
    Label.HOSPITAL: "ETABLISSEMENT",
    Label.ORGANISATION: "ORGANISATION",
    Label.HIDDEN: "CODE",
}

_FEMALE, _MALE = Gender.FEMALE, Gender.MALE
_KIND_OF_PERSON: dict[tuple[PersonRole, Gender | None], str] = {
    (PersonRole.PATIENT, _FEMALE): "PATIENTE",
    (PersonRole.PATIENT, _MALE): "PATIENT",
    (PersonRole.PATIENT, None): "MALADE",
    (PersonRole.RELATIVE, _FEMALE): "ACCOMPAGNANTE",
    (PersonRole.RELATIVE, _MALE): "ACCOMPAGNANT",
    (PersonRole.RELATIVE, None): "PROCHE",
    (PersonRole.PROFESSIONAL, _FEMALE): "PROFESSIONNELLE",
    (PersonRole.PROFESSIONAL, _MALE): "PROFESSIONNEL",
    (PersonRole.PROFESSIONAL, None): "PRO",
    (PersonRole.UNKNOWN, _FEMALE): "FEMME",
    (PersonRole.UNKNOWN, _MALE): "HOMME",
    (PersonRole.UNKNOWN, None): "PERSONNE",
}

OTHER_GENDER = {
    "PATIENTE": "PATIENT",
    "PATIENT": "PATIENTE",
    "ACCOMPAGNANTE": "ACCOMPAGNANT",
    "ACCOMPAGNANT": "ACCOMPAGNANTE",
    "PROFESSIONNELLE": "PROFESSIONNEL",
    "PROFESSIONNEL": "PROFESSIONNELLE",
}
"""The same word of the other gender, for which a model may take a kind when it declines it."""

_EVERY = tuple(dict.fromkeys((*_KIND_OF_LABEL.values(), *_KIND_OF_PERSON.values(), TYPED)))
KINDS = {f"{kind}{plural}": kind for kind in _EVERY for plural in ("", "S")}
"""Each kind, and its plural, by the word in capitals without accents."""

_LABEL_OF_KIND = {kind: label for label, kind in reversed(_KIND_OF_LABEL.items())}


def kind_of(span: Span) -> str:
    """The kind that a span is given when its value is met for the first time."""
    if span.label is Label.PERSON:
        return _KIND_OF_PERSON[span.role or PersonRole.UNKNOWN, span.gender]
    return _KIND_OF_LABEL[span.label]


def label_of(kind: str) -> Label:
    """What a placeholder of this kind hides. Text that looked like a placeholder is disguised text."""
    return Label.HIDDEN if kind == TYPED else _LABEL_OF_KIND.get(kind, Label.PERSON)

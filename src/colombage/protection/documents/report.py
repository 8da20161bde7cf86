"""The report of a protected document: what was replaced, taken out and left, and what the check found.

It holds the values themselves, for the person who holds the original: it is sealed like the copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson

from colombage.protection.documents.types import Aside
from colombage.protection.types import Label, PersonRole

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Which placeholder stands for which text of the original."""

    written: str
    label: Label
    role: PersonRole | None
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Report:
    """`replaced` counts places by label, `people` distinct persons. `removed` and `left` speak of what is no
    text. `extractor` names what read the copy again, `values_found` what it still found: 0 in a copy that is
    given."""

    replaced: tuple[tuple[Label, int], ...] = ()
    people: int = 0
    removed: tuple[tuple[Aside, int], ...] = ()
    left: tuple[tuple[Aside, int], ...] = ()
    extractor: str = ""
    values_found: int = 0
    correspondences: tuple[Correspondence, ...] = field(default=(), repr=False)

    @property
    def elements(self) -> int:
        return sum(count for _, count in self.replaced)

    def to_json(self) -> bytes:
        return orjson.dumps(
            {
                "format": _FORMAT,
                "replaced": self.replaced,
                "people": self.people,
                "removed": self.removed,
                "left": self.left,
                "extractor": self.extractor,
                "values_found": self.values_found,
                "correspondences": [
                    (each.written, each.label, each.role, each.value) for each in self.correspondences
                ],
            }
        )

    @classmethod
    def from_json(cls, body: bytes) -> Report:
        content: dict[str, Any] = orjson.loads(body)
        return cls(
            tuple((Label(label), int(count)) for label, count in content["replaced"]),
            int(content["people"]),
            _asides(content["removed"]),
            _asides(content["left"]),
            str(content["extractor"]),
            int(content["values_found"]),
            tuple(
                Correspondence(written, Label(label), None if role is None else PersonRole(role), value)
                for written, label, role, value in content["correspondences"]
            ),
        )


def sentence_of(aside: Aside, language: str = "fr") -> str:
    """What a person reads of it."""
    return _SENTENCES[aside][language == "en"]


def _asides(counted: Iterable[tuple[str, int]]) -> tuple[tuple[Aside, int], ...]:
    return tuple((Aside(aside), int(count)) for aside, count in counted)


_SENTENCES: dict[Aside, tuple[str, str]] = {
    Aside.METADATA: (
        "Propriétés du document vidées : auteur, société, dates, titre, identifiants de révision.",
        "Document properties emptied: author, company, dates, title, revision identifiers.",
    ),
    Aside.CHANGES: (
        "Modifications suivies acceptées : le texte supprimé est parti, avec ses auteurs et ses dates.",
        "Tracked changes accepted: deleted text is gone, with its authors and dates.",
    ),
    Aside.COMMENTS_DATED: (
        "Commentaires gardés, leur texte protégé : auteurs et dates sont retirés.",
        "Comments kept with their text protected: authors and dates are gone.",
    ),
    Aside.EMBEDDED: ("Objets et fichiers incorporés retirés.", "Embedded objects and files removed."),
    Aside.MACROS: ("Macros et contrôles actifs retirés.", "Macros and active controls removed."),
    Aside.IMAGES: (
        "Images remplacées par un rectangle gris : rien ne dit ce qu’elles montrent.",
        "Pictures replaced with a grey rectangle: nothing tells what they show.",
    ),
    Aside.IMAGES_KEPT: (
        "Images gardées à votre demande : le texte et les visages qu’elles montrent ne sont pas protégés.",
        "Pictures kept at your request: text and faces that they show are not protected.",
    ),
    Aside.CUSTOM_DATA: (
        "Données attachées au document (XML, variables, étiquettes) retirées.",
        "Data attached to the document (XML, variables, tags) removed.",
    ),
    Aside.LINKS: (
        "Liens qui menaient à une personne ou à un fichier, rendus inactifs.",
        "Links that led to a person or to a file, made inactive.",
    ),
    Aside.FONTS: ("Polices incorporées retirées.", "Embedded fonts removed."),
    Aside.SIGNATURES: (
        "Signatures électroniques retirées : la copie n’est plus le document signé.",
        "Electronic signatures removed: the copy is no longer the document that was signed.",
    ),
    Aside.MEDIA: ("Sons et vidéos retirés.", "Sound and video removed."),
    Aside.PIVOTS: (
        "Tableaux croisés dynamiques figés : leurs données cachées sont retirées.",
        "Pivot tables frozen: their hidden data is removed.",
    ),
    Aside.FORMULAS: (
        "Formules remplacées par leur résultat, parce qu’elles contenaient un élément protégé.",
        "Formulas replaced with their result, because they held a protected item.",
    ),
    Aside.OUTSIDE: (
        "Liaisons vers d’autres fichiers (modèles, classeurs, bases) retirées.",
        "Connections to other files (templates, workbooks, databases) removed.",
    ),
    Aside.OTHER_PARTS: (
        "Parties du fichier que rien ici ne sait lire, retirées.",
        "Parts of the file that nothing here can read, removed.",
    ),
    Aside.ANNOTATIONS: (
        "Annotations et liens retirés : ce que l’on en voit sur la page reste, protégé comme elle.",
        "Annotations and links removed: what shows of them on the page stays, protected like it.",
    ),
    Aside.FORM_FIELDS: (
        "Champs de formulaire mis à plat : ce qu’ils montrent est du texte, protégé comme le reste.",
        "Form fields flattened: what they show is text, protected like the rest.",
    ),
    Aside.SCRIPTS: ("Scripts et actions automatiques retirés.", "Scripts and automatic actions removed."),
    Aside.STRUCTURE: (
        "Structure d’accessibilité retirée : elle répète le texte du document.",
        "Accessibility structure removed: it repeats the document’s text.",
    ),
    Aside.LAYERS: (
        "Calques : ceux que l’on voit sont gardés à plat, les autres sont protégés comme le reste.",
        "Layers: visible ones are kept flat, the others are protected like the rest.",
    ),
    Aside.DRAWN_LINES: (
        "Lignes écrites de nouveau dans une police voisine, parce que la leur ne pouvait pas être reprise.",
        "Lines written anew in a similar font, because their own could not be used.",
    ),
    Aside.IMAGE_PAGES: (
        "Pages faites d’une image, gardées telles quelles à votre demande : rien n’y est protégé.",
        "Pages made of a picture, kept as they are at your request: nothing on them is protected.",
    ),
    Aside.PATHS: (
        "Tracés et dessins laissés : un texte tracé comme un dessin n’est pas lu.",
        "Drawings left: text that is drawn as a shape is not read.",
    ),
    Aside.HIDDEN_TEXT: (
        "Texte masqué gardé et protégé comme le reste.",
        "Hidden text kept and protected like the rest.",
    ),
}

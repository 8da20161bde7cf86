"""Composes fictitious documents from the grammars, real prose and disturbances. Called by training and measuring."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

import random

from training.names.documents import Kind, clinical, forms, offices
from training.names.grammar import Text, render
from training.names.noise import disturbed
from training.names.people import Population
from training.names.real import with_people
from training.names.scene import Lists, Scene

_KINDS = (*clinical.KINDS, *forms.KINDS, *offices.KINDS)
_FIELD_SIGNS = (" : ", ": ", " :", " ", ":\n", " :\n", "\n", " : ", "\t", " = ", " | ", "....: ", " - ", ":")
_NEGATIVE = (
    "<dx>", "<dx>", "<drug> <dose>", "<eponym>", "<eponym> {positif|négatif|réalisé|à <num>}", "<building>", "<company>",
    "<heading>", "<capword> <capword>", "<capword> <capword> <capword>", "<knowneponym>", "<exam> : <num>",
    "{Réunion|Atelier|Formation} en <building>", "{Vu|Recherche|Bilan} {un|une|de} <eponym>", "<num> <capword>",
    "{Le|La|Un|Une} <eponym> {est|a été} {retrouvé|posé|utilisé|décrit}{ en <year>|}", "<company> {assure|livre|propose} <capword>",
    "{Commande|Réf.|Lot} <ref> <company>", "Décret n° <num>-<num> du <nodate>", "{Version|Mise à jour|Édition} du <nodate>",
    "<capword> : <num> {mg|%|€|g/L|mmHg}", "{Logiciel|Application|Module|Serveur} <company> <num>.<num>", "{Le|La} <capword> <fact>",
    "{Souche|Espèce|Lignée} <knowneponym>", "{La|Notre} <capword> {et|ou} {la|le} <capword>", "{Projet|Plan|Comité|Programme} <capword>",
    "<service>", "- <task>", "{Objet|Titre} : <capword> <capword>", "<drug>, <drug>, <drug>", "<symptom>, <symptom>",
    "{Station|Arrêt|Ligne|Promotion|Rue|Place} <capword>", "{Mme|M.|Le patient|La patiente|Monsieur|Madame} <fact>", "{Dr|IDE|Interne} : {voir|RAS|non renseigné}",
    "{Nom|Prénom|Né(e) le|Adresse|Téléphone} : {........|non renseigné|à compléter|____|idem|}", "{Cher|Chère} {confrère|consœur|ami|collègue}",
)  # fmt: skip


class Generator:
    """`prose` are real sentences about nobody. Each call of `document` draws another fictitious text."""

    def __init__(self, people: Population, lists: Lists, prose: list[str]) -> None:
        self._people = people
        self._lists = lists
        self.prose = prose
        self._weights = [kind.weight for kind in _KINDS]

    def document(self, rng: random.Random) -> Text:
        scene = Scene(rng, self._people, self._lists)
        draw = rng.random()
        if draw < 0.14:
            text = self._negative(scene)
        elif draw < 0.36:
            text = self._peopled_prose(scene)
        else:
            text = self._composed(scene, rng.choices(_KINDS, self._weights)[0])
        return disturbed(text, rng)

    def _composed(self, scene: Scene, kind: Kind) -> Text:
        rng = scene.rng
        join = rng.choice(kind.joins)
        field_sign = rng.choice(_FIELD_SIGNS)
        mixing = rng.choice((0.0, 0.0, 0.1, 0.3))

        def slots(slot: str) -> list[tuple[str, str]]:
            if slot == ":":
                return [(field_sign if rng.random() < 0.8 else rng.choice(_FIELD_SIGNS), "")]
            return scene(slot)

        text = Text()
        for template in kind.opening:
            if rng.random() < 0.4:
                text.extend(_styled(render(template, rng, slots), rng))
                text.add("\n")
        for _ in range(rng.randint(*kind.length)):
            template = rng.choice(kind.body)
            text.extend(_styled(render(template, rng, slots), rng))
            text.add(join if rng.random() < 0.85 else rng.choice(kind.joins))
            if rng.random() < mixing:
                text.extend(self._aside(scene))
                text.add(join)
        for template in kind.closing:
            if rng.random() < 0.35:
                text.add("\n")
                text.extend(render(template, rng, slots))
        return text

    def _aside(self, scene: Scene) -> Text:
        """A negative or a real sentence between those of the grammar."""
        rng = scene.rng
        if rng.random() < 0.5:
            return _styled(render(rng.choice(_NEGATIVE), rng, scene), rng)
        text = Text()
        text.add(rng.choice(self.prose))
        return text

    def _peopled_prose(self, scene: Scene) -> Text:
        rng = scene.rng
        text = Text()
        for _ in range(rng.randint(1, 7)):
            sentence = rng.choice(self.prose)
            text.extend(with_people(sentence, scene) or Text([(sentence, "")]))
            text.add(rng.choice((" ", " ", "\n", "\n- ")))
        return text

    def _negative(self, scene: Scene) -> Text:
        rng = scene.rng
        text = Text()
        of_grammar = rng.choice((0.0, 0.3, 1.0))
        join = rng.choice((" ", "\n", ". ", "\n- ", ", ", " | "))
        for _ in range(rng.randint(2, 10)):
            if rng.random() < of_grammar:
                text.extend(_styled(render(rng.choice(_NEGATIVE), rng, scene), rng))
            else:
                sentence = rng.choice(self.prose)
                raised = rng.random()
                text.add(
                    sentence.upper() if raised < 0.06 else sentence.title() if raised < 0.12 else sentence
                )
            text.add(join)
        return text


def _styled(text: Text, rng: random.Random) -> Text:
    """Bare of its last full stop, or its first letter small, as people write."""
    if text.pieces and rng.random() < 0.2:
        last, label = text.pieces[-1]
        if not label and last.rstrip(". ") != last:
            text.pieces[-1] = (last.rstrip(". "), "")
    if text.pieces and rng.random() < 0.06:
        first, label = text.pieces[0]
        if not label and first:
            text.pieces[0] = (first[0].lower() + first[1:], "")
    return text

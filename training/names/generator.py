"""Composes fictitious documents from the grammars, real prose and disturbances. Called by training and measuring."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

import random

from training.names.care import LOOKALIKES, SENTENCES
from training.names.documents import Kind, clinical, forms, lines, offices
from training.names.grammar import Text, render
from training.names.noise import disturbed
from training.names.people import Population
from training.names.real import solemn, telegraphic, with_people
from training.names.scene import Lists, Scene

_KINDS = (*clinical.KINDS, *forms.KINDS, *offices.KINDS)
_CARE_SHARE, _LOOKALIKE_SHARE = 0.25, 0.12
_FIELD_SIGNS = (" : ", ": ", " :", " ", ":\n", " :\n", "\n", " : ", "\t", " = ", " | ", "....: ", " - ", ":")
_NEGATIVE = lines(
    r"""
<dx>
<dx>
<Noun> <noun>
<drug> <dose>
<eponym>
<eponym> {positif|négatif|réalisé|à <num>|droit|gauche|normal}
{<building>|En <building>|<building> fermé}
<company>
<heading>
<capword> <capword>
<capword> <capword> <capword>
<knowneponym>
<exam> : <num>
{Réunion|Atelier|Formation} en <building>
{Vu|Recherche|Bilan} {un|une|de} <eponym>
<num> <capword>
{Le|La|Un|Une} <eponym> {est|a été} {retrouvé|posé|utilisé|décrit}{ en <year>|}
{Le|Un} {<eponymname>|<drug>|<company>} {est négatif|a disparu|est positif|reste en place|est prescrit|marche bien|sonne depuis hier|a été changé}
<company> {assure|livre|propose} <capword>
{Commande|Réf.|Lot} <ref> <company>
Décret n° <num>-<num> du <nodate>
{Version|Mise à jour|Édition|Péremption|Révision} {du |}<nodate>
péremption <month>/<year>
<capword> : <num> {mg|%|€|g/L|mmHg}
{Logiciel|Application|Module|Serveur} <company> <num>.<num>
{Le|La} <capword> <fact>
{Souche|Espèce|Lignée} <knowneponym>
{La|Notre} <capword> {et|ou} {la|le} <capword>
{Projet|Plan|Comité|Programme|Étude|Essai|Cohorte} <capword>
<service>
- <task>
{Objet|Titre} : <capword> <capword>
<drug>, <drug>, <drug>
<symptom>, <symptom>
{Station|Arrêt|Ligne|Promotion} <capword>
{Mme|M.|Le patient|La patiente|Monsieur|Madame} <fact>
{Dr|IDE|Interne} : {voir|RAS|non renseigné}
{Nom|Prénom|Né(e) le|Adresse|Téléphone} : {........|non renseigné|à compléter|____|idem}
{Cher|Chère} {confrère|consœur|ami|collègue}
<Noun>{ ce jour| cette nuit|}, <noun>, <noun>.
<Noun> {refusé|refusée|faite|fait|ok|normal|normale|prévu|conservée|libre|à prévoir|stable|absente|au lit|en cours|bilatéral|le matin}{ . <Noun> {<num>/<num>|<num>|++|+|RAS}|}
<Noun> <num>/<num>, <Noun> <num>/<num>, {TA|ADL|IADL|EVA|MMS|GDS|Apgar|HAD} <num>/<num>
{TA|PA} <num>/<num>{, FC <num>|, glycémie <num>|}
<drug> 1/2 {dose|cp}{ à <time>|}
{sous|traité par|mis sous|relais|ajout de|intro|stop|arrêt|ss|ttt par|puis} <drug>{, <noun> <noun>| <dose>|}
{<company>|<capword>} {propose|facture|livre|est arrivé hors délai|a répondu|est distribué par <company>|est une marque}
{celle de|chez|née chez|le fournisseur|la société|le fabricant|les respirateurs|les marques|la gamme|le système|la maintenance de|le logiciel|un moniteur} <company>{ et <company>|, <company> et <company>|} {est|a été} {retenue|en panne|développée|hors service}
(<company>)
« <Noun> <noun> »
{<noun>|<Noun>} {n°|numéro} <num>
{N/Réf|V/Réf|Réf.}{ |}: {<ref>/<num>|DAJ/<ref>|<ref>-<num>}
{score|Score|grade|stade|type|classe|groupe|niveau|box|Box|UF|lot|article|annexe|phase} {A|B|C|D|I|II|III|IV|X|<num>}{ : <noun>|}
{A|À} {demandé|dormi|mangé|revoir|surveiller|noter|bien bu}{ <noun>|}{, a <noun>|}
{H|F|M} {<age> ans|<num>}
{WISC-V|SARS-CoV-2|HLA-B27|vitamine K|hépatite B|rayons X|protéine C|facteur V|groupe A|plan B|annexe C|norme ISO|CT-scan|PD-L1|BRCA1|HER2|KRAS G12C|CA 19-9|C4-C5|L5-S1|T2|J+3|H24|S24|G2P1|Rh+|N-1}
{Prix|Concours|Exposition|Spectacle|Journée|Opération|Campagne|Atelier} « <Noun> <noun> <noun> »
{Bonjour|Bonsoir|Merci|Cordialement|Bien à vous|Salutations|Attention|Urgent|Rappel|Nota|NB|PS|Info|Note}{ à tous| à toutes et tous| d'avance|}{,| :| !|.}
{par|avec|au|du|le|la|en|sous|pour|via|selon|sans|après|devant une|hors} <acro>{, <acro>| et <acro>| (<acro>)| du <noun>| - <noun>|}
<acro> {en cours|fait|refusée|à <time>|normal|+|prévenu|saisie|: <noun>|n° <num>}
{<acro>/<acro>|<acro>, <acro>, <acro>|<acro> - <acro>}
{né|née|Né|Née|opéré|depuis|en} {en |}<year>{, <fact>| : <dx>|}
{Arrêt|Jugement|Ordonnance|Audience} {du tribunal |de la cour |}du <nodate>{, n° <num>|}
{film|livre|roman|chanson|tableau|spectacle|chien|chat|hamster} « <Noun> <noun> »
{« <Noun> de <noun> »|« Les <noun> de la <noun> »}
<Noun>-<noun>, {là-bas|grand-mère|après-midi|rendez-vous|mi-temps|compte-rendu|Moyen-Orient|sous-sol}
"""
)


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
        if draw < 0.17:
            text = self._negative(scene)
        elif draw < 0.4:
            text = self._peopled_prose(scene)
        else:
            text = self._composed(scene, rng.choices(_KINDS, self._weights)[0])
        return disturbed(text, rng)

    def _composed(self, scene: Scene, kind: Kind) -> Text:
        rng = scene.rng
        join = rng.choice(kind.joins)
        field_sign = rng.choice(_FIELD_SIGNS)
        mixing = rng.choice((0.0, 0.1, 0.2, 0.4))

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

    def _sentence(self, rng: random.Random) -> str:
        return rng.choice(SENTENCES) if rng.random() < _CARE_SHARE else rng.choice(self.prose)

    def _aside(self, scene: Scene) -> Text:
        """A negative or a real sentence between those of the grammar."""
        rng = scene.rng
        draw = rng.random()
        if draw < 0.5:
            return _styled(render(rng.choice(_NEGATIVE), rng, scene), rng)
        text = Text()
        text.add(rng.choice(LOOKALIKES) if draw < 0.58 else _retouched(self._sentence(rng), rng))
        return text

    def _peopled_prose(self, scene: Scene) -> Text:
        rng = scene.rng
        text = Text()
        for _ in range(rng.randint(1, 7)):
            sentence = self._sentence(rng)
            text.extend(with_people(sentence, scene) or Text([(sentence, "")]))
            text.add(rng.choice((" ", " ", "\n", "\n- ")))
        return text

    def _negative(self, scene: Scene) -> Text:
        rng = scene.rng
        text = Text()
        of_grammar = rng.choice((0.0, 0.3, 1.0))
        join = rng.choice((" ", "\n", ". ", "\n- ", ", ", " | "))
        for _ in range(rng.randint(2, 10)):
            if rng.random() < _LOOKALIKE_SHARE:
                text.add(rng.choice(LOOKALIKES))
            elif rng.random() < of_grammar:
                text.extend(_styled(render(rng.choice(_NEGATIVE), rng, scene), rng))
            else:
                sentence = self._sentence(rng)
                raised = rng.random()
                text.add(
                    sentence.upper() if raised < 0.06 else sentence.title() if raised < 0.12 else sentence
                )
            text.add(join)
        return text


def _retouched(sentence: str, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.04:
        return sentence.upper()
    if draw < 0.07:
        return sentence.title()
    if draw < 0.2:
        return solemn(sentence, rng)
    if draw < 0.42:
        return telegraphic(sentence)
    return sentence


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

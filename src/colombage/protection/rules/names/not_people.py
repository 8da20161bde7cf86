"""Names that stand for no person: diseases and devices called after somebody, streets, buildings, laws,
drugs. Called by settling.py and again.py with the words that stand before the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from colombage.protection.gazetteers import is_drug, is_eponym
from colombage.protection.rules.names.words import vocabulary
from colombage.protection.word_lists import folded

_CALLED = vocabulary(
    "maladie syndrome sd sdr score echelle signe test epreuve manoeuvre sonde drain classification "
    "critere stade index indice grade formule equation protocole intervention operation technique "
    "procede reaction coloration ulcere tumeur lymphome sarcome hernie fracture paralysie nevralgie "
    "corps cellule tubercule angle ligament canal trompe anneau valve pince ciseaux aiguille canule "
    "masque position incision voie point triangle espace sac artere glande noeud faisceau thyroidite "
    "choree anemie phenomene oedeme purpura encephalite atrophie dystrophie ataxie tetralogie "
    "diverticule kyste nodule ganglion membrane capsule polygone cercle anse foramen fosse appareil "
    "attelle bandage pansement lame mandrin ballonnet catheter broche clou vis plaque prothese lambeau "
    "bacille virus agent bacterie liqueur solution solute loi plan prix amendement rapport accord "
    "convention methode theoreme courbe modele diagramme coefficient rythme respiration dyspnee pouls "
    "souffle bruit nephropathie orchite arthrite vascularite arterite angeite granulomatose melanose "
    "chancre gangrene cirrhose hepatite colite oesophage tendon melanome carcinome ponction pseudo type "
    "regression correction distribution estimateur procedure statistique "
    "parkinson guillain wolff reflexe chirurgie cri tache ligne facies pli arc crise"
)
_SIGNED = vocabulary(
    "rue avenue av bd bld blvd boulevard place allee chemin impasse quai square cours route passage "
    "villa cite residence pavillon batiment bat hopital hopitaux clinique chu chru chr ch ghu ehpad "
    "lycee college ecole universite faculte institut fondation association laboratoires amphitheatre "
    "amphi salle aile tour stade gare pont metro station port aeroport parc jardin theatre musee eglise "
    "basilique cathedrale centre foyer esat ime bibliotheque mediatheque complexe gymnase polyclinique "
    "dieu chs crlcc iut ifsi point"
)
_LINKS = vocabulary("de du des d la l le les selon a of en n")
_OF_SIGNS = _LINKS | vocabulary(
    "hospitalier hospitaliere universitaire regional medical medico social sante soins reeducation "
    "gestion intercommunal departemental municipal general marechal president docteur dr professeur pr "
    "abbe colonel capitaine commandant jean saint sainte psychiatrique gerontologique specialise"
)
_EPITHETS = vocabulary(
    "coli aureus pylori difficile aeruginosa pneumoniae fumigatus albicans cloacae faecalis faecium "
    "influenzae tuberculosis epidermidis mirabilis jirovecii burgdorferi pneumophila monocytogenes "
    "meningitidis gonorrhoeae trachomatis vaginalis oxytoca freundii marcescens agalactiae pyogenes"
)
"""Of germs: "E. Coli" is no person."""
_CALENDAR = vocabulary(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi "
    "mercredi jeudi vendredi samedi dimanche noel paques toussaint pentecote ascension"
)
_MOST_LINKS = 3


def is_called_after(before: Sequence[str]) -> bool:
    """Medicine or law called something after the name: "maladie de", "loi". `before`: folded words."""
    return _leads_to(before, _CALLED, _LINKS)


def is_on_a_sign(before: Sequence[str]) -> bool:
    """A street, a building, a school bears the name: "rue du Général", "pavillon"."""
    return _leads_to(before, _SIGNED, _OF_SIGNS)


def _leads_to(before: Sequence[str], wanted: frozenset[str], links: frozenset[str]) -> bool:
    for place in range(len(before) - 1, max(-1, len(before) - 2 - _MOST_LINKS), -1):
        word = before[place]
        if word in wanted or (word[-1] == "s" and word[:-1] in wanted):
            return True
        if word not in links:
            return False
    return False


def is_sign(word: str) -> bool:
    """A folded word that begins a street's or a building's name."""
    return word in _SIGNED


def is_germ(word: str) -> bool:
    return folded(word) in _EPITHETS


def is_of_the_calendar(word: str) -> bool:
    return folded(word) in _CALENDAR


def is_eponym_alone(written: str) -> bool:
    """The whole is an eponym, as is each part of "Wolff-Parkinson-White"."""
    if is_eponym(written):
        return True
    parts = [part for part in re.split(r"[\s\-–/]+", written) if part]
    return len(parts) > 1 and all(is_eponym(part) for part in parts)


def is_drug_alone(words: Sequence[str]) -> bool:
    return all(is_drug(word) for word in words)

"""Words of hospitals that mean the same, French and English, for texts of two languages. Pure.

Read by `contexts.py`, which compares words by their beginnings: what begins alike in both languages
("patient", "protocole") needs no line here. A line is one meaning. It is no dictionary: it says that two
sentences with the same number may speak of one thing, never that they do.
"""

from __future__ import annotations

from typing import Final

from colombage.protection.word_lists import folded

_LINES: Final = """
lit lits bed beds
service ward unité department
agent agents personnel staff effectif salarié
infirmière infirmier nurse nurses soignant soignants
médecin praticien physician doctor
enfant enfants child children
femme women woman
âge age aged
poids weight weigh weighing peser pèse
taille height
perfusion perfuser perfusée infusion infuse infused
injecter injection inject
prendre prise prises take taken
donner donnée administrer administration give given administer
appliquer apply application
prescrire prescribe prescription
débuter démarrer commencer start begin initiate débute initiated
arrêter arrêt stop discontinue stopped
attendre attente wait délai délais intervalle delay interval espacer
répéter renouveler repeat repeated renouvelable again
surveiller surveillance contrôle contrôler monitor monitoring check verify vérifier
mesurer doser dosage measure level
dose doses posologie posology
débit rate flow
vitesse speed
dépasser excéder exceed
durée dure duration lasts length
conserver conservation store stored keep keeps storage
diluer dilution dilute diluted
rincer rinçage flush rinse rinsing
flacon vial bottle
ampoule ampule
comprimé tablet comprimés tablets pill
gélule capsule
patch timbre
bouffée puff bouffées puffs
goutte drop
seringue syringe
aiguille needle
cathéter catheter voie
sonde tube
pansement dressing dressings
plaie wound
peau skin
jeûne jeun fast fasting
fièvre fever température temperature
sang blood sanguin
pression tension pressure
douleur pain
chute chutes fall falls
rein rénal rénale renal kidney
foie hépatique liver hepatic
cœur cardiaque heart cardiac
poumon pulmonaire lung pulmonary
souffle respiration respiratoire breathing respiratory
glycémie glucose
plaquettes platelets
hémoglobine haemoglobin hemoglobin
globules cells
créatinine creatinine
clairance clearance
saignement hémorragie bleeding haemorrhage
accouchement delivery birth naissance
grossesse pregnancy enceinte pregnant
chirurgie chirurgical surgery surgical opération
vaccin vaccine vaccination
rappel booster
prélever prélèvement sample sampling
bilan workup
repas meal meals
eau water
nuit night
matin morning
soir evening
semaine weekly hebdomadaire
annuel annuelle annual yearly
mensuel mensuelle monthly
quotidien quotidienne journalière daily
congé congés leave holiday vacances
salaire salaires salary salaries wage
prime bonus
retraite retirement
contrat contract
essai trial probation
préavis notice
formation training
marché tender contract
offre offres bid bids tenders
lot lots
montant amount total somme
prix coût coûte cost costs price
seuil threshold
avance advance
pénalité pénalités penalty penalties
retard late lateness
remise discount réduction réduire reduce reduction diminuer decrease
hausse augmenter increase augmentation
livraison delivery livrer deliver
fournisseur supplier
budget
subvention financement funding grant aide fund
frais overheads fees
projet project
partenaire partner
clôture closes closing échéance deadline
ouverture ouvre ouvrir opening open opened
réunion meeting
révision review revised révisé reviewed
remplacer replace replaced replacement remplace
entretien maintenance servicing
batterie battery
filtre filter
alarme alarm alert alerte
chambre room
étage floor
urgence urgences emergency
appeler appel call composer
venir présenter arriver come arrive
sortie discharge
entrée admission admitted
séjour stay
soin soins care
recherche research
étude study
inclure inclusion include enrol enroll recruit
bras arm
puissance power
échantillon specimen
cible objectif viser target goal aim
moyenne mean average
seuil cutoff
âgé elderly older
effet effective vigueur force
valable valid
signature signed signé
attribuer award awarded
premier première first initial
deuxième seconde second
troisième third
"""


def _of(listed: str) -> dict[str, str]:
    """Each word, without accents → the first of its line. A word of two lines belongs to the first."""
    found: dict[str, str] = {}
    for line in listed.split("\n"):
        words = folded(line).split()
        for word in words:
            found.setdefault(word, words[0])
    return found


_MEANING: Final = _of(_LINES)


def meaning_of(plain: str) -> str:
    """The first word of its line, for a word in small letters without accents; nothing when it has none."""
    return _MEANING.get(plain) or _MEANING.get(plain.removesuffix("s"), "")

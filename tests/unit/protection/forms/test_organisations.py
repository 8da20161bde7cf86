"""Employers, practices, pharmacies and schools as letters write them, and what only looks like one. `{…}`
marks what must be found; ⏎ breaks a line."""

from __future__ import annotations

import pytest

from colombage.protection.types import Label
from tests.marked_forms import found_in, wanted_in

ORGANISATIONS = """
le {cabinet Martin}
{Cabinet infirmier des Sapins}
{cabinet médical du Port}
{cabinet de kinésithérapie Duval}
{cabinet dentaire des Arcades}
{pharmacie des Halles}
{Pharmacie du Centre}
{PHARMACIE DES HALLES}
{Pharmacie Lefebvre}
{pharmacie de la Gare}
{Phie des Halles}
Pharmacie : des {Halles}
{école Jules-Ferry}
{école maternelle Jules Ferry}
{école primaire Les Tilleuls}
{Ecole Sainte-Marie}
{collège Jean-Moulin}
{COLLEGE JEAN MOULIN}
{lycée Corneille}
{lycée professionnel Bernard-Palissy}
{crèche Les Petits Loups}
{crèche Les Coccinelles}
{halte-garderie Les Lutins}
{micro-crèche Pomme d’Api}
{IUT du Havre}
{INSA Rouen}
{CFA Lanfry}
{entreprise Lanfry}
{Ets Lecoq}
{Établissements Lecoq}
{société Lanfry}
{Société Exemple Transports}
{SARL Lecoq}
{SAS Lanfry}
{Lecoq SARL}
{Lanfry SAS}
{EURL Duval}
{EARL de la Vallée}
{GAEC des Hêtres}
{SCEA du Plateau}
{SCI Les Pommiers}
{association Les Amis du Port}
{mairie de Doudeville}
{Mairie d’Yvetot}
{auto-école du Port}
{garage Lecoq}
{boulangerie Duval}
{restaurant Le Galion}
{hôtel Le Cardinal}
{supermarché Leclerc}
{usine Renault}
{notaire Duval}
salarié chez {Renault}
salariée chez {Renault Cléon}
travaille chez {Ferrero}
travaille à la {SNCF}
travaille à {EDF}
travaille pour {Legrand}
employé chez {Lecoq}
employée à {La Poste}
employée de la {Matmut}
ouvrier chez {Renault}
caissière chez {Leclerc}
caissière à {Carrefour}
chauffeur chez {Lecoq Transports}
agent de la {SNCF}
cadre chez {Matmut}
cuisinier au {Lycée Corneille}
aide-soignante à l’{EHPAD Les Tilleuls}
enseignante au {collège Jean-Moulin}
professeur au {lycée Corneille}
Employeur : {Lanfry Bâtiment}
Employeur⏎{Renault Cléon}
Entreprise : {Lecoq}
Société : {Lecoq}
École : {Jules-Ferry}
Lieu de travail : {Renault Cléon}
retraité de la {SNCF}
retraitée de {Renault}
ancien salarié de {Renault}
{taxi Duval}
{Taxis du Port}
{ambulances Lecoq}
{Ambulances du Plateau}
{AMBULANCES LECOQ}
{Ambulance Duval}
VSL {Ambulances Duval}
transport par {Jussieu Secours}
{Jussieu Secours Rouen}
{pompes funèbres Lecoq}
mutuelle : {Harmonie Mutuelle}
Mutuelle {MGEN}
mutuelle {Matmut}
mutuelle {Malakoff Humanis}
{Harmonie Mutuelle}
{ADMR de Doudeville}
{ADMR}
{CCAS d’Elbeuf}
prestataire {Orkyn}
prestataire : {Air Liquide Santé}
{UDAF} 76
tutelle {UDAF}
{CPAM de Rouen}
{MDPH de Seine-Maritime}
{MSA Haute-Normandie}
scolarisé à {Jules-Ferry}
scolarisée au {collège Jean Moulin}
en CE1 à {Sainte-Marie}
étudiant à {NEOMA}
apprenti chez {Lecoq}
gérant de la {SARL Lecoq}
patron du {garage Lecoq}
club {AS Rouen}
{caserne Pélissier}
"""

NOT_ORGANISATIONS = """
la pharmacie
pharmacie clinique
pharmacie à usage intérieur
Pharmacie : stock suffisant
le cabinet
cabinet de toilette
l’école
école de dos
école du souffle
collège de médecine
Collège des enseignants de cardiologie
entreprise
entreprise de travaux
société savante
Société Française de Cardiologie
Société européenne de cardiologie
association amoxicilline + acide clavulanique
association Doliprane
association de malfaiteurs
association médicamenteuse
travaille chez elle
chez lui
chez le patient
chez un patient
salarié de 42 ans
salariée à temps partiel
travaille à mi-temps
travaille à domicile
travaille de nuit
employée de bureau
employeur : inconnu
la mairie
garage
il garage
taxi
en taxi
ambulance couchée
mutuelle oui
mutuelle : non
restaurant scolaire
notaire
usine
association d’antalgiques
étude PARADIGM
étude SPRINT
étude randomisée
SAS de décontamination
club
Agence nationale
SA 98 %
MSA normale
"""


def _cases(block: str) -> list[str]:
    return block.strip("\n").split("\n")


@pytest.mark.parametrize("form", _cases(ORGANISATIONS))
def test_organisations_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.ORGANISATION, Label.HOSPITAL, Label.TOWN)


@pytest.mark.parametrize("form", _cases(NOT_ORGANISATIONS))
def test_other_words_are_no_organisations(form: str) -> None:
    assert found_in(form, Label.ORGANISATION) == set()

"""Numbers of stays and patients in the forms that hospital software, labels, forms, letters, notes and scans
give them, and the numbers that only look like one. `{…}` marks what must be found; ⏎ breaks a line."""

from __future__ import annotations

import pytest

from colombage.protection.types import Label
from tests.marked_forms import found_in, wanted_in

STAYS = """
NDA : {026012345}
NDA {026012345}
N.D.A. : {026012345}
N° NDA : {26-0123456}
nda n°{026012345}
NDA:{A026012345}
IEP {900123456}
I.E.P : {900 123 456}
IEP n° {H2600123}
N° IEP{ 900123456}
N° de séjour : {2024/001234}
n° séjour {240012345}
No sejour {240012345}
NUMERO DE SEJOUR {240012345}
N° du séjour : {240012345}
Séjour n° {240012345}
Séjour : {240012345}
séjour {240012345} clôturé
Réf. séjour : {24.0012.345}
ID séjour : {24S0012345}
Identifiant séjour {240012345}
N° séjour⏎{240012345}
N° de séjour⏎⏎  {240012345}
N° de venue : {26001234}
Venue {26001234}
Venue n°{26001234}
N° venue hospi : {26001234}
Num. venue {26001234}
N° épisode : {E26-001234}
Épisode de soins n° {26001234}
Episode : {26001234}
N° de passage : {26001234}
Passage aux urgences n° {26001234}
Passage n° {UR2600123}
N° passage urgences : {26001234}
N° RPU : {26001234}
passage SAU n° {26001234}
Dossier d’hospitalisation n° {2400123}
N° dossier d’hospitalisation : {2400123}
Dossier d'hospitalisation : {2400123}
N° hospitalisation : {2400123}
n° d’hospit : {2400123}
N° hospi {2400123}
Hospit. n° {2400123}
Hospitalisation {2400123}
N° d’admission : {2400123}
Admission n° {2400123}
N° ADM {2400123}
N°adm.: {2400123}
Admission : {2400123}
N° d’entrée : {2400123}
Entrée n° {2400123}
Numéro d’entrée {2400123}
N° de dossier administratif : {2400123}
Dossier administratif {2400123}
N° adm. du séjour : {2400123}
Dossier n° {2400123} - Patient : M. X
Patiente née le 12/03/1948. N° de dossier : {80012345}
Mme X, dossier {80012345}
{026012345} (NDA)
{026012345} (n° de séjour)
{026012345} : n° de séjour
N°: {026012345} (séjour)
IPP/NDA : {8001234567} / {026012345}
IPP / IEP : {8001234567}/{900123456}
IPP : {8001234567} - NDA : {026012345}
IPP | NDA⏎{8001234567} | {026012345}
IPP⇥NDA⏎{8001234567}⇥{026012345}
NDA      IPP⏎{026012345}   {8001234567}
| IPP | N° séjour | Date |⏎|---|---|---|⏎| {8001234567} | {026012345} | 12/03/2024 |
IPP⏎NDA⏎{8001234567}⏎{026012345}
N° IPP : N° séjour :⏎{8001234567} {026012345}
NDA (séjour) : {026012345}
NDA = {026012345}
NDA: n° {026012345}
N0 DE SEJOUR : {240012345}
N* séjour : {240012345}
N’ séjour : {240012345}
N ° de séjour : {240012345}
séjour num {240012345}
Numéro administratif de séjour : {240012345}
N° séjour/venue : {240012345}
N° de facturation séjour : {240012345}
Etiquette séjour {240012345}
N° GAM : {240012345}
Mouvement n° {240012345}
Num séjour : {240 012 345}
SÉJOUR N° : {24-0012345-6}
numéro de sejour est le {240012345}
son numéro de séjour, {240012345}, figure
N° Séjour actuel : {240012345}
NDA en cours : {026012345}
Visite n° {26001234}
N° de visite : {26001234}
encounter id : {26001234}
Bon d'entrée n° {26001234}
"""

NOT_STAYS = """
Facture n° 240012345
Marché n° 2024-001234
Lot 240012345
Commande n° 240012345
séjour de 12 jours
Séjour 2024
durée de séjour : 5,2 jours
séjours : 12450 en 2023
12 450 séjours
venue le 12/03/2024
venue 3 fois
passage de 40 mg à 80 mg
passage à 14 h 30
2 passages infirmiers
passages aux urgences : 45 000 par an
entrée 12
Entrée à 14h30
admission en 2023
Admission : 12/03/2024
hospitalisation de 2019 à 2023
dossier n° 12 du catalogue
N° de dossier : 80012345 (appel d’offres)
épisode 3 de la série
dossier 2024-118 de la commission des marchés
mouvement n° 3 de la sonate
visite n° 2
article L. 6111-1, séjour temporaire
venue en 2024 pour bilan
Loi n° 2002-303
Référence : 80012345
hospitalisation 48 h
"""

PATIENTS = """
IPP : {8001234567}
IPP {8001234567}
I.P.P. {8001234567}
IPP n° {800 123 4567}
IPP:{8001234567}
IPP_{8001234567}
IPP⏎{8001234567}
N° IPP : {8001234567}
N°IPP {8001234567}
ipp={8001234567}
IPP local : {8001234567}
IPP CHU : {8001234567}
IPP du patient : {8001234567}
IPP (CHU) : {8001234567}
IPP : {A0012345}
IPP : {R-0012345}
IPP : {0800.123.456}
IPP : {08 00 12 34 56}
NIP : {8001234567}
N.I.P. : {8001234567}
NIP {8001234567}
N° patient : {8001234567}
N° de patient {8001234567}
Patient n° {8001234567}
Patient no {8001234567}
Patient ID : {8001234567}
ID patient {8001234567}
Id. patient : {8001234567}
PatientID={8001234567}
patient_id: {8001234567}
Identifiant patient : {8001234567}
Identifiant du patient : {8001234567}
Identifiant permanent du patient {8001234567}
Identifiant permanent : {8001234567}
N° permanent : {8001234567}
Numéro permanent {8001234567}
N° dossier patient : {8001234567}
Dossier patient n° {8001234567}
Dossier médical n° {8001234567}
N° dossier médical : {8001234567}
N° d’identification patient : {8001234567}
N° d'identification : {8001234567} Nom : X Né le 12/03/1948
Code patient : {8001234567}
Matricule patient : {8001234567}
{8001234567} (IPP)
{8001234567} (n° IPP)
IPP patient⏎{8001234567}
IPPP : {8001234567}
IPP ; {8001234567}
IPP . {8001234567}
IPP - {8001234567}
IPP est le {8001234567}
son IPP est {8001234567}
IPP {8001234567}, {8001234568} et {8001234569}
Nom | IPP | DDN⏎X | {8001234567} | 12/03/1948
Nom;IPP;Sexe⏎X;{8001234567};F
Identité⇥IPP⇥Service⏎X⇥{8001234567}⇥Cardiologie
N° anonymat : {80012345} patient
NPP : {8001234567}
MRN : {8001234567}
"""

NOT_PATIENTS = """
IPP 40 mg
IPP 20 mg x 2
sous IPP depuis 2019
IPP pendant 8 semaines
IPP 2 fois par jour
IPP : 40 mg
IPP (ésoméprazole 40 mg)
taux d’IPP de 12 %
IPP 15 %
patient 3
patients : 12 450
2 patients sur 10
patient de 78 ans
NIP 4
Dossier patient informatisé 2024
identifiant unique : module 3
code 1234
matricule 123456
N° de série : 8001234567
UDI 8001234567
Réf. fabricant 8001234567
"""


def _cases(block: str) -> list[str]:
    return block.strip("\n").split("\n")


@pytest.mark.parametrize("form", _cases(STAYS))
def test_numbers_of_stays_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.STAY_NUMBER, Label.IPP)


@pytest.mark.parametrize("form", _cases(PATIENTS))
def test_numbers_of_patients_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.IPP, Label.STAY_NUMBER)


@pytest.mark.parametrize("form", [*_cases(NOT_STAYS), *_cases(NOT_PATIENTS)])
def test_other_numbers_are_none_of_a_patients(form: str) -> None:
    assert found_in(form, Label.STAY_NUMBER, Label.IPP) == set()

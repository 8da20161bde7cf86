"""Rooms, beds and phone numbers in the forms that nurses, labels, messages and letterheads give them, and
what only looks like one. `{…}` marks what must be found; ⏎ breaks a line."""

from __future__ import annotations

import pytest

from colombage.protection.types import Label
from tests.marked_forms import found_in, wanted_in

ROOMS = """
chambre {214}
Chambre : {214}
ch {214}
Ch.{214}
ch.{214P}
Ch n°{214}
CH : {214}
CH {214} LIT {2}
chbre {214}
chb {12}
Chbr. {12}
chamb. {12}
Cham {12}
chambre n° {214}
chambre numéro {214}
chambre no {214}
chambre N°{12} lit {A}
chambre {214-1}
ch. {214/1}
chambre {214 F}
chambre {214 fenêtre}
chambre {214 côté porte}
ch {12}, lit {P}
ch{214}
CH{214}-{1}
chambre {B214}
chambre {C 12}
chambre {1.24}
chambre {2.114}
chambre double {214}
chambre seule {214}
chambre individuelle {214}
chambre particulière n° {214}
chambre d’isolement {3}
chambres {214} et {216}
chambres {12}, {14} et {15}
ch {12}/{14}
lit {12}
Lit n°{4}
lit {F}
lit {P}
lit {porte}
Lit: {02}
lit {12B}
lit {A2}
LIT {214-2}
n° de lit : {12}
N° chambre : {214}
N° de chambre {214}
Chambre/Lit : {214}/{1}
Chambre-lit {214}-{1}
Chambre | Lit⏎{214} | {1}
Chambre⏎{214}
CHAMBRE⏎⏎{214}
box {4}
Box n° {3}
BOX {B}
box {12} des urgences
boxe {4}
au box {7}
salle {3} (SSPI)
salle de déchocage {2}
UHCD lit {4}
UHCD {4}
au lit {8} de réanimation
réa lit {8}
place {12} (HDJ)
fauteuil {4}
fauteuil n° {12}
poste de dialyse {7}
générateur {7}, poste {3} dialyse
la patiente du {312}
le monsieur du {214} a chuté
Mme X ({214})
Mme X (ch {12})
au {312}, patiente calme
le patient de la {12} sonne
la {214} a sonné
la dame du {12}
transféré du {214} au {216}
passe de la {214} à la {216}
Mme X est en {214}
secteur {B} chambre {12}
Secteur {2}, lit {14}
unité A - chambre {12}
chambre mortuaire, case {4}
couloir {B}
brancard {3}
brancard n°{12}
salle d’accouchement {2}
Salle de naissance {3}
couveuse {5}
berceau {12}
Loc. : {C3-214-1}
Localisation : {214-F}
Emplacement {12}
studio {12}
appartement thérapeutique, chambre {3}
Chamnbre {214}
CHAMBRE N0 {214}
Étage 2 ch. {214}
2e étage, chambre {214}
"""

NOT_ROOMS = """
sonde CH 14
CH 16
sonde urinaire Ch 18
CH de Rouen
chambre froide 4 °C
chambre implantable 2 voies
la chambre de commerce
12 lits
120 lits et places
3 boxes
box internet 4G
lit médicalisé
lit à 30°
lit 2 fois par jour
chambre à 85 € par jour
chambre particulière 60 euros
salle de 40 m²
salle polyvalente
place 2 comprimés
fauteuil roulant
mise au fauteuil 2 heures
secteur 1
secteur 2 conventionné
médecin de secteur 2
poste 4512
poste de soins
porte 12
capacité de 30 lits
chambre pulpaire
chapitre 12
ch. 3 du rapport
page 214
article 312
augmenté au 2
du 12 au 14 mars
au 31 décembre
passé du 20 au 40 mg
salle 200 places
augmentation de 214
Mme X (78 ans)
M. Y (42)
le médecin du 15
appel au 15
appelez le 3114
du 76 au 80
loi du 4 mars 2002
"""

PHONES = """
{06 12 34 56 78}
{06.12.34.56.78}
{0612345678}
{06-12-34-56-78}
{06/12/34/56/78}
{06-12/34 56 78}
{06 12 34.56.78}
{061 234 56 78}
{0612 345 678}
{06 123 456 78}
{06  12  34  56  78}
{06_12_34_56_78}
{06 12 34⏎56 78}
({06}) {12 34 56 78}
({02 35}) {12 34 56}
+{33 6 12 34 56 78}
+{33(0)6 12 34 56 78}
+{33 (0) 6 12 34 56 78}
(+{33}) {6 12 34 56 78}
(+{33}){0612345678}
(0{033}) {6 12 34 56 78}
+{33.6.12.34.56.78}
{0033 6 12 34 56 78}
{00 33 6 12 34 56 78}
{33 6 12 34 56 78}
tel {33612345678}
tél : {6 12 34 56 78}
tel {612345678}
+{262 692 12 34 56}
{0262 12 34 56}
{0690 12 34 56}
+{32 475 12 34 56}
+{44 20 7946 0123}
+{49 (0)30 123456}
+{213 661 12 34 56}
{00 213 661 12 34 56}
{0032 475 12 34 56}
+{1 (514) 555-0123}
Tél. : {02 35 12 34 56}
tel{0235123456}
TEL:{0235123456}
Tél⏎{02 35 12 34 56}
T. {02 35 12 34 56}
T : {02 35 12 34 56} / F : {02 35 12 34 57}
{02 35 12 34 56}/{57}
{02 35 12 34 56} ou {57}
{0235123456}/{0612345678}
{0235123456}-{0612345678}
{06 12 34 56 78}/{06 98 76 54 32}
Port: {O6 12 34 56 78}
{O6.l2.34.56.78}
tél {06 I2 34 56 78}
tél {06 12 34 S6 78}
poste {4512}
poste : {4512}
Poste n° {4512}
(poste {45 12})
postes {4512} ou {4513}
DECT {6 12 34}
DECT : {61234}
dect n° {61234}
bip {1234}
Bip : {12 34}
BIP n°{345}
n° interne {4512}
numéro court {4512}
ligne directe {4512}
joignable au {4512}
rappeler au {64512}
appeler le {4512}
me joindre au {4512}
contacter au {4512}
int. {4512}
ext. {4512}
tél. int. : {4512}
fax {02.35.12.34.56}
télécopie : {02.35.12.34.56}
Mobile {0612345678}
portable de sa fille {06 12 34 56 78}
Port. fille : {06.12.34.56.78}
joignable : {06 12 34 56 78}
Whatsapp {0612345678}
☎ {02 35 12 34 56}
📞 {06 12 34 56 78}
Tel domicile {02 35 12 34 56}
numéro : {06 12 34 56 78}
{06 12 34 56 xx}
{06 12 34 56 7}
{06 12 34 56 7?}
Tél : {06 12 34 56}
Tel {02 35 12 34 5}
Téléphone : {06 12 34 56 789}
standard {02 35 12 34 56} poste {4512}
{0 820 123 456}
{0800 12 34 56}
Tél. {0 812 34 56 78}
"""

NOT_PHONES = """
2024-03-12 14:30
12/03/2024 14 30
06/12/2024
0,612345678
06 12 2024 14 30
PA 12 08 06
lot 0612345678A
version 10.2.34.56.78
poste de travail 12
poste de soins
poste 2 du budget
mise en poste 2024
bip à 14 h
bip de la pompe
appeler le 15
appelez le 112
contactez le 3114
appeler le 12 mars
rappeler au 31 décembre
1 234 567 890 €
facture 2024061234
marché 2024-0612-34
réf. 1234-5678
ext. 2 du bâtiment
extension 3
joignable au 2e étage
rappeler le 12/03/2024
joindre au dossier 2024
p. 214
pages 45-12
contacter au plus tard le 12
0 12 24 36 48
"""


def _cases(block: str) -> list[str]:
    return block.strip("\n").split("\n")


@pytest.mark.parametrize("form", _cases(ROOMS))
def test_rooms_and_beds_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.ROOM)


@pytest.mark.parametrize("form", _cases(NOT_ROOMS))
def test_other_figures_are_no_rooms(form: str) -> None:
    assert found_in(form, Label.ROOM) == set()


@pytest.mark.parametrize("form", _cases(PHONES))
def test_phone_numbers_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.PHONE)


@pytest.mark.parametrize("form", _cases(NOT_PHONES))
def test_other_figures_are_no_phone_numbers(form: str) -> None:
    assert found_in(form, Label.PHONE) == set()

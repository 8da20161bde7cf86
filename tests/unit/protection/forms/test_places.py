"""Addresses and towns in the forms that letters, labels, forms, notes and scans give them, and what only
looks like one. `{…}` marks what must be found; ⏎ breaks a line."""

from __future__ import annotations

import pytest

from colombage.protection.types import Label
from tests.marked_forms import found_in, wanted_in

ADDRESSES = """
{12 rue des Lilas 76190 Yvetot}
{12bis rue des Lilas, 76190 Yvetot}
{12 B rue des Lilas, 76190 Yvetot}
{n° 12 rue des Lilas}
{12-14 rue des Lilas}
{12/14 rue des Lilas}
{12 et 14 rue des Lilas}
{12 rue des Lilas bât B esc 3 appt 12 76190 Yvetot}
{12 rue des Lilas - Bât. B - Esc. 3 - Apt 12 - 76190 Yvetot}
{Apt 12, 12 rue des Lilas, 76190 Yvetot}
{Bâtiment B, 12 rue des Lilas}
{12, RUE DES LILAS⏎76190 YVETOT}
{12 RUE DES LILAS⏎RESIDENCE LES HETRES⏎76190 YVETOT}
{12 av. Jean Jaurès, 76140 Le Petit-Quevilly}
{12 AV JEAN JAURES}
{3 bd de l’Yser}
{3 BD DE L YSER 76000 ROUEN}
{3 bld de l'Yser}
{5 r. Pasteur, Yvetot}
{5 R PASTEUR 76190 YVETOT}
{2 pl. de l’Église}
{2 PL DE L EGLISE}
{18 rte de Dieppe}
{1250 route de Dieppe, 76116 Ry}
{4 chem. des Dames}
{4 ch. des Dames, 76190 Yvetot}
{6 imp. du Puits}
{1 sq. des Arts}
{9 qu. de Paris}
{45 fg Saint-Antoine}
{7 all. des Chênes}
{7 allée des Chênes}
{12 sente aux Loups}
{3 cité Bergère}
{ZA des Portes de l’Ouest, 76150 La Vaupalière}
{ZI Sud, 76600 Le Havre}
{ZAC du Mesnil, 76190 Yvetot}
Adresse : {Le Bourg, 76116 Ry}
Adresse : {Le Bourg⏎76116 Ry}
demeurant {Le Bourg à Ry}
{lieu-dit Le Bourg}
{Lieu dit « La Croix »}
{Hameau de la Forge, 76116 Ry}
{Ferme des Tilleuls, 27150 Étrépagny}
{Résidence Les Hêtres, 76130 Mont-Saint-Aignan}
{Rés. Les Hêtres appt 12}
{Résidence Les Hêtres, bât. C, 76130 Mont-Saint-Aignan}
{Domaine du Parc, 27150 Étrépagny}
{Château de Vaux, 27150 Étrépagny}
{Manoir des Ifs, 76190 Yvetot}
{Le Clos Fleuri, 76190 Yvetot}
{Les Quatre Vents, 76190 Yvetot}
{Moulin de la Vallée, 76116 Ry}
{Route de Dieppe, 76116 Ry}
{place de l’Église, 76116 Ry}
{Rue de l'Église}
demeurant {route de Dieppe}
habite {place du Marché à Yvetot}
domicilié {chemin du Moulin, Ry}
vit {12 rue des Lilas, 3e étage, Yvetot}
{12 rue des Lilas (76190 Yvetot)}
{12 rue des Lilas F-76190 Yvetot}
Adresse : {12 rue des Lilas⏎76190⏎YVETOT}
Adresse⏎{12 rue des Lilas⏎76190 YVETOT}
Adresse : {12 rue des Lilas} CP : {76190} Ville : {Yvetot}
{12 rue du 8 mai 1945}
{12 rue du 11 Novembre}
{3 avenue du Gal de Gaulle}
{3 rue du Dr Laennec}
{1 rue du Pr Stewart}
{12 rue St-Jacques}
{12 rue J.-F. Millet}
{12 rue Victor-Hugo 76000}
{12 rue de la république rouen}
{8 quai d’Austerlitz Paris 13e}
{12 rue des lilas} à rouen
{BP 40, 76190 Yvetot}
c/o M. X, {12 rue des Lilas}
{Foyer Les Sapins, 12 rue des Lilas}
{12 rue Neuve 1000 Bruxelles}
{Avenue Louise 54, 1050 Bruxelles}
{Quartier des Oliviers, 20000 Ajaccio}
{l2 rue des Lilas 76190 Yvetot}
{12 rue des Li1as 76190 Yvetot}
{1 cours Clemenceau, 76100 Rouen}
{14 mail Pélissier}
{8 villa des Roses, 75014 Paris}
{22 passage de la Luciline}
{36 parvis des Droits de l'Homme}
"""

NOT_ADDRESSES = """
la place de la chirurgie
au cours de l’année
il est à la rue
en cours de route
2 allées et venues
3 cours de kinésithérapie
la voie orale
12 places de parking
feuille de route
2 voies veineuses
bâtiment B, 3e étage
chemin clinique
porte 12
le quartier opératoire
12 av. J.-C.
le bourg était calme
la ferme attitude
les hêtres sont en fleurs
la résidence alternée
le domaine de la santé
Le Clos de la séance
12 rues ont été fermées
château d’eau
le moulin tourne
8 h route dégagée
zone à risque, 3 Route
passage de 2 infirmières
"""

TOWNS = """
Il vit à {Rouen}
à {Saint-Étienne-du-Rouvray}
à {ST ETIENNE DU ROUVRAY}
habite {Sotteville-lès-Rouen}
habitant {Yvetot}
de {Dieppe} ({76})
{Dieppe} ({76})
{Dieppe} ({Seine-Maritime})
{76190} {Yvetot}
{76190 YVETOT}
{76 190 YVETOT}
F-{76190 Yvetot}
{St Aubin lès Elbeuf} ({76})
à {St Aubin les Elbeuf}
né à {Alger} ({Algérie})
Née à {Rouen} ({76})
né à {ROUEN} {76}
née le 12/03/1948 à {Yvetot}
née le 12/03/1948 à {YVETOT} ({76})
née le 12/03/1948 à {Sfax} ({Tunisie})
Lieu de naissance : {Yvetot}
Lieu naissance {Yvetot}
Lieu de naissance⏎{Yvetot}
Commune de naissance : {Yvetot} ({76})
né en 1948 à {Porto}
originaire de {Fécamp}
originaire du {Havre}
il vient de {Barentin}
sur {Rouen}
sur {le Havre}
au {Havre}
du {Havre}
près de {Lisieux}
vers {Évreux}
{Paris 12e}
à {Paris 12ème}
{Paris XII}
{Lyon 3e}
{75012 Paris}
{76031 Rouen Cedex 9}
{ROUEN CEDEX 9}
{Rouen Cedex}
Ville : {Yvetot}
Ville {YVETOT}
VILLE : {YVETOT}
Ville⏎{Yvetot}
Commune : {Ry}
CP {76190}
CP/Ville : {76190 Yvetot}
Code postal : {76190}
C.P. : {76190} - Ville : {Yvetot}
{Rouen}, le 12/03/2024
A {Rouen}, le 12 mars 2024
Fait à {Rouen} le 12/03/2024
Fait à {ROUEN}
déménage à {Caen}
déménagement sur {Caen}
retourne à {Caen}
transférée à {Elbeuf}
hospitalisée à {Elbeuf}
suivi sur {Elbeuf}
opérée à {Amiens} en 2019
médecin traitant à {Yvetot}
Dr X ({Yvetot})
Dr X à {Yvetot}
son fils habite {Lille}
fille à {Bordeaux}
travaille à {Elbeuf}
dans la région de {Caen}
la mairie de {Doudeville}
IDEL de {Doudeville}
kiné de {Doudeville}
cabinet de {Doudeville}
domiciliée {Yvetot}
vit en famille à {Bolbec}
rentre à {Bolbec}
sortie vers {Bolbec}
{L’Haÿ-les-Roses} ({94})
à {L'Isle-Adam}
à {La Rochelle}
à {la Rochelle}
au {Petit-Quevilly}
aux {Andelys}
à {rouen}
habite à {yvetot}
"""

NOT_TOWNS = """
à Noël
à Monsieur X
à la Mairie
de Martin
score de Marseille
maladie de Lyme
virus de Marburg
fièvre de Malte
accord de Paris (2015)
à Domicile
à Jeun
à J3
lundi à Vendredi
le bon sens
en cours
la tour de garde
à suivre
au lit
au cours
du matin
du lit au fauteuil
vers midi
sur prescription
sur Doliprane
au Doliprane
sous Lovenox
(12)
la dose (76)
cassis et orange
une bière
le nord
cancer du sein
"""


def _cases(block: str) -> list[str]:
    return block.strip("\n").split("\n")


@pytest.mark.parametrize("form", _cases(ADDRESSES))
def test_addresses_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.ADDRESS, Label.TOWN)


@pytest.mark.parametrize("form", _cases(NOT_ADDRESSES))
def test_other_ways_are_no_addresses(form: str) -> None:
    assert found_in(form, Label.ADDRESS, Label.TOWN) == set()


@pytest.mark.parametrize("form", _cases(TOWNS))
def test_towns_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.TOWN, Label.ADDRESS, Label.ORGANISATION)


@pytest.mark.parametrize("form", _cases(NOT_TOWNS))
def test_other_words_are_no_towns(form: str) -> None:
    assert found_in(form, Label.TOWN, Label.ADDRESS) == set()

"""Hospitals and homes as letters and notes write them, and what only looks like one. `{…}` marks what must be
found; ⏎ breaks a line."""

from __future__ import annotations

import pytest

from colombage.protection.types import Label
from tests.marked_forms import found_in, wanted_in

HOSPITALS = """
{CHU de Rouen}
{CHU Rouen}
{CHRU de Lille}
{CHR d’Orléans}
{CH de Dieppe}
{CH Dieppe}
{CH du Rouvray}
{CHI Elbeuf-Louviers-Val de Reuil}
{CHS du Rouvray}
{CHG de Fécamp}
{GHT Rouen Cœur de Seine}
{GHH du Havre}
{Groupe Hospitalier du Havre}
{Groupement hospitalier de territoire Caux Maritime}
{HIA Percy}
{HIA Bégin}
{AP-HP}
{APHP}
{AP-HM}
{AP-HP Lariboisière}
{hôpital Bichat}
{Hôpital Bichat-Claude-Bernard}
{HOPITAL BICHAT}
{hôp. Cochin}
{Hop Cochin}
{Hôp Charles Nicolle}
{clinique du Cèdre}
{Clin. du Cèdre}
{CLINIQUE DU CEDRE}
{clinique Saint Antoine}
{polyclinique de la Manche}
{Polyclinique du Parc}
{SSR de Bois-Guillaume}
{SMR Les Jonquilles}
{CMP de Barentin}
{CMPP Alfred-Binet}
{CMP Yvetot}
{CATTP d’Elbeuf}
{HAD de Rouen}
{HAD Caux Maritime}
{centre de dialyse de Dieppe}
{Centre d'hémodialyse ANIDER}
{IME Les Papillons}
{IME Max-Brière}
{ESAT du Pré de la Bataille}
{MAS La Source}
{FAM Les Iris}
{USLD Saint-Julien}
{ULSD de Oissel}
{EHPAD Les Tilleuls}
{EHPAD de Clères}
{Ehpad La Ruche}
{ehpad les tilleuls}
l’{Hôtel-Dieu}
{Hôtel-Dieu de Paris}
l’{Hôtel Dieu}
{Charles-Nicolle}
à {Charles Nicolle}
à la {Pitié}
la {Pitié-Salpêtrière}
à {Bichat}
à {Cochin}
à {Necker}
suivi à {Gustave Roussy}
à l'{IGR}
à {Becquerel}
au {centre Becquerel}
au {CLCC Henri Becquerel}
{CLCC François-Baclesse}
{Institut Curie}
à {Curie}
{Institut Paoli-Calmettes}
{Centre Léon-Bérard}
{centre hospitalier de Dieppe}
{Centre Hospitalier du Belvédère}
{CENTRE HOSPITALIER DE DIEPPE}
{centre de rééducation Les Herbiers}
{Centre de réadaptation de Kerpape}
{CRMPR Les Herbiers}
{CRF Le Normandy}
{maison de retraite Saint-Joseph}
{Résidence autonomie Les Hortensias}
{résidence senior Domitys}
{foyer de vie Les Glycines}
{foyer d'hébergement Les Glycines}
{SAMU 76}
{SMUR de Dieppe}
{SSIAD d’Yvetot}
{MSP de Doudeville}
{maison de santé de Doudeville}
{Maison de santé pluridisciplinaire du Plateau}
{Maison Médicale du Parc}
{centre médical des Sapins}
{centre de santé Filieris}
{CSAPA La Passerelle}
{CAMSP de Rouen}
{SESSAD Henri-Wallon}
{ITEP Vallée de Seine}
{hôpital de jour Voltaire}
{Maternité du Belvédère}
{laboratoire Bioclinic}
{Laboratoire BIOMNIS}
{labo Cerballiance}
{CHRU NANCY}
{Hospices Civils de Lyon}
{HCL}
{HEGP}
{Hôpital européen Georges-Pompidou}
hôpital : {Saint-Julien}
Établissement : {CH de Dieppe}
Clinique⏎{CH DIEPPE}
{Hôpitaux de Saint-Maurice}
{UHSA de Rouen}
{UGECAM Les Jonquilles}
{Korian Les Cent Clochers}
{centre hospitalier spécialisé du Rouvray}
"""

NOT_HOSPITALS = """
le CHU
hôpital de jour
un centre hospitalier public
examen clinique normal
Clinique : patient conscient
la maison de Jeanne
ch. 12
sonde CH 14
MAS 12
CMP 3
la maternité
EHPAD du secteur
entrée en EHPAD
HAD en cours
en SSR
clinique évocatrice
signes cliniques Francs
groupe A
score CURIE 3
centre de tri
la pitié
SAMU
SMUR
laboratoire : CRP 12
laboratoire d’analyses
IME demandée
foyer infectieux
foyer pulmonaire Droit
résidence principale
Institut national
"""


def _cases(block: str) -> list[str]:
    return block.strip("\n").split("\n")


@pytest.mark.parametrize("form", _cases(HOSPITALS))
def test_hospitals_are_found(form: str) -> None:
    assert wanted_in(form) <= found_in(form, Label.HOSPITAL, Label.TOWN, Label.ORGANISATION)


@pytest.mark.parametrize("form", _cases(NOT_HOSPITALS))
def test_other_words_are_no_hospitals(form: str) -> None:
    assert found_in(form, Label.HOSPITAL) == set()

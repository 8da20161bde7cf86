"""Names given away by titles, fields, lists and their own form. All people are fictitious: given names and
surnames are drawn from INSEE's public lists and combined at will. In the tables names stand in braces."""

from __future__ import annotations

import re
import time

import pytest

from colombage.protection.rules.names.by_form import names_in
from colombage.protection.rules.names.settling import settle

_BRACED = re.compile(r"\{([^}]*)\}")


def _found(text: str) -> list[str]:
    return [span.text for span in settle(text, names_in(text), ())]


def _check(marked: str) -> None:
    assert _found(_BRACED.sub(r"\1", marked)) == _BRACED.findall(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Mme {Jeanne MARTEL}, née {LE GOFF}, adressée par le Dr {Pruvost}.",
        "Je vois Monsieur {Ibrahima Diallo}, 54 ans, adressé par le Docteur {Anne-Sophie Vasseur}.",
        "M. {B}… a été vu avec Mme {D}. ce matin.",
        "Pr {François-Xavier de La Rochette}",
        "Mme Vve {DURAND} née {BON}",
        "MM. {Martin}, {Dupont} et {Durand} ; Drs {Sauvage} et {Haddad}",
        "M. et Mme {Dupont-Martin} ; Monsieur le Professeur {Jean d'Ormesson}",
        "Dr {O'Brien}, Mme {N'Diaye}, Mme {VAN DER BERG}, M. {Da Silva}",
        "Madame {Petit} et Monsieur {Blanc} sont passés avec Mme {Rose}",
        "mme {dupont} va bien, mr {martin} dort, dr {kouadio} prévenu",
        "Madame {Jeanne\nMARTEL} a dormi",
        "Mme {DUPU1S} et M. {MART1N}",
        "Me {Dufour}, avocat",
        "Mme {Saint-Martin} et M. {de Saint-Exupéry}",
        "Chère Madame {Aubert},",
        "MADAME {MARTEL JEANNE} EST HOSPITALISEE DEPUIS HIER",
    ],
)
def test_behind_titles(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "NOM : {MARTEL}   Prénom : {Jeanne}   Né(e) le 3/4/1950",
        "NOM, Prénom : {MARTEL, Jeanne}",
        "NOM DU PATIENT : {GIRARD}\nPRENOM : {ALICE}",
        "Nom de naissance : {LEFEBVRE}",
        "Nom d'usage : {N'Guyen}",
        "nom : {martel}",
        "Patient : {KOWALSKI Piotr}",
        "Patient : {DUPU1S Jean-Pierre}",
        "Signé : Dr {A. Lefebvre}",
        "Rédigé par {Léa Fontaine}, validé par {T. Nguyen}",
        "Destinataire : Docteur {Claire Petitjean}",
        "Médecin traitant : Dr {Hélène Pruvost}",
        "Opérateur : {LAURENT Michel}. Aide : {C. Bailly}",
        "Personne à prévenir : {Karim Benali} (mari)",
        "Cc : {Hugo Perrin} ; {Mathilde Gros}",
        "Nom : voir étiquette. Prénom : inconnu.",
        "Patient : homme de 65 ans",
        "Lieu de naissance : Rouen",
        "Contact : Service achats",
    ],
)
def test_in_fields(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{Marie-Claude LE GOFF} ; {LE GOFF Marie-Claude}",
        "{JEANNE MARTEL} et {Moussa El Haddad} sont là.",
        "{J.-P. Morel} a écrit à {S. Lambert}.",
        "{DUBOIS Chantal}, 78 ans",
        "{Mohamed BEN SALAH} se plaint",
        "{PEREIRA DOS SANTOS Maria}",
        "{jean dupont} est venu",
        "{VASSEUR}, {PETIT} et {DUMAS} absents",
        "Vu avec {Lefebvre} ce jour",
        "Bonjour {Sophie}, merci {Claire}",
        "Appel de la fille ({Nathalie}), son fils {Karim} viendra",
        "L'infirmière {Sandrine} et l'interne {Baptiste Roy}",
        "{Dubois} épouse {MARTIN}",
    ],
)
def test_by_the_names_themselves(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Présents : Mme {Carpentier}, Dr {El Mansouri}, {Julien Petit}, {S. Lambert}, {Kvaternik}, DSI",
        "Bien cordialement,\n{Kwabena Oforiatta}\nCadre de santé",
        "Confraternellement,\nDr {P. Lecoq}",
        "{Martel J}, {Le Goff P}, {Kvaran T}, et al. Prise en charge de la maladie de Horton. N Engl J Med.",
        "{Barbe L}. {Kone A}. Étude multicentrique",
    ],
)
def test_in_lists_signatures_and_bibliographies(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Maladie de Crohn, score de Glasgow à 15, signe de Babinski, sonde de Foley, drain de Redon.",
        "Syndrome de Guillain-Barré, Wolff-Parkinson-White, Charcot-Marie-Tooth, Gilles de la Tourette.",
        "Un Parkinson débutant, Alzheimer évolué, thyroïdite de Hashimoto. Breslow 1,2 mm. Gleason 7.",
        "Kardegic 75 mg, Bisoprolol Arrow, Paracétamol Mylan, Lasilix, Doliprane, Xarelto.",
        "CONCLUSION : BILAN BIOLOGIQUE NORMAL. ECG : RYTHME SINUSAL.",
        "ANTECEDENTS : HTA, DIABETE DE TYPE 2, BPCO POST TABAGIQUE.",
        "Pavillon Laennec, rue Victor Hugo, avenue Jean Jaurès, Hôpital Charles-Nicolle, Bois-Guillaume.",
        "Loi Leonetti, loi Claeys-Leonetti, plan Ségur.",
        "E. coli, S. Aureus, K. Pneumoniae. Vitamine D, hépatite B.",
        "Monsieur le Directeur, Madame, Monsieur, Cher Confrère, Docteur,",
        "Le patient a été vu. La patiente est sortie. Me voir. Bonne journée. Cordialement",
        "Banque de France, France Connect, Siemens Healthineers, Philips France.",
        "Nom : [PATIENT_1] Prénom : [PATIENT_1b], Mme [PATIENTE_2], née [PATIENTE_2b]. Signé : [MEDECIN_1].",
        "Rose pâle, petite plaie, teint clair. 2 m. Martinet. m'a dit",
        "",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "A " * 25_000,
        "1" * 50_000,
        "Mme " * 12_000,
        " " * 50_000,
        "Jean-" * 10_000,
        "présents : " * 5_000,
        "de la " * 7_000,
        "Martin J, " * 5_000,
        "M. " * 15_000,
        "Nom : " * 7_000,
        "née Martin épouse " * 3_000,
        "É" * 50_000,
        "Cordialement " * 20_000,
        "\u0301" * 50_000,
        "DUPONT\n" * 7_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_time_grows_with_the_text(hostile: str) -> None:
    """Twice the text takes about twice the time; the bound is loose, since other work disturbs it."""
    half = hostile[: len(hostile) // 2]
    once, twice = (min(_seconds(text) for _ in range(2)) for text in (half, hostile))
    assert twice < max(4 * once, 0.3)


def _seconds(text: str) -> float:
    begun = time.process_time()
    settle(text, names_in(text), ())
    return time.process_time() - begun


def test_prose_is_read_quickly() -> None:
    prose = (
        "Le service a organisé une réunion pour présenter le nouveau parcours. Les équipes soulignent que la "
        "prise en charge des patients âgés nécessite une attention particulière. Mme Dubois en est prévenue. "
    ) * 10
    assert min(_seconds(prose[:2000]) for _ in range(20)) < 0.002

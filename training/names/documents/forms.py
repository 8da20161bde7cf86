"""Forms, scanned headers, tables and labels: fields whose values may stand on other lines."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

from training.names.documents import Kind, lines

_FIELDS = lines(
    r"""
{Nom|NOM|Nom de naissance|Nom d'usage|NOM DE FAMILLE|Nom patronymique|Nom du patient|Nom de jeune fille|Nom marital|Né(e)|Nom usuel}<:>{<pat:LAST>|<pat:last>|<pat:maiden>}
{Prénom|PRENOM|Prénom(s)|Prénoms|1er prénom|Prénom usuel}<:>{<pat:first>|<priv:firsts>|<priv:first>}
{Nom et prénom|Nom, prénom|NOM Prénom|Patient|Identité|Nom du bénéficiaire|Assuré|Titulaire|Bénéficiaire|Résident|Usager|Salarié|Agent|Le soussigné|Je soussigné(e)|Demandeur}<:>{<pat:b>|<pat:LAST first>|<pat:m>|<pat:everything>}
{Né(e) le|Date de naissance|DDN|Née le|D. naiss.|Naissance|Date naiss|DATE DE NAISSANCE|ne(e) le}<:><birth>{ à <town>| ({<town>|<ziptown>})|}
{Lieu de naissance|Commune de naissance|Né(e) à|Ville}<:>{<town>|<ziptown>}
{Adresse|ADRESSE|Domicile|Adresse postale|Demeurant|Adr.}<:>{<fulladdr>|<addr>}
{Code postal|CP / Ville|Ville|CP Ville}<:><ziptown>
{Tél|Téléphone|Tél. domicile|Portable|N° de téléphone|Tel|GSM|Mobile|Fax}<:><tel>
{Courriel|E-mail|Mail|Adresse mail|Email}<:>{<pat:mail>|<mail>}
{N° SS|NIR|N° de sécurité sociale|Sécurité sociale|N° immatriculation|INS|Matricule INS|N° assuré}<:><nir>
{IPP|N° IPP|IPP patient|N° patient|Identifiant permanent|N° permanent}<:><ipp>
{NDA|IEP|N° de séjour|N° dossier|N° de venue|Séjour}<:><nda>
{Médecin traitant|Médecin|Prescripteur|MT|Médecin adresseur|Médecin référent|Praticien|Chirurgien|Responsable|Signataire}<:>{<pro:d>|<pro:b>|<pro:t>}{ ({<town>|<spec>})| - <tel>|}
{Personne à prévenir|Personne de confiance|Contact|Accompagnant|Représentant légal|Tuteur|Conjoint|Époux(se)|Aidant|Proche à prévenir}<:>{<rel:b>|<rel:m>|<rel:full>}{ ({fille|fils|conjoint|mère|sœur|voisine})|, {sa fille|son mari}|}{ <tel>| - <tel>| Tél : <tel>|}
{Lien de parenté|Lien}<:>{fille|fils|épouse|mari|frère}
{Service|Unité|UF|Pôle|Secteur}<:>{<service>|<service> - <building>}
{Établissement|Hôpital|Site|Provenance|Adressé par|Destination|Structure}<:><hosp>
{Chambre|Ch.|Lit|Chambre / lit}<:><room>
{Profession|Métier|Situation}<:><job>
{Employeur|Employeur actuel|École|Établissement scolaire|Pharmacie|Entreprise}<:><org>
{Date d'entrée|Date|Entrée le|Sortie le|Le|Date de la demande|Fait le|Date du prélèvement|Date de prescription|Admission}<:><date>{ à <time>| <time>|}
{Motif|Diagnostic|Motif d'admission|Renseignements cliniques|Objet}<:>{<dx>|<symptom>|<knowneponym>}
{Allergies|Traitement|Traitement en cours}<:>{<drug>|<drug> <dose>|aucune|RAS}
{Sexe|Civilité}<:>{F|M|H|Mme|M.|Masculin|Féminin}
{Mutuelle|Caisse|Organisme|Régime}<:>{CPAM de <town>|MGEN|Harmonie|MSA|régime général|<company>}
{Poids|Taille|Âge|Groupe sanguin|TA}<:>{<num>|<age> ans|A+|O négatif}
{RPPS|N° RPPS|ADELI|FINESS}<:><rpps>
{Infirmier|Infirmière|IDE|Kiné|AS|Cadre|Assistante sociale|Interne|Sage-femme}<:>{<pro:b>|<pro:any>|<pro:first>|<pro:initial last>}
{Véhicule|Immatriculation|Plaque}<:><plate>
{Référence|N° de commande|Code|Version|Formulaire|Lot}<:>{<ref>|<num>|v<num> du <nodate>}
{Fait à|À|A} <town>{, le | le |, }<date>{\nSignature|\nSignature : <pat:b>|\n<pro:b>|}
{Réalisé par|Saisi par|Validé par|Vérifié par|Prélevé par|Rédigé par|Édité par|Imprimé par}<:>{<pro:b>|<pro:any>|<pro:initial last>|<pro:LAST first>}{ le <date>|}
{[ ]|☐|[x]|☒|□} {Oui|Non|Consentement éclairé|Accord|À jeun|Allergie connue}{ {[ ]|☐|[x]} Non|}
<heading>
"""
)
_HEADER = lines(
    r"""
{<hosp>\n<addr>\n<ziptown>\n{Tél. |Standard : |}<tel>|<hosp>}
{Chef de service|Chefs de service|Praticiens hospitaliers|Praticiens|Médecins|Équipe médicale|Cadre de santé|Secrétariat|Internes}{ :|}\n{<pro:d>\n<pro:d>\n<pro:d>|<pro:b>\n<pro:b>|<pro:d>, <pro:d>|Dr <pro:initial last>\nDr <pro:initial last>\nDr <pro:initial last>}
{<pat:LAST FIRST>|<pat:LAST first>|<pat:m>|<pat:everything>}\n{<addr>\n<ziptown>|{né(e) |}le <birth>|<birth> {F|M} <ipp>|<fulladdr>\n<tel>}
{ETIQUETTE|Étiquette patient|BRACELET|}{\n|}<pat:LAST> {<pat:maiden> |}<pat:first>\n{DDN |Né(e) |NE(E) LE |}<birth>{ ({F|M})|}\n{IPP |IPP: |}<ipp>{ {IEP|NDA} <nda>|}
{<pro:d>\n{<spec>|Spécialiste en <service>|Médecin généraliste|Ancien interne des hôpitaux|<job>}\n|}<addr>\n<ziptown>\n{Tél |}<tel>
{Madame|Monsieur|M. ou Mme|Mme|M.}{\n| }<pat:b>\n<fulladdr>
<org>\n<fulladdr>{\n<tel>|}
"""
)
_TABLES = lines(
    r"""
{Nom | Prénom | Né(e) le | Service|NOM|PRENOM|DDN|IPP}\n{<priv:LAST> | <priv:first> | <birth> | <service>\n<priv:LAST> | <priv:first> | <birth> | <service>\n<priv:LAST> | <priv:first> | <birth> | <service>|<priv:LAST>|<priv:first>|<birth>|<ipp>\n<priv:LAST>|<priv:first>|<birth>|<ipp>}
{Patient | Chambre | Problème | Médecin\n|}{<priv:LAST first> | <room> | <symptom> | <pro:d>\n<priv:m> | <room> | <symptom> | <pro:last>\n<priv:last> | <room> | <dx> | <pro:any>}
{nom;prenom;naissance;tel\n|}<priv:last>;<priv:first>;<birth>;<tel>\n<priv:last>;<priv:first>;<birth>;<tel>\n<priv:LAST>;<priv:first>;<birth>;<tel>
{Jour | Matin | Après-midi | Nuit\n|}{lundi|<day>|Lundi <num>} | <pro:first> | <pro:first> | <pro:first initial>\n{mardi|<day>} | <pro:last> | <pro:any> | <pro:first>\n{mercredi|<day>} | <pro:initial last> | RTT | <pro:first>
{Action | Responsable | Échéance\n|}<task> | <pro:any> | <date>\n<task> | <pro:b> | <date>\n<task> | <pro:initial last>, <pro:initial last> | <day>
<priv:LAST>\t<priv:first>\t<birth>\t<room>\n<priv:LAST>\t<priv:first>\t<birth>\t<room>
{Lit|Ch} {Nom|Patient} {Dg|Motif} {À faire}\n<num>  <priv:LAST>  <dx>  <exam>\n<num>  <priv:LAST>  <symptom>  <task>\n<num>  <priv:last initial>  <symptom>  {sortie|<exam>}
{Nom|NOM} : <priv:LAST>   {Prénom|PRENOM} : <priv:first>   {Né(e) le|DDN} : <birth>   {Sexe : {F|M}|}
<num> <priv:LAST first> <service> <num>\n<num> <priv:LAST> <priv:first> <service> <num>
{<priv:last>|<priv:LAST>} <priv:first initial>\n{<priv:last initial>|<priv:LAST first>}\n<priv:last initial>\n{absents|excusés} : <priv:last initial>, <priv:last initial>
<priv:LAST first>  {F|M|H}  <birth>\nIPP <ipp>  UF <num>  lit <room>
<pat:LAST> ep. <pat:maiden> <pat:first>\n{ADR|ADRESSE} : <addr>\n<ziptown>\n{TEL|Tel} : <tel>
{Nom : |}<priv:LAST first> / {DDN : |}<birth> / {IPP |}<ipp> / <hosp>
{"nom": "<priv:last>", "prenom": "<priv:first>", "naissance": "<birth>", "tel": "<tel>"|{<priv:b>, <birth>, <tel>}}
{Médicament | Dose | Fréquence\n|}<drug> | <dose> | matin\n<drug> | <dose> | soir\n<drug> | <dose> | si besoin
{Lot | Désignation | Prix HT | Fournisseur\n|}<num> | <device> | <num> € | <company>\n<num> | <capword> <ref> | <num> € | <company>
{Critère | Pondération | <company> | <company>\n|}Prix | <num> % | <num> | <num>\nValeur technique | <num> % | <num> | <num>
{Examen|Paramètre} {Résultat|Valeur} {Norme|Réf}\n<exam> <num> (<num>-<num>)\n<exam> <num> g/L\n<exam> <num>
"""
)

KINDS = (
    Kind(
        "form", 3.0, _HEADER[:4], _FIELDS, (), ("\n", "\n", "\n", "   ", " ", "\n\n", " ; ", " - "), (4, 16)
    ),
    Kind("header", 1.2, (), _HEADER, (), ("\n", "\n\n"), (1, 4)),
    Kind("table", 1.0, _FIELDS[-1:], _TABLES, (), ("\n", "\n\n"), (1, 2)),
)

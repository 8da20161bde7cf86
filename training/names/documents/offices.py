"""Human resources, purchasing, research, meetings, complaints and mail."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

from training.names.documents import Kind, lines

_HR = lines(
    r"""
{Entretien|Entretien professionnel|Évaluation annuelle|Entretien d'évaluation} {de|du|:} {<priv:m>|<priv:b>}{, {<spec>|<job>}|}{, {conduit par|évaluateur :|N+1 :} {<pro:b>|<pro:m>}|}{ le <date>|}.
{<pat:m>|<pat:first>|<pat:b>|L'agent|La candidate, <pat:m>,} {<stafffact>|a été recruté(e) le <date>{ en CDD|}|est titulaire d'un diplôme obtenu en <year>{ à <town>|}|a travaillé {à <hosp>|chez <org>}{ de <year> à <year>|}}.
{Arrêt maladie|Congé maternité|Accident du travail|Temps partiel|Mise en disponibilité|Congé longue maladie} {de|pour} {<priv:m>|<priv:b>} {à compter du <date>|du <date> au <date>|depuis <day>}{ ; remplacement par <pro:any>|}.
{Son|Sa} {conjoint|conjointe|fille|fils}{ <rel:first>|, <rel:b>,|} {est hospitalisé à <hosp>|habite à <town>|né(e) le <birth>}.
{Domicilié|Demeurant|Habitant}{e|} {au |}<fulladdr>, {joignable au <tel>|téléphone <tel>|né(e) le <birth> à <town>|n° de sécurité sociale <nir>}.
{Supérieur hiérarchique|Responsable|N+1|Référent RH|Gestionnaire|Évaluateur}{ : |, | }{<pro:b>|<pro:m>|<pro:any>}{, {cadre de santé|directrice|chef de service}|}{ (<pro:mail>)|}.
{Candidature de|Candidat retenu :|Ont candidaté :|Convoquer} {<priv:b>|<priv:m>}{, <priv:b>|, <priv:b> et <priv:b>|}{ pour le poste {d'<spec>|de <spec>}| le <date> à <time>|}.
{Objectifs|Compétences|Appréciation|Avis} : {<task>|<stafffact>|<task> et <task>}.
{Le comité|La commission|Le jury|La CAP}{, {présidé|présidée} par {<pro:m>|<pro:b>},|} {émet un avis favorable|s'est réuni le <date>|examine la situation de {<priv:m>|<priv:b>}}.
{Vu le|Vu l'arrêté du|Vu la loi du|Vu le décret du} <nodate>{, notamment son article <num>|}{ ;|,}
{Curriculum vitæ|CV|Portrait|Nomination|Départ en retraite|Hommage|Mouvement} {–|-|:|de|à} {<priv:b>|<priv:full>|<priv:m>|<pro:b>}{, {<spec>|<job>}|}{, née <priv:maiden>|}{, né(e) le <birth>|}{, {en poste à|formée à} {<hosp>|<town>}|}
{Article <num>|Art. <num>} : {<priv:m>|Madame <priv:first LAST>|Monsieur <priv:LAST first>|<priv:b>}{, née <priv:maiden>|}{, né(e) le <birth>|} est {nommé(e)|titularisé(e)|muté(e)|promue|radié} {<spec>|à <town>} à compter du <date>{, indice majoré <num>|}.
<num> <priv:LAST first> <service> <num>\n<num> <priv:LAST FIRST> <service> <num>\n<num> <priv:LAST first> <service> <num>{\nTotal <num>|}
{Le directeur|La directrice|Le président|Pour le directeur}{ général|}{,|} {\n|}<pro:b>
{Bravo à|Merci à|Félicitations|Gagnants :|Lauréates :|Bienvenue} <priv:b>{, <priv:first initial>|} et {<priv:first initial>|<priv:b>}{ !|.}
{Bulletin|Grade|Échelon} <num>, {indice <num>|matricule <num>|{IBAN FR76 <num>|RIB}}{, {titulaire du compte|bénéficiaire} : <priv:b>|}.
"""
)
_MEETING = lines(
    r"""
{Présents|Étaient présents|Participants|Présent(e)s|Excusés|Absents excusés|Invités|Absents|Secrétaire de séance|Animateur|Rédacteur}{ : | :\n- |\n}{<pro:b>, <pro:b>, <pro:b>|<pro:m>, <pro:m> et <pro:d>|<pro:initial last>, <pro:initial last>, <pro:initial last>|<pro:b> (<spec>)\n- <pro:b> (<spec>)\n- <pro:b> (<service>)|<pro:d> ; <pro:b> ; <pro:m>|<pro:first>, <pro:first>, <pro:first> et <pro:first>|<pro:LAST first>}
{<pro:m>|<pro:b>|<pro:d>|<pro:initial last>|<pro:first>|<pro:last>} {<stafffact>|{précise|indique|demande|répond|souligne} que {le marché est reconduit|le budget est voté|l'outil <device> sera remplacé|la salle {<building>|est prise}|le <knowneponym> est à revoir}}.
{Action|Décision|À faire|TODO} : <task>{ ({<pro:initial last>|<pro:first>|<pro:last>|<pro:any>}{, {avant le |}<date>|, <day>|})| - {pilote|resp.} {: |}<pro:any>|}.
{Prochaine réunion|Prochain COPIL|Prochaine séance} {: |}{le |}{<date>|<day>} à <time>{ en <building>|, <building>|, salle <num>|}.
{Sont élus|Ont voté|Sont intervenus|Prennent la parole} : {<pro:m> ({CGT|CFDT|FO|UNSA}), <pro:m> ({FO|SUD|CFDT})|<pro:b> et <pro:b>}.
Congés : <pro:first> {pose|prend} {trois semaines|le <day>}, <pro:first> {deux|le <day>}{, <pro:first> reste|}.
{<pro:last>|<pro:first>|<pro:initial last>} {:|-} {« <Noun> <noun> »|<stafffact>|d'accord|absent|OK pour <noun>}.
{La séance|La réunion} {est ouverte|est levée|débute} à <time>{ par <pro:m>|, {sous la présidence de|présidée par} <pro:any>|}.
{Tour de table|Point <num>|<num>.|<num>)} {<capword> <capword>|<heading>} {: <pro:any> <stafffact>|- <task>|}
{Le dossier|La plainte|Le cas} de {<priv:m>|<priv:b>} {est évoqué|sera revu le <date>|est clos}.
{Le logiciel|L'appareil|La solution|Le module} <company> {sera déployé à <hosp>|est en panne|version <num>|remplace <device>}.
{Merci à|Remerciements à|Bienvenue à|Félicitations à|Départ de|Arrivée de} {<pro:b>|<pro:first>|<pro:first> et <pro:first>|<pro:m>}{ ({<spec>|<service>})|}{, {qui <stafffact>|le <date>}|}.
"""
)
_TENDER = lines(
    r"""
{Marché n°|Consultation n°|Référence|AO n°|MAPA} <ref> : {fourniture|maintenance|acquisition} de {<device>|consommables|matériel d'imagerie}{, lot <num>|}.
{Pouvoir adjudicateur|Acheteur|Établissement support} : <hosp>{, représenté par {<pro:m>|<pro:b>}, {directeur|directrice}|}.
{Contact|Interlocuteur|Renseignements|Correspondant|Dossier suivi par|Affaire suivie par}{ : | : |, }{<pro:b>|<pro:m>|<pro:initial last>}{, {<spec>|acheteur|juriste}|}{, <tel>| - <tel>|}{, <pro:mail>|}.
{L'offre|La proposition|Le candidat|La société|L'entreprise|Le groupement} <company> {obtient la note de <num>|est jugée irrégulière|arrive première|est écartée|propose <device> à <num> € HT}{ ({commercial|contact|représentée par} {: |}<pro:any>)|}.
{Candidats|Soumissionnaires|Offres reçues}{ : | : }<company>, <company>{, <company>|} et <company>.
{Critère|Sous-critère} {prix|valeur technique|délai|RSE} : <num> %{, note <num>/20|}{ (formule : note = <num> x prix min / prix)|}.
{Date limite|Remise des offres|Ouverture des plis}{ : | le }{<date>|<nodate>} à <time>.
{Code de la commande publique|Article R. <num>|Décret n° <num>-<num> du <nodate>|CCAG-FCS du <nodate>|Ordonnance du <nodate>}{, article <num>|}.
{Siège|Adresse} {: |}<company>, {<num> rue <capword>|ZI du <capword>|Parc d'activités <capword>}, {SIRET <num>|RCS <num>|TVA FR<num>}.
{Commission|Jury|Rapporteur} : {<pro:b> ({président|présidente|acheteur}), <pro:b>, <pro:d>|<pro:m> et <pro:m>}.
{Le lot <num>|Le marché} est {attribué|notifié} à <company>{ le <date>|}{ pour <num> € HT|}.
{Réunion de négociation|Visite de site|Démonstration} {le <date>|du <day>} avec {<pro:b> (<company>)|<pro:m>, {de la société|représentant} <company>}.
"""
)
_RESEARCH = lines(
    r"""
{Investigateur principal|Investigateur coordonnateur|Coordonnateur|IP|PI|Porteur|Porteur du projet|Responsable scientifique|Co-investigateur}{ : | : |, }{<pro:d>|<pro:b>|Pr <pro:full>}{, {<service>, |}<hosp>|}{ (<pro:mail>)|}.
{Équipe|Partenaires|Centres|Centres associés|Collaborations} : {<pro:d> (<hosp>), <pro:d> (<hosp>)|<pro:b>, <hosp> ; <pro:b>, <hosp> ; <pro:b>, Inserm U<num>|<pro:b> (méthodologiste), <pro:b> (ARC)}.
{<pro:last> <pro:first initial>, <pro:last> <pro:first initial>, et al.|<pro:last initial>, <pro:last initial>, <pro:last initial>.|<pro:last initial>; <pro:last initial> et al.|<pro:initial last>, <pro:initial last> et <pro:initial last>.} {Evaluation|Impact|Efficacy|Étude} {of|de|du} {<dx>|<knowneponym>|<drug>}. {Lancet|N Engl J Med|Rev Prat|BMJ|Presse Med|J Clin Oncol}{ |, }{<year>;<num>:<num>-<num>|<year>|<year>, <num>(<num>), p. <num>}.{ doi:10.<num>/<ref>|}
{Comme l'ont montré|Selon|D'après|Voir} {<pro:last> et al.|<pro:last> et <pro:last>|<pro:last>, <pro:last> et <pro:last>|<pro:last> (<year>)|<pro:last> et coll.}{ (<year>)| [<num>]| <num>|}, {<dx>|la <knowneponym>|le <drug>} {reste fréquent(e)|est sous-estimé(e)}.
{L'analyse|Le critère principal|La comparaison} {utilisera|reposera sur} {<knowneponym>|le modèle de Cox|le test de <eponym>|la méthode de Kaplan-Meier}{ (logiciel R <num>, <company>)|}.
{Nombre de sujets|Effectif|Budget|Durée} : <num>{ patients| k€| mois|}.
{CPP|Promoteur|ANSM|CNIL|NCT} {: |}{<hosp>|<ref>|avis favorable du <date>|NCT<num>}.
{Le projet|L'étude} <capword> {vise à <task>|évalue <drug> dans <dx>|inclura <num> patients à <hosp>}.
{Comité scientifique|Conseil scientifique|Relecteurs} : <pro:d>, <pro:d>{, <pro:d> et <pro:d>|}.
{CV|Biographie} : {<pro:b>|<pro:d>}, {<spec>|PU-PH}, {né le <birth>,|} {H-index <num>|<num> publications}{, {ancien interne de|formé à} <town>|}.
{<num>. |[<num>] |- |}<pro:last initial>, <pro:last initial>{, <pro:last initial>|}{, et al|}. {<Noun> <noun> in <noun>|<dx>|<Noun> de <noun>}. {J Clin Invest|Ann Fr|Nephrol Dial|Eur J|Bull Cancer|Soins} <year>{;<num>:<num>-<num>|}.
{<num>. |}{Haute Autorité de santé|HAS|Inserm|Santé publique France|OMS|SFAR|Ministère de la santé}. {<Noun> et <noun>|<dx>}. {Paris|Saint-Denis La Plaine|Genève}{ : HAS|} ; <year>.
{Relu par|Rédigé par|Validé par|Approuvé par|Élaboré par|D'après} <pro:b>{, <spec>|}{, et <pro:b>{, <spec>|}|}{ le <date>|}. Version <num> du <nodate>.
{Remerciements|Les auteurs remercient|Nous remercions}{ : | }<pro:b>{, <pro:b>|} et <pro:m>.
"""
)
_MAIL = lines(
    r"""
{De|From|Expéditeur}{ : |: }{<pro:b> <<pro:mail>>|<pro:b>|<pro:last> <pro:first> [mailto:<pro:mail>]|<pro:mail>|"<pro:last first>" <<pro:mail>>}\n{À|A|To|Pour}{ : |: }{<pro:b>|<pro:b>; <pro:b>|<pro:mail>}{\nCc : <pro:b>{; <pro:b>|}|}{\nEnvoyé : {<date>|<day>} <time>|\nDate : <date>|}\nObjet : {<task>|Patient <pat:last>|dossier <pat:m>|RE: <heading>|TR: {réunion|devis} <company>|<capword> <capword>}
{Bonjour|Bonsoir|Cher|Chère|Salut|Hello} {<pro:first>|<pro:m>|<pro:first> et <pro:first>|à tous|<pro:d>|Madame|<pro:last>}{,| !|}
{Suite à|Comme convenu lors de} {notre échange|la réunion du <date>|l'appel de <pro:any>|la visite de <pro:b> ({<company>|<service>})}, {merci de <task>|<pro:any> <stafffact>|je vous confirme le rendez-vous du <date>|voir avec <pro:first>}.
{Pourriez-vous|Peux-tu|Merci de} <task>{ pour {<pat:m>|<priv:b>|<pat:last>}|}{ avant le <date>| avec <pro:first>|, en lien avec <pro:any>|} ?
{Je mets|J'ajoute} <pro:any>{ et <pro:any>|} en copie{, {qui|il} <stafffact>|}.
{<pro:first>|<pro:any>|<pro:b>} {me dit que|t'a transmis que|précise que} {<pat:m> <fact>|<stafffact>|le devis <company> est validé}.
{Cordialement|Bien à vous|Bonne journée|Bien cordialement|Cdlt|Merci d'avance}{,|.|}\n{<pro0:b>|<pro0:first>|<pro0:initial last>|<pro0:first LAST>}{\n<spec>{, <service>|}|}{\n<hosp>|}{\n{Tél. : |}<tel>|}{\n<pro0:mail>|}
{Le <date> à <time>,|Le <day>,} {<pro:b>|<pro:b> <<pro:mail>>|<pro:mail>} a écrit :\n> {Bonjour <pro:first>,|<task>|<pro:any> <stafffact>}
{> |>> |}{<pat:m>|<pro:any>} {<stafffact>|<fact>}.
{PJ|Pièce jointe}{ : | : }{CR_<ref>.pdf|devis <company>.pdf|planning <day>}
"""
)
_COMPLAINT = lines(
    r"""
{Je soussigné|Je soussignée|Je, soussigné(e)}{,|} {<pat:b>|<pat:m>}{, né(e) le <birth>{ à <town>|}|}{, demeurant {au |}<fulladdr>|}, {souhaite porter réclamation|certifie|demande communication du dossier de {ma mère|mon père|mon mari}{, <rel:m>| <rel:b>|}|autorise <rel:b> à me représenter}.
{Ma mère|Mon père|Mon mari|Ma femme|Mon fils|Ma fille|Notre tante|Mon frère}{, <rel:m>,|, <rel:b>,| <rel:first>|} {a été hospitalisé(e) {à <hosp>|dans votre service|le <date>}|{est décédé(e)|est tombé(e)} le <date>|attend depuis le <day>}.
{L'infirmière|Le médecin|Une aide-soignante|L'interne|Le docteur} {nommée <pro:first>|<pro:last>|, {Mme|M.} <pro:last>,|qui s'appelle <pro:first>|(<pro:b>)} {nous a mal reçus|a refusé de nous parler|a été formidable|n'a rien expliqué}.
{Nous avons rencontré|J'ai parlé à|J'ai écrit à|Un certain} {<pro:d>|<pro:any>|<pro:m>}{ le <date>|}{ sans réponse|, qui <stafffact>|}.
{Le médiateur|La directrice|Le chargé des relations avec les usagers}, {<pro:m>|<pro:b>}, {vous recevra le <date>|a répondu le <date>|propose une rencontre avec <pro:d>}.
{Réponse à|Réclamation de|Suite au courrier de} {<pat:m>|<pat:b>}{ du <date>| reçu le <date>|}{, concernant {son|sa} {mère|mari}{ <rel:m>|, <rel:b>|}|}.
{Veuillez agréer|Je vous prie d'agréer}, {Madame, Monsieur|Monsieur le Directeur}, {mes salutations distinguées|l'expression de ma considération}.{\n<pat:b>|\n\n<pat:full>\n<tel>|}
{Vous pouvez me joindre|Mes coordonnées :|Tél} {au |}<tel>{ ou <pat:mail>|}.
{Le véhicule|La voiture|L'ambulance} {immatriculé(e) |}<plate>{ de <pat:m>|} {a été abîmée sur le parking {<building>|}|gênait}.
"""
)

KINDS = (
    Kind("staff", 1.3, (), _HR, ()),
    Kind("minutes", 1.3, (), _MEETING, (), ("\n", "\n", "\n- ", " ", "\n\n")),
    Kind("tender", 1.0, (), _TENDER, (), ("\n", " ", "\n\n")),
    Kind("research", 1.2, (), _RESEARCH, (), ("\n", "\n", " ", "\n\n")),
    Kind("mail", 1.5, _MAIL[:1], _MAIL[1:], _MAIL[6:7], ("\n", "\n\n", " ")),
    Kind("complaint", 1.0, (), _COMPLAINT, ()),
)

"""Letters, notes and reports about patients."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

from training.names.documents import Kind, lines

_LETTER_OPENING = lines(
    r"""
{<hosp>|<hosp>\n<addr>\n<ziptown>}{\nService de <service>| - Service de <service>|}
{Service de|Pôle} <service>\n{Chef de service : <pro0:d>\n|}{Praticiens : <pro1:d>, <pro2:d>\n|}Secrétariat : <tel>
{<town>|<hosp>}, le <date>
{Concerne|Concernant|Objet|Patient|Patiente|Réf. patient|Nom} {: |}{<pat>|<pat:b>}{, né(e) le <birth>|, née le <birth>| né le <birth>| (<birth>)| - DDN <birth>|}{, demeurant <fulladdr>|}
{Cher confrère,|Chère consœur,|Mon cher confrère,|Cher ami,|Chère <pro1:first>,|Cher <pro1:first>,|Docteur,|Madame, Monsieur,|Cher Docteur <pro1:last>,|Monsieur le Professeur,}
{IPP|ipp|N° IPP|I.P.P.}{ : | |:}<ipp>{ - NDA : <nda>| IEP <nda>| / Séjour n° <nda>|}
COMPTE RENDU D'HOSPITALISATION{ du <date> au <date>|\nDate d'entrée : <date>\nDate de sortie : <date>}
{Destinataires|Copie à|cc|Diffusion} : <pro:d>{ ; <pro:d>|, <pro:d>, <pro:d>|}
{<pat:LAST first>|<pat:everything>} {née <pat:maiden> |}{le |né(e) le |}<birth>{ IPP <ipp>|}{ <hosp>|}
<pro:d>\n{<spec>\n|}<fulladdr>
"""
)
_LETTER_BODY = lines(
    r"""
{J'ai vu|Je vois|Nous avons reçu|J'ai reçu|Je vous remercie de m'avoir adressé|Merci de me confier|Nous avons hospitalisé|J'ai revu} {ce jour |en consultation |le <date> |dans le service du <date> au <date> |}{<pat>|<pat:b>|votre patient(e) <pat>|votre patiente, <pat>,|le jeune <pat:first>|la petite <pat:first>|l'enfant <pat:b>|ce patient de <age> ans}{, âgé(e) de <age> ans,|, <age> ans,| (né le <birth>)|, né(e) le <birth>,|} {pour|en raison de|pour bilan de|suite à} {<symptom>|<dx>|une suspicion de <dx>|un <eponym>|une <knowneponym>}.
{<pat>|Le patient|La patiente|<pat:m>} est {suivi|suivie|connu|hospitalisée} pour {<dx>|une <knowneponym>|<symptom>}{ depuis <year>|, diagnostiquée en <year>| depuis <day>|}{ par le <pro:d>| à <hosp>|}.
{Sur le plan|D'un point de vue} {cardiologique|neurologique|digestif|respiratoire|infectieux|social|nutritionnel}, {<fact>|on note <symptom>|pas d'anomalie|évolution favorable}{ ; <exam> sans particularité|}.
{ATCD|Antécédents|Dans les antécédents} : <dx>{, <dx>|, <knowneponym>|, allergie à <drug>|, opéré par le <pro:d> en <year>|}.
{Mode de vie|Sur le plan social|Contexte familial} : {vit seul(e) à <town>|marié(e) à <rel:any>|vit avec {son épouse|son mari|sa fille|son fils|sa compagne} {<rel:first>|<rel:full>|<rel>}|veuf, une fille ({<rel:first>|<rel:b>}) à <town>|habite chez {sa sœur|sa mère|son frère}, <rel:any>}, {<job>|retraité|ancien <job>|travaille à <org>|salarié de <org>}{, <num> enfants|}.
{Son|Sa} {épouse|fille|fils|mari|conjoint|sœur|mère|père|compagnon|voisine|neveu}{,|} {<rel>|<rel:first>|<rel:b>|<rel:full>}{, | }{jointe|contacté|prévenue|informé} {par téléphone |ce jour |}{au <tel>|(<tel>)|}{ par {<pro:d>|l'interne, <pro:b>|<pro:b>}|}{, {souhaite|demande|accepte} {un retour à domicile|une place en EHPAD|des nouvelles}|}.
{L'examen|Le bilan|L'<exam>|La <exam>|Le <exam>} {du <date>|de ce jour|réalisé(e) le <date>|demandé par le <pro:d>|} {retrouve|montre|est en faveur de|élimine|objective} {<dx>|une <symptom>|un <eponym>|une <knowneponym>}.
{Relecture|Avis|Avis spécialisé} {du|auprès du} <pro:d> ({<spec>|<service>}){ le <date>|} : {<task>|poursuite du traitement|<dx> probable|surveillance}.
{Traitement|Ordonnance|Traitement de sortie} : <drug> <dose>{, <drug> <dose>|\n- <drug> <dose>\n- <drug> <dose>|; <drug>}.
{Nous|Je} {proposons|propose} {de|} <task>{ avec <pro:d>| auprès de <pro:any>|}.
{Le score|Score} {: |}<knowneponym>{, <eponym> négatif|}.
{<pat:last>|<pat:first>|<pat:b>|<pat>} {<fact>|sera revu{e|} {le <date>|en consultation par le <pro:d>|dans un mois}|a été transféré(e) {à <hosp>|en <service>} le <date>}.
{Le transfert|L'admission|Un transfert} {à|vers} <hosp> {est prévu|a été organisé} {le <date>|avec <pro:any>|} .
{RDV|Rendez-vous|Revoir} {le <date> à <time>|avec le <pro:d>|en HDJ le <date>|auprès de <pro:any> ({<spec>|<service>})}.
{La naissance de|Accouchement :} {<pat:first>|<rel:first>} {le <date> à <time>|, <num> g, Apgar 10/10, le <date>}.
{Information donnée|Annonce faite} {au patient et à <rel:any>|à {Mme|M.} <rel:last>|en présence de <rel:any> et de <pro:any>}.
{L'infirmière|L'IDE|Le kiné|L'assistante sociale|Le brancardier|L'interne|Le médecin traitant|Mon collègue|Ma collègue}{,|} {<pro:b>|<pro>|<pro:first>|<pro:d>}{,|} {nous signale|rapporte|constate} {que {<pat:m>|<pat:last>|<pat:first>} <fact>|<symptom>}.
{Patient|Patiente|Homme|Femme} de {<age>|<oldage>} ans{, <job>|}{, {adressé|adressée} par {le <pro:d>|<hosp>|les pompiers|<org>}|} pour <symptom>.
{Né|Née|né|née} en <year> à <town>, <fact>.
{Demeurant|Domicilié|Vit|Logé|Hébergée|Habite}{e|} {au |à |}<addr>{, | à | - }{<town>|<ziptown>}{, <fact>|}.
{Elle|Il} a été {scolarisé|employé|recrutée|suivie|licencié} {à l'|au |par la |à la |par |chez |par l'}<org>{ de <year> à <year>|}.
{Rendez-vous|Bloc|Sortie|Retour|Transfert} {prévu|proposé} {le <day> ou le <day>|entre le <day> et le <day>|du <day> au <date>}.
Installé{e|} en chambre {n° |}<room>{, lit {porte|fenêtre}|}.
Le dossier a été présenté au <nodate> référentiel{ ; loi du <nodate>|, version du <nodate>|}.
<pat:last only initial> {<fact>|va bien}. {Mme|M.} <pat:last only initial> <fact>.
{Deux|Trois|Ses} {enfants|aînés|filles|fils|petits-enfants}{ :| (|,} <rel:first>, <num> ans{,| et} <rel1:first>, <num> ans{) | et <rel2:first>.|.|)}
{Couple|Les époux|M. et Mme|La famille|Les consorts|Les parents|Fratrie|Succession} {<pat:last>|<rel:last>|<pat:last>/<rel1:last>|<rel:first> et <rel1:full>|<pat:LAST>} {reçu(s)|souhaite(nt) réfléchir|accepte(nt)|prévenu(s)|est venue}{ par <pro:any>|}.
{Motif :|Urgences :|SAU :|Box <num> :|<num>)|<num>.|-|•|#<num>} {<pat:b>|<pat:first initial>|<pat:last initial>|<pat:LAST>|<priv:b>|<pat:m>}{ —| –|,| :|.} {<age> ans, |}{<dx>|<symptom>|récidive|casqué, choc latéral}{. <exam>.|}
{Né(e)|Originaire|Arrivée|Muté|Transféré|Vit|Habite|Mutation|Déménage|En vacances} {à|de|vers|à côté de|près de} <town>{, <fact>|}.
{Surnommé(e)|Dit|Appelée|Tout le monde l'appelle|On dit} {« <pat:n> »|<pat:n>|<pat:first>}.
{Kiné|Orthophoniste|Diét|Psy|ASH|Brancardier|Bénévole|Aumônier|Coiffeuse|Interprète} : <pro:any>{ ({tél |}<tel>)|}.
{Vue|Vu|Revu|Reçue|Examiné} par {<pro:any>|<pro:b>|<pro:d>}{ (<spec>)|}{ à la demande de <pro:any>|}{, puis <pro:any>|}.
<Noun> {cohérente|fluctuante|en cours|refusée|à revoir}, {<noun>|<symptom>}, {vu par <pro:any>|sa fille <rel:first> présente|avis <pro:d>}.
{Décédé(e)|Entré|Sorti|Opérée|Muté|Revue|Né} le {<date>|<day>}{ à <time>| au matin| dans la nuit|}{ à <hosp>|}.
{Appel|Mail|Visite|Courrier} {de la|du} {mairie|notaire|juge|tuteur|assurance|police}{ (<pro:any>)|, <pro:m>|}{ pour <pat:m>|}.
{Consommation|Sevrage|Ingestion|Intoxication} {de|par} <drug>{ chez <pat:first>, <num> mois|}. {Nourrice|Voisin|Témoin|Tiers} : <oth:b>{, <tel>|}.
Compte tenu de {<dx>|<knowneponym>} et de l'âge ({<oldage>|<age>} ans), {décision collégiale|abstention} ({<pro:d>, <pro:d>|Drs <pro:last> et <pro:last>|Dr <pro:last>/<pro:last>}).
"""
)
_LETTER_CLOSING = lines(
    r"""
{Bien confraternellement|Bien cordialement|Confraternellement|Amicalement|Veuillez agréer, cher confrère, mes salutations}{,|.}\n{<pro0:d>|<pro0:b>|Docteur <pro0:full>}
{Dr|Docteur|Pr} <pro0:full>{\n<spec>|, <spec>|}{\nRPPS <rpps>| - RPPS : <rpps>|}{\nTél. <tel>|}
{Signé électroniquement|Validé|Document validé|Dicté|Tapé} {par|le <date> par} {<pro0:d>|<pro0:b>}{ le <date>|}
{Copies|Copie} : {<pro:d>, <town>|<pro:d> ; <pro:d>|dossier}
P.S. : {<rel:first>|<rel>} {rappellera au <tel>|a laissé ses coordonnées : <rel:mail>}.
"""
)
_NOTE_BODY = lines(
    r"""
{<time> :|<time>|{<day>|<date>} <time>|<day> :|[<time>]|-} {<pat:m>|<pat:last>|Mme <pat:last only initial>|<pat:first>|pt|pte|Patiente} <fact>{ . <pro:first>, {IDE|AS}| ({IDE <pro:last>|<pro:first>})|. {prévenu|appelé} {<pro:d>|dr <pro:lower>|<pro:any>}|}
{Ch|Chambre|ch.|Ch.|CH} <room>{ :| -|} {<pat:m>|<pat:last>|<pat:LAST>|<pat:full>|<priv:m>|<priv:LAST>} {: |}{<fact>|<symptom>|<task>|<exam> demain|sortie prévue le <day>}{.|}
{fille|fils|épouse|mari|famille|sœur|compagne} {de <pat:m> |}{(<rel:first>)|<rel:first>|: <rel:any>} {a appelé|passera {demain|à <time>}|prévenue|très inquiète|vient chercher {ses affaires|<pat:first>}}{ au <tel>|, tel <tel>|}.
{Vu avec|vu par|avis|Appel|appel de|appelé|transmis à|Relève de|avec} {<pro:d>|<pro:any>|dr <pro:lower>|<pro:first>|l'interne (<pro:first>)|<pro:initial last>} : {<task>|<drug> <dose>|ok pour {sortie|transfert}|<exam>}
{Constantes|TA|Cstes} {<num>/<num>|stables}, {FC <num>|T° 38,<num>|SpO2 <num> %}{ RAS|}.
{<drug>|<drug> <dose>} {donné à <time>|non donné|arrêté par {<pro:d>|<pro:any>}|relais <drug>}
{Pst|Pansement|VVP|SAD|Redon|KTC} {refait|ok|posé le <day>|à refaire {<day>|demain}}{ par <pro:first>|}
{Soins faits avec|Tour avec|Binôme} {<pro:first>|<pro:any>} {et <pro:first>|}
{<pat:lower>|mme <pat:lower>|mr <pat:lower>|m <pat:lower>} {<fact>|{dit|demande} que {<rel:first>|sa fille <rel:lower>} vienne}
{<pro:first>|<pro:any>|Collègue de nuit} {a vu|signale|transmet} : {<pat:m> <fact>|<symptom>|<fact>}
{D|A|R|Cible|T|I}{ :|:} {<symptom>|<fact>|<task>|douleur EVA <num>}
{Le patient|La patiente|Résident|Résidente} {<pat:b>|<pat:any>|<pat:m>|<pat:last>} {<fact>|{réclame|parle de} {<rel:first>|son chien <oth:n>|sa sœur <oth:first>}}.
{<num>|Ch <num>|L<num>|-|•} <priv:LAST>{ <priv:first>| <priv:first initial>|}{ :| -|} {RAS|<symptom>|<fact>|<exam>|vide|sortie|algique, <drug> {1 g|1/2 dose} à <time>}\n{<num>|Ch <num>|L<num>|-|•} {<priv:LAST>|<priv:last>|<priv:last initial>|vide} : {RAS|<symptom>|<noun> bouché, changé|<noun> {ok|+}|homonyme, bracelet vérifié}
{A|Elle a|Il a} {demandé|réclamé|cherché} {<rel:first>|<oth:first>|sa sœur <rel:first>|son chien <oth:n>} {toute la matinée|cette nuit|au réveil}.
On l'appelle {« <pat:n> »|<pat:n>} {à la maison|dans la famille|}. {<pat:n>|<pat:first>} <fact>.
"""
)
_REPORT_BODY = lines(
    r"""
{Opérateur|Opérateurs|Chirurgien|1er opérateur}{ : |: | }{<pro0:d>|<pro0:b>}{, {<pro1:d>|<pro1:b>}|}{ - Aide : <pro2:any>|\nAide opératoire : <pro2:any>|}
{Anesthésiste|Anesthésie|MAR|IADE|IBODE|Panseuse|Instrumentiste|Circulante}{ : |: }{<pro:any>|<pro:d>|<pro:b>|générale}{\nIADE : <pro:any>|}
{Indication|Motif}{ : | : }<dx>{ chez {un patient|une patiente} de <age> ans{, <pat:m>,|}|}.
{Technique|Protocole} : {abord|voie|incision|acquisition} {de <knowneponym>|médiane|sous coelioscopie|sans puis avec injection|selon la technique du <pro:d>|<eponym>}, {<eponym>|drain de Redon|<device>}.
{Compte rendu|Résultat|Interprétation} : {<exam>|absence de} <dx>{. <knowneponym>.|. Pas d'argument pour une <knowneponym>.|}
Mise en place {d'une prothèse|d'un cathéter|d'une sonde|d'un stent|de l'implant} <company>{ réf <ref>| lot <num>|, taille <num>|}.
{Comparatif|Comparaison} : {<exam> du <date>|examen du <date> {réalisé à <hosp>|du <pro:d>}}.
{Examen réalisé|Lu|Interprété|Relu|Vérifié} par {<pro0:d>|<pro0:b>}{ et <pro1:any>|}{ le <date>|}.
{Prescripteur|Demandeur|Médecin demandeur|Adressé par|Correspondant}{ : |: | }{<pro:d>|<pro:b>}{ ({<service>|<hosp>|<town>})|}
Conclusion : <dx>{ ; <task>|, à confronter à {<exam>|la clinique}|. Avis <pro:d> souhaité}.
{Présents|Membres présents|Quorum|Participants} : {<pro:d> ({<spec>|<service>}), <pro:d> ({<spec>|<service>}), <pro:d>|Drs <pro:last>, <pro:last> et <pro:last>|<pro:b> (<spec>), <pro:b> (<spec>)}
{Dossier n° <num> : |Dossier : |Cas <num> - |}{<pat:LAST first>|<pat:b>|<pat:m>}, {<age> ans|né(e) le <birth>|<birth>}{, présenté par {<pro:d>|<pro:any>}|}. {PS OMS <num>|<dx>|<knowneponym>}. Proposition : {<task>|<drug>|chirurgie par <pro:d>}.
{Salle|Bloc} <num>{, <building>|}{, heure d'entrée <time>, sortie <time>|}. {Check-list faite|Comptes compresses exacts|CEC <num> min}.
{Pièce|Prélèvement|Echantillon} {n° <ref>|étiqueté <ref>}, {adressé|reçu} {le <date>|au laboratoire {de <hosp>|}|}, {pathologiste|technicien} : {<pro:d>|<pro:any>}.
{Clairance|Calcul} {selon <knowneponym>|: <num> ml/min}; {<eponym> à <num>|<knowneponym>}.
"""
)
_PSY_BODY = lines(
    r"""
{<pat:first>|<pat:m>|<pat:last>|Le patient|La patiente} {évoque|parle de|décrit|se dit} {son enfance à <town>|une rupture avec {<rel:first>|<rel:any>|son ami <oth:first>}|des conflits avec {sa mère|sa belle-mère}{, <rel>,| <rel:first>|}|le décès de {<rel:first>|<rel:any>|son père}{ en <year>| le <date>|}}.
Entretien {avec|en présence de} {<rel:any>|ses parents, <rel1:b> et <rel2:b>|<rel:first> (sa {sœur|mère|fille})}{ le <date>|}{ et <pro:any>|}.
{Hospitalisation|Admission} {à la demande d'un tiers|SDT|SPI|libre}{ (tiers : {<rel:any>|<rel:b>}, {sa mère|son frère})|} {le <date>|depuis <day>}, certificat {du|établi par le} <pro:d>{ de <hosp>|}.
{Signalement|Information préoccupante|Ordonnance du JLD|Audience} {du <date>|}{ concernant {l'enfant|le mineur} <rel:b>, né(e) le <birth>|}.
{Depuis|Dès} son licenciement {de|par} <org>{ en <year>|}, {<pat:first>|<pat:m>} <fact>.
{Elle|Il} {vit|habite|logeait} {au <addr>|chez {<rel:first>|son cousin <oth:first>|une amie, <oth:any>}|à <town>}{ avec ses enfants {<rel1:first> et <rel2:first>|<rel1:first> (<age> ans) et <rel2:first> (<age> ans)|<rel1:first>, <rel2:first> et <oth:first>}|}.
{Curatelle|Tutelle|Sauvegarde} {exercée par|confiée à} {<pro:any>|<org>|sa nièce <rel:any>|<rel:b>}{, {<tel>|<pro:mail>}|}.
{Assistante sociale|Éducatrice|Référent ASE|Mandataire|Psychologue}{ : |, }{<pro:b>|<pro:m>|<pro:any>}{ ({<org>|CMS de <town>|UDAF})|}{ - {tél. |}<tel>|}.
{Demande|Dossier} {d'APA|MDPH|AAH|CMU|ALD|d'hébergement|DALO} {déposé(e) le <date>|en cours{ (n° <num>)|}|}{, suivi par <pro:any>|}.
{Plan d'aide|Synthèse|Situation} : {<pat:m>|<pat:b>} <fact>. {Le fils|La fille|L'aidant principal|La personne de confiance}, {<rel:any>|<rel:b>}, {est épuisé|habite à <town>|joignable au <tel>}.
{Contenu de la pensée|Discours} {cohérent|délirant}{, persuadé que {<oth:any>|son voisin <oth:first>|le <pro:d>} {le suit|lui en veut}|}.
{Élève au|Scolarisé au|Salarié à|Intérimaire chez|Employée de} <org>.
"""
)
_SHORT_BODY = lines(
    r"""
{slt|salut|bjr|Bonjour|coucou|hello|}{ <pro:first>| <pro:lower>|}{,|} {peux tu|tu peux|merci de|pense à|faut|n'oublie pas de} <task>{ pour {<pat:m>|<pat:lower>|mme <pat:lower>|le patient du <room>|<pat:last>}|}{ stp| svp| merci|}{ ?|}
{rappeler|Rappeler|rap.} {<rel:any>|<pat:m>|<pro:any>|mme <pat:lower>|mr <rel:lower>|<pro:lower>} au <tel>{ avant <time>| demain| asap| urgent|}
{msg|Message|Appel} {de|reçu de|pour} {<rel:any>|<pro:any>|<pro:first>}{ ({fille|fils|mari|maman} de <pat:any>)|}{ à <time>|}{ : {<task>|<fact>|ne viendra pas}|}
{<pat:lower>|<pat:last>|<pat:first>|<pat:FIRST LAST>|<pat:initials>} {ch <room> |lit <num> |}{ok sortie|tjs {algique|confus}|transfert {<day>|ds <service>}|{<exam>|irm|scan} à <time>|KO|dcd cette nuit}
{<pro:first>|<pro:lower>|<pro:any>} {a dit|m'a dit|confirme|te cherche|est en RTT|remplace <pro:first>}{ que {c'est ok|<pat:last> <fact>}|}{ <day>|}
{dispo|réunion|staff|rdv} {<day>|<date>|à <time>}{ avec <pro:any>| avec <pro:first> et <pro:first>|}{ en <building>| salle <num>|}
{merci|bises|bonne journée|a +|cdt}{ <pro:first>| <pro:initials>|}
{c'est|ici} {<pro:first>|<rel:first>|<pro:any>} {du <service>|de <hosp>|, {la fille de|le fils de} <pat:any>|}{, {mon num|tel} <tel>|}
"""
)
_FACTS_OPENING = lines(
    r"""
{Transmissions|TRANSMISSIONS IDE|Relève|Cahier de liaison|Observation|Suivi infirmier|NOTE D'ÉVOLUTION}{ du <date>| <day>|}{ - <service>|}
{<pat:LAST first>|<pat:LAST FIRST>|<pat:m>|<pat:everything>}{ {née <pat:maiden>|} <birth>| - <birth>| ch. <room>|, chambre <room>|}
{IPP <ipp>|IPP:<ipp> NDA:<nda>|<hosp> - <service>}
"""
)
_REPORT_OPENING = lines(
    r"""
{COMPTE RENDU OPÉRATOIRE|COMPTE-RENDU D'IMAGERIE|RCP {digestive|sein|uro|thorax} du <date>|COMPTE RENDU D'EXAMEN|ANATOMIE PATHOLOGIQUE|Protocole opératoire}
{Patient|Nom|NOM Prénom}{ : |: | }{<pat:LAST first>|<pat:everything>|<pat:FIRST LAST>|<pat:m>}{\nNé(e) le : <birth>| né(e) le <birth>|  DDN : <birth>|}
{Date|Date de l'examen|Date d'intervention|Examen du}{ : | }<date>{\n<hosp>|}
{N° dossier|IPP|N° examen}{ : | }<ipp>
"""
)

KINDS = (
    Kind("letter", 3.0, _LETTER_OPENING, _LETTER_BODY, _LETTER_CLOSING),
    Kind("nurse", 2.0, _FACTS_OPENING, _NOTE_BODY, (), ("\n", "\n", "\n- ", " ", "\n\n")),
    Kind("report", 1.5, _REPORT_OPENING, _REPORT_BODY, _LETTER_CLOSING, ("\n", "\n", "\n\n", " ")),
    Kind("psychiatry", 1.5, _FACTS_OPENING, _PSY_BODY + _LETTER_BODY[:4], _LETTER_CLOSING),
    Kind("messages", 1.0, (), _SHORT_BODY, (), ("\n", "\n", " ", ". ", "\n\n", " / "), (1, 6)),
    Kind("sentence", 1.5, (), _LETTER_BODY + _NOTE_BODY + _PSY_BODY + _REPORT_BODY, (), (" ", "\n"), (1, 2)),
)

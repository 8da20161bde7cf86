"""Words of hospitals that are nobody's: what documents are filled with between names."""
# ruff: noqa: E501 - one template or list a line reads better than cut ones

from __future__ import annotations

SERVICES = (
    "cardiologie|néphrologie|urgences|SAU|gériatrie aiguë|SSR|pneumologie|chirurgie viscérale|chirurgie digestive|orthopédie|"
    "neurologie|UNV|réanimation médicale|réa chir|USC|maternité|gynécologie-obstétrique|pédiatrie|néonatologie|psychiatrie|"
    "secteur 4|addictologie|oncologie médicale|hématologie|dermatologie|ophtalmologie|ORL|urologie|médecine interne|"
    "médecine polyvalente|rhumatologie|endocrinologie|hépato-gastro-entérologie|HGE|maladies infectieuses|radiologie|"
    "imagerie médicale|médecine nucléaire|anatomopathologie|biochimie|pharmacie|bloc opératoire|SSPI|UHCD|USIC|HDJ|"
    "hôpital de jour|consultations externes|unité Alzheimer|UCC|USLD|soins palliatifs|équipe mobile de gériatrie|EMSP|DIM|"
    "DSI|direction des ressources humaines|DRH|direction des soins|direction des achats|cellule des marchés|service social|"
    "bureau des entrées|secrétariat médical|qualité et gestion des risques|hygiène hospitalière|diététique|kinésithérapie"
).split("|")
SYMPTOMS = (
    "douleur thoracique|dyspnée d'effort|AEG|altération de l'état général|chute mécanique|malaise|céphalées|vomissements|"
    "fièvre à 39|toux grasse|œdèmes des membres inférieurs|hémoptysie|rectorragies|confusion|agitation|idées noires|"
    "plaie du scalp|traumatisme crânien|impotence fonctionnelle|lombalgie aiguë|sciatique|vertiges|palpitations|prurit|"
    "éruption cutanée|ictère|dysurie|hématurie|douleur abdominale|FID|constipation|diarrhées|perte de poids|insomnie|anxiété|"
    "tremblements|aphasie|hémiparésie droite|dysarthrie|crise convulsive|syncope|anorexie|asthénie|contractions|métrorragies"
).split("|")
EXAMS = (
    "scanner thoraco-abdomino-pelvien|TDM cérébrale|TDM TAP|IRM cérébrale|IRM lombaire|échographie abdominale|ETT|ETO|ECG|"
    "radiographie de thorax|RP|angio-scanner|doppler des TSA|EDTSA|EEG|EMG|fibroscopie|coloscopie|FOGD|TEP-scanner|scintigraphie osseuse|"
    "ponction lombaire|PL|biopsie hépatique|NFS|ionogramme|bilan hépatique|CRP|troponine|D-dimères|BNP|HbA1c|TSH|gaz du sang|ECBU|hémocultures|"
    "coprocultures|PCR|BU|glycémie capillaire|TP|INR|ferritine|électrophorèse des protéines|holter ECG|MAPA|spirométrie|EFR|coronarographie"
).split("|")
EPONYMS = (
    "maladie de Crohn|maladie de Parkinson|maladie d'Alzheimer|syndrome de Gougerot-Sjögren|signe de Babinski|test de Coombs|"
    "score de Glasgow|manœuvre d'Epley|maladie de Basedow|thyroïdite de Hashimoto|syndrome de Guillain-Barré|sonde de Foley|"
    "drain de Redon|lymphome de Hodgkin|maladie de Horton|maladie de Paget|syndrome de Raynaud|phénomène de Raynaud|signe de Murphy|"
    "signe de Lasègue|fracture de Pouteau-Colles|score de Apgar|Apgar 9/10/10|échelle de Braden|échelle de Norton|échelle d'Hamilton|"
    "classification de Child-Pugh|stade B de Child|score CHA2DS2-VASc|critères de Duke|score de Wells|formule de Cockcroft|clairance selon Cockcroft|"
    "syndrome de Lynch|maladie de Waldenström|maladie de Kahler|maladie de Dupuytren|maladie de Verneuil|maladie de Biermer|"
    "trisomie 21 (syndrome de Down)|syndrome de Turner|syndrome de Klinefelter|maladie de Huntington|maladie de Charcot|arthrose selon Kellgren|"
    "classification de Garden|Garden III|Gustilo II|stade III de la NYHA|Breslow 1,2 mm|Clark IV|Gleason 7 (3+4)|SBR II|FIGO IIB|"
    "voie de Pfannenstiel|incision de McBurney|intervention de Hartmann|opération de Whipple|duodénopancréatectomie de Whipple|Bricker|pince de Kocher|"
    "position de Trendelenburg|intervention de Bankart|intervention de Latarjet|anse de Roux|curage selon Halsted|cathéter de Swan-Ganz|"
    "chambre de Huber|aiguille de Huber|aiguille de Tuohy|masque de Venturi|canule de Guedel|coloration de Gram|Ziehl|coloration de May-Grünwald-Giemsa|"
    "corps de Lewy|démence à corps de Lewy|épilepsie de Lennox|maladie de Wilson|maladie de Still|purpura de Schönlein-Henoch|granulomatose de Wegener|"
    "sarcome de Kaposi|virus Epstein-Barr|EBV|tumeur de Wilms|tumeur de Krukenberg|œsophage de Barrett|syndrome de Mallory-Weiss|hernie de Bochdalek|"
    "maladie de Cushing|syndrome de Conn|maladie d'Addison|paralysie de Bell|syndrome de Wernicke|Korsakoff|encéphalopathie de Wernicke|"
    "bandelettes de Trousseau|signe de Chvostek|kyste de Baker|kyste de Bartholin|glande de Skene|méthode de Kaplan-Meier|modèle de Cox|test de Fisher|"
    "test de Student|test de Mann-Whitney|loi de Poisson|théorème de Bayes|coefficient de Pearson|échelle de Likert|échelle de Borg|diagramme de Gantt|"
    "questionnaire de Beck|MMSE de Folstein|test de Grober et Buschke|test de l'horloge|BREF de Dubois|grille AGGIR|score de Mallampati|Cormack 2|"
    "Salmonella|Escherichia coli|Staphylococcus aureus|Pseudomonas aeruginosa|Klebsiella pneumoniae|Candida albicans|Clostridioides difficile|"
    "souris C57BL/6|Wistar|Sprague-Dawley|Helicobacter pylori|Legionella|Borrelia|Pneumocystis jirovecii|Aspergillus fumigatus"
).split("|")
DEVICES = (
    "Medtronic|Boston Scientific|Abbott|Zimmer Biomet|Stryker|Olympus|Siemens Healthineers|Philips IntelliVue|GE Healthcare|Dräger|Fresenius Kabi|"
    "B. Braun|Baxter|Becton Dickinson|Hill-Rom|Arjo|Coloplast|Hartmann|Mölnlycke|3M Santé|Roche Cobas|Abbott Architect|Edwards Sapien 3|Jada|Da Vinci Xi|"
    "Carestream|Canon Aquilion|Aixplorer|VAC|PICC line|Port-a-Cath|Easypod|FreeStyle Libre|Omnipod|Dexcom|Swan-Ganz|Pleur-Evac|Pall-Aquasafe|"
    "DxCare|Orbis|Crossway|Hopital Manager|Easily|Pastel|Sillage|M-Crossway|Mediboard|ViaTrajectoire|Mon espace santé|MSSanté|Apicrypt|Doctolib|Trakcare|"
    "Windows 11|Excel|Teams|Zoom|Outlook|LibreOffice|Oracle|PostgreSQL|Citrix|Parkeon|Otis|Schindler|Thales|Dalkia|Sodexo|Elior|Bouygues|Eiffage|Orange Business|Hologic|Codan|Mindray|Nihon Kohden|Zoll|Schiller|Masimo|Getinge|Maquet|Hamilton Medical|Löwenstein|ResMed|Vygon|"
    "Terumo|Cook Medical|Biotronik|LivaNova|Smith & Nephew|DePuy Synthes|Arthrex|Aesculap|Karl Storz|Richard Wolf|Pentax|Fujifilm|Agfa|Guerbet|Bracco|"
    "bioMérieux|Beckman Coulter|Sysmex|Thermo Fisher|Illumina|Qiagen|Eppendorf|Liebherr|Miele|Omnicell|Steris|Anios|Ecolab|Essity|Tena|Nestlé|Nutricia|"
    "Sanofi|Pfizer|Novartis|Mylan|Viatris|Biogaran|Teva|Sandoz|Arrow|Zentiva|Servier|Pierre Fabre|Ipsen|Bayer|Merck|MSD|AstraZeneca|GSK|Lilly|Amgen|"
    "Toyota|Renault|Peugeot|Michelin|Veolia|Engie|EDF|Suez|La Poste|SNCF|Air Liquide|Saint-Gobain|Legrand|Schneider Electric|Soprema|Kone|Decathlon|"
    "Microsoft|Google|Apple|Dell|HP|Lenovo|Cisco|VMware|Red Hat|SAP|Dedalus|Softway Medical|Maincare|Enovacom|Berger-Levrault|Mipih|Docaposte|Wikipedia|YouTube|WhatsApp"
).split("|")
EPONYM_NAMES = (
    "Murphy|Lasègue|Babinski|Romberg|Tinel|Phalen|Hoffmann|Lhermitte|Kernig|Brudzinski|Homans|Glasgow|Apgar|Braden|Norton|Redon|Foley|Kocher|"
    "Douglas|Morrison|Gram|Coombs|Guthrie|Holter|Doppler|Bricker|Hartmann|Whipple|Cushing|Parkinson|Alzheimer|Crohn|Basedow|Horton|Raynaud|"
    "Dupuytren|Verneuil|Berger|Kawasaki|Hodgkin|Burkitt|Waldenström|Biermer|Addison|Wilson|Marfan|Ehlers-Danlos|Sjögren|Behçet|Paget|Scheuermann|"
    "Mac Roberts|Jacquemier|Wood|Couvelaire|Bishop|Doppler utérin|Manning|Billings|Quintero|Gustilo|Garden|Weber B|Schatzker|Salter 2|Neer|Ellis|"
    "Mallampati|Cormack|Aldrete|Apfel|Fine III|Wells|Conners|Beck|Hamilton|Folstein|Grober|Rorschach|Zung|Mini-Cog|Ishikawa|Deming|Eisenhower|Pareto|Perls|HES"
).split("|")
ACRONYMS = (
    "SMUR|SAMU|VSAV|SAU|UHCD|SSPI|USC|USIC|UNV|HAD|EMSP|EMG|UCC|UPUG|UMP|CMP|CATTP|CSAPA|CPAM|CAF|MDPH|CCAS|APA|AAH|ALD|AME|PUMA|ARS|HAS|ANSM|CNIL|DGOS|"
    "INCa|HCL|APHP|GHT|GCS|CME|CSE|CHSCT|CTE|CDU|CLIN|CLUD|COPIL|COMEX|DRH|DSI|DAF|DIM|DAM|DSSI|PUI|IFSI|IFAS|CESU|AFGSU|DPC|CDD|CDI|RTT|CET|NBI|BO|"
    "IMV|TS|AVP|AVC|AIT|IDM|SCA|OAP|EP|TVP|HTA|FA|BPCO|SAOS|IRC|IRA|DT2|HSD|HED|TC|PCI|PC|OMI|AEG|RAS|SAD|VVP|KTC|PICC|PAC|BU|ECBU|NFS|CRP|VS|TP|INR|"
    "TDM|IRM|ETT|ETO|ECG|EEG|EFR|FOGD|PET|RCP|PPS|CRO|CRH|DMS|T2A|GHM|IFAQ|EPP|REMED|CREX|FSEI|EIG|EIAS|DASRI|ISGH|PRI|DLU|DMP|INS|RGPD|PSSI|PCA|PRA"
).split("|")
BUILDINGS = (
    "pavillon Pasteur|bâtiment Claude-Bernard|salle Marie-Curie|amphithéâtre Laennec|pavillon Calmette|unité Jean-Dausset|bâtiment Robert-Debré|"
    "salle Simone-Veil|pavillon Derocque|aile Bichat|unité Pinel|unité Charcot|salle Germaine-Tillion|espace Camille-Claudel|pavillon Félix-Devé|"
    "institut Curie|fondation Rothschild|prix Nobel|plan Alzheimer|loi Kouchner|loi Claeys-Leonetti|loi Huriet|loi Évin|circulaire Ayrault|"
    "Ségur de la santé|rapport Larcher|rapport Vigier|Téléthon|parking Lavoisier|arrêt Curie|station Martainville|rond-point des Vaches"
).split("|")
BUILDING_KINDS = "pavillon|bâtiment|salle|amphithéâtre|amphi|unité|aile|espace|salle de réunion|self|hall|parking|auditorium|plateau|tour|porte|crèche|foyer|gymnase|stade|promotion".split(
    "|"
)
EPONYM_KINDS = (
    "syndrome de|maladie de|signe de|test de|score de|échelle de|classification de|pince de|sonde de|drain de|méthode de|technique de|critères de|"
    "indice de|index de|intervention de|opération de|fracture de|lambeau de|point de|réflexe de|manœuvre de|canal de|anévrisme de|tumeur de|kyste de|"
    "ligament de|glande de|loi de|théorème de|équation de|formule de|modèle de|prothèse de|plaque de|vis de|clou de|écarteur de|ciseaux de|coloration de|"
    "milieu de|gélose de|boîte de|cellules de|corps de|stade de|voie d'abord de|valve de|paralysie de|maladie rare de|phénotype de|mutation de"
).split("|")
SPECIALITIES = (
    "cardiologue|néphrologue|médecin traitant|chirurgien|anesthésiste|MAR|urgentiste|interne|externe|pneumologue|gériatre|psychiatre|radiologue|"
    "oncologue|neurologue|pédiatre|sage-femme|IDE|IDEC|IPA|aide-soignante|AS|cadre de santé|kinésithérapeute|kiné|ergothérapeute|orthophoniste|"
    "diététicienne|assistante sociale|AS sociale|psychologue|pharmacien|biologiste|secrétaire|ARC|TEC|chef de service|chef de clinique|PH|PU-PH|MCU-PH|"
    "praticien contractuel|directeur|directrice adjointe|DRH|acheteur|responsable des marchés|ingénieur biomédical|brancardier|ASH|médecin du travail|"
    "représentant du personnel|RSSI|DPO|chef de projet|gestionnaire RH|formatrice|tuteur de stage|élève infirmière|étudiante infirmière"
).split("|")
JOBS = "maçon|institutrice|professeure des écoles|agriculteur|agricultrice|retraitée de la Poste|retraité SNCF|cuisinier|coiffeuse|comptable|chauffeur routier|sans emploi|caissière|ouvrier|étudiant|plombier|aide à domicile|informaticien|vendeuse|ancien marin|ATSEM".split(
    "|"
)
DOSES = "1 cp matin et soir|1 g x 3/j|40 mg/j|5 mg le soir|0,4 mL SC|1 sachet|2 bouffées|10 UI|75 mg|1 cp/j|si besoin|20 gouttes|500 mg x2|1-0-1|1 gel matin|3x/j pendant 7 jours|en IVL|patch 25 µg|à jeun|12 UI le matin".split(
    "|"
)
HEADINGS = (
    "MOTIF D'HOSPITALISATION|ANTÉCÉDENTS|ANTECEDENTS|MODE DE VIE|HISTOIRE DE LA MALADIE|EXAMEN CLINIQUE|EXAMENS COMPLÉMENTAIRES|EVOLUTION|CONCLUSION|"
    "TRAITEMENT DE SORTIE|Traitement à l'entrée|COMPTE RENDU OPÉRATOIRE|COMPTE-RENDU D'HOSPITALISATION|Indication|Technique|Résultats|ALLERGIES|"
    "ORDRE DU JOUR|RELEVÉ DE DÉCISIONS|Points abordés|Questions diverses|OBJET DU MARCHÉ|CRITÈRES D'ATTRIBUTION|FICHE DE POSTE|COMPÉTENCES|OBJECTIFS|"
    "Transmissions ciblées|DONNEES|ACTIONS|RESULTATS|PLAN DE SOINS|ORDONNANCE|CERTIFICAT MÉDICAL|DEMANDE D'EXAMEN|BON DE TRANSPORT|FICHE DE LIAISON|"
    "COMPTE RENDU DE PASSAGE AUX URGENCES|RÉUNION DE CONCERTATION PLURIDISCIPLINAIRE|PROPOSITION THÉRAPEUTIQUE|Discussion|Avis|RENSEIGNEMENTS ADMINISTRATIFS|"
    "PERSONNE À PRÉVENIR|Personne de confiance|COUVERTURE SOCIALE|CONSENTEMENT|LETTRE DE LIAISON|EVALUATION SOCIALE|BILAN DE SORTIE|PRESCRIPTION"
).split("|")
TASKS = (
    "relancer le laboratoire|prévoir un RDV de suivi|appeler la famille|faire la demande d'APA|transmettre le dossier|valider le planning|"
    "mettre à jour le protocole|commander les consommables|revoir le cahier des charges|organiser le transport|programmer l'IRM|refaire le pansement|"
    "surveiller la diurèse|adapter les antalgiques|récupérer les résultats|signer la convention|mettre en place les aides à domicile|"
    "rédiger le compte rendu|saisir les actes|planifier l'entretien|contacter le fournisseur|vérifier les stocks|envoyer le devis"
).split("|")
FACTS = (
    "a bien dormi|refuse la toilette ce matin|se plaint de douleurs à la jambe gauche|a mangé la moitié du repas|est très fatigué|est plus calme|"
    "a chuté cette nuit en allant aux toilettes|a appelé plusieurs fois|souhaite rentrer à domicile|demande à voir le médecin|n'a pas pris son traitement|"
    "s'est levé seul|reste alité|est apyrétique|désature à 88 % sous 2 L|est retourné au bloc|vit seul au deuxième étage sans ascenseur|a été opéré hier|"
    "ne reconnaît plus ses enfants|est suivi depuis dix ans|a arrêté de fumer|consomme trois verres par jour|est sorti contre avis médical|pleure beaucoup|"
    "a reçu ses deux culots|est à jeun depuis minuit|doit repasser lundi|n'est pas venu à son rendez-vous|présente une plaie du talon|va mieux|"
    "a signé le consentement|attend une place en SSR|tolère bien la chimio|a fait un malaise au lever|s'oppose au transfert|garde son lit au calme"
).split("|")
STAFF_FACTS = (
    "est absent jusqu'à la fin du mois|remplace sa collègue|propose de reporter la réunion|présente le bilan de l'année|rappelle les règles|"
    "s'interroge sur le budget|valide le devis|demande un temps partiel|a suivi la formation|prend ses congés|anime le groupe de travail|"
    "sera présent à la commission|fait le point sur les effectifs|souhaite une mobilité interne|remercie l'équipe|est arrivé en poste|a démissionné|"
    "encadre les stagiaires|fait preuve de rigueur|doit améliorer ses transmissions|participe au comité|assure l'astreinte|confirme sa venue|"
    "transmettra le rapport|a signalé un dysfonctionnement|est nommée référente|rencontre des difficultés avec le logiciel|travaille de nuit"
).split("|")

"""Sentences of care and hospital life about nobody, written by hand: negatives, and syntax to put people into."""
# ruff: noqa: E501 - one sentence a line

from __future__ import annotations

_SENTENCES = """
Le patient est adressé par son médecin traitant pour une anémie ferriprive découverte fortuitement.
La patiente vit seule dans un appartement au troisième étage avec ascenseur et reçoit une aide-ménagère deux heures par semaine.
À l'arrivée dans le service, le malade est conscient, orienté, eupnéique au repos, apyrétique.
L'infirmière constate une rougeur au point de ponction et prévient l'interne de garde.
Pas de signe de lutte, auscultation libre, mollets souples, pas d'œdème.
La fille de la patiente signale que sa mère ne mange presque plus depuis quinze jours.
Devant l'absence d'amélioration clinique, un scanner est demandé en urgence et montre une collection de quatre centimètres.
Le chirurgien de garde ne retient pas d'indication opératoire ce soir et propose une réévaluation demain matin.
Arrêt des antalgiques de palier deux, bonne tolérance, transit repris au troisième jour.
Le résident a refusé son petit déjeuner puis accepté une compote vers dix heures.
On retrouve le monsieur assis au bord du lit, perfusion arrachée, désorienté dans le temps.
La toilette est faite à deux, la patiente participe peu mais coopère aux transferts.
L'interne explique la situation à la famille, qui demande à rencontrer le chef de service.
Sous traitement diurétique, perte de trois kilos et disparition des crépitants aux bases.
Une consultation mémoire est programmée, le conjoint accompagnera la patiente.
L'assistante sociale monte un dossier d'allocation personnalisée d'autonomie avec la fille.
Le kinésithérapeute travaille la marche avec déambulateur, périmètre limité à dix mètres.
Mise en place d'une sonde urinaire devant un globe à six cents millilitres.
Le bilan biologique montre un syndrome inflammatoire modéré sans hyperleucocytose.
La dame de la chambre voisine a encore appelé toute la nuit, ce qui a réveillé le patient.
Le mari a été reçu ce matin par la cadre, il remercie l'équipe pour son écoute.
L'aide-soignante a retrouvé le dentier dans les draps, il a été rendu à la fille.
Le patient a fait un malaise vagal lors du premier lever, sans chute ni traumatisme.
Devant la persistance des douleurs, l'anesthésiste passe à la morphine en titration.
L'accouchement s'est déroulé par voie basse, sans instrument, périnée intact, délivrance complète.
La sage-femme encourage la mise au sein, le nouveau-né tète bien et a repris son poids de naissance.
Le nourrisson est geignard, les parents sont inquiets, la fontanelle est normale.
Le psychologue a rencontré l'enfant seul puis avec ses parents, l'entretien a été riche.
Humeur triste, anhédonie, réveils précoces, pas d'idée suicidaire exprimée au moment de l'entretien.
Le patient banalise sa consommation d'alcool et dit pouvoir s'arrêter quand il veut.
Elle rapporte des attouchements anciens par un oncle, jamais dits à la famille.
Le voisin a alerté les pompiers après avoir entendu des appels à l'aide derrière la porte.
Le traitement de sortie a été expliqué au patient et à son épouse, l'ordonnance remise en main propre.
Après discussion collégiale, il est décidé de ne pas poursuivre la ventilation invasive.
L'évolution est marquée par une insuffisance rénale aiguë d'allure fonctionnelle, rapidement résolutive après remplissage.
Sur le plan nutritionnel, introduction de compléments hyperprotéinés et suivi par la diététicienne.
Le pharmacien signale une interaction entre l'anticoagulant et l'antifongique prescrits.
Ablation des agrafes au dixième jour par l'infirmière libérale, photo envoyée au chirurgien.
La plaie est propre, bien bourgeonnante, pansement hydrocellulaire refait tous les trois jours.
Le patient se plaint de picotements dans la main droite depuis la pose du plâtre, bivalve réalisée.
Reprise de l'alimentation légère ce midi, nausées cédant sous traitement.
Retour de permission sans incident, le patient a passé un bon moment chez sa sœur.
L'équipe mobile de soins palliatifs est passée et propose une augmentation des doses nocturnes.
Le brancardier n'est pas venu à l'heure et l'examen a été reporté à demain.
La secrétaire rappelle que le courrier doit être signé avant midi pour partir le jour même.
Le médecin du travail préconise un aménagement de poste sans port de charges lourdes.
L'agent a été reçu par la directrice des soins, qui lui a rappelé les règles de ponctualité.
Le formateur propose une mise en situation filmée puis un temps d'échange en petits groupes.
Le fournisseur s'engage à remplacer la pièce défectueuse sous quarante-huit heures ouvrées.
La direction remercie les équipes mobilisées pendant l'épidémie et annonce une prime exceptionnelle.
Le directeur rappelle que le plan de retour à l'équilibre impose de geler trois postes vacants.
La commission examine les quatre offres reçues et retient celle dont le prix est le plus bas.
L'acheteur demande des précisions sur la maintenance préventive et le délai d'intervention.
Les représentants du personnel s'inquiètent de la surcharge de travail dans les unités fermées l'été.
Le secrétaire de séance rédige le procès-verbal, qui sera approuvé lors de la réunion suivante.
L'investigateur informe le patient, recueille son consentement et remplit le cahier d'observation.
Le promoteur déclare les événements indésirables graves dans les délais réglementaires.
Le critère principal est la survie sans progression à douze mois, évaluée en aveugle par deux radiologues.
Les auteurs concluent à une supériorité du traitement expérimental, avec une tolérance acceptable.
Le technicien est intervenu hier soir, l'automate est de nouveau en service.
Le scanner est en panne depuis ce matin, les urgences vitales sont adressées au site voisin.
Merci de vider vos casiers avant les travaux et de rendre la clé à la cadre.
Le mot de passe du logiciel expire tous les quatre-vingt-dix jours, pensez à le changer.
Prévoir sortie en fin de semaine si le bilan est bon et si l'aide à domicile est en place.
Reprendre rendez-vous en consultation dans trois mois avec une prise de sang faite la veille.
Surveillance des entrées et sorties, poids quotidien, restriction hydrique à huit cents millilitres.
Laisser à jeun à partir de minuit, douche à la Bétadine ce soir et demain matin.
Changement de chambre ce matin pour isolement contact, la famille a été prévenue.
Vérifier l'identité du patient avant la transfusion, contrôle ultime au lit du malade.
Le dossier a été présenté en réunion pluridisciplinaire, une chimiothérapie adjuvante est proposée.
La ponction ramène un liquide citrin, envoyé en bactériologie et en anatomopathologie.
Pas d'argument pour une embolie pulmonaire, épanchement pleural de faible abondance.
Lésion nodulaire du lobe inférieur gauche de huit millimètres, stable par rapport à l'examen précédent.
Aspect de lame d'épanchement péricardique sans retentissement sur les cavités droites.
Cicatrice souple et indolore, mobilité complète, reprise du sport autorisée.
Amélioration nette de la marche, sevrage de la canne envisagé avec le kinésithérapeute.
Le patient a quitté le service contre avis médical après avoir signé la décharge.
La mère refuse la vaccination malgré les explications du pédiatre.
Le tuteur a donné son accord pour l'anesthésie, document classé dans le dossier.
Un certificat descriptif a été remis à la victime, incapacité totale de travail fixée à cinq jours.
La gendarmerie a été prévenue par le cadre de garde et a entendu le témoin sur place.
Malgré deux relances, la mutuelle n'a pas renvoyé la prise en charge.
La facture a été adressée par erreur au patient alors que le séjour est pris en charge à cent pour cent.
La réclamation porte sur l'attente aux urgences et sur le manque d'intimité dans le couloir.
Le médiateur propose de recevoir la plaignante en présence du médecin concerné.
Nous regrettons que ce séjour n'ait pas répondu à vos attentes et vous présentons nos excuses.
L'établissement met en place un numéro unique pour la prise de rendez-vous.
Un patient sur cinq déclare ne pas avoir reçu d'information sur ses médicaments à la sortie.
Le groupe de travail se réunira une fois par mois jusqu'à la visite de certification.
Le taux d'occupation dépasse quatre-vingt-quinze pour cent depuis trois semaines.
Les élèves infirmières sont accueillies par leur tutrice le premier jour à huit heures.
Il a été convenu de réévaluer l'autonomie avec la grille à l'entrée et à la sortie.
Patient confortable, famille présente, respiration calme, soins de bouche réguliers.
Douleur cotée à six sur dix, soulagée partiellement, interne prévenu.
Plainte de céphalées ce matin, tension normale, paracétamol donné avec bon effet.
Refus de soins, agressivité verbale, retour au calme après entretien avec le psychiatre.
Scope sans particularité, diurèse conservée, redons productifs à cent cinquante.
Chute de sa hauteur sans perte de connaissance, plaie de l'arcade suturée aux urgences.
Bonne nuit, pas de plainte, levée au fauteuil à huit heures.
Selles noires signalées par l'aide-soignante, hémoglobine contrôlée, avis du gastro-entérologue demandé.
Hallucinations visuelles en fin de journée, traitement adapté par le neurologue.
Régime sans sel mal suivi à domicile, éducation reprise avec l'épouse.
Fistule bien fonctionnelle, branchement sans difficulté, poids de base à revoir.
Épisode de désaturation nocturne, lunettes à deux litres, kinésithérapie respiratoire demandée.
Lunettes et appareil auditif perdus lors du transfert, déclaration faite par la cadre.
Grossesse de déroulement normal, présentation céphalique, col long fermé tonique.
Cris et pleurs à l'approche du soin, distraction par l'éducatrice, protoxyde d'azote efficace.
Absence de récidive à cinq ans, surveillance annuelle par le dermatologue de ville.
Voie veineuse posée à gauche, bilan prélevé, bracelet vérifié, à jeun depuis hier soir.
"""
_LOOKALIKES = """
Le score de Glasgow était à 13, les pupilles réactives, le signe de Babinski absent des deux côtés.
La coloration de Ziehl-Neelsen est négative ; culture sur milieu de Löwenstein-Jensen en cours.
Le Doppler retrouve un index de résistance à 0,62 et l'échographie un Morrison libre.
Sous Kardégic, Plavix et Tahor depuis la pose du stent Xience ; relais de l'Héparine par Eliquis.
Passage de Lasilix à Burinex, ajout d'Aldactone 25, arrêt du Bisoprolol et du Coversyl.
Lévothyrox 75 et Doliprane si besoin ; Imovane arrêté, remplacé par du Circadin.
La réunion se tiendra salle Louis-Pasteur, au rez-de-chaussée du bâtiment Ambroise-Paré.
Le pavillon Sainte-Marthe sera fermé pendant les travaux de la galerie Jenner.
Le parking Jacques-Monod est réservé au personnel ; les visiteurs se garent au parking Fleming.
Bus ligne F2, arrêt Saint-Julien ; métro station Europe ; tramway direction Technopôle.
L'automate Cobas 8000 de Roche est relié au middleware et au Glims de Clinisys.
Le respirateur Evita Infinity et le moniteur Carescape ont été contrôlés par le biomédical.
Aiguille de Tuohy 18 G, cathéter péridural Braun, solution de Ringer Lactate.
Pose d'un cathéter de Tenckhoff et d'une voie de Broviac chez un patient porteur d'un Mic-Key.
Le test de Lachman est positif, le Jerk test douteux, le signe de Hoffa absent.
Pas de Murphy, Blumberg négatif, bruits de Korotkoff bien perçus, Kernig et Brudzinski absents.
Fracture de Maisonneuve ostéosynthésée ; attelle de Zimmer ; corset de Boston ; minerve de Schanz.
Les critères de Rome IV, le score de Bristol et l'échelle d'Evans sont rappelés en annexe.
Le diagramme de Pareto et la méthode Hoshin seront présentés pendant la Semaine sécurité.
Lot n° 24C118, péremption 03/2027, référence catalogue 309658, quantité 1 200 unités.
Montant total TTC : 128 450,32 euros, dont TVA 21 408,39 euros, acompte de 30 % à la commande.
Marché n° 2025-RS-0418, avenant n° 2, prix révisés selon l'indice Syntec de juillet.
Salmonella Typhimurium, Listeria monocytogenes et Campylobacter jejuni ont été recherchées.
Les lignées HeLa et Jurkat sont cultivées en milieu Dulbecco avec sérum de veau fœtal.
La loi Leonetti, la loi Kouchner et le décret Hygiène sont affichés dans la salle de soins.
Les normes de Maastricht III, les critères de Milan et le score de Child-Pugh B8 sont réunis.
Le logiciel Hestia remplace Clinicom ; la reprise des données Orbis est prévue en deux temps.
Teams sera indisponible ; utilisez Tixeo ou Webex ; le support Citrix répond au 7000.
La Journée mondiale Alzheimer et Octobre rose seront relayés par la direction de la communication.
Le prix Jean-Rostand et la bourse Marie-Skłodowska-Curie financent deux allocations doctorales.
Menu de la cantine : sauté de veau Marengo, pommes Duchesse, poire Belle-Hélène, tarte Tatin.
Thème de la semaine : Debussy et Ravel à l'atelier musique, Monet et Pissarro à l'atelier peinture.
La bibliothèque reçoit Madame Bovary, Le Père Goriot et Les Misérables en gros caractères.
L'orage Ciaran a endommagé la toiture de l'aile Joliot-Curie et le local Edison.
Le camion Renault Master et la Clio du pool sont à restituer avec le carnet Total Energies.
Pneumocoque, Haemophilus et Legionella : antigénurie négative ; PCR Mycoplasma en cours.
Prothèse de hanche Corail, cupule Pinnacle, tête Biolox, ciment Palacos, vis Synthes de 6,5.
Sonde de Blakemore disponible aux urgences, colonne Storz au bloc, aspirateur Dornoch.
Indice de Karnofsky à 70 %, stade III de Ann Arbor, score IPI à 3, R-CHOP puis autogreffe.
Régime Dukan déconseillé ; huile de Lorenzo sans effet démontré ; eau de Vichy Célestins tolérée.
"""
LOOKALIKES = tuple(line for line in _LOOKALIKES.strip().splitlines() if line)
SENTENCES = tuple(line for line in _SENTENCES.strip().splitlines() if line)

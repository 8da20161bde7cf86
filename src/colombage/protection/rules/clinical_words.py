"""The words by which `clinical` knows that a text speaks of care: written for it, without accents.

A stem counts at the beginning of a word, an ending at its end. What an office of a hospital writes every day
("service", "patient", "traitement", "arrêt maladie", names of departments) is left out; what it writes at
times ("diagnostic", "scanner", "fracture") only hints.
"""

from __future__ import annotations

import re


def _words(block: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", block))


SURE_STEMS = _words("""
abces adenocar adenome agranulo alcoolis alzheim amaigri amputat anamnes anaphyl anemie anevrism angine
angioplas angor anorexi antalgi antibio anticoag antidepre antihyper antipsych apnee appendici apyret
arthrit arthros arythmi ascite asthenie asthme atelect atherome atheroscl auscult autisme autiste
avortement bacterie biopsi bipolair bradycar bronch calcemie candidos carcino cardiomy cardiopa cataract
catheter cephal cervicalg cesarien chimioth cholecyst cholester cirrhos coloscop colostom comitial
comorbid conjonctiv constipat convuls coronarog coronarop cortico creatinin crepitant cyanos cystite
deglutit delirant demence denutri depressif dermatit desatur diabet diarrhe diurese diureti diverticul
dyslipid dysphag dyspne dysurie ecchymo eclamps eczema edenteme electroca emboli emphysem encephal
endocardi endometrio epigastr epilep epistax erysip erytheme escarr exantheme fibrillat fibroscop folfox
gangren gastrit gastrosto glaucom glioblast glycemi gonarthros hematem hemato hematur hemipleg hemocult
hemodynam hemoglob hemogram hemopty hemorrag hemorroi hepatit hepatomeg hernie herpes hyperkal hypertens
hyperthy hypocalc hypogly hypokal hyponatr hypotens hypothyr hysterec hysterosc ictere immunodep infarctus
insulin intraveineu intubat ischemi kaliemi ketamin lavement leucemi leucocyt leucopen lipothym lithias
lombalgi lombosciat lupus lymphom mammograph mastecto melanom melena mening menopaus metasta migrain
morphin mucovisc myalgie myelome myocard myopath natremi nausee nebulis necrose neoplas nephrect nephropat
neurolept neuropat neutropen obesite oedem oligur osteopor osteosyn otalgie otite oxygenoth palpatio
palpitat pancreat paracent paresthe parkinso perfusion peritoni pharyng phlebit phlyct pleural pleures
pleuresi pneumon pneumopa pneumoth pollakiur polyarthr polypnee polytrau posolog prostatec prurit psoriasi
psychose psychot purpura pyelone radiother rectorrag retinopa rhinite rhumatoi sarcoid sarcome schizoph
sciatiqu scintigr scolios sepsis septicem sinusit somnolen spondyl staphylo steatose stenose streptoco
suicid syncop tachycar tendinit tetraple thrombo thyroid tracheot transfus tubercul tumeur tumoral turgesc
ulcerat ulcere uremie urticai valvulop varices vasculit vertige vomiss
""")

SURE_WORDS = _words("""
accouche accouchee acne afebrile algique anurie aomi aspirine augmentin avc bmr bpco cancer cancers coma
cordarone crp cyanose dfg diabete doliprane dysurie ecbu ecg escarre eupneique febrile fievre gale
gangrene gcs goutteux haldol hba1c heparine hiv hospitalise hospitalisee hospitalises hta inr insuline
intube intubee kardegic lasix lovenox lupus mictions mmse mmsi mmss nihss normocarde oedeme pansement
pansements paracetamol plaie plaies positivite previscan risperdal rougeole sao2 selles septique seresta
sida spo2 syndrome tabagique toux troponine tsh ventoline vih zona
""")

SURE_ENDINGS = (
    "ectomie", "laparotomie", "thoracotomie", "coscopie", "plastie", "plegie", "rragie", "rrhee",
    "cytopenie", "megalie", "lipidemie", "cardiopathie", "carcinome", "blastome", "lymphome", "sarcome",
    "hematome", "nephrite", "arthrite", "hepatite", "angite", "cystite", "gastrite", "cardite",
    "phlebite", "meningite", "discite", "cilline", "mycine", "floxacine", "prazole", "sartan",
    "vastatine", "prolol", "dipine", "xaban", "heparine", "gliptine", "gliflozine", "tinib", "zumab",
    "ximab", "ciclib", "azepam", "zolam", "setron", "conazole", "thiazide", "profene", "thyroxine",
    "semide", "dronate", "bactam", "lukast", "terol",
)  # fmt: skip

HINT_STEMS = _words("""
abdom aigue alite anesthes antecede cardiaq chirurgica comprime covid cutane deced deces diagnos dialys
doppler douleu douloureu echograph endoscop fatigu fractur gelul genou greffe grippe grossesse hanche
hepatiqu hospitalisation infect inflammat injection insomni irm lesion malade medicament operatoi
ordonnanc patholog poumon prelevem prescri pronosti prothes pulmonair rachis radiogra rechut recidiv
remission renal respirat scanner seringu serolog sonde souffr symptom therapeut thoraci thorax toxico
urinair vaccin vascul
""")

SETTLED = re.compile(
    r"\bexamen clinique|\b(?:admise?|vue?|passage|entree?) (?:aux|par les) urgences"
    r"|\b(?:sous|son|ses) traitements? (?:par|de fond|habituel|actuel|antibio)"
    r"|\binsuffisances? (?:cardia|rena|respira|hepa|coro|veineu)|\bscores? de glasgow"
    r"|\bmaladies? (?:de |d')(?!longue|droit|l')[a-z]{3}|\bprise? en charge pour (?:une?|des)\b"
    r"|\bantecedents? (?:medica|chirurg|familia|de\b)|\bmotif d'hospitalisation"
    r"|\d ?(?:mg|µg|mcg|mmol|µmol|mmhg|g/l|g/dl|mui|ui)\b|\bta ?:? ?\d{2,3}/\d{1,3}|\bfc ?:? ?\d{2,3}\b"
)
"""What settles it by more than one word: phrases, doses, measured values."""

OFFICE = re.compile(
    r"\b(?:arrets?|conges?|assurance|caisse|jours?)(?: de| d'| pour)? (?:longue )?"
    r"(?:maladies?|grossesse|maternite)"
    r"|lutte contre (?:le cancer|les infections)|medecine du travail|fracture numerique|depression economique"
    r"|prescriptions? techniques?|diagnostics? (?:technique|energetique|financier|partage|territorial)"
    r"|prelevements? (?:a la source|automatiques?|bancaires?|sepa)|dispositifs? medica\w+"
)
"""Phrases of the office that hold such words: they are read over."""

"""How proper names are written in French: pieces of expressions that the finders of places share. They read
original text, since capitals tell.

Every repetition is bounded, so that an attempt costs no more than a name is long.
"""

from __future__ import annotations

CAPITAL = "A-ZÀ-ÖØ-ÞŒŸ"
SPACE = r"[ \t\u00a0\u202f]"
APOSTROPHE = "['’‘]"
LINK = (
    rf"(?:[Dd]e{SPACE}la|[Dd]e{SPACE}l{APOSTROPHE}|[Dd]es?|[Dd]u|[Ll][ae]s?|[Ee]n|[Ss]ur|[Ss]ous|[Ll][èe][sz]|[Aa]ux?"
    r"|[Ee]t|[àÀ]|D[EU]S?|L[AE]S?|EN|SUR|SOUS|AUX?|ET)"
)
ELIDED = rf"(?:[dDlL]{APOSTROPHE}{SPACE}?)"
"""L' and d'."""

WORD = rf"(?:Ste?\.{SPACE}?)?[{CAPITAL}]\w{{0,24}}(?:{APOSTROPHE}[\w]{{1,24}}|[-‑][\w]{{1,24}}){{0,8}}"
"""One word with its capital, and what hyphens and apostrophes tie to it: Saint-Étienne-du-Rouvray."""

BEFORE_NAME = rf"(?:{LINK}{SPACE}|{ELIDED}|{LINK}{SPACE}{ELIDED}){{0,2}}"
NAME = rf"{WORD}(?:{SPACE}(?:{LINK}{SPACE}){{0,2}}{ELIDED}?{WORD}){{0,5}}"
"""A name of up to six words: La Ferté-sous-Jouarre, Jeanne d'Arc, Général de Gaulle."""

NOT_A_NAME = (
    r"(?!(?:(?i:jour|semaine|nuit|service|p[ôo]le|unit[ée]|d[ée]partement|t[ée]l|fax|m[ée]decine|chirurgie|urgences?"
    r"|r[ée]animation|cardiologie|le|la|il|elle|dr|pr|m|mr|mme|mlle|patiente?|bonjour|madame|monsieur|date|nom"
    r"|adresse|des?|du|d|l|en|et|aux?|sur|pour|avec|par|dans|ce|est|suite|motif|depuis|chez|qui|puis|une?"
    r"|secr[ée]tariat|docteur|professeur|cher|ch[èe]re|objet|bp|cs|rue|avenue|site|compte|lettre|rapport"
    r"|consultation|direction|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b))"
)
"""No word of an establishment's name begins so: what follows is another field or a sentence."""

NAME_OF_AN_ESTABLISHMENT = (
    rf"{SPACE}?[-–«\"]?{SPACE}?(?:{LINK}{SPACE}|{ELIDED}){{0,3}}{NOT_A_NAME}(?P<name>{WORD}"
    rf"(?:(?:{SPACE}|{SPACE}?[-–/]{SPACE}?)(?:{LINK}{SPACE}){{0,2}}{ELIDED}?{NOT_A_NAME}{WORD}){{0,4}})"
)
"""What stands behind "clinique" or "pharmacie": " de l'Europe", " des Halles"."""

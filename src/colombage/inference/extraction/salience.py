"""What makes a sentence of working notes worth keeping whatever its words: a decision, something to do, a
date, a question, a warning. Pure; used by `key_sentences`.
"""

from __future__ import annotations

import re

from colombage.inference.words import folded

_MONTH = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
_DAY = "lundi|mardi|mercredi|jeudi|vendredi|monday|tuesday|wednesday|thursday|friday"
_DECISION = re.compile(
    r"\b(?:decisions?|decide\w*|valide\w*|adopte\w*|accepte\w*|refuse\w*|retenue?s?|il est convenu"
    r"|convenu que|accord (?:pour|sur)|vote\w*|agreed?|decided|approved|adopted)\b"
)
_ACTION = re.compile(
    r"\b(?:doi(?:t|vent)|devr(?:a|ont)|il faut|faut-il|a faire|charge\w* de|s['’]en charge\w*|merci de"
    r"|(?:enver|fe|prend|transmett|prepar|verifi|organis|contact|propos|relanc|appel|passe|rappell)e?r(?:a|ont)"
    r"|pour(?:riez|rez)-vous|will|must|should|to do|could you|please)\b"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:er)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}|\d{{1,2}}/\d{{1,2}}|{_DAY}|demain|tomorrow"
    r"|d['’]ici|au plus tard|avant (?:le|fin)|before the end|echeance|deadline"
    r"|prochaine? (?:reunion|semaine|rendez-vous)|next (?:meeting|week))\b"
    r"|\[date_\d"
)
_QUESTION = re.compile(
    r"\?|\b(?:demande(?:nt)? (?:si|que|comment|quand)|a revoir|en suspens|sans reponse|pas de reponse|reste a"
    r"|asks? (?:whether|if|how|when)|no answer|open point|to be (?:looked at|decided|confirmed))\b"
)
_WARNING = re.compile(
    r"\b(?:en cas de|en urgence|urgent\w*|consulter|attention|ne (?:pas|jamais)|surveill\w+|interdit\w*"
    r"|contre-indi\w+|en panne|danger\w*|seek urgent|in case of|never|warning|broken)\b"
)
_WORTH = ((_DECISION, 0.45), (_ACTION, 0.30), (_QUESTION, 0.30), (_DATE, 0.25), (_WARNING, 0.25))
_CIVILITY = re.compile(
    r"(?:bonjour|bonsoir|chere?s?|madame|monsieur|hello|dear|hi)\b.{0,40}"
    r"|(?:bien )?(?:cordialement|a vous|respectueusement)|(?:kind|best) regards"
    r"|sinceres salutations|merci d['’]avance|(?:je vous (?:prie|remercie)|veuillez agreer).{0,120}"
)


def salience(text: str) -> float:
    """From 0 to about 1.5: the worth of each kind of thing that the sentence says."""
    plain = folded(text)
    return sum(worth for pattern, worth in _WORTH if pattern.search(plain))


def is_civility(text: str) -> bool:
    """A greeting or a closing: it holds a letter together and tells nothing."""
    return _CIVILITY.fullmatch(folded(text).strip(" ,.!;")) is not None

"""What makes a sentence of working notes worth keeping whatever its words: a decision, something to do, a
date, a question, a warning; and what it may be sought for. Pure; used by `key_sentences`.
"""

from __future__ import annotations

import re

from colombage.inference.types import Sought
from colombage.inference.words import folded

_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:janv|fevr?|avr|juil|sept?|oct|nov|dec|jan|feb|apr|aug)\b\.?)"
)
_WEEKDAY = (
    "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}|\d{{1,2}}/(?:0?[1-9]|1[0-2])\b|{_WEEKDAY}"
    r"|demain|tomorrow|\[date_\d)"
)
_DECISION = re.compile(
    r"\b(?:decisions?|decide[es]*|on valide|valide[es]*|adopte[es]*|accepte[es]*|refuse[es]*|retenue?s?"
    r"|(?:est |il est |a ete )convenu|accord (?:pour|sur)|vote[es]*|agreed|decided|approved|adopted)\b"
)
_NOT_DECIDED = re.compile(
    r"\?|\b(?:pas (?:encore )?(?:de |ete )?decid\w*|(?:pas de|aucune|sans|no) decision"
    r"|not (?:yet )?(?:decided|agreed|approved)|(?:a|reste a) decider|to be decided)\b"
)
_ACTION = re.compile(
    r"\b(?:doi(?:t|vent)|devr(?:a|ont)|il faut|il faudr\w+|a faire|charge\w* de"
    r"|[ms]['’]en (?:charge|occupe)\w*|merci de|veuillez(?! agreer)"
    r"|(?:enver|fe|prend|transmett|prepar|verifi|organis|contact|propos|relanc|appel|passe|rappell|presente|sort"
    r"|demande|ecri|redige|envoie|fourni)e?r(?:a|ont)"
    r"|a (?:recontroler|controler|prevoir|commander|chiffrer|relancer|rappeler|signer|programmer|demander"
    r"|organiser|prevenir|transmettre|verifier|refaire|faire \w+)"
    r"|will|must|should|to do|could you|please)\b"
)
_DEADLINE = re.compile(
    rf"\b(?:(?:avant|d['’]ici|pour|des|a partir du|au plus tard|jusqu['’]au?|by|before|until)"
    rf"(?: le| la| fin| au| the end of)? (?:{_DAY}|fin\b|{_MONTH})|{_WEEKDAY} (?:prochain|matin)"
    rf"|next {_WEEKDAY}|demain|tomorrow|au plus tard|echeances?|deadline|sous \d+ ?(?:h|jours?)"
    r"|prochaine? (?:reunion|seance|rendez-vous|comite|point)|next meeting)\b|\bavant \[date_\d"
)
_DATE = re.compile(
    rf"(?<!last )\b{_DAY}(?! dernier)|\b(?:d['’]ici|au plus tard|echeances?|deadline|sous \d+ ?(?:h|jours?)"
    r"|(?:semaine|mois) prochaine?|next (?:week|month|meeting)|prochaine? (?:reunion|rendez-vous))\b"
    r"|\[date_\d"
)
_AMOUNT = re.compile(r"\d ?(?:€|euros?\b|k€)|€ ?\d")
_OPEN = re.compile(
    r"\?|\b(?:demande(?:nt)? (?:si|comment|quand)|a (?:revoir|trancher|confirmer|decider|preciser)|en suspens"
    r"|en attente|on attend|sans (?:reponse|suite)|pas de (?:reponse|decision)"
    r"|pas (?:encore )?(?:repondu|decide)|reste a|reporte\w*|personne ne|asks? (?:whether|if|how|when)"
    r"|asked (?:whether|if)|no (?:answer|decision)"
    r"|open point|pending|nobody|to be (?:looked at|decided|confirmed))\b"
)
_REQUEST = re.compile(
    r"\?|\b(?:merci de|veuillez(?! agreer| recevoir| croire)|priere de|p(?:ourri|ouv|ourr)ez[- ]vous"
    r"|voul(?:ez|driez)-vous"
    r"|(?:remercie|prie|saurais? gre|serais? reconnaissante?) de (?:bien |me |nous |m['’])"
    r"|souhait\w+ (?:que|savoir|recevoir|obtenir|connaitre|disposer)|(?:ai|avons|aurais|aurions) besoin"
    r"|il (?:nous|me) (?:faut|faudrait|manque)|attend(?:s|ons) (?:de vous|votre|vos)|attente de (?:votre|vos)"
    r"|demand(?:e|ons) (?:que|si|de)|\w+ez[- ](?:nous|moi)|could you|can you|would you|please"
    r"|(?:we|i) (?:also )?need|we (?:would|should) (?:like|appreciate)|let (?:us|me) know)\b"
    r"|\A(?!assez|chez)[a-z]{3,}ez\b"
)
_WARNING = re.compile(
    r"\b(?:en cas de|en urgence|urgent\w*|consulter|attention|ne (?:pas|jamais)|surveill\w+|interdit\w*"
    r"|contre-indi\w+|en panne|danger\w*|seek urgent|in case of|never|warning|broken)\b|!!"
)
_CIVILITY = re.compile(
    r"(?:bonjour|bonsoir|cher(?:e?s?)|madame|monsieur|hello|dear|hi)\b.{0,40}"
    r"|(?:bien )?(?:cordialement|a vous|respectueusement|confraternellement)(?:,.{0,40})?"
    r"|(?:kind|best) regards|sinceres salutations|merci(?: a tous| beaucoup| d['’]avance| pour.{1,80})?"
    r"|thank(?:s| you)(?: all| in advance| for.{1,80})?|(?:je vous (?:prie|remercie)|veuillez agreer).{0,120}"
)
_PARTS = (
    (Sought.DECISIONS, re.compile(r"(?:releve (?:de|des) )?decisions?(?: prises)?|decisions? taken")),
    (Sought.ACTIONS, re.compile(r"(?:plan d['’])?actions?(?: (?:a mener|items))?|a faire|to do|next steps")),
    (
        Sought.OPEN_POINTS,
        re.compile(r"(?:points? |questions? )?(?:ouvert|en suspens|a revoir)e?s?|open points?"),
    ),
)


def salience(text: str) -> float:
    """From 0 to about 1.5: the worth of each kind of thing that the sentence says."""
    plain = folded(text)
    return (
        0.45 * _decides(plain)
        + 0.30 * (_ACTION.search(plain) is not None)
        + 0.30 * (_OPEN.search(plain) is not None)
        + 0.25 * (_DATE.search(plain) is not None)
        + 0.25 * (_WARNING.search(plain) is not None)
    )


def kind_of(text: str, sought: tuple[Sought, ...]) -> Sought | None:
    """The first of what is sought that the sentence says; a question decides nothing."""
    plain = folded(text)
    says = {
        Sought.DECISIONS: lambda: _decides(plain),
        Sought.OPEN_POINTS: lambda: _OPEN.search(plain) is not None,
        Sought.REQUESTS: lambda: _REQUEST.search(plain) is not None,
        Sought.ACTIONS: lambda: (_ACTION.search(plain) or _DEADLINE.search(plain)) is not None,
        Sought.DATES: lambda: (_DATE.search(plain) or _AMOUNT.search(plain)) is not None,
    }
    return next((kind for kind, said in says.items() if kind in sought and said()), None)


def part_named(text: str) -> Sought | None:
    """What follows a line that is no more than the name of it: "Décisions :"."""
    plain = folded(text).strip(" :#*.-")
    return next((kind for kind, pattern in _PARTS if pattern.fullmatch(plain)), None)


def is_civility(text: str) -> bool:
    """A greeting, a thank-you or a closing that asks for nothing: it holds a letter together."""
    plain = folded(text)
    return _CIVILITY.fullmatch(plain.strip(" ,.!;")) is not None and _REQUEST.search(plain) is None


def _decides(plain: str) -> bool:
    return _DECISION.search(plain) is not None and _NOT_DECIDED.search(plain) is None

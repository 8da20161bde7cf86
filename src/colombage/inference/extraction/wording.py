"""The words around quotations: Markdown lines with their citations, and the sentence that abstains. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from colombage.inference.extraction.key_sentences import Group
from colombage.inference.extraction.selection import Quotation
from colombage.inference.types import Sought
from colombage.inference.words import words

ABSTENTION = {
    "fr": (
        "Je ne trouve pas dans les sources de phrase qui réponde à cette question. "
        "Essayez avec les mots du document, ou joignez un autre document."
    ),
    "en": (
        "I cannot find in the sources a sentence that answers this question. "
        "Try the words of the document, or attach another document."
    ),
}
FOREIGN = {
    "fr": "Le passage le plus proche est en anglais :\n\n",
    "en": "The closest passage is in French:\n\n",
}
KEY_SENTENCES = {
    "fr": "Ce moteur ne rédige pas et ne réécrit pas : voici les phrases clés du texte, telles quelles.\n",
    "en": "This engine does not write or rewrite: here are the key sentences of your text, as they are.\n",
}
NO_SENTENCE = {
    "fr": "Je ne trouve dans ce texte aucune phrase à relever.",
    "en": "I find no sentence in this text that could be picked out.",
}
_NAMES = {
    "fr": {
        Sought.DECISIONS: "Décisions",
        Sought.OPEN_POINTS: "Questions et points ouverts",
        Sought.REQUESTS: "Questions et demandes",
        Sought.ACTIONS: "À faire et échéances",
        Sought.DATES: "Dates et montants",
        None: "Autres phrases clés",
    },
    "en": {
        Sought.DECISIONS: "Decisions",
        Sought.OPEN_POINTS: "Questions and open points",
        Sought.REQUESTS: "Questions and requests",
        Sought.ACTIONS: "To do and deadlines",
        Sought.DATES: "Dates and amounts",
        None: "Other key sentences",
    },
}
_LEFT_OUT = {
    "fr": "- … et {count} autres dans la suite du texte, à relire.\n",
    "en": "- … and {count} more in the rest of the text, to be read there.\n",
}
_NONE_FOUND = {
    "fr": "- Aucune repérée. Une phrase dite autrement peut avoir échappé au relevé.\n",
    "en": "- None noticed. A sentence that says it otherwise may have been missed.\n",
}
SMALL_TALK = frozenset(
    words(
        "bonjour bonsoir salut coucou merci allo ok oui non revoir svp plait stp ca va hello hi hey thanks "
        "thank please good morning evening bye yes test essai aide help peux sais veux voudrais aider"
    )
)
_FRENCH = frozenset(
    words(
        "le la les un une des du de et est sont quel quelle quels quelles que qui quoi comment combien "
        "pourquoi ou dans pour avec sur au aux puis je il elle nous vous on ce cette faut peut doit"
    )
)
_ENGLISH = frozenset(
    words(
        "the a an of and is are what which who how why where when in for with on at to can may must do does "
        "i we you it this that should long many much"
    )
)
_PLACEHOLDER = re.compile(r"\[[A-Z]+_\d+[a-z]{0,3}\]")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~#&]")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s)")
_DASHED = re.compile(r"^([-+])(?=\s)")


def language_of(question: str) -> str:
    """The language of the question's small words: "en" or, unless they are more English, "fr"."""
    found = words(question)
    english = sum(word in _ENGLISH for word in found)
    return "en" if english > sum(word in _FRENCH for word in found) else "fr"


def grouped(groups: Sequence[Group], sought: Sequence[Sought], language: str) -> Iterator[str]:
    """Key sentences under the names of what was sought, the first of which is named in any case: that it was
    not found is an answer too."""
    yield KEY_SENTENCES[language]
    if sought and all(group.sought is not sought[0] for group in groups):
        groups = (Group(sought[0], ()), *groups)
    for group in groups:
        yield f"\n**{_NAMES[language][group.sought]}**\n\n" if sought else "\n"
        yield from lines(group.quotations) if group.quotations else (_NONE_FOUND[language],)
        if group.left_out:
            yield _LEFT_OUT[language].format(count=group.left_out)


def lines(quotations: Sequence[Quotation]) -> Iterator[str]:
    """A bullet for each quotation, its list indented below, every line with its citation."""
    for quotation in quotations:
        mark = f"[{quotation.number}]"
        yield f"- {escaped(' '.join(quotation.sentences))} {mark}\n"
        for item in quotation.items:
            yield f"  - {escaped(item)} {mark}\n"
        if quotation.cut:
            yield f"  - … {mark}\n"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is. Placeholders stay whole: they are restored afterwards."""
    text = _DASHED.sub(r"\\\1", _NUMBERED.sub(r"\1\\\2", text))
    parts: list[str] = []
    at = 0
    for kept in _PLACEHOLDER.finditer(text):
        parts += (_MARKDOWN.sub(r"\\\g<0>", text[at : kept.start()]), kept.group())
        at = kept.end()
    return "".join(parts) + _MARKDOWN.sub(r"\\\g<0>", text[at:])

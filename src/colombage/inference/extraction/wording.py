"""The words around quotations: Markdown lines with their citations, and the sentence that abstains. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from colombage.inference.extraction.selection import Quotation
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
    "fr": "Ce moteur ne rédige pas : voici les phrases clés de votre texte, telles quelles.\n\n",
    "en": "This engine does not write: here are the key sentences of your text, as they are.\n\n",
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

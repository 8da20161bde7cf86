"""The text that a task works on, as passages: what an answer says is compared with them, and an engine that
does not write quotes them. Pure; used by `AnswerQuestion`.
"""

from __future__ import annotations

from colombage.answering.types import SourcePassage, TaskPrompt
from colombage.inference.extraction.material import cut


def material_of(task: TaskPrompt | None) -> tuple[SourcePassage, ...]:
    """Passages of the task's main text, under its label; they are of no document. Of a task that is answered
    from sources, none."""
    if task is None or task.extract != "key_sentences" or not task.material:
        return ()
    main = task.material[0]
    return tuple(
        SourcePassage(f"material.{number}", "", main.label, None, text)
        for number, text in enumerate(cut(main.text), start=1)
    )

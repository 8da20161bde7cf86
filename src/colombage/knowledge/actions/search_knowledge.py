"""The search page, without any model of language: POST /api/knowledge/search."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from colombage.audit.actions.append_audit import AppendAudit
from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor
from colombage.kernel.clock import new_id
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.rules.highlights import highlights
from colombage.knowledge.rules.terms import question_terms
from colombage.knowledge.types.passages import Finding, SearchFilters
from colombage.policy.types import DataClass


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """`highlights`: of each passage's text, in its order."""

    finding: Finding
    highlights: tuple[tuple[tuple[int, int], ...], ...]
    milliseconds: int


@dataclass(frozen=True, slots=True)
class SearchKnowledge:
    find_passages: FindPassages
    append: AppendAudit

    async def __call__(
        self, actor: Actor, question: str, base_ids: Sequence[UUID], filters: SearchFilters, limit: int
    ) -> SearchAnswer:
        """As `FindPassages`. The record says that somebody searched, and how much was found; no words."""
        started = time.monotonic()
        # Of no conversation, so of no declared class; the door classifies what it is asked to embed.
        finding = await self.find_passages(actor, question, base_ids, DataClass.INTERNAL, limit, filters)
        terms = question_terms(question)
        marked = tuple(tuple(highlights(passage.text, terms)) for passage in finding.passages)
        milliseconds = round((time.monotonic() - started) * 1000)
        await self.append(
            AuditEntry(
                "knowledge.searched",
                f"search:{new_id()}",
                actor.audit_key,
                {
                    "bases": len(base_ids),
                    "found": len(finding.passages),
                    "relevant": finding.relevant,
                    "by_sense": finding.by_sense,
                    "milliseconds": milliseconds,
                },
            )
        )
        return SearchAnswer(finding, marked, milliseconds)

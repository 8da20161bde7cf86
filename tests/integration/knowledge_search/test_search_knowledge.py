"""The search page's answer: marks in each passage, and a record that holds no word of the question."""

from __future__ import annotations

from sqlalchemy import text

from colombage.audit.actions.append_audit import AppendAudit
from colombage.kernel.actor import Actor
from colombage.kernel.database import Database
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.actions.search_knowledge import SearchKnowledge
from colombage.knowledge.types.passages import SearchFilters
from tests.conftest import MigratedCluster
from tests.integration.knowledge_search.shelves import lay_base, lay_document

PASSAGE = "Le pansement du cathéter PICC est refait tous les sept jours."


async def test_passages_come_with_their_marks_and_counts_alone_are_recorded(
    database: Database, cluster: MigratedCluster, find_passages: FindPassages, actor: Actor
) -> None:
    base = await lay_base(database, cluster)
    await lay_document(database, base, [PASSAGE])
    search = SearchKnowledge(find_passages, AppendAudit(database))
    answer = await search(actor, "refaire les pansements", [base], SearchFilters(), 5)
    (passage,), (marks,) = answer.finding.passages, answer.highlights
    assert [passage.text[start:end] for start, end in marks] == ["pansement"]

    query = text("select facts::text from audit_rows where actor_key = :key and kind = 'knowledge.searched'")
    async with database.system() as connection:
        (facts,) = (await connection.execute(query, {"key": actor.audit_key})).scalars()
    assert "pansement" not in facts
    assert '"found": 1' in facts or '"found":1' in facts

"""The search on a real PostgreSQL, with an embedder whose vectors are words."""

from __future__ import annotations

import pytest

from colombage.audit.actions.append_audit import AppendAudit
from colombage.inference.embedding import EmbeddingDoor
from colombage.kernel.clock import utc_now
from colombage.kernel.database import Database
from colombage.knowledge.actions.find_passages import FindPassages
from colombage.knowledge.profiles import Profiles
from colombage.policy.rulebook import PolicyBook
from tests.finding import rules_alone
from tests.integration.knowledge_search.shelves import WordEmbedder


@pytest.fixture
def embedder() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def door(database: Database, embedder: WordEmbedder) -> EmbeddingDoor:
    return EmbeddingDoor(
        {embedder.model.name: embedder}, PolicyBook(database), AppendAudit(database), rules_alone()
    )


@pytest.fixture
def find_passages(database: Database, door: EmbeddingDoor) -> FindPassages:
    return FindPassages(database, Profiles(database), door, utc_now)

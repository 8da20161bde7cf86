"""The room's tables; 0011_knowledge.py makes them and says who may do what."""

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

from colombage.kernel.database import metadata

_OF_THE_BASE = "Readers of the base read, its managers change; system ingests."
_OF_WHAT_INGESTS = "Readers of the base read; system alone writes."
_OF_MANAGERS = "Managers of the base read and change; system measures."

knowledge_bases = Table(
    "knowledge_bases",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("owner_kind", String, nullable=False),
    Column("establishment_id", Uuid),
    Column("department_id", Uuid),
    Column("person_id", Uuid),
    Column("name", String, nullable=False),
    Column("description", String, nullable=False),
    Column("data_class", String, nullable=False),
    Column("readers", ARRAY(String), nullable=False),
    Column("responsible_id", Uuid, nullable=False),
    Column("review_on", Date),
    Column("data_key_id", Uuid, nullable=False),
    Column("watched_folder", String),
    Column("created_by", Uuid, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    Column("updated_at", DateTime(timezone=True)),
    info={
        "rights": "A private one: its person alone. Others: whoever answers for it, bears one of the reading "
        "principals or is steward of its place reads; stewards of its place change it."
    },
)

knowledge_documents = Table(
    "knowledge_documents",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("base_id", Uuid, nullable=False),
    Column("name", String, nullable=False),
    Column("folder", String, nullable=False),
    Column("current_version_id", Uuid),
    Column("approved_version_id", Uuid),
    Column("approved_by", Uuid),
    Column("approved_at", DateTime(timezone=True)),
    Column("review_on", Date),
    Column("source", String, nullable=False),
    Column("created_by", Uuid),
    Column("created_at", DateTime(timezone=True)),
    Column("updated_at", DateTime(timezone=True)),
    Column("deleted_at", DateTime(timezone=True)),
    info={"rights": _OF_THE_BASE},
)

knowledge_versions = Table(
    "knowledge_versions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("document_id", Uuid, nullable=False),
    Column("base_id", Uuid, nullable=False),
    Column("number", Integer, nullable=False),
    Column("file_name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),
    Column("state", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("error_code", String),
    Column("error_facts", JSONB),
    Column("warnings", JSONB, nullable=False),
    Column("pages", Integer),
    Column("characters", BigInteger),
    Column("passages_count", Integer),
    Column("vectors_count", Integer, nullable=False),
    Column("reading", LargeBinary),
    Column("worker_id", Uuid),
    Column("lease_until", DateTime(timezone=True)),
    Column("attempts", Integer, nullable=False),
    Column("created_by", Uuid),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": _OF_THE_BASE},
)

knowledge_passages = Table(
    "knowledge_passages",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("version_id", Uuid, nullable=False),
    Column("document_id", Uuid, nullable=False),
    Column("base_id", Uuid, nullable=False),
    Column("number", Integer, nullable=False),
    Column("page", Integer),
    Column("heading_path", ARRAY(Text), nullable=False),
    Column("header", Text),
    Column("text", Text, nullable=False),
    Column("words", TSVECTOR, nullable=False),
    info={"rights": f"{_OF_WHAT_INGESTS} Searched by knowledge_search alone, which asks the same question."},
)

embedding_profiles = Table(
    "embedding_profiles",
    metadata,
    Column("id", SmallInteger, primary_key=True),
    Column("name", String, nullable=False),
    Column("dimensions", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": "Everybody signed in reads which model makes vectors; system chooses."},
)

knowledge_vectors = Table(
    "knowledge_vectors",
    metadata,
    Column("profile_id", SmallInteger, primary_key=True),
    Column("passage_id", BigInteger, primary_key=True),
    Column("base_id", Uuid, nullable=False),
    Column("embedding", HALFVEC(), nullable=False),
    info={"rights": _OF_WHAT_INGESTS},
)

knowledge_gone = Table(
    "knowledge_gone",
    metadata,
    Column("version_id", Uuid, primary_key=True),
    Column("document_id", Uuid, nullable=False),
    Column("base_id", Uuid, nullable=False),
    info={"rights": "Readers of the base see which versions were deleted; a trigger alone writes."},
)

knowledge_gaps = Table(
    "knowledge_gaps",
    metadata,
    Column("base_id", Uuid, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("theme", String, primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("unanswered", Integer, nullable=False),
    info={"rights": f"{_OF_MANAGERS} Readers add one by count_question, which gives nothing back."},
)

knowledge_reports = Table(
    "knowledge_reports",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("base_id", Uuid, nullable=False),
    Column("kind", String, nullable=False),
    Column("question", String),
    Column("reason", String),
    Column("remark", String),
    Column("version_id", Uuid),
    Column("passage_number", Integer),
    Column("person_id", Uuid, nullable=False),
    Column("handled_at", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": f"{_OF_MANAGERS} A reader of the base sends one in their own name."},
)

knowledge_test_questions = Table(
    "knowledge_test_questions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("base_id", Uuid, nullable=False),
    Column("question", String, nullable=False),
    Column("expected_document_ids", ARRAY(Uuid), nullable=False),
    Column("created_by", Uuid, nullable=False),
    Column("created_at", DateTime(timezone=True)),
    info={"rights": _OF_MANAGERS},
)

knowledge_test_runs = Table(
    "knowledge_test_runs",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("base_id", Uuid, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("recall5", Float, nullable=False),
    Column("reciprocal_rank", Float, nullable=False),
    Column("missed", ARRAY(Uuid), nullable=False),
    Column("profile_id", SmallInteger, nullable=False),
    Column("trigger", String, nullable=False),
    Column("ran_at", DateTime(timezone=True)),
    info={"rights": _OF_MANAGERS},
)

watched_files = Table(
    "watched_files",
    metadata,
    Column("base_id", Uuid, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("document_id", Uuid),
    Column("missed", SmallInteger, nullable=False),
    info={"rights": "System alone: it follows folders of the server. What it brings is read as documents."},
)

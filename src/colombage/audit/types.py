"""One generic row of the audit record, before it is chained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

AuditFact = str | int | float | bool | list[str] | dict[str, int] | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What happened, on behalf of whom, to what.

    `kind` is a past-tense name such as `session.opened`; `subject` is `<noun>:<id>`; `facts` hold no content
    of messages and no names: the person is known by `actor_key`, whose mapping lives in identity.
    """

    kind: str
    subject: str
    actor_key: UUID | None = None
    facts: Mapping[str, AuditFact] = field(default_factory=dict[str, AuditFact])

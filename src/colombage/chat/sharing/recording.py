"""What the audit record says of shares. Called by the actions that give and end them."""

from __future__ import annotations

from uuid import UUID

from colombage.audit.types import AuditEntry
from colombage.kernel.actor import Actor


def share_ended(actor: Actor, conversation_id: UUID, share_id: UUID) -> AuditEntry:
    return AuditEntry(
        "conversation.share_ended",
        f"conversation:{conversation_id}",
        actor.audit_key,
        {"share": str(share_id)},
    )

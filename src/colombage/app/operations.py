"""What an operator does on the command line beside serving: verify the audit record."""

from __future__ import annotations

import asyncio

from colombage.app.places import database_of, places
from colombage.audit.actions.verify_audit import VerifyAudit
from colombage.audit.adapters.heads_file import HeadsFile, signing_key
from colombage.audit.types import Verification
from colombage.kernel.crypto import load_or_create_master_keys
from colombage.kernel.database import Database, DatabaseAddresses
from colombage.kernel.settings import Settings


def verify_audit(settings: Settings) -> tuple[bool, str]:
    """Whether the record is whole, and the sentence that says so or names the first fault."""
    where = places(settings)
    heads = HeadsFile(where.audit_heads, signing_key(load_or_create_master_keys(where.master_key)))
    with database_of(settings, where) as addresses:
        found = asyncio.run(_verify(addresses, heads))
    if found.fault is not None:
        return False, f"Chaîne rompue : {found.fault.kind.value}, ligne {found.fault.seq}."
    return True, (
        f"Chaîne intacte : {found.rows} lignes, {found.signed_heads} têtes signées, "
        f"clé publique {heads.public_key}."
    )


async def _verify(addresses: DatabaseAddresses, heads: HeadsFile) -> Verification:
    database = Database(addresses, 2)
    try:
        return await VerifyAudit(database, heads)(None)
    finally:
        await database.dispose()

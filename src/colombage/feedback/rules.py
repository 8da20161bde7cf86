"""Who looks into incidents. Pure; row-level security says the same of each row."""

from __future__ import annotations

from colombage.kernel.actor import Actor, Role


def is_officer(actor: Actor) -> bool:
    """Of the group or of an establishment: each sees those that are theirs to see."""
    return any(grant.role is Role.OFFICER for grant in actor.grants)

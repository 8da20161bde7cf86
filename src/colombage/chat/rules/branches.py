"""What follows from a conversation being a tree: where one stands after a switch, what may begin. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

Tree = Mapping[UUID, UUID | None]
"""All turns of a conversation, in the order of their asking, with what each follows (None: nothing)."""

MOST_RUNNING = 2
"""A comparison's pair. Whatever else is asked waits until nothing is under way."""


def path_to(tree: Tree, turn_id: UUID) -> list[UUID]:
    """The branch that ends with a turn, from its beginning."""
    path = [turn_id]
    while (before := tree[path[-1]]) is not None:
        path.append(before)
    path.reverse()
    return path


def newest_descendant(tree: Tree, turn_id: UUID) -> UUID:
    """Where one stands who goes over to a turn's branch: what was asked last among it and all that follow it.

    Nothing follows that one: whatever follows a turn was asked after it.
    """
    among = {turn_id}
    newest = turn_id
    for each, before in tree.items():
        if before in among:
            among.add(each)
            newest = each
    return newest


def may_begin(running: Mapping[UUID, UUID | None], comparison_id: UUID | None, asked: int = 1) -> bool:
    """Whether `asked` more answers may begin beside those under way, which come with their comparisons: only
    within one comparison, and no more than two."""
    if not running:
        return asked <= MOST_RUNNING
    same = comparison_id is not None and all(each == comparison_id for each in running.values())
    return same and len(running) + asked <= MOST_RUNNING

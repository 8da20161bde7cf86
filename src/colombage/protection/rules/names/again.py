"""Again."""

from collections.abc import Sequence

from colombage.protection.types import Known, Span


def named_again(
    texts: Sequence[str], found: Sequence[Sequence[Span]], known: Known
) -> list[list[Span]]:
    return [[] for _ in texts]

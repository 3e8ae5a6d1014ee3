"""Which kinds of entry may be proposed for a copy for the family."""

from functools import cache

from seen.kit.knowledge.load import load


@cache
def kinds_for_the_family() -> frozenset[str]:
    """Return the slugs of those kinds."""
    return frozenset(load("vocabulary/family-copy")["kinds"])

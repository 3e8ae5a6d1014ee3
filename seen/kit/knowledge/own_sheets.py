"""What parents and young people may choose on the last page of their own sheet."""

from collections.abc import Mapping
from functools import cache

from seen.kit.knowledge.load import load


@cache
def in_the_way() -> Mapping[str, str]:
    """Return what may get in the way: words by slug."""
    return dict(load("vocabulary/own-sheets")["in_the_way"])


def support(role: str) -> str:
    """Return who else there is to talk to, for a `carer` or a `young_person`."""
    return str(load("vocabulary/own-sheets")["support"][role])

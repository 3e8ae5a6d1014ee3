"""Reads what a partnership names and sets for itself."""

from collections.abc import Mapping
from functools import cache

from seen.core.refusals import Refusal
from seen.kit.knowledge.load import KNOWLEDGE, load


class NoSuchPartnership(Refusal):
    """A partnership was named that has no file."""


@cache
def pattern_settings(name: str) -> Mapping[str, Mapping[str, int]]:
    """Return a partnership's own thresholds: pattern id, then threshold name. What it leaves out keeps its default."""
    known = names()
    if name not in known:
        raise NoSuchPartnership(f"There is no partnership “{name}”; there are {', '.join(known)}.")
    settings: Mapping[str, Mapping[str, int]] = load(f"partnerships/{name}").get("patterns", {})
    return settings


def names() -> list[str]:
    """Return the names of the partnerships, as their files are called."""
    return sorted(path.stem for path in (KNOWLEDGE / "partnerships").glob("*.toml"))

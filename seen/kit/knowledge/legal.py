"""The legal bases of a share, in words."""

from collections.abc import Mapping

from seen.kit.knowledge.load import load


def bases() -> Mapping[str, Mapping[str, str]]:
    """Return each legal basis by its slug: `words`, and a `hint` on what to write."""
    return {slug: row for slug, row in load("vocabulary/legal-bases").items() if slug != "version"}

"""Reads under which heading what people said of themselves is counted."""

from collections.abc import Mapping, Sequence

from seen.kit.knowledge.load import load


def ethnic_groups() -> Mapping[str, Sequence[str]]:
    """Return each heading with its words, in the order in which they are tried."""
    groups: Mapping[str, Sequence[str]] = load("vocabulary/fairness-groups")["ethnicity"]
    return groups

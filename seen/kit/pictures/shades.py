"""The tints of levels: as many as a scale has grades, each told from the next in grey too, with its digit on it."""

from collections.abc import Mapping

SCALES: Mapping[int, str] = {1: "a", 2: "af", 3: "acf", 4: "abdf", 5: "abcef"}
"""The shades of a scale of so many grades, the palest for the most met (ux.md 4). Their colours are in the styles."""
EVERY = "abcdef"
ON_DARK = frozenset("def")
"""The shades on which a digit is white."""


def shade(grade: int, *, of: int) -> str:
    """Return the shade of a grade on a scale of `of` grades; beyond six grades the worst share the darkest."""
    return SCALES.get(of, EVERY)[min(grade, len(SCALES.get(of, EVERY))) - 1]

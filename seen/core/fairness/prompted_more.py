"""When one group of children is asked about clearly more than the rest.

The rule, which stands on the page in words (`RULE`): at least ten children of the group were asked about, their share
is at least one and a half times that of all other children, and chance alone would do this less than once in a hundred
times (two proportions compared with pooled variance, 2.58 standard errors). It is our own; whether need or our way of
looking is the reason is for people to find out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from seen.core.fairness.suppressing import Group

AT_LEAST = 10
TIMES = (3, 2)
ERRORS = 2.58
RULE = (
    "Seen warns where at least 10 children of a group were asked about, their share is at least one and a half times "
    "that of all other children, and chance alone would do this less than once in a hundred times."
)


@dataclass(frozen=True, slots=True)
class More:
    """A group that is asked about clearly more: its children and how many were, beside all others."""

    name: str
    prompted: int
    children: int
    prompted_besides: int
    children_besides: int


def prompted_more(groups: Sequence[Group], *, children: int, prompted: int) -> list[More]:
    """Return the groups asked about clearly more than the rest. `children` and `prompted` are of all of them together.

    Of a group whose numbers are not shown nothing is said.
    """
    found = []
    for group in groups:
        if group.children is None or group.prompted is None:
            continue
        more = More(group.name, group.prompted, group.children, prompted - group.prompted, children - group.children)
        if _clearly(more):
            found.append(more)
    return found


def _clearly(more: More) -> bool:
    if more.prompted < AT_LEAST or more.children_besides <= 0:
        return False
    own, besides = more.prompted / more.children, more.prompted_besides / more.children_besides
    times, once = TIMES
    if once * more.prompted * more.children_besides < times * more.prompted_besides * more.children:
        return False
    every = more.children + more.children_besides
    pooled = (more.prompted + more.prompted_besides) / every
    error = sqrt(pooled * (1 - pooled) * (1 / more.children + 1 / more.children_besides))
    return own - besides >= ERRORS * error

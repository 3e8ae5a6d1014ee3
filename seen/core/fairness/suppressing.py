"""Which counts are not shown, because a small number can tell of one child.

A count of 1 to 4 is not shown, and beside it as many others as it takes that the total minus the rest does not give it
back. Source: the five that England's statistics on children use; the rule for the rest is our own, see `hidden`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = 5
"""The smallest count above nought that is shown."""


def too_small(count: int) -> bool:
    """Answer whether a count by itself could tell of somebody."""
    return 0 < count < SMALL


def hidden(parts: Sequence[int], *, besides: Sequence[bool] = ()) -> tuple[bool, ...]:
    """Return, for each part of a total that is shown, whether it is not shown.

    `besides` says which parts are not shown for another reason. Wherever a part is hidden at least two are, and so many
    that whoever takes the rest from the total learns a sum in which each can still be any number from 1 to 4. The
    smallest others are hidden for it. A nought hides nothing and stays, unless there is nothing else left to hide.
    """
    hide = [too_small(part) or (at < len(besides) and besides[at]) for at, part in enumerate(parts)]
    while any(hide) and not _safe(parts, hide):
        others = [at for at, part in enumerate(parts) if not hide[at] and part]
        if not others:
            return tuple(True for _ in parts)
        hide[min(others, key=lambda at: parts[at])] = True
    return tuple(hide)


def _safe(parts: Sequence[int], hide: Sequence[bool]) -> bool:
    counted = [part for part, one in zip(parts, hide, strict=True) if one and part]
    return len(counted) > 1 and sum(counted) - len(counted) >= SMALL - 2


@dataclass(frozen=True, slots=True)
class Group:
    """A group of children and how many of them were asked about; None where that is not shown."""

    name: str
    children: int | None
    prompted: int | None

    @property
    def rate(self) -> float | None:
        """Return the share that was asked about, from 0 to 1; None where either number is not shown."""
        return self.prompted / self.children if self.children and self.prompted is not None else None


def shown(groups: Sequence[tuple[str, int, int]]) -> list[Group]:
    """Return groups with what may be shown of them. Each is (name, children, those asked about among them).

    Nor is it shown that all children of a group were asked about, or all but a few: that tells of each of them. Where
    so few were asked about that their total is not shown, nothing is said of any group, not even that it has none.
    """
    no_children = hidden([children for _, children, _ in groups])
    too_near = [
        without or bool(prompted and children - prompted < SMALL)
        for (_, children, prompted), without in zip(groups, no_children, strict=True)
    ]
    every = [prompted for _, _, prompted in groups]
    no_prompted = [True] * len(groups) if too_small(sum(every)) else hidden(every, besides=too_near)
    return [
        Group(name, None if no_children[at] else children, None if no_prompted[at] else prompted)
        for at, (name, children, prompted) in enumerate(groups)
    ]


def total(count: int) -> int | None:
    """Return a total, None where it is too small to be shown."""
    return None if too_small(count) else count

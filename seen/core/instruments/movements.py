"""What moved between two assessments and what did not, item by item, with the evidence that each answer rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.instruments.given import Given, GivenItem
from seen.core.instruments.over_time import Change, change_of, second


@dataclass(frozen=True, slots=True)
class Moved:
    """An item before and after. `since` is the first day of the unbroken run at the grade it has now, over `times`
    assessments; what is not known in between does not break it and is not counted."""

    item: str
    change: Change
    before: GivenItem
    after: GivenItem
    since: date
    times: int


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of every item that both assessments answered, worst first. `compared` is False where they were made
    in two versions of the tool: then nothing is said to have moved or stood still."""

    before: Given
    after: Given
    compared: bool
    items: tuple[Moved, ...]

    def of(self, *changes: Change) -> tuple[Moved, ...]:
        """Return the items of which one of these things became."""
        return tuple(one for one in self.items if one.change in changes)

    @property
    def unmoved(self) -> tuple[Moved, ...]:
        """Return the items whose needs were not fully met then and are no better met now: the same grade, not 1."""
        return tuple(one for one in self.of(Change.SAME) if one.after.grade != 1)

    @property
    def still_met(self) -> tuple[Moved, ...]:
        """Return the items at the first grade both times."""
        return tuple(one for one in self.of(Change.SAME) if one.after.grade == 1)

    @property
    def days(self) -> int:
        """Return how many days lie between the two."""
        return (self.after.on - self.before.on).days


def since_last(given: Iterable[Given]) -> Movement | None:
    """Return what moved between the two newest assessments by first raters on different days; None where there is one.

    An item counts only where both answered it: one that was not asked then has not moved.
    """
    ordered = sorted((one for one in given if not second(one)), key=lambda one: (one.on, str(one.signed), one.id))
    if not ordered:
        return None
    after = ordered[-1]
    earlier = [one for one in ordered if one.on < after.on]
    return _between(earlier[-1], after, earlier) if earlier else None


def _between(before: Given, after: Given, earlier: Sequence[Given]) -> Movement:
    compared = before.version == after.version
    both = [item for item in after.items if item in before.items] if compared else []
    found = (_moved(before.items[item], after.items[item], after, earlier) for item in both)
    told = [one for one in found if one.change != Change.NONE]
    return Movement(before, after, compared, tuple(sorted(told, key=_worst_first)))


def _worst_first(one: Moved) -> tuple[int, str]:
    return -(one.after.grade or 0), one.item


def _moved(was: GivenItem, now: GivenItem, after: Given, earlier: Sequence[Given]) -> Moved:
    since, times = after.on, 1
    for given in reversed(earlier):
        answer = given.items.get(now.item)
        if given.version != after.version or (answer and answer.grade not in (None, now.grade)):
            break
        if answer and answer.grade is not None:
            since, times = given.on, times + 1
    return Moved(now.item, change_of(was.grade, now.grade), was, now, since, times)

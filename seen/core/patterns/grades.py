"""Grades as patterns read them: how far from the best of their scale, by item, oldest first."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from seen.core.patterns.wording import count
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

GIVEN = "grade.given"

Item = tuple[str, ...]
"""What was graded: an item of one version of a tool, for one carer where the care of one was graded."""


class Grade(NamedTuple):
    """A grade. `steps` is how far it lies from the best of a scale that has `most` of them."""

    day: date
    item: Item
    steps: int
    most: int
    event: Event

    @property
    def is_poor(self) -> bool:
        """Return whether it lies at the middle of its scale or worse."""
        return self.steps * 2 >= self.most

    @property
    def name(self) -> str:
        """Return the item in words."""
        return self.item[2].replace("-", " ").replace("_", " ")


def grades_of(timeline: Timeline) -> Mapping[Item, list[Grade]]:
    """Return every dated grade of the timeline by item, as `graded` does: read once for all patterns."""
    return timeline.once(graded, GIVEN)


def graded(events: Iterable[Event]) -> dict[Item, list[Grade]]:
    """Return the dated grades of each item, oldest first; of several on one day, the poorest."""
    items: dict[Item, list[Grade]] = {}
    for event in events:
        grade = _grade(event)
        if grade is None:
            continue
        before = items.setdefault(grade.item, [])
        if before and before[-1].day == grade.day:
            if before[-1].steps < grade.steps:
                before[-1] = grade
        else:
            before.append(grade)
    return items


class Scale(NamedTuple):
    """What was graded, how far from the best of the scale, and how many steps the scale has."""

    item: Item
    steps: int
    most: int


def _grade(event: Event) -> Grade | None:
    """Return the grade that an entry gives, None where its date, its value or its scale is not known."""
    scale = scale_of(event) if event.day else None
    return Grade(event.day, *scale, event) if event.day and scale else None


def scale_of(event: Event) -> Scale | None:
    """Return what a grade says, None where its value or its scale is not known.

    Without both ends of the scale nobody can say whether a 3 is the middle or the worst: it is left unread.
    """
    detail = event.detail
    value, best, worst = _number(detail.get("value")), _number(detail.get("best")), _number(detail.get("worst"))
    if value is None or best is None or worst is None or best == worst:
        return None
    steps = value - best if best < worst else best - value
    item = tuple([str(detail.get(key) or "") for key in ("instrument", "version", "item", "carer")])
    return Scale(item, max(steps, 0), abs(worst - best))


def scale_unknown(events: Iterable[Event]) -> tuple[str, ...]:
    """Return a sentence for grades that are left unread because nobody recorded both ends of their scale."""
    number = sum(event.day is not None and _number(event.detail.get("value")) is not None and _grade(event) is None
                 for event in events)  # fmt: skip
    return (f"Of {count(number, 'grade')} nobody recorded the scale: how grave is not known.",) if number else ()


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None

"""What a pattern is and what it finds. A finding asks a question; it never scores and never decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from seen.core.patterns.screens import Screen
from seen.core.refusals import Refusal
from seen.core.timeline.event import Event


class Tier(StrEnum):
    """How soon a finding asks: `now` a named person and a time, `weekly` the lead, `reflective` for supervision."""

    NOW = "now"
    WEEKLY = "weekly"
    REFLECTIVE = "reflective"


class NotAllowed(Refusal):
    """A partnership set a threshold that the pattern does not have, or outside the range it allows."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a partnership may set within `allowed` (lowest, highest). Whole numbers; shares in percent."""

    default: int
    allowed: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """What a pattern reads of the children who live with the child: these kinds, and only `where` this holds."""

    reads: tuple[str, ...]
    where: Screen


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pattern:
    """A pattern. `row` is the stable key; `needs` the kinds it reads; `whole` those of which it reads every entry (of
    the others only worries and strengths); `reach` the most months it looks back, None for all time; `household` what
    it reads of siblings; `screen` what must hold before `detect` is worth asking."""

    row: int
    id: str
    version: str
    title: str
    ask: str
    sources: tuple[str, ...]
    thresholds: Mapping[str, Threshold]
    needs: tuple[str, ...]
    screen: Screen
    whole: tuple[str, ...] = ("*",)
    reach: int | None = None
    household: Household | None = None

    def in_force(self, settings: Mapping[str, int]) -> dict[str, int]:
        """Return its thresholds with a partnership's own numbers, refusing any that is not allowed."""
        for name, number in settings.items():
            if name not in self.thresholds:
                raise NotAllowed(f"Pattern {self.row} ({self.id}) has no threshold called {name}: take it out.")
            lowest, highest = self.thresholds[name].allowed
            if type(number) is not int or not lowest <= number <= highest:
                raise NotAllowed(
                    f"Pattern {self.row} ({self.id}): {name} must be a whole number, {lowest} to {highest}."
                )
        return {name: settings.get(name, threshold.default) for name, threshold in self.thresholds.items()}


@dataclass(frozen=True, slots=True)
class Finding:
    """One pattern seen for one child. The sentence says since when, never for how long.

    `because` are the events it rests on, `against` those that point the other way, `missing` what is not known and
    `innocent` what else could explain it, as sentences. The runner adds `ask` and the `thresholds` in force. Where each
    of several holders is asked about their own part, `apart` gives these parts by holder; the whole says them together.
    """

    sentence: str
    tier: Tier
    because: Sequence[Event]
    against: Sequence[Event] = ()
    missing: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()
    ask: str = ""
    thresholds: Mapping[str, int] = field(default_factory=dict)
    apart: Mapping[str, "Finding"] = field(default_factory=dict)

    @property
    def questions(self) -> Mapping[str, "Finding"]:
        """Return what people are asked, by holder: the parts, or (under no name) the whole."""
        return self.apart or {"": self}


def refs(events: Sequence[Event], *, child: str) -> list[str]:
    """Return the events' refs as the child's own, a sibling's as `child/ref`."""
    return [event.ref if event.child == child else f"{event.child}/{event.ref}" for event in events]

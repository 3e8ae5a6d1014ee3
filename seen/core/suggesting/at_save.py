"""Which prompts a saved note calls for. The rules are the seeds'; the words stand in knowledge/prompts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seen.core.dates.ages import age

CALLS_FOR_WEIGHT = frozenset({"health.thin", "school.hungry", "food.concern"})
"""LLR briefing, key practice points: thin, hungry or seeking food, from any agency, and the child is weighed."""
MARK = "health.injury"
NOT_BROUGHT = "appointment.not_brought"
NOT_MOBILE_MONTHS = 6
"""Row 32 of the practice rules: `mobile` blank under six months counts as not mobile; older is asked."""
ASKED_UNTIL_YEARS = 2
"""Children older than this who are not disabled move about: nobody is asked whether a schoolchild walks."""


class Prompt(StrEnum):
    """The prompts, most urgent first."""

    MARK_NOT_MOBILE = "mark_not_mobile"
    MARK_MOBILE_UNKNOWN = "mark_mobile_unknown"
    WEIGH = "weigh"
    NOT_BROUGHT = "not_brought"
    CHILDS_DAY = "childs_day"


@dataclass(frozen=True, slots=True)
class Moves:
    """What is known of how a child moves about: `mobile` as recorded, None where nobody said."""

    born: date | None
    mobile: bool | None
    disabled: bool = False

    def about(self, *, on: date) -> bool | None:
        """Answer whether the child moves about on a day; None where that must be asked."""
        if self.mobile is not None:
            return self.mobile
        reached = age(self.born, on) if self.born else None
        if reached is None:
            return None
        if reached.total_months < NOT_MOBILE_MONTHS:
            return False
        return None if self.disabled or reached.years < ASKED_UNTIL_YEARS else True


def prompts(kinds: Collection[str], *, moves: Moves, only_home: bool, on: date) -> tuple[Prompt, ...]:
    """Return the prompts for a note of these kinds (suggested or confirmed), most urgent first."""
    about = moves.about(on=on) if MARK in kinds else True
    called = {
        Prompt.MARK_NOT_MOBILE: about is False,
        Prompt.MARK_MOBILE_UNKNOWN: about is None,
        Prompt.WEIGH: bool(CALLS_FOR_WEIGHT.intersection(kinds)),
        Prompt.NOT_BROUGHT: NOT_BROUGHT in kinds,
        Prompt.CHILDS_DAY: only_home,
    }
    return tuple(prompt for prompt in Prompt if called[prompt])

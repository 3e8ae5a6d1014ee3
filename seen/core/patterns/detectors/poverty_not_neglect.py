"""A guard that points at us: what is worst at home comes of money or a landlord, and the carers do what they can."""

from collections.abc import Iterable, Sequence
from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import given_by_a_worker
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import AtLeast
from seen.core.patterns.wording import count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

GRADE = "grade.given"
AT_HOME = ("food.concern", "clothing.concern", "heating.concern", "home.condition")
HELP = ("help.offered", "help.waiting", "help.started", "help.finished")
SHORT_OF = frozenset({"money", "landlord"})
PHYSICAL_CARE = "physical-care"
NEEDS = {
    "warmth and power": ("heat", "heating", "power", "damp"),
    "food": ("food", "meals", "mealtimes", "hunger", "eat"),
    "clothes": ("clothes", "clothing", "dressed", "shoes"),
    "the home": ("home", "house", "housing", "live", "room", "rooms", "bed", "bedding", "furniture", "repair"),
}
"""What lack of money shows in first, with the words of the items of every tool that ask about it."""
EFFORT = "effort"
HIGH = frozenset({"high", "good", "strong", "1", "2"})
"""How effort is written that is high: in a word, or as a grade of 1 to 5, most first."""
ASKS_EFFORT = {EFFORT: HIGH} | dict.fromkeys(
    ("wanting-change", "naf-taking-help", "response-to-worry", "hearing-a-worry"), frozenset({"1"})
)
"""The items that ask what the carers do, with the grades that are high: effort in the sheet of capacity to change;
in the neglect toolkit, the assessment framework, the adolescent checklist and the observation tool what they do about
the worry or with help within reach, of which the best of four grades alone says that they do what they can. The graded
care, home conditions, Lambeth and educational tools do not ask: of a child graded with these alone effort is not known.
"""

PATTERN = Pattern(
    row=44,
    id="poverty-not-neglect",
    version="1",
    title="Help with money or housing comes first",
    ask="What have we done about the money or the landlord, who does the rest by when, and when do we grade again?",
    sources=("hardship-not-neglect",),
    thresholds={"months": Threshold(12, allowed=(3, 24))},
    needs=(GRADE, *AT_HOME, *HELP),
    reach=24,
    screen=AtLeast(1, of=(GRADE,), months="months", saying=("cause", tuple(sorted(SHORT_OF)))),
)


def detect(timeline: Timeline, *, as_of: date, months: int) -> Finding | None:
    """Find that all that is graded worst is warmth, food, clothes or the home, for want of money, with high effort."""
    window = timeline.back(months=months)
    grades = window.of(GRADE).where(given_by_a_worker)
    worst = [event for event in _latest(grades) if _is_worst(event)]
    if not worst or not all(_need(event) and event.says("cause").lower() in SHORT_OF for event in worst):
        return None
    effort = _last_effort(grades)
    if not effort or not all(map(_is_high, effort)):
        return None
    because = sorted({event.ref: event for event in (*worst, *effort)}.values(), key=_by_day)
    first = min(worst, key=_by_day)
    return Finding(
        f"{_capital(said_list(_need(event) for event in worst))} graded as met least since {describe(first.on)}, each "
        "put down to money or a landlord, and the carers' effort as high",
        tier=Tier.WEEKLY,
        because=because,
        against=window.of(*AT_HOME).where(lambda event: not is_caused_elsewhere(event)),
        missing=_no_help(timeline, since=first)
        + _scale_unknown(sum(not _has_scale(event) for event in _latest(grades)))
        + undated(len(timeline.undated(GRADE).where(given_by_a_worker))),
        innocent=(
            "Help is on its way, and nobody wrote that down.",
            "Both are true: the family is short of money, and something else is not met that was not graded.",
        ),
    )


def _latest(grades: Iterable[Event]) -> list[Event]:
    """Return the grades of the last day on which each item was graded, by whoever graded it that day."""
    last: dict[tuple[str, str], list[Event]] = {}
    for event in grades:
        item = (event.says("instrument"), event.says("item"))
        held = last.get(item, [])
        last[item] = [*(one for one in held if one.day == event.day), event]
    return [event for events in last.values() for event in events]


def _has_scale(event: Event) -> bool:
    return bool(event.says("worst")) and bool(event.says("value"))


def _is_worst(event: Event) -> bool:
    return _has_scale(event) and event.says("value") == event.says("worst") and event.says("item") not in ASKS_EFFORT


def _need(event: Event) -> str:
    """Return which of these needs an item asks about, empty for any other."""
    if event.areas and PHYSICAL_CARE not in event.areas:
        return ""
    words = event.says("item").lower().replace("_", "-").replace(" ", "-").split("-")
    return next((need for need, names in NEEDS.items() if not set(names).isdisjoint(words)), "")


def _effort(event: Event) -> str:
    """Return the effort that a grade states: in its detail, or because effort is what was graded."""
    return (event.says("value") if event.says("item") in ASKS_EFFORT else event.says(EFFORT)).lower()


def _is_high(event: Event) -> bool:
    return _effort(event) in ASKS_EFFORT.get(event.says("item"), HIGH)


def _last_effort(grades: Sequence[Event]) -> list[Event]:
    """Return what was said of the carers' effort on the last day on which anything was."""
    stated = [event for event in grades if _effort(event)]
    return [event for event in stated if event.day == stated[-1].day]


def _no_help(timeline: Timeline, *, since: Event) -> tuple[str, ...]:
    help_given = timeline.of(*HELP).where(lambda event: bool(event.day and since.day and event.day >= since.day))
    return () if help_given else (f"No offer of help is recorded since {describe(since.on)}.",)


def _scale_unknown(number: int) -> tuple[str, ...]:
    return (f"Of {count(number, 'grade')} nobody recorded the scale: how grave is not known.",) if number else ()


def _by_day(event: Event) -> tuple[date, str]:
    return event.day or date.max, event.ref


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

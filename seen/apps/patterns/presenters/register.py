"""Words of the register: numbers that are shown and numbers that are not, rates, and warnings."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from seen.apps.patterns.queries.register import Line, Rates, Register, Table
from seen.core.fairness.prompted_more import RULE, More
from seen.core.fairness.suppressing import SMALL, Group
from seen.core.patterns.contract import Pattern
from seen.core.patterns.register import Outcome
from seen.kit.knowledge.pattern_words import spoken
from seen.kit.pages.words import day

NOT_SHOWN = "not shown"
HEADS = ("Question", "Asked", "Acted on", "Watched", "Explained", "Wrong data", "Nobody answered", "Gone first")
ORDER = (Outcome.ACT, Outcome.WATCH, Outcome.EXPLAINED, Outcome.WRONG_DATA, Outcome.UNANSWERED, Outcome.GONE)
MEANS = (
    ("Asked", "Once for each wait of a child, however much was added while nobody had answered."),
    ("Acted on", "Somebody agreed that it matters and said who does what by when, or supervision took it up."),
    ("Watched", "It is looked at again on a date."),
    ("Explained", "There was another reason."),
    ("Wrong data", "An entry was not right."),
    ("Nobody answered", "It waits, or more was found before anybody answered. Of a question for today, also where "
     "one person alone set it aside."),
    ("Gone first", "An entry was corrected, or time passed, and it no longer asked before anybody had answered."),
)  # fmt: skip
SMALL_WORDS = (
    f"A number from 1 to {SMALL - 1} can tell of one child, so it is not shown, nor as many beside it as it takes that "
    "the total does not give it back. A nought is shown."
)
NO_AREAS = (
    "No table of postcodes is loaded here, so nothing is said about how deprived the areas are in which children live."
)
TABLE_HEADS = ("Group", "Children", "Asked about", "Of each 100")


@dataclass(frozen=True, slots=True)
class RatesShown:
    """The tables of one pattern, or of all together, in words."""

    title: str
    sentence: str
    warnings: tuple[str, ...]
    tables: tuple[tuple[str, list[tuple[str, ...]]], ...]


def number(count: int | None) -> str:
    """Return a count in words."""
    return NOT_SHOWN if count is None else f"{count:,}"


def title(pattern: Pattern | None) -> str:
    """Return a pattern's title about no child in particular; of None, what all of them together are called."""
    return spoken(pattern.title) if pattern else "All questions together"


def page(found: Register) -> dict[str, Any]:
    """Return the whole register: each pattern asked with its address and numbers, those never asked, the warnings."""
    asked, never = (
        [line for line in found.lines if line.raised != 0],
        [line for line in found.lines if line.raised == 0],
    )
    return {
        "rows": [(*_named(line), _numbers(line)) for line in asked],
        "never": [_named(line) for line in never],
        "warnings": warnings(found),
        "rates": rates(found.together),
    }


def _named(line: Line) -> tuple[str, str]:
    return title(line.pattern), reverse("register_pattern", args=[line.pattern.id])


def of_pattern(found: Register, pattern: str) -> dict[str, Any] | None:
    """Return the page of one pattern by its id; None where there is none."""
    line = next((line for line in found.lines if line.pattern.id == pattern), None)
    if line is None:
        return None
    of = next(each for each in found.each if each.pattern == line.pattern)
    return {"numbers": list(zip(HEADS[1:], _numbers(line), strict=True)), "rates": rates(of)}


def _numbers(line: Line) -> tuple[str, ...]:
    return (number(line.raised), *(number(line.outcomes[each]) for each in ORDER))


def warnings(found: Register) -> list[str]:
    """Return a plain sentence for each group that is asked about clearly more than the rest."""
    return [_warning(pattern, heading, more) for pattern, heading, more in found.warnings]


def _warning(pattern: Pattern | None, heading: str, more: More) -> str:
    return (
        f"{title(pattern)}. {heading}: {more.name}. {more.prompted:,} of {more.children:,} such children were asked "
        f"about ({_share(more.prompted, more.children)} of each 100), of all others {more.prompted_besides:,} of "
        f"{more.children_besides:,} ({_share(more.prompted_besides, more.children_besides)} of each 100). That may be "
        "need, or the way we look. Read the answers before you change anything."
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}"


def rates(found: Rates) -> RatesShown:
    """Return the tables of a pattern in words."""
    sentence = (
        f"{number(found.prompted)} of {number(found.children)} children held in this time were asked about."
        if found.prompted is not None and found.children is not None
        else "So few children were asked about, or are held, that their number is not shown."
    )
    told = tuple(_warning(found.pattern, table.heading, more) for table in found.tables for more in table.more)
    return RatesShown(title(found.pattern), sentence, told, tuple(_table(table) for table in found.tables))


def _table(table: Table) -> tuple[str, list[tuple[str, ...]]]:
    return table.heading, [_group(group) for group in table.groups]


def _group(group: Group) -> tuple[str, ...]:
    rate = "" if group.rate is None else f"{100 * group.rate:.0f}"
    return group.name, number(group.children), number(group.prompted), rate or NOT_SHOWN


def about(found: Register) -> dict[str, Any]:
    """Return what stands on every page of the register: the time, the rules, and what is not counted."""
    return {
        "when": f"{day(found.since)} to {day(found.until)}",
        "heads": HEADS,
        "means": MEANS,
        "table_heads": TABLE_HEADS,
        "small": SMALL_WORDS,
        "rule": RULE,
        "areas": "" if settings.POSTCODE_TABLE else NO_AREAS,
    }

"""Reads what may show that two accounts are of one event, and how many days a partnership lets lie between them."""

from functools import cache

from seen.core.refusals import Refusal
from seen.core.same_event.lexicon import Lexicon
from seen.core.same_event.topics import Sort, Topic, Topics
from seen.kit.knowledge.load import load
from seen.kit.knowledge.prompts import phrases


class DaysOutOfRange(Refusal):
    """A partnership set more or fewer days than it may."""


@cache
def lexicon() -> Lexicon:
    """Return the words and kinds of the rule."""
    page = load("vocabulary/same-event")
    families: dict[str, set[str]] = {}
    for family, kinds in page["families"].items():
        for kind in kinds:
            families.setdefault(kind, set()).add(family)
    return Lexicon(
        topics=Topics.of(
            Topic(slug, row["says"], Sort(row["sort"]), phrases(row["words"])) for slug, row in page["topics"].items()
        ),
        passed_over=frozenset(page["passed_over"]["words"]),
        repeating=frozenset(page["repeating"]["kinds"]),
        families={kind: frozenset(names) for kind, names in families.items()},
        restated=page["restated"],
        forms=page["forms"],
    )


@cache
def days_between(partnership: str = "") -> int:
    """Return how many days may lie between two accounts of one event: the partnership's own, else the default.

    Raises DaysOutOfRange.
    """
    setting = load("vocabulary/same-event")["days"]
    least, most = setting["allowed"]
    own = load(f"partnerships/{partnership}").get("same_event", {}) if partnership else {}
    days = int(own.get("days", setting["default"]))
    if not least <= days <= most:
        raise DaysOutOfRange(f"{partnership}: [same_event] days is {days}; it may be {least} to {most}.")
    return days

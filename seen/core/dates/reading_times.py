"""Reads a time of day that stands in a column of its own: 0930hrs, 9.30am, 14:05, 2pm, noon."""

import datetime
from dataclasses import dataclass

from seen.core.dates.cleaning import plain, shown
from seen.core.dates.times import alone

NOT_KNOWN = {"", "-", "--", "?", "??", "n/k", "nk", "n/a", "na", "unknown", "not known", "not recorded", "none", "null"}
LONGEST = 40


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What came of reading a time. `at` is None where it was blank, loose (morning) or questioned.

    `flagged` says why a person should look; `question` is one sentence where the words are no time.
    """

    at: datetime.time | None = None
    flagged: str = ""
    question: str = ""


def read_time(text: str) -> TimeReading:
    """Read a time of day. Never raises for any text, never fills what it does not say."""
    words = plain(text)
    # Programs write a whole midnight where they hold no time.
    if words in NOT_KNOWN or words == "00:00:00":
        return TimeReading()
    found = alone(words) if len(words) <= LONGEST else None
    if found is None or found.impossible:
        cut = " ".join(shown(text).split())[:LONGEST]
        return TimeReading(question=f"“{cut}” could not be read as a time. What is the time?")
    return TimeReading(found.at, found.flagged)

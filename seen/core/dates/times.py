"""The time of day beside a date: 0930hrs, 9.30am, 14:05, 2pm, noon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

_HOURS = r" ?(?:hours|hrs?|h)\.?"
_HALF = r" ?(?P<half>[ap])\.?m\.?"
# "09:30-10:30": the event began at the first.
_UNTIL = r"(?:(?: ?- ?| to )[0-9]{1,2}[:.]?(?:[0-9]{2})?(?: ?[ap]\.?m\.?| ?(?:hours|hrs?|h)\.?)?)?"
CLOCK = re.compile(rf"(?P<hour>[0-9]{{1,2}})(?P<sign>[:.])(?P<minute>[0-9]{{2}})(?:[:.](?P<second>[0-9]{{2}}))?(?:{_HALF}|(?P<said>{_HOURS}))?{_UNTIL}")  # fmt: skip  # noqa: E501
FOUR_FIGURES = re.compile(rf"(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})(?P<said>{_HOURS})?{_UNTIL}")
WHOLE_HOUR = re.compile(rf"(?P<hour>[0-9]{{1,2}}){_HALF}{_UNTIL}")
NOON = re.compile(r"noon|midday|12 noon")
LOOSE = re.compile(r"am|pm|morning|afternoon|evening|eve|night|overnight|midnight|lunchtime")
LONGEST = 24

EARLY = tuple("123456")  # so written, an hour after midnight or after noon
HALF_UNSAID = "The time does not say morning or afternoon."
LIKE_A_YEAR = "The last four figures were read as a time: check them."


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time found beside a date. `at` is None where it was loose (morning) or where no clock shows it (25:00)."""

    rest: str
    at: time | None = None
    flagged: str = ""
    impossible: bool = False


def times_in(words: str) -> Iterator[ClockTime]:
    """Yield each way to take a time off the end, then off the beginning; the longest time first."""
    for start in range(max(1, len(words) - LONGEST), len(words)):
        if words[start - 1] in " ,@-" and (clock := _read(words[start:], words[:start].rstrip())):
            yield clock
    for end in range(min(LONGEST, len(words) - 1), 1, -1):
        if words[end] in " ," and (clock := _read(words[:end], words[end:].strip(" ,"))):
            yield clock


def alone(words: str) -> ClockTime | None:
    """Return the time that the words are, None where they are something else."""
    return _read(words, "")


def _read(clock: str, rest: str) -> ClockTime | None:
    plain_rest = rest.rstrip(" ,@-").removesuffix(" at")
    if NOON.fullmatch(clock):
        return ClockTime(plain_rest, time(12))
    if LOOSE.fullmatch(clock):
        return ClockTime(plain_rest)
    if match := CLOCK.fullmatch(clock):
        said = bool(match["half"] or match["said"] or match["sign"] == ":")
        flagged = HALF_UNSAID if not match["half"] and not match["said"] and match["hour"] in EARLY else ""
        found = _at(plain_rest, match["hour"], match["minute"], match["second"], match["half"], flagged)
    elif match := FOUR_FIGURES.fullmatch(clock):
        said = bool(match["said"])
        flagged = LIKE_A_YEAR if not said and match["hour"] in ("19", "20") else ""
        found = _at(plain_rest, match["hour"], match["minute"], None, None, flagged)
    elif match := WHOLE_HOUR.fullmatch(clock):
        said = True
        found = _at(plain_rest, match["hour"], "0", None, match["half"], "")
    else:
        return None
    # "06/03/2023 - 12.05" may be a range of days.
    return found if said or not rest.endswith("-") else None


def _at(rest: str, hours: str, minutes: str, seconds: str | None, half: str | None, flagged: str) -> ClockTime:
    hour = int(hours)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0) if hour else 24
    elif half == "a":
        hour = 24
    try:
        return ClockTime(rest, time(hour, int(minutes), int(seconds or 0)), flagged)
    except ValueError:
        return ClockTime(rest, impossible=True)

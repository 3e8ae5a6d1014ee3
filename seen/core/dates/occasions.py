"""Days that people date things by: Christmas, Easter, New Year."""

import re
from datetime import date, timedelta

_OCCASION = re.compile(r"(?P<name>christmas|xmas|easter|new year(?:'s)?(?: day)?)(?: of|,)? ?(?P<year>[0-9]{4})")
AROUND = {"christmas": (4, 7), "easter": (3, 1), "new year": (1, 1)}
"""Days before and after that still go by the name, where the name alone is said: “Christmas 2019”."""


def occasion(words: str) -> tuple[date, date, date] | None:
    """Return the day of an occasion, and the first and last day that go by its name; None for other words."""
    match = _OCCASION.fullmatch(words)
    if match is None:
        return None
    name, year = match["name"], int(match["year"])
    if name in {"christmas", "xmas"}:
        name, day = "christmas", date(year, 12, 25)
    elif name == "easter":
        day = easter(year)
    else:
        name, day = "new year", date(year, 1, 1)
    before, after = AROUND[name]
    return day, day - timedelta(days=before), day + timedelta(days=after)


def easter(year: int) -> date:
    """Return Easter Sunday. Source: the anonymous Gregorian computus (Nature, 1876)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)

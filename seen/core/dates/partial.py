"""A date as somebody knew it: the text as given, and the earliest and latest day that it can mean."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of the date was given. No part is ever invented."""

    DAY = "day"
    WEEK = "week"
    RANGE = "range"
    MONTH = "month"
    SEASON = "season"
    TERM = "term"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its uncertainty. `earliest` and `latest` are both None only where precision is unknown."""

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    about: bool = False

    @classmethod
    def day(cls, on: date) -> "PartialDate":
        """Return an exactly known day."""
        return cls(on.isoformat(), on, on, Precision.DAY)

    @classmethod
    def unknown(cls, text: str = "") -> "PartialDate":
        """Return a date that nobody knows."""
        return cls(text, None, None, Precision.UNKNOWN)

"""Reads after how many days of silence a time is a gap, and by when an agency that is asked is to answer."""

from functools import cache

from seen.core.refusals import Refusal
from seen.kit.knowledge.load import load


class DaysOutOfRange(Refusal):
    """A partnership set more or fewer days than it may."""


@cache
def gap_days(partnership: str = "") -> int:
    """Return after how many days without anything recorded a time is a gap: the partnership's own, else the default.

    Raises DaysOutOfRange.
    """
    setting = load("pathways/gaps")["days"]
    least, most = setting["allowed"]
    own = load(f"partnerships/{partnership}").get("gaps", {}) if partnership else {}
    days = int(own.get("days", setting["default"]))
    if not least <= days <= most:
        raise DaysOutOfRange(f"{partnership}: [gaps] days is {days}; it may be {least} to {most}.")
    return days


@cache
def days_to_answer() -> int:
    """Return within how many working days an agency that is asked is to answer."""
    return int(load("pathways/gaps")["answer"]["default"])

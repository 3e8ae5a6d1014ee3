"""The working days of England and the clocks, as core wants them."""

from datetime import date
from functools import cache

from seen.core.dates.clocks import Clock, clocks_from
from seen.core.dates.working_days import Calendar
from seen.kit.knowledge.load import load


@cache
def england() -> Calendar:
    """Return England's working days, 2000 to the last year of bank-holidays.toml."""
    years: dict[str, list[date]] = load("pathways/bank-holidays")["years"]
    return Calendar(frozenset(day for days in years.values() for day in days))


@cache
def clocks() -> dict[str, Clock]:
    """Return the clocks by name."""
    return clocks_from(load("pathways/clocks")["clock"])

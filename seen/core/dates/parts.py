"""The day, month and year that stand in a text, before it is known what they mean together."""

from dataclasses import dataclass, replace

from seen.core.dates.calendar_spans import day_span, in_year, month_span, year_span
from seen.core.dates.verdicts import Context, Doubt, Span


@dataclass(frozen=True, slots=True)
class Parts:
    """What was written: None where it was not. `year` is its digits, because two of them still need a century."""

    day: int | None = None
    month: int | None = None
    year: str | None = None
    flagged: str = ""


def span_of(parts: Parts, context: Context) -> Span | Doubt:
    """Return the days that the parts mean. A missing year is asked about, never filled."""
    day, month = parts.day, parts.month
    if parts.year is None:
        missing = "year" if month else "month and year"
        return context.ask(f"has no {missing}. Which day, month and year is it?")
    if month is None:
        span = in_year(context, parts.year, lambda year: year_span(context, year))
    elif day is None:
        span = in_year(context, parts.year, lambda year: month_span(context, year, month))
    else:
        span = in_year(context, parts.year, lambda year: day_span(context, year, month, day))
    return replace(span, flagged=parts.flagged) if isinstance(span, Span) else span

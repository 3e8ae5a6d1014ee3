"""How long ago something was, in days that anybody can check."""

from datetime import date

from seen.core.dates.partial import PartialDate


def ago(on: PartialDate, *, as_of: date) -> str:
    """Return “today”, “yesterday”, “12 days ago”, or “at least 12 days ago” where only a span of days is known.

    Empty where nobody knows the date, or a part of it is still to come.
    """
    if on.earliest is None or on.latest is None:
        return ""
    days = (as_of - on.latest).days
    if days < 0:
        return ""
    if on.earliest != on.latest or on.about:
        return f"at least {days:,} {'day' if days == 1 else 'days'} ago" if days else ""
    return {0: "today", 1: "yesterday"}.get(days, f"{days:,} days ago")

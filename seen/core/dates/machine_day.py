"""A day as machines write it: 2026-01-31 and nothing else."""

import re
from datetime import date

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def iso_day(text: str) -> date:
    """Return the day. Raises ValueError for any other writing, also the week dates (2026-W02-1) that Python reads."""
    if not ISO_DAY.fullmatch(text):
        raise ValueError(f"not a day: {text}")
    return date.fromisoformat(text)

"""Says when a thing is due, in words."""

from datetime import date

_WEEK = 7


def due_words(due: date | None, *, as_of: date) -> str:
    """Return “3 days overdue”, “due today”, “due Friday 4 December”; nothing where no date was set."""
    if due is None:
        return ""
    days = (due - as_of).days
    if days < 0:
        return "1 day overdue" if days == -1 else f"{-days} days overdue"
    if days == 0:
        return "due today"
    if days == 1:
        return "due tomorrow"
    words = f"due {due:%A} {due.day} {due:%B}"
    return words if due.year == as_of.year or days < _WEEK else f"{words} {due.year}"

"""Which days of birth and due dates can be a child's."""

from datetime import date, timedelta

from seen.core.refusals import Refusal

# A disabled young person or care leaver may be worked with to 25 (Children and Families Act 2014 s83; SEND code).
OLDEST_YEARS = 25
PREGNANCY = timedelta(weeks=42)
# A due date stays the only date until somebody records the birth, so one that has gone by is taken for a while.
LATE = timedelta(weeks=8)
# With fewer years between them a brother or sister was chosen by mistake.
YOUNGEST_PARENT_YEARS = 10


class BadBirth(Refusal):
    """The date cannot be this child's. The sentence says what to do instead."""


def check_born(born: date, *, as_of: date) -> None:
    """Refuse a birth after today or too long ago."""
    if born > as_of:
        raise BadBirth("The date of birth is after today. For a child not yet born, give the due date instead.")
    if born.year < as_of.year - OLDEST_YEARS:
        raise BadBirth(f"That is more than {OLDEST_YEARS} years ago. Check the year, or add the person as an adult.")


def check_parent(parent: date | None, child: date | None) -> None:
    """Refuse a parent born too few years before the child. Where either birth is not known, nothing can be said."""
    if (
        parent
        and child
        and child.year - parent.year - ((child.month, child.day) < (parent.month, parent.day)) < (YOUNGEST_PARENT_YEARS)
    ):
        raise BadBirth("They were under 10 when this child was born. Check whom you chose, and both dates of birth.")


def check_due(due: date, *, as_of: date) -> None:
    """Refuse a due date that no pregnancy of today can have."""
    if due > as_of + PREGNANCY:
        raise BadBirth("The due date is more than 42 weeks away. Check the month and the year.")
    if due < as_of - LATE:
        raise BadBirth("The due date is more than 8 weeks ago. Give the date of birth instead.")

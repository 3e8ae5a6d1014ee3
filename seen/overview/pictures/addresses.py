"""Where the marks of a picture lead: the child's list, narrowed to what the mark counts."""

from collections.abc import Mapping
from datetime import date
from posixpath import relpath
from uuid import UUID

from django.urls import reverse

from seen.core.life.axis import Span


class Addresses:
    """The addresses of one child's list, from the page at `at`: hundreds of them, so none says more than it must."""

    def __init__(self, child: UUID, *, at: str) -> None:
        self._list = f"{relpath(reverse('child_chronology', args=[child]), at)}/"

    def within(self, span: Span | None, **filters: str) -> str:
        """Return the list within a span, or of what has no date, narrowed further by filters that are not empty."""
        days = {"undated": "1"} if span is None else {"since": _first(span), "until": _last(span)}
        return self._to({name: value for name, value in filters.items() if value} | days)

    def all(self, **filters: str) -> str:
        """Return the whole list, narrowed by filters that are not empty."""
        return self._to({name: value for name, value in filters.items() if value})

    def of_year(self, year: int | None) -> str:
        """Return the list of one year, or of what has no date."""
        return self._to({"undated": "1"} if year is None else {"since": str(year), "until": str(year)})

    def _to(self, filters: Mapping[str, str]) -> str:
        said = "&".join(f"{name}={value}" for name, value in filters.items())  # our own slugs, keys and years alone
        return f"{self._list}?{said}"


def _first(span: Span) -> str:
    return str(span.since.year) if _whole_years(span) else _month(span.since)


def _last(span: Span) -> str:
    return str(span.until.year) if _whole_years(span) else _month(span.until)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _whole_years(span: Span) -> bool:
    return (span.since.month, span.until.month) == (1, 12)

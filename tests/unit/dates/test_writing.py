"""A date written out is read as the same days again, in the words in which it was given where they can be kept."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import read_date
from seen.core.dates.writing import NOT_KNOWN, written_out

TODAY, BORN = date(2026, 11, 21), date(2016, 1, 1)
FORMS = (
    "%d/%m/%Y", "?%d %b %y", "%B %Y", "about %B %Y", "w/c %d/%m/%Y", "autumn term %Y", "summer %Y", "%Y",
    "between %d and 28 %B %Y", "%d/%m/%Y 9.30am",
)  # fmt: skip


def span(text, first, last, precision, *, about=False):
    return PartialDate(text, date.fromisoformat(first), date.fromisoformat(last), precision, about)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (PartialDate.day(date(2023, 3, 6)), "06/03/2023"),
        (span("Mon 6 March 23", "2023-03-06", "2023-03-06", Precision.DAY), "Mon 6 March 23"),
        (span("?22 may 2016", "2016-05-22", "2016-05-22", Precision.DAY, about=True), "?22 may 2016"),
        (span("2023-03-06", "2023-03-06", "2023-03-06", Precision.DAY, about=True), "about 06/03/2023"),
        (span("his birthday", "2023-03-06", "2023-03-06", Precision.DAY), "06/03/2023"),
        (span("after Easter", "2023-03-03", "2023-03-09", Precision.RANGE), "3 to 9 March 2023"),
        (span("that March", "2023-03-01", "2023-03-31", Precision.MONTH, about=True), "about March 2023"),
        (span("2024", "2024-01-01", "2024-06-01", Precision.YEAR), "2024"),  # read when half the year was still to come
        (span("", "2024-01-01", "2024-06-01", Precision.YEAR), "2024"),
        (PartialDate.unknown("Undated"), "Undated"),
        (PartialDate.unknown(""), ""),
        (PartialDate.unknown("3/3"), NOT_KNOWN),
    ],
)
def test_written(on, words):
    assert written_out(on, today=TODAY, not_before=BORN) == words


@given(st.dates(date(2016, 6, 1), date(2026, 11, 20)), st.sampled_from(FORMS))
def test_whatever_is_read_is_written_so_that_it_is_read_the_same(day, form):
    read = read_date(day.strftime(form), today=TODAY, not_before=BORN).on
    assume(read is not None)
    again = read_date(written_out(read, today=TODAY, not_before=BORN), today=TODAY, not_before=BORN)
    assert again.on == read

"""The date reader never raises, never invents, and reads back whatever was written plainly."""

import re
from calendar import monthrange
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.calendar_spans import MONTHS
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Reading, Verdict, read_date
from seen.core.dates.terms import ENGLAND, Term, Terms

TODAY = date(2026, 11, 21)
BORN = date(2010, 5, 4)
FLOOR = BORN - timedelta(weeks=42)

days = st.dates(min_value=FLOOR, max_value=TODAY)
WORDS = """
    6 06 03 2023 23 16 22 45012 March mar May sept Mon Tuesday w/c week beginning ending between and to from of the
    - – / . ,
    spring autumn winter term school year early c. about ? ~ 0930hrs 9.30am 14:05 noon am at unknown undated ??
    xx 31 29/02 2022/23 1st 3rd ' ( ) T Z \u202e \u200f ２ 00:00:00
"""
words = st.sampled_from(WORDS.split())
scraps = st.lists(words, max_size=8).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts)))
figures = st.text(alphabet="0123456789/.- :,TZ?'", max_size=24)
anything = st.one_of(st.text(max_size=90), scraps, figures)


def ordinal(day: int) -> str:
    suffix = "th" if 10 <= day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


def month(on: date) -> str:
    return MONTHS[on.month - 1]


FORMS = {
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d:%d/%m/%Y}",
    "short slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "dots": lambda d: f"{d:%d.%m.%Y}",
    "dashes": lambda d: f"{d:%d-%m-%Y}",
    "spaces": lambda d: f"{d:%d %m %Y}",
    "two digits": lambda d: f"{d:%d/%m/%y}",
    "long": lambda d: f"{d.day} {month(d)} {d.year}",
    "short": lambda d: f"{d.day} {month(d)[:3]} {d.year}",
    "shouted": lambda d: f"{d.day} {month(d).upper()} {d.year}",
    "short two digits": lambda d: f"{d.day}-{month(d)[:3].lower()}-{d:%y}",
    "ordinal": lambda d: f"the {ordinal(d.day)} of {month(d)}, {d.year}",
    "month first": lambda d: f"{month(d)} {ordinal(d.day)}, {d.year}",
    "weekday": lambda d: f"{d:%A} {d.day} {month(d)} {d.year}",
    "short weekday": lambda d: f"{d:%a}, {d:%d/%m/%Y}",
    "late weekday": lambda d: f"{d:%d/%m/%Y} ({d:%a})",
    "full width": lambda d: f"{d:%d/%m/%Y}".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789/"}),
    "en dashes": lambda d: f"{d:%d–%m–%Y}",
    "no-break spaces": lambda d: f"{d.day}\xa0{month(d)}\xa0{d.year}",
    "eight figures": lambda d: f"{d:%Y%m%d}",
    "day number": lambda d: str((d - date(1899, 12, 30)).days),
}


def read(text: str, not_before: date | None = FLOOR) -> Reading:
    return read_date(text, today=TODAY, not_before=not_before)


def days_of(reading: Reading) -> tuple[date, date]:
    assert reading.verdict is Verdict.ACCEPTED, reading
    assert reading.on is not None
    assert reading.on.earliest is not None
    assert reading.on.latest is not None
    return reading.on.earliest, reading.on.latest


@pytest.mark.parametrize("form", FORMS)
@given(on=days)
def test_what_is_written_is_read_back(form: str, on: date) -> None:
    reading = read(FORMS[form](on))
    assert days_of(reading) == (on, on)
    assert reading.on is not None
    assert not reading.on.about


@given(on=days, at=st.times().map(lambda t: t.replace(second=0, microsecond=0)), form=st.sampled_from(sorted(FORMS)))
def test_a_time_beside_it_is_read_back(on: date, at: time, form: str) -> None:
    if form in {"day number", "eight figures"}:
        form = "iso"
    for text in (
        f"{FORMS[form](on)} {at:%H:%M}",
        f"{FORMS[form](on)} {at:%H%M}hrs",
        f"{FORMS[form](on)}, {at:%I.%M%p}",
    ):
        reading = read(text)
        assert days_of(reading) == (on, on), text
        assert reading.time == at, text


@given(first=days, length=st.integers(1, 60))
def test_a_range_is_read_back(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), TODAY)
    for text in (
        f"{first:%d/%m/%Y} - {last:%d/%m/%Y}",
        f"from {first.day} {month(first)} {first.year} to {last.day} {month(last)} {last.year}",
        f"between {ordinal(first.day)} {month(first)} {first.year} and {ordinal(last.day)} {month(last)} {last.year}",
    ):
        assert days_of(read(text)) == (first, last)
    if first.month == last.month and first < last:
        assert days_of(read(f"{first.day}-{last.day} {month(first)} {last.year}")) == (first, last)


@given(on=st.dates(min_value=date(2010, 6, 1), max_value=date(2026, 10, 31)))
def test_a_month_is_read_back_whole(on: date) -> None:
    whole = (on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1]))
    for text in (f"{on:%m/%Y}", f"{month(on)} {on.year}", f"{month(on)[:3]}-{on.year}", f"{on:%Y-%m}"):
        assert days_of(read(text)) == whole


@given(text=anything, not_before=st.sampled_from([None, FLOOR, date(2020, 1, 1), date(1990, 3, 1), date(2027, 1, 1)]))
def test_no_text_breaks_it_and_nothing_is_half_read(text: str, not_before: date | None) -> None:
    reading = read(text, not_before)
    assert reading == read(text, not_before)
    assert (reading.on is not None) == (reading.verdict in {Verdict.ACCEPTED, Verdict.UNDATED})
    assert bool(reading.question) == (reading.verdict in {Verdict.ASK, Verdict.REJECTED})
    assert "\n" not in reading.question
    reading.text.encode()
    if reading.verdict is Verdict.ACCEPTED:
        first, last = days_of(reading)
        assert (not_before or date.min) <= first <= last <= TODAY
        assert reading.on is not None
        assert reading.on.text == reading.text


@given(text=anything)
def test_no_part_is_invented(text: str) -> None:
    """An accepted date's year stands in the text, and so does its day where it is exact (day numbers are flagged)."""
    reading = read(text, None)
    if reading.verdict is not Verdict.ACCEPTED or "day number" in reading.flagged:
        return
    first, last = days_of(reading)
    given_text = reading.text.translate({wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}).lower()
    numbers = re.findall("[0-9]+", given_text)
    joined = "".join(numbers)
    assert any(str(year)[2:] in joined for year in range(first.year, last.year + 1))
    assert reading.on is not None
    if reading.on.precision == "day":
        assert str(first.day) in joined
        assert f"{first:%m}" in joined or str(first.month) in joined or month(first)[:3].lower() in given_text
    if reading.time:
        assert any(c in "0123456789n" for c in given_text)


@given(
    today=st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)),
    text=st.one_of(scraps, figures),
)
def test_any_today_will_do(today: date, text: str) -> None:
    reading = read_date(text, today=today)
    if reading.verdict is Verdict.ACCEPTED:
        assert days_of(reading)[1] <= today


class TestTheDaysThatCanConcernTheChild:
    """On the first day, the day before it, today and tomorrow."""

    def test_a_day(self) -> None:
        assert read(FLOOR.isoformat()).verdict == "accepted"
        early = read((FLOOR - timedelta(days=1)).isoformat())
        assert (early.verdict, early.on) == ("ask", None)
        assert early.question.endswith(
            "is before 14 July 2009, the earliest day that can concern this child. Is the date right?"
        )
        assert read(TODAY.isoformat()).verdict == "accepted"
        assert read((TODAY + timedelta(days=1)).isoformat()).verdict == "ask"

    def test_a_month_or_year_keeps_the_part_inside(self) -> None:
        assert days_of(read("July 2009")) == (FLOOR, date(2009, 7, 31))
        assert days_of(read("2009")) == (FLOOR, date(2009, 12, 31))
        assert read("June 2009").verdict == "ask"

    def test_a_range_or_week_that_begins_outside_is_asked_about(self) -> None:
        assert "before" in read("10/07/2009 - 20/07/2009").question
        assert "before" in read("w/c 13/07/2009").question

    def test_a_two_digit_year_needs_one_century(self) -> None:
        assert days_of(read("22/05/16"))[0] == date(2016, 5, 22)
        assert read("22/05/08").verdict == "ask"
        grown_up = read("22/05/16", date(1916, 1, 1))
        assert (grown_up.verdict, "two digits" in grown_up.question) == ("ask", True)

    def test_a_stand_in_date_is_believed_of_a_child_who_could_have_lived_it(self) -> None:
        assert read("01/01/1970", date(1969, 6, 1)).verdict == "accepted"


def test_a_partnership_sets_its_own_terms() -> None:
    own = Terms(autumn=Term((9, 4), (12, 20)), spring=ENGLAND.spring, summer=ENGLAND.summer)
    reading = read_date("Autumn term 2022", today=TODAY, terms=own)
    assert days_of(reading) == (date(2022, 9, 4), date(2022, 12, 20))
    assert days_of(read_date("school year 2022/23", today=TODAY, terms=own)) == (date(2022, 9, 4), date(2023, 9, 3))


def test_unseen_characters_go_and_direction_marks_are_pointed_out() -> None:
    windows = read("\u200e06/\u200e03/\u200e2023")
    assert (days_of(windows), windows.flagged) == ((date(2023, 3, 6),) * 2, "")
    turned = read("\u202e06/03/2023\x00\udc80")
    assert days_of(turned) == (date(2023, 3, 6),) * 2
    assert turned.on is not None
    assert turned.on.text == "06/03/2023"
    assert turned.flagged.startswith("Characters that cannot be seen")
    assert read("blue\u202e moon").verdict == "ask"
    assert read("6 March\n2023").text == "6 March\n2023"


def test_a_long_text_is_asked_about_and_cut_in_its_question() -> None:
    reading = read("6 March 2023 " * 500)
    assert reading.verdict == "ask"
    assert len(reading.question) < 160
    assert "…” is too long" in reading.question


def test_both_flags_are_kept() -> None:
    assert read("\u202e22.05/16 2.30").flagged.count(".") == 3


def test_the_two_named_dates() -> None:
    assert PartialDate.day(BORN).earliest == BORN
    assert PartialDate.unknown("").latest is None

"""What people know of when something was, and the days that it leaves. Nothing is made up, and nothing is too exact."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.ages import pregnancy_start
from seen.core.dates.childhood import Childhood, beside, together
from seen.core.dates.describing import between, describe
from seen.core.dates.narrowing import narrowed
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import Reading, Verdict

TODAY, KNOWN = date(2026, 11, 21), date(2026, 3, 1)
BORN = date(2014, 5, 3)
FIRST = pregnancy_start(born=BORN)  # 13 July 2013


def a_childhood(born=BORN, *, last=KNOWN, due=None):
    first = pregnancy_start(born=born, due=due)
    return Childhood(last=last, born=born, first=first, due=bool(due), names=("Wren",))


def said(words, childhood=None):
    """Return “earliest latest precision about” of what the words leave, or the question that they raise."""
    reading = narrowed(words, childhood=childhood or a_childhood(), today=TODAY)
    if reading.on is None:
        return reading.question
    on = reading.on
    return " ".join(filter(None, (str(on.earliest), str(on.latest), on.precision.value, "about" if on.about else "")))


LEAVES = """
  when she was 4                        | 2018-05-03 2019-05-02 range
  When Wren was four                    | 2018-05-03 2019-05-02 range
  when he was nearly 4                  | 2017-11-03 2018-05-02 range about
  when she was just 4                   | 2018-05-03 2018-08-02 range about
  when they were about 4                | 2018-05-03 2019-05-02 range about
  when she was 2 and a half             | 2016-11-03 2017-05-02 range
  when she was 3 or 4                   | 2017-05-03 2019-05-02 range
  when he was between 3 and 4           | 2017-05-03 2019-05-02 range
  about 18 months old                   | 2015-11-03 2015-12-02 range about
  at 18 months                          | 2015-11-03 2015-12-02 range
  two years old                         | 2016-05-03 2017-05-02 range
  at the age of three                   | 2017-05-03 2018-05-02 range
  aged 5                                | 2019-05-03 2020-05-02 range
  at 6 weeks old                        | 2014-06-14 2014-06-20 range
  10 days old                           | 2014-05-13 2014-05-13 range
  newborn                               | 2014-05-03 2014-05-30 range about
  as a baby                             | 2014-05-03 2015-05-02 range about
  when he was a toddler                 | 2015-05-03 2017-05-02 range about
  Year 3                                | 2021-09-01 2022-08-31 term
  in Y3.                                | 2021-09-01 2022-08-31 term
  when she was in Year 3                | 2021-09-01 2022-08-31 term
  about Year 3                          | 2021-09-01 2022-08-31 term about
  Reception                             | 2018-09-01 2019-08-31 term
  nursery                               | 2017-09-01 2018-08-31 term about
  autumn term of Year 5                 | 2023-09-01 2023-12-31 term
  Year 5, spring term                   | 2024-01-01 2024-04-30 term
  Year 5 summer term                    | 2024-04-01 2024-08-31 term
  start of Year 2                       | 2020-09-01 2020-12-31 range about
  in the middle of Year 2               | 2021-01-01 2021-04-30 range about
  late in Year 2                        | 2021-04-01 2021-08-31 range about
  when she started school               | 2018-09-01 2018-12-31 term about
  before he started school              | 2013-07-13 2018-08-31 range
  before Wren started Year 4            | 2013-07-13 2022-08-31 range
  after she started secondary school    | 2025-09-01 2026-03-01 range
  before Year 3                         | 2013-07-13 2021-08-31 range
  after Year 3                          | 2022-09-01 2026-03-01 range
  between Year 3 and Year 4             | 2021-09-01 2023-08-31 range
  between Year 3 and Christmas 2022     | 2021-09-01 2023-01-01 range about
  before Christmas 2019                 | 2013-07-13 2019-12-24 range
  at Christmas 2019                     | 2019-12-21 2020-01-01 range about
  before May 2021                       | 2013-07-13 2021-04-30 range
  before about May 2021                 | 2013-07-13 2021-05-31 range about
  by 3 May 2021                         | 2013-07-13 2021-05-03 range
  after 3 May 2021                      | 2021-05-04 2026-03-01 range
  since 3 May 2021                      | 2021-05-03 2026-03-01 range
  after 3 May 2021 and before 9 May 2021 | 2021-05-04 2021-05-08 range
  since 3 May 2021 but before 9 May 2021 | 2021-05-03 2021-05-08 range
  in pregnancy                          | 2013-07-13 2014-05-02 range
  before she was born                   | 2013-07-13 2014-05-02 range
  before she was 5                      | 2013-07-13 2019-05-02 range
  after she was 5                       | 2019-05-03 2026-03-01 range
  before her fifth birthday             | 2013-07-13 2019-05-02 range
  on her 5th birthday                   | 2019-05-03 2019-05-03 day
  when she was 11                       | 2025-05-03 2026-03-01 range
  May 2022                              | 2022-05-01 2022-05-31 month
  about May 2022                        | 2022-05-01 2022-05-31 month about
  summer 2019                           | 2019-06-01 2019-08-31 season
  2026                                  | 2026-01-01 2026-03-01 year
  3 May 2021                            | 2021-05-03 2021-05-03 day
  between 3rd and 9th March 2023        | 2023-03-03 2023-03-09 range
"""
ASKS = """
  4                                     | “4” has no month and year
  3-4                                   | two numbers only
  18 months                             | could not be read
  when she was 40                       | could not be read
  when she was 5 or 3                   | could not be read
  before her sister was born            | could not be read
  after nobody knows what               | could not be read
  between nobody and nothing            | could not be read
  after Year 4 and before Year 3        | ends before it begins
  after 3/3 and before Year 3           | “3/3” has two numbers only
  the middle of nowhere                 | could not be read
  Year 12                               | is after 1 March 2026, the day on which it reached the record
  after April 2026                      | is after 1 March 2026, the day on which it reached the record
  2 March 2026                          | is after 1 March 2026, the day on which it reached the record
  28 February to 2 March 2026           | ends after 1 March 2026
  before 2012                           | is before 13 July 2013
  Christmas 2010                        | is before 13 July 2013
  when she started year 14              | could not be read
  1 May 2011                            | is before 13 July 2013
  when she was 4 when she was 4 when she was 4 when she was 4 when she was 4 when she was | too long
"""
BORDERS = """
  born        | words                       | leaves
  2014-08-31  | Year 1                      | 2019-09-01 2020-08-31 term
  2014-09-01  | Year 1                      | 2020-09-01 2021-08-31 term
  2014-09-02  | Year 1                      | 2020-09-01 2021-08-31 term
  2016-02-29  | when she was 1              | 2017-03-01 2018-02-28 range
  2016-02-29  | when she was 3              | 2019-03-01 2020-02-28 range
  2016-02-29  | when she was 4              | 2020-02-29 2021-02-28 range
  2016-02-29  | on her 5th birthday         | 2021-03-01 2021-03-01 day
  2016-02-29  | spring term of Reception    | 2021-01-01 2021-04-30 term
  2019-01-31  | at 1 month                  | 2019-03-01 2019-03-30 range
  2012-02-29  | autumn term of nursery      | 2015-09-01 2015-12-31 term about
  2007-01-01  | Year 13                     | 2024-09-01 2025-08-31 term
"""


PIECES = [
    "when", "she", "was", "Wren", "4", "about", "nearly", "before", "after", "since",
    "until", "by", "between", "and", "to", "in", "at", "the", "end", "of",
    "Year", "3", "reception", "autumn", "term", "Christmas", "2019", "May", "birthday", "started",
    "school", "months", "old", "pregnancy", "born",
]  # fmt: skip


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("words", "leaves"), rows(LEAVES))
def test_what_is_known_leaves_these_days(words, leaves):
    assert said(words) == leaves


@pytest.mark.parametrize(("words", "asks"), rows(ASKS))
def test_what_cannot_be_or_is_not_understood_is_asked(words, asks):
    assert asks in said(words)


@pytest.mark.parametrize(("born", "words", "leaves"), rows(BORDERS)[1:])
def test_at_the_borders_of_the_calendar(born, words, leaves):
    assert said(words, a_childhood(date.fromisoformat(born))) == leaves


@pytest.mark.parametrize("words", ["when she was 3", "in pregnancy", "Year 2", "on her 5th birthday", "before 2020"])
def test_with_no_birth_date_what_hangs_on_it_is_asked(words):
    assert "date of birth" in said(words, a_childhood(None))


def test_with_no_birth_date_other_words_are_taken():
    assert said("after 3 May 2021", a_childhood(None)) == "2021-05-04 2026-03-01 range"
    assert said("May 2021", a_childhood(None)) == "2021-05-01 2021-05-31 month"


def test_an_unborn_child_has_a_pregnancy_and_no_age():
    unborn = a_childhood(None, due=date(2026, 6, 1))
    assert said("in pregnancy", unborn) == "2025-08-11 2026-03-01 range"
    assert said("before 1 January 2026", unborn) == "2025-08-11 2025-12-31 range"
    for words in ("Year 2", "when she was 3", "on her 5th birthday", "when she started school"):
        assert "not recorded as born yet" in said(words, unborn)


def test_not_known_stays_not_known():
    assert narrowed("not known", childhood=a_childhood(), today=TODAY).verdict is Verdict.UNDATED


def test_several_things_known_at_once_leave_what_they_share():
    both = [narrowed(words, childhood=a_childhood(), today=TODAY) for words in ("about Year 3", "after 1 May 2022")]
    on = together(both, text="Year 3, after 1 May 2022").on
    assert (on.earliest, on.latest, on.about) == (date(2022, 5, 2), date(2022, 8, 31), True)
    never = [narrowed(words, childhood=a_childhood(), today=TODAY) for words in ("Year 3", "after 31 August 2022")]
    assert together(never, text="").question.startswith("These do not fit together")


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_whatever_is_said_lies_between_the_pregnancy_and_the_day_it_was_known(words):
    reading = narrowed(words, childhood=a_childhood(), today=TODAY)
    if reading.verdict is Verdict.ACCEPTED:
        assert FIRST <= reading.on.earliest <= reading.on.latest <= KNOWN
    else:
        assert reading.on is None or reading.on.precision is Precision.UNKNOWN


DESCRIBED = """
  autumn term of Year 5   | autumn term 2023                   | between 1 September 2023 and 31 December 2023
  Reception               | school year 2018/19                | between 1 September 2018 and 31 August 2019
  Y3                      | school year 2021/22                | between 1 September 2021 and 31 August 2022
  nursery                 | about school year 2017/18          | roughly between 1 September 2017 and 31 August 2018
  when she started school | about autumn term 2018             | roughly between 1 September 2018 and 31 December 2018
  Spring 2022 term        | spring term 2022                   | between 1 January 2022 and 30 April 2022
  about 3 May 2021        | about 3 May 2021                   | about 3 May 2021
  3 May 2021              | 3 May 2021                         | on 3 May 2021
  when she was 4          | 3 May 2018 to 2 May 2019           | between 3 May 2018 and 2 May 2019
"""


@pytest.mark.parametrize(("words", "short", "full"), rows(DESCRIBED))
def test_it_is_said_in_plain_words(words, short, full):
    on = narrowed(words, childhood=a_childhood(), today=TODAY).on
    assert (describe(on), between(on)) == (short, full)


def test_what_nobody_knows_is_said_so():
    assert between(PartialDate.unknown()) == "date not known"
    assert Reading(Verdict.UNDATED, None).on is None


def a_day(text):
    return narrowed(text, childhood=a_childhood(), today=TODAY).on


BESIDE = """
  after           | before        | leaves
  3 May 2021      |               | 2021-05-03 2026-03-01
                  | 3 May 2021    | 2013-07-13 2021-05-03
  3 May 2021      | May 2022      | 2021-05-03 2022-05-31
  May 2021        | 3 May 2021    | 2021-05-01 2021-05-03
  3 May 2021      | 2 May 2021    | No day is left
"""


@pytest.mark.parametrize(("after", "before", "leaves"), rows(BESIDE)[1:])
def test_between_two_entries_of_the_story(after, before, leaves):
    reading = beside(
        after=a_day(after) if after else None, before=a_day(before) if before else None, childhood=a_childhood()
    )
    on = reading.on
    assert (f"{on.earliest} {on.latest}" if on else reading.question).startswith(leaves)


def test_before_an_entry_alone_there_is_no_beginning_without_a_birth_date():
    reading = beside(after=None, before=a_day("3 May 2021"), childhood=a_childhood(None))
    assert "Say both ends" in reading.question

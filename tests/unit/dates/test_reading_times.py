"""A time in a column of its own."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.reading_times import read_time

READ = """
09:30            | 09:30 |
9:30             | 09:30 |
9.30             | 09:30 |
0930             | 09:30 |
0930hrs          | 09:30 |
0930 Hours       | 09:30 |
9.30am           | 09:30 |
9.30 p.m.        | 21:30 |
2pm              | 14:00 |
12am             | 00:00 |
12pm             | 12:00 |
noon             | 12:00 |
14:05:30         | 14:05:30 |
09:30-10:30      | 09:30 |
2.30             | 02:30 | flagged
12:30            | 12:30 |
12.30            | 12:30 |
23.10            | 23:10 |
2015             | 20:15 | flagged
2015hrs          | 20:15 |
００：１５          | 00:15 |
00:00            | 00:00 |
00:00:00         |       |
morning          |       |
n/k              |       |
"""


@pytest.mark.parametrize(("text", "at", "flagged"), [line.split("|") for line in READ.strip().splitlines()])
def test_read(text: str, at: str, flagged: str) -> None:
    reading = read_time(text)
    assert reading.at == (time.fromisoformat(at.strip()) if at.strip() else None)
    assert bool(reading.flagged) == bool(flagged.strip())
    assert reading.question == ""


@pytest.mark.parametrize("text", ["25:00", "9.75", "13am", "0am", "2460", "soon", "06/03/2023", "9", "9" * 200])
def test_asked(text: str) -> None:
    reading = read_time(text)
    assert reading.at is None
    assert reading.question == f"“{text[:40]}” could not be read as a time. What is the time?"


@given(at=st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_what_is_written_is_read_back(at: time) -> None:
    for text in (f"{at:%H:%M}", f"{at:%H%M}hrs", f"{at:%I.%M%p}", f"{at:%H.%M}", f"{at:%H:%M:%S}".removesuffix(":00")):
        assert read_time(text).at == at


@given(text=st.one_of(st.text(max_size=60), st.text(alphabet="0123456789:. apmhrs-", max_size=14)))
def test_no_text_breaks_it(text: str) -> None:
    reading = read_time(text)
    assert reading == read_time(text)
    assert not (reading.question and (reading.at or reading.flagged))

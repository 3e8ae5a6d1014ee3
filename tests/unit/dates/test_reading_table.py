"""What each written date means: one line each, as on 21 November 2026."""

from datetime import date

import pytest

from seen.core.dates.reading import Reading, read_date, read_day

TODAY = date(2026, 11, 21)

# text | verdict | earliest | latest | precision | about | time | flagged. A blank latest is the earliest.
ACCEPTED = """
2023-03-06                            | 2023-03-06 |            | day    |       |       |
2023-03-06T09:30                      | 2023-03-06 |            | day    |       | 09:30 |
2023-03-06t09:30                      | 2023-03-06 |            | day    |       | 09:30 |
2023-03-06 09:30:00                   | 2023-03-06 |            | day    |       | 09:30 |
2023-03-06 09:30:15.250               | 2023-03-06 |            | day    |       | 09:30:15 |
2023-03-06 00:00:00                   | 2023-03-06 |            | day    |       |       |
06/03/2023 00:00:00                   | 2023-03-06 |            | day    |       |       |
06/03/2023 09:30:00                   | 2023-03-06 |            | day    |       | 09:30 |
2023-03-06 00:00                      | 2023-03-06 |            | day    |       | 00:00 |
2023-03-06T09:30:00Z                  | 2023-03-06 |            | day    |       | 09:30 | flagged
2023-03-06T09:30+01:00                | 2023-03-06 |            | day    |       | 09:30 | flagged
2023-03                               | 2023-03-01 | 2023-03-31 | month  |       |       |
2023/03/06                            | 2023-03-06 |            | day    |       |       |
2023.3.6                              | 2023-03-06 |            | day    |       |       |
20230306                              | 2023-03-06 |            | day    |       |       | flagged
06032023                              | 2023-03-06 |            | day    |       |       | flagged
06/03/2023                            | 2023-03-06 |            | day    |       |       |
6/3/2023                              | 2023-03-06 |            | day    |       |       |
06.03.2023                            | 2023-03-06 |            | day    |       |       |
06-03-2023                            | 2023-03-06 |            | day    |       |       |
06 03 2023                            | 2023-03-06 |            | day    |       |       |
06\\03\\2023                          | 2023-03-06 |            | day    |       |       |
06 / 03 / 2023                        | 2023-03-06 |            | day    |       |       |
06/ 03/ 2023                          | 2023-03-06 |            | day    |       |       |
'06/03/2023                           | 2023-03-06 |            | day    |       |       |
(06/03/2023)                          | 2023-03-06 |            | day    |       |       |
06.03.2023.                           | 2023-03-06 |            | day    |       |       |
Date: 06/03/2023                      | 2023-03-06 |            | day    |       |       |
on 6 March 2023                       | 2023-03-06 |            | day    |       |       |
06–03–2023                            | 2023-03-06 |            | day    |       |       |
０６／０３／２０２３                        | 2023-03-06 |            | day    |       |       |
22/05/16                              | 2016-05-22 |            | day    |       |       |
22.05.16                              | 2016-05-22 |            | day    |       |       |
22/05/'16                             | 2016-05-22 |            | day    |       |       |
22.05/16                              | 2016-05-22 |            | day    |       |       | flagged
22/05.2016                            | 2016-05-22 |            | day    |       |       | flagged
22/05-2016                            | 2016-05-22 |            | day    |       |       | flagged
22/05 2016                            | 2016-05-22 |            | day    |       |       | flagged
29/02/2024                            | 2024-02-29 |            | day    |       |       |
29/02/24                              | 2024-02-29 |            | day    |       |       |
21/11/2026                            | 2026-11-21 |            | day    |       |       |
22-may-16                             | 2016-05-22 |            | day    |       |       |
22may16                               | 2016-05-22 |            | day    |       |       |
22 MAY 2016                           | 2016-05-22 |            | day    |       |       |
?22 may 2016                          | 2016-05-22 |            | day    | about |       |
6 March 2023                          | 2023-03-06 |            | day    |       |       |
6th March 2023                        | 2023-03-06 |            | day    |       |       |
3rd Mar 2023                          | 2023-03-03 |            | day    |       |       |
2nd of May 2022                       | 2022-05-02 |            | day    |       |       |
the 2nd of May, 2022                  | 2022-05-02 |            | day    |       |       |
6-Mar-2023                            | 2023-03-06 |            | day    |       |       |
6 Mar. 2023                           | 2023-03-06 |            | day    |       |       |
6 Mar 23                              | 2023-03-06 |            | day    |       |       |
6 Sept 2023                           | 2023-09-06 |            | day    |       |       |
6 sep 2023                            | 2023-09-06 |            | day    |       |       |
March 6 2023                          | 2023-03-06 |            | day    |       |       |
March 6th, 2023                       | 2023-03-06 |            | day    |       |       |
2023 March 6                          | 2023-03-06 |            | day    |       |       |
2023-Mar-06                           | 2023-03-06 |            | day    |       |       |
Monday 6 March 2023                   | 2023-03-06 |            | day    |       |       |
Mon 6 March 2023                      | 2023-03-06 |            | day    |       |       |
Mon, 06/03/2023                       | 2023-03-06 |            | day    |       |       |
Mon. 06/03/2023                       | 2023-03-06 |            | day    |       |       |
Monday the 6th of March 2023          | 2023-03-06 |            | day    |       |       |
06/03/2023 (Mon)                      | 2023-03-06 |            | day    |       |       |
6 March 2023 Monday                   | 2023-03-06 |            | day    |       |       |
Tues 7 March 2023                     | 2023-03-07 |            | day    |       |       |
Weds 8 March 2023                     | 2023-03-08 |            | day    |       |       |
Thurs 9 March 2023                    | 2023-03-09 |            | day    |       |       |
Sat 11 March 2023                     | 2023-03-11 |            | day    |       |       |
March 2023                            | 2023-03-01 | 2023-03-31 | month  |       |       |
march of 2023                         | 2023-03-01 | 2023-03-31 | month  |       |       |
Mar-2023                              | 2023-03-01 | 2023-03-31 | month  |       |       |
03/2023                               | 2023-03-01 | 2023-03-31 | month  |       |       |
3.2023                                | 2023-03-01 | 2023-03-31 | month  |       |       |
2023 March                            | 2023-03-01 | 2023-03-31 | month  |       |       |
February 2024                         | 2024-02-01 | 2024-02-29 | month  |       |       |
Sept '22                              | 2022-09-01 | 2022-09-30 | month  |       |       |
in March 2023                         | 2023-03-01 | 2023-03-31 | month  |       |       |
??/05/2016                            | 2016-05-01 | 2016-05-31 | month  |       |       |
xx/05/2016                            | 2016-05-01 | 2016-05-31 | month  |       |       |
??/??/2016                            | 2016-01-01 | 2016-12-31 | year   |       |       |
2010-11                               | 2010-11-01 | 2010-11-30 | month  |       |       | flagged
November 2026                         | 2026-11-01 | 2026-11-21 | month  |       |       |
2023                                  | 2023-01-01 | 2023-12-31 | year   |       |       |
2026                                  | 2026-01-01 | 2026-11-21 | year   |       |       |
c.2019                                | 2019-01-01 | 2019-12-31 | year   | about |       |
c2019                                 | 2019-01-01 | 2019-12-31 | year   | about |       |
~2019                                 | 2019-01-01 | 2019-12-31 | year   | about |       |
≈2019                                 | 2019-01-01 | 2019-12-31 | year   | about |       |
circa 2019                            | 2019-01-01 | 2019-12-31 | year   | about |       |
late 2019                             | 2019-01-01 | 2019-12-31 | year   | about |       |
2019-ish                              | 2019-01-01 | 2019-12-31 | year   | about |       |
early March 2023                      | 2023-03-01 | 2023-03-31 | month  | about |       |
early/c. March 2023                   | 2023-03-01 | 2023-03-31 | month  | about |       |
mid-March 2023                        | 2023-03-01 | 2023-03-31 | month  | about |       |
late March 2023                       | 2023-03-01 | 2023-03-31 | month  | about |       |
end of March 2023                     | 2023-03-01 | 2023-03-31 | month  | about |       |
c. March 2023                         | 2023-03-01 | 2023-03-31 | month  | about |       |
about March 2023                      | 2023-03-01 | 2023-03-31 | month  | about |       |
approx. March 2023                    | 2023-03-01 | 2023-03-31 | month  | about |       |
March 2023?                           | 2023-03-01 | 2023-03-31 | month  | about |       |
March 2023 (?)                        | 2023-03-01 | 2023-03-31 | month  | about |       |
March 2023 (approx)                   | 2023-03-01 | 2023-03-31 | month  | about |       |
06/03/2023 approx                     | 2023-03-06 |            | day    | about |       |
approximately 06/03/2023              | 2023-03-06 |            | day    | about |       |
Spring 2023                           | 2023-03-01 | 2023-05-31 | season |       |       |
summer of 2023                        | 2023-06-01 | 2023-08-31 | season |       |       |
Autumn '22                            | 2022-09-01 | 2022-11-30 | season |       |       |
2022 autumn                           | 2022-09-01 | 2022-11-30 | season |       |       |
early spring 2023                     | 2023-03-01 | 2023-05-31 | season | about |       |
Winter 2022/23                        | 2022-12-01 | 2023-02-28 | season |       |       |
winter 2023-2024                      | 2023-12-01 | 2024-02-29 | season |       |       |
autumn 2026                           | 2026-09-01 | 2026-11-21 | season |       |       |
Autumn term 2022                      | 2022-09-01 | 2022-12-31 | term   |       |       |
Autumn Term 22                        | 2022-09-01 | 2022-12-31 | term   |       |       |
autumn term 2022/23                   | 2022-09-01 | 2022-12-31 | term   |       |       |
spring term 2023                      | 2023-01-01 | 2023-04-30 | term   |       |       |
Spring term 2022/23                   | 2023-01-01 | 2023-04-30 | term   |       |       |
summer 2023 term                      | 2023-04-01 | 2023-08-31 | term   |       |       |
2023 summer term                      | 2023-04-01 | 2023-08-31 | term   |       |       |
autumn term 2026                      | 2026-09-01 | 2026-11-21 | term   |       |       |
school year 2022/23                   | 2022-09-01 | 2023-08-31 | term   |       |       |
2022-2023 academic year               | 2022-09-01 | 2023-08-31 | term   |       |       |
academic year 2026/27                 | 2026-09-01 | 2026-11-21 | term   |       |       |
w/c 06/03/2023                        | 2023-03-06 | 2023-03-12 | week   |       |       |
wc 6.3.23                             | 2023-03-06 | 2023-03-12 | week   |       |       |
w/c Mon 6th March 2023                | 2023-03-06 | 2023-03-12 | week   |       |       |
week commencing 6 March 2023          | 2023-03-06 | 2023-03-12 | week   |       |       |
week beginning 6 March 2023           | 2023-03-06 | 2023-03-12 | week   |       |       |
w/c 07/03/2023                        | 2023-03-07 | 2023-03-13 | week   |       |       | flagged
week ending 12/03/2023                | 2023-03-06 | 2023-03-12 | week   |       |       |
w/c 16/11/2026                        | 2026-11-16 | 2026-11-21 | week   |       |       |
06-08/03/2023                         | 2023-03-06 | 2023-03-08 | range  |       |       |
06-08/03 2023                         | 2023-03-06 | 2023-03-08 | range  |       |       | flagged
06/03 - 08/03/2023                    | 2023-03-06 | 2023-03-08 | range  |       |       |
06/03/2023-08/03/2023                 | 2023-03-06 | 2023-03-08 | range  |       |       |
2023-03-06 to 2023-03-08              | 2023-03-06 | 2023-03-08 | range  |       |       |
between 3rd and 9th March 2023        | 2023-03-03 | 2023-03-09 | range  |       |       |
between the 3rd and the 9th March 2023 | 2023-03-03 | 2023-03-09 | range |       |       |
1-3 May 2022                          | 2022-05-01 | 2022-05-03 | range  |       |       |
1st – 3rd of May 2022                 | 2022-05-01 | 2022-05-03 | range  |       |       |
from 1 May 2022 to 3 May 2022         | 2022-05-01 | 2022-05-03 | range  |       |       |
28 Feb - 3 March 2023                 | 2023-02-28 | 2023-03-03 | range  |       |       |
28/12/2022 - 03/01/2023               | 2022-12-28 | 2023-01-03 | range  |       |       |
Mon 6 - Wed 8 March 2023              | 2023-03-06 | 2023-03-08 | range  |       |       |
20/11/2026 - 21/11/2026               | 2026-11-20 | 2026-11-21 | range  |       |       |
c. 3 - 9 March 2023                   | 2023-03-03 | 2023-03-09 | range  | about |       |
March to May 2022                     | 2022-03-01 | 2022-05-31 | range  |       |       |
Dec 2021 - Jan 2022                   | 2021-12-01 | 2022-01-31 | range  |       |       |
between 2019 and 2021                 | 2019-01-01 | 2021-12-31 | range  |       |       |
2019-2022                             | 2019-01-01 | 2022-12-31 | range  |       |       |
2021-2022                             | 2021-01-01 | 2022-12-31 | range  |       |       | flagged
45012                                 | 2023-03-27 |            | day    |       |       | flagged
44991.0                               | 2023-03-06 |            | day    |       |       | flagged
44991.395833333                       | 2023-03-06 |            | day    |       | 09:30 | flagged
06/03/23 0930hrs                      | 2023-03-06 |            | day    |       | 09:30 |
06/03/23 0930                         | 2023-03-06 |            | day    |       | 09:30 |
06/03/2023 2015                       | 2023-03-06 |            | day    |       | 20:15 | flagged
06/03/2023 2015hrs                    | 2023-03-06 |            | day    |       | 20:15 |
06/03/2023 14:05                      | 2023-03-06 |            | day    |       | 14:05 |
06/03/2023 14:05:30                   | 2023-03-06 |            | day    |       | 14:05:30 |
06/03/2023 at 14:05                   | 2023-03-06 |            | day    |       | 14:05 |
06/03/2023 @ 14:05                    | 2023-03-06 |            | day    |       | 14:05 |
06/03/2023 - 14:05                    | 2023-03-06 |            | day    |       | 14:05 |
06/03/2023, 9.30am                    | 2023-03-06 |            | day    |       | 09:30 |
06/03/2023 9.30 p.m.                  | 2023-03-06 |            | day    |       | 21:30 |
06/03/2023 9.30                       | 2023-03-06 |            | day    |       | 09:30 |
06/03/2023 2.30                       | 2023-03-06 |            | day    |       | 02:30 | flagged
06/03/2023 2pm                        | 2023-03-06 |            | day    |       | 14:00 |
06/03/2023 12am                       | 2023-03-06 |            | day    |       | 00:00 |
06/03/2023 12.15pm                    | 2023-03-06 |            | day    |       | 12:15 |
06/03/2023 14:05pm                    | 2023-03-06 |            | day    |       | 14:05 |
06/03/2023 noon                       | 2023-03-06 |            | day    |       | 12:00 |
06/03/2023 am                         | 2023-03-06 |            | day    |       |       |
06/03/2023 evening                    | 2023-03-06 |            | day    |       |       |
06/03/2023 09:30-10:30                | 2023-03-06 |            | day    |       | 09:30 |
06/03/2023 9.30am to 11am             | 2023-03-06 |            | day    |       | 09:30 |
2pm 06/03/2023                        | 2023-03-06 |            | day    |       | 14:00 |
9.30am on 6 March 2023                | 2023-03-06 |            | day    |       | 09:30 |
Mon 6 March 2023 0930hrs              | 2023-03-06 |            | day    |       | 09:30 |
c. 06/03/2023 14:05                   | 2023-03-06 |            | day    | about | 14:05 |
06/03/2023 approx 14:05               | 2023-03-06 |            | day    | about | 14:05 |
"""

NOT_ACCEPTED = """
12/13/2022                  | ask      | 13 December 2022
2023-13-06                  | ask      | 13 June 2023
Sept 22                     | ask      | 22 September
Sep-22                      | ask      | 22 September
May 16                      | ask      | 16 May
3/3                         | ask      | year
03/23                       | ask      | year
6                           | ask      | month and year
6th                         | ask      | month and year
Mon 6 March                 | ask      | no year
6 March                     | ask      | no year
March 22nd                  | ask      | no year
c. March                    | ask      | no year
early/c. March              | ask      | no year
March                       | ask      | no year
22-Sep                      | ask      | no year
between 3rd and 9th         | ask      | no month and year
6 March 2023 - 8 March      | ask      | no year
Spring                      | ask      | which season
2022 spring 2023            | ask      | which season
autumn 2022/23              | ask      | which season
Winter 2022                 | ask      | began
winter 2022/24              | ask      | which season
autumn term                 | ask      | which term
winter term 2022            | ask      | which term
autumn term 2022/25         | ask      | which term
2022/23                     | ask      | school year
2022-23                     | ask      | school year
2010/11                     | ask      | school year
2021/2022                   | ask      | school year
2021/2023                   | ask      | read
2021/22/23/24               | ask      | read
school year                 | ask      | school year
school year 2022            | ask      | school year
22/05/99                    | ask      | two digits
22-may-99                   | ask      | two digits
Sept 45                     | ask      | two digits
06-08/03                    | ask      | several ways
06-08/2023                  | ask      | several ways
06-08/03/23/1               | ask      | read
22-05/2016                  | ask      | several ways
22/05-16                    | ask      | several ways
06/03 12                    | ask      | several ways
06 03/12                    | ask      | several ways
Tue 6 March 2023            | ask      | weekday
06/03/2023 (Tue)            | ask      | weekday
Mon 6 - Fri 8 March 2023    | ask      | weekday
Tue 6 - Wed 8 March 2023    | ask      | weekday
Mon March - May 2022        | ask      | weekday
Monday March 2023           | ask      | read
9-3 March 2023              | ask      | before it begins
Nov - Jan 2022              | ask      | before it begins
3rd - 5 2022                | ask      | same way
2021 - May 2022             | ask      | same way
March to 6 May 2022         | ask      | same way
Sept 22 to 6 May 2023       | ask      | 22 September
6 May 2022 to Sept 22       | ask      | 22 September
1 and 3 May 2022            | ask      | read
between 3 March 2023        | ask      | read
from 6 March 2023           | ask      | read
since 2019                  | ask      | read
06/03/2023 - 12.05          | ask      | year
06/03/2023 25:00            | ask      | time
06/03/2023 13am             | ask      | time
06/03/2023 0am              | ask      | time
06/03/2023 14:60            | ask      | time
2023-03-06T25:00            | ask      | time
March 2023 2pm              | ask      | no single day
w/c March 2023              | ask      | which day did the week begin
w/c 3/3                     | ask      | year
w/c blue moon               | ask      | read
w/c 0001-01-01              | ask      | which day did the week begin
22/??/2016                  | ask      | read
6/3/203                     | ask      | read
6/3                         | ask      | two numbers
123/45                      | ask      | read
12345678                    | ask      | read
99999999                    | ask      | read
20231331                    | ask      | read
12345                       | ask      | read
99999                       | ask      | read
1² March 2023               | ask      | read
٠٦/٠٣/٢٠٢٣                  | ask      | read
SW spoke to M               | ask      | read
yesterday                   | ask      | read
Christmas 2022              | ask      | read
22/11/2026                  | ask      | after today
Spring 2027                 | ask      | after today
20/11/2026 - 25/11/2026     | ask      | ends after today
22/05/0100                  | ask      | very long ago
0930                        | ask      | very long ago
01/01/1900                  | ask      | very long ago
01/01/1970                  | ask      | no date is known
31/04/2023                  | rejected | calendar
29/02/2023                  | rejected | calendar
29/02/23                    | rejected | calendar
31/04/23                    | rejected | calendar
2023-02-30                  | rejected | calendar
45/03/2023                  | rejected | calendar
00/03/2023                  | rejected | calendar
31 April 2023               | rejected | calendar
31 June 23                  | rejected | calendar
13/2023                     | rejected | calendar
03/0000                     | rejected | calendar
0000                        | rejected | calendar
spring 0000                 | rejected | calendar
06-31/04/2023               | rejected | calendar
31-06/05/2023               | ask      | before it begins
31 Feb - 3 March 2023       | rejected | calendar
"""

UNDATED = (
    "", " ", "-", "—", "?", "??", "???", "Undated", "UNDATED", "unknown", "Unknown.", "n/k", "N/K", "nk", "n.k.",
    "not known", "Not Known", "date not known", "date unknown", "not recorded", "n/a", "none", "no date", "n.d.",
    "xx/xx/xxxx", "??/??/????", "__/__/____", "tbc", "blank", "(blank)", "don’t know", "\u200b", "null",
)  # fmt: skip


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def read(text: str) -> Reading:
    return read_date(text.replace("\\\\", "\\"), today=TODAY)


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "about", "time", "flagged"), rows(ACCEPTED))
def test_accepted(text: str, earliest: str, latest: str, precision: str, about: str, time: str, flagged: str) -> None:
    reading = read(text)
    assert reading.verdict == "accepted", reading
    assert reading.on is not None
    assert reading.on.text == text.replace("\\\\", "\\")
    assert str(reading.on.earliest) == earliest
    assert str(reading.on.latest) == (latest or earliest)
    assert reading.on.precision == precision
    assert reading.on.about == bool(about)
    assert (reading.time.isoformat() if reading.time else "") == (time + ":00" if len(time) == 5 else time)
    assert bool(reading.flagged) == bool(flagged), reading.flagged
    assert reading.question == ""


@pytest.mark.parametrize(("text", "verdict", "says"), rows(NOT_ACCEPTED))
def test_not_accepted(text: str, verdict: str, says: str) -> None:
    reading = read(text)
    assert reading.verdict == verdict, reading
    assert says.lower() in reading.question.lower()
    assert reading.question.startswith(f"“{text}”")
    assert reading.question.endswith("?")
    assert (reading.on, reading.time, reading.flagged) == (None, None, "")
    assert reading.text == text


@pytest.mark.parametrize("text", UNDATED)
def test_undated(text: str) -> None:
    reading = read(text)
    assert reading.verdict == "undated", reading
    assert reading.on is not None
    assert reading.on.precision == "unknown"
    assert reading.on.earliest is None
    assert reading.on.latest is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 May 2026", date(2026, 5, 3)),
        ("21 November 2026", TODAY),
        ("22 November 2026", None),  # to come
        ("31 December 2025", None),  # before the first day allowed
        ("1 January 2026", date(2026, 1, 1)),
        ("May 2026", None),
        ("not known", None),
        ("next month or so", None),
        ("", None),
    ],
)
def test_a_whole_day_and_nothing_else(text: str, day: date | None) -> None:
    assert read_day(text, today=TODAY, not_before=date(2026, 1, 1)) == day


def test_the_table_is_long_enough() -> None:
    assert len(rows(ACCEPTED)) + len(rows(NOT_ACCEPTED)) + len(UNDATED) >= 150

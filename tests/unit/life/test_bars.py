"""What went on, from the entries that began and ended it."""

from datetime import date
from uuid import UUID

from seen.core.life.bars import Bar, Turn, bars, rows, steps


def turns(table: str) -> list[Turn]:
    """Read lines of `day | + or - | name | agency`."""
    found = []
    for number, line in enumerate(table.strip().splitlines()):
        day, sign, name, agency = (cell.strip() for cell in line.split("|"))
        found.append(Turn(UUID(int=number), date.fromisoformat(day), sign == "+", name, agency))
    return found


def said(found: tuple[Bar, ...]) -> list[str]:
    return [f"{bar.name or bar.agency} {bar.since or '?'} to {bar.until or 'now'}" for bar in found]


def test_work_that_opened_and_closed():
    told = turns("""2020-01-01 | + | help | school
                    2020-03-01 | + | visits | clinic
                    2020-06-01 | - | help | council""")
    assert said(bars(told)) == ["help 2020-01-01 to 2020-06-01", "visits 2020-03-01 to now"]


def test_where_one_says_no_name_the_agency_tells_what_ended():
    told = turns("""2020-01-01 | + | help | school
                    2020-02-01 | + | visits | clinic
                    2020-06-01 | - |  | school""")
    assert said(bars(told)) == ["help 2020-01-01 to 2020-06-01", "visits 2020-02-01 to now"]


def test_an_end_with_no_beginning_known():
    assert said(bars(turns("2020-06-01 | - | help | school"))) == ["help ? to 2020-06-01"]


def test_closed_and_opened_again_on_one_day_stays_open():
    told = turns("""2020-01-01 | + | help | school
                    2020-06-01 | + | help | school
                    2020-06-01 | - | help | school""")
    assert said(bars(told)) == ["help 2020-01-01 to 2020-06-01", "help 2020-06-01 to now"]


def test_opened_and_closed_on_one_day_is_over():
    told = turns("""2020-06-01 | - | help | school
                    2020-06-01 | + | help | school""")
    assert said(bars(told)) == ["help 2020-06-01 to 2020-06-01"]


def test_levels_follow_on_each_other():
    told = turns("""2020-01-01 | + | early_help | x
                    2020-06-01 | + | child_in_need | x
                    2020-06-01 | + | child_protection | x
                    2021-01-01 | + |  | x
                    2022-01-01 | + | early_help | x""")
    assert said(steps(told)) == [
        "early_help 2020-01-01 to 2020-06-01",
        "child_protection 2020-06-01 to 2021-01-01",
        "early_help 2022-01-01 to now",
    ]


def test_bars_share_a_row_where_none_lies_over_another():
    told = bars(
        turns("""2020-01-01 | + | a | x
                         2020-03-01 | + | b | x
                         2020-06-01 | - | a | x
                         2020-06-01 | + | c | x
                         2020-07-01 | + | d | x""")
    )
    assert [[bar.name for bar in row] for row in rows(told, most=3)] == [["a", "c"], ["b"], ["d"]]
    assert [[bar.name for bar in row] for row in rows(told, most=2)] == [["a", "c"], ["b", "d"]]
    assert rows((), most=2) == ()

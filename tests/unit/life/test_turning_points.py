"""At most seven turning points: what people marked first, then changes of level, home and work; both ends kept."""

import pytest

from seen.core.life.turning_points import turning_points
from tests.unit.life.lives import a_life, ref_of, refs

HEAD = "ref | on | kind | event\n"
# One of each sort, and what turns nothing.
EACH = """  ref | on         | kind                             | event
            a   | 2020-01-01 | food.concern                     |
            b   | 2020-02-01 | level.changed                    |
            c   | 2020-03-01 | household.joined                 |
            d   | 2020-04-01 | address.moved                    |
            e   | 2020-05-01 | area.moved                       |
            f   | 2020-06-01 | work.opened                      |
            g   | 2020-07-01 | worker.allocated                 |
            h   | 2020-08-01 | note.strength                    |
            i   |            | level.changed                    | """
EVENTS = """  ref | on         | kind          | event
              a   | 2020-01-01 | level.changed | one
              b   | 2020-01-02 | level.changed | one
              c   | 2020-01-03 | level.changed |       """


def many(kinds: str) -> str:
    """Return a life of one moment for each letter, a month apart: l level, h household, w work, n a note."""
    named = {"l": "level.changed", "h": "household.left", "w": "work.closed", "n": "note.observation"}
    rows = (f"{at:02} | {2000 + at // 12}-{at % 12 + 1:02}-01 | {named[kind]} | \n" for at, kind in enumerate(kinds))
    return HEAD + "".join(rows)


def chosen(table: str, curated: str = "") -> str:
    return refs(turning_points(a_life(table), curated={ref_of(name) for name in curated.split()}))


def test_what_turns_a_life_and_what_does_not():
    assert chosen(EACH) == "b c d e f g"


def test_what_people_marked_turns_it_whatever_it_is_and_without_a_date():
    assert chosen(EACH, "a i") == "a b c d e g i"
    assert chosen("ref | on | kind\n a | | food.concern", "a") == "a"


@pytest.mark.parametrize(
    ("kinds", "curated", "kept"),
    [
        ("", "", ""),
        ("n", "", ""),
        ("l", "", "00"),
        ("lllllll", "", "00 01 02 03 04 05 06"),  # seven are all of them
        ("llllllll", "", "00 02 03 04 05 06 07"),  # the oldest, and the newest six
        ("wwwwwwww", "", "00 02 03 04 05 06 07"),
        ("wllllllllw", "", "00 04 05 06 07 08 09"),  # both ends are kept, though they weigh least
        ("whhhhlllw", "", "00 03 04 05 06 07 08"),  # level before household before work
        ("nnnnnnnnnn", "00 01 02 03 04 05 06 07 08", "00 03 04 05 06 07 08"),  # nine marked: the ends, then the newest
        ("llllllllnn", "08", "00 03 04 05 06 07 08"),
        ("wnllllllllw", "01", "00 01 06 07 08 09 10"),  # what people marked comes before any level
    ],
)
def test_seven_at_most(kinds, curated, kept):
    assert chosen(many(kinds), curated) == kept


def test_accounts_of_one_event_are_one():
    assert chosen(EVENTS) == "a c"


def test_on_one_day_the_order_of_the_story_holds():
    same = HEAD + "".join(f"{name} | 2020-01-01 | level.changed | \n" for name in "abcdefghi")
    assert chosen(same) == "a d e f g h i"
    assert chosen(same) == chosen(same)

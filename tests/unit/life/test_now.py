"""What comes first in a life: newest first, the newest worry and strength, and what is new."""

from datetime import UTC, datetime

from seen.core.life.now import STRENGTH, WORRY, New, new_since, newest, newest_first
from tests.unit.life.lives import a_life, refs

LIFE = """  ref | on         | kind             | polarity | recorded   | event
            a   | 2026-01-05 | food.concern     | -1       | 2026-01-05 |
            b   | 2026-02-01 | note.strength    | 1        | 2026-02-01 |
            c   | 2026-03-01 | level.changed    | 0        | 2026-03-01 |
            d   | 2026-03-09 | hygiene.concern  | -1       | 2026-03-09 |
            e   |            | note.observation | -1       | 2026-04-01 | """
JOINED = """ ref | on         | event
             a   | 2026-01-05 | one
             b   | 2026-01-06 |
             c   | 2026-01-06 | one
             d   | 2026-01-07 | """


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_newest_first_and_what_has_no_date_last():
    assert refs(newest_first(a_life(LIFE))) == "d c b a e"


def test_accounts_of_one_event_stand_where_the_first_of_them_stands():
    assert refs(newest_first(a_life(JOINED))) == "d c a b"


def test_no_life_has_no_newest():
    assert newest_first([]) == []
    assert newest([], polarity=WORRY) is None


def test_the_newest_of_each_is_dated():
    ordered = newest_first(a_life(LIFE))
    assert refs([one for one in (newest(ordered, polarity=WORRY), newest(ordered, polarity=STRENGTH)) if one]) == "d b"
    assert newest([one for one in ordered if not one.latest], polarity=WORRY) is None


def test_new_is_what_was_written_after_a_moment_whenever_it_happened():
    life = a_life(LIFE)
    assert new_since(life, at=at("2026-02-28T00:00")) == New(entries=3, worries=2, strengths=0, levels=1)
    assert new_since(life, at=at("2026-03-09T11:59")) == New(entries=2, worries=2, strengths=0, levels=0)
    assert new_since(life, at=at("2026-03-09T12:00")) == New(entries=1, worries=1, strengths=0, levels=0)
    assert new_since(life, at=at("2026-01-01T00:00")) == New(entries=5, worries=3, strengths=1, levels=1)
    assert new_since(life, at=at("2026-04-01T12:00")) == New(entries=0, worries=0, strengths=0, levels=0)

"""Levels over time: a cell for each assessment, what is carried, what is not known, and breaks between versions."""

from itertools import pairwise

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from seen.core.instruments.looks import look_of, newest_levels, series
from seen.core.instruments.over_time import Stands, heat_strip, latest
from seen.core.instruments.tool import BadAnswer, Unit
from tests.builders.assessed import AREAS, a_tool, an_assessment, sixty_reviews

TOOLS = {
    ("toy", "1.0"): a_tool(),
    ("toy", "1.1"): a_tool(version="1.1"),
    ("care", "1.0"): a_tool("care", grades=5, method="graded-care", unit=Unit.CHILD_AND_CARER),
    ("words", "1.0"): a_tool("words", method="none"),
    ("house", "1.0"): a_tool("house", unit=Unit.HOME),
}


def strip(*given):
    (one,) = series(given, tools=TOOLS)
    return heat_strip(one.looks, areas=tuple(one.lines))


def drawn(*given) -> dict[str, str]:
    """Return a line for each area: 3 found, (3) carried, ? not known, – not applicable, . not looked at."""
    found = strip(*given)
    return {row.area: " ".join(sign(cell) for cell in row.cells) for row in found.rows}


def sign(cell) -> str:
    said = str(cell.level.grade or ("?" if cell.level.not_known else "–"))
    return {Stands.CARRIED: f"({said})", Stands.NOT_LOOKED: "."}.get(cell.stands, said)


TABLE = [
    # what each assessment said, a month apart | physical care | its changes
    ("food=2", "2", "first"),
    ("food=n clothes=n", "?", "first"),
    ("food=-", "?", "first"),
    ("food=- clothes=- clean=- home=-", "–", "first"),
    ("food=2 clothes=n", "2", "first"),
    ("food=1 clothes=-", "1", "first"),
    ("food=2; food=3", "2 3", "first worse"),
    ("food=3; food=2", "3 2", "first better"),
    ("food=3; food=3 clothes=2", "3 3", "first same"),
    ("food=3; teeth=1; food=3", "3 (3) 3", "first - same"),
    ("food=n; teeth=1; food=3", "? (?) 3", "first - level_now"),
    ("food=3; food=n; food=2", "3 ? 2", "first no_level_now better"),
    ("food=3; food=n; teeth=1", "3 ? (?)", "first no_level_now -"),
    ("food=n; food=n", "? ?", "first -"),
    ("food=- clothes=- clean=- home=-; food=2", "– 2", "first level_now"),
    ("teeth=1; food=2", ". 2", "- first"),
]


@pytest.mark.parametrize(("said", "cells", "changes"), TABLE, ids=[row[0] for row in TABLE])
def test_a_cell_for_each_assessment(said, cells, changes):
    given = [an_assessment(one, f"2026-{month:02}-05") for month, one in enumerate(said.split("; "), 1)]
    assert drawn(*given)["physical-care"] == cells
    (row,) = (row for row in strip(*given).rows if row.area == "physical-care")
    assert [cell.change.value or "-" for cell in row.cells] == changes.split()


def test_what_is_carried_says_from_which_day_and_a_change_what_it_was():
    found = strip(
        an_assessment("food=3", "2026-01-05"),
        an_assessment("teeth=1", "2026-02-05"),
        an_assessment("food=2", "2026-03-05"),
    )
    _, carried, last = found.rows[0].cells
    assert (str(carried.since), carried.was) == ("2026-01-05", None)
    assert (str(last.since), last.was) == ("2026-01-05", 3)


def test_another_version_is_a_break_and_nothing_is_compared_over_it():
    found = strip(
        an_assessment("food=3", "2026-01-05"),
        an_assessment("food=2", "2026-02-05", version="1.1"),
        an_assessment("food=1", "2026-03-05", version="1.1"),
    )
    assert [column.breaks for column in found.columns] == [False, True, False]
    assert [cell.change.value for cell in found.rows[0].cells] == ["first", "other_version", "better"]


def test_a_second_rater_stands_beside_the_first_and_continues_nothing():
    first = an_assessment("food=2 teeth=1", "2026-01-05")
    other = an_assessment("food=4", "2026-01-05", role="second_rater", rater="Bob Elm", pair=first.id)
    then = an_assessment("food=3", "2026-02-05")
    assert drawn(then, other, first) == {"physical-care": "2 4 3", "health": "1 . (1)"}
    assert [cell.change.value for cell in strip(first, other, then).rows[0].cells] == ["first", "", "worse"]
    found = latest(strip(first, other))["physical-care"]
    assert (found[0].id, found[1].level.grade) == (first.id, 2)


def test_only_what_was_looked_at_is_the_latest():
    found = latest(strip(an_assessment("food=2 teeth=n", "2026-01-05"), an_assessment("food=3", "2026-02-05")))
    assert [(area, str(given.on), cell.level.grade) for area, (given, cell) in found.items()] == [
        ("physical-care", "2026-02-05", 3),
        ("health", "2026-01-05", None),
    ]


def test_the_rule_of_the_tool_gives_the_level_and_names_what_decided_it():
    look = look_of(an_assessment("food=1 clothes=1 clean=4", tool="care"), TOOLS["care", "1.0"])
    assert look.areas["physical-care"] == (4, ("clean",), 1)  # home was not answered
    assert set(look.areas) == {"physical-care"}


def test_a_tool_that_brings_nothing_together_has_a_line_for_each_item():
    assert drawn(an_assessment("food=2 teeth=n", tool="words")) == {"food": "2", "teeth": "?"}


def test_an_answer_that_the_tool_does_not_have_is_refused():
    with pytest.raises(BadAnswer):
        look_of(an_assessment("food=9"), TOOLS["toy", "1.0"])


def test_homes_carers_goals_and_own_sheets_never_stand_on_one_line():
    given = [
        an_assessment("food=1", "2026-01-05"),
        an_assessment("food=1", "2026-02-05", setting="school"),
        an_assessment("food=1", "2026-03-05", carer="Maya Reed"),
        an_assessment("food=1", "2026-04-05", goal="Bed by eight"),
        an_assessment("food=1", "2026-05-05", role="carer", rater="Maya Reed"),
        an_assessment("food=1", "2026-06-05", role="carer", rater="Tom Reed"),
    ]
    found = series(given, tools=TOOLS)
    assert [(one.carer, one.goal, one.setting, one.whose) for one in found] == [
        ("", "", "", "Tom Reed"),
        ("", "", "", "Maya Reed"),
        ("", "Bed by eight", "", ""),
        ("Maya Reed", "", "", ""),
        ("", "", "school", ""),
        ("", "", "", ""),
    ]


def test_the_newest_version_names_the_lines_and_what_nobody_answered_is_no_series():
    both = [an_assessment("food=1", "2026-02-05", version="1.1"), an_assessment("food=1", "2026-01-05")]
    (one,) = series(both, tools=TOOLS)
    assert (one.tool.version, [given.version for given in one.given]) == ("1.1", ["1.0", "1.1"])
    assert series([an_assessment("")], tools=TOOLS) == []
    (alone,) = series([an_assessment("food=1", role="second_rater")], tools=TOOLS)
    assert alone.tool.version == "1.0"


def test_a_life_shows_the_newest_level_of_each_area_of_care():
    given = [
        an_assessment("food=4 teeth=2 watched=3", "2026-01-05"),
        an_assessment("food=2 clothes=n", "2026-03-05"),
        an_assessment("watched=n", "2026-03-05"),
        an_assessment("warmth=- comfort=- limits=-", "2026-03-06"),
        an_assessment("food=1", "2026-04-05", role="carer"),
        an_assessment("food=1", "2026-04-05", tool="words"),
        an_assessment("food=1", "2026-04-05", tool="house"),
        an_assessment("food=1", "2026-04-05", role="second_rater"),
    ]
    found = newest_levels(given, tools=TOOLS)
    assert {area: (str(one.on), result.grade) for area, (one, result, _) in found.items()} == {
        "physical-care": ("2026-03-05", 2),
        "health": ("2026-01-05", 2),
        "safety-and-supervision": ("2026-03-05", None),
    }


@pytest.mark.parametrize(("first", "other", "kept"), [(3, 4, "care"), (4, 5, "toy"), (4, 4, "toy")])
def test_of_one_day_the_worse_stands_each_on_its_own_scale(first, other, kept):
    given = [an_assessment(f"food={first}", number=1), an_assessment(f"food={other}", tool="care", number=2)]
    assert newest_levels(given, tools=TOOLS)["physical-care"][2].id == kept


def test_sixty_assessments_have_sixty_cells_in_each_row_and_one_break():
    found = strip(*sixty_reviews())
    assert {len(row.cells) for row in found.rows} == {60} == {len(found.columns)}
    assert [row.area for row in found.rows] == list(AREAS)
    assert sum(column.breaks for column in found.columns) == 1
    assert all(a.given.on < b.given.on for a, b in pairwise(found.columns))


@each(
    st.lists(
        st.sampled_from(["food=1", "food=2", "food=3", "food=4", "food=n", "food=-", "teeth=1"]), min_size=1, max_size=8
    ),
    st.randoms(),
)
def test_not_known_is_never_better_and_the_order_given_never_matters(said, random):
    given = [an_assessment(one, f"2026-{month:02}-05") for month, one in enumerate(said, 1)]
    before = drawn(*given)
    for row in strip(*given).rows:
        assert all(
            cell.level.grade and cell.was and cell.level.grade < cell.was
            for cell in row.cells
            if cell.change == "better"
        )
    random.shuffle(given)
    assert drawn(*given) == before

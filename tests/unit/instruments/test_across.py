"""Brothers and sisters on one axis: each apart, nothing hidden in a span, and what is worth asking."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from seen.core.instruments.across import across
from seen.core.instruments.looks import look_of
from seen.core.instruments.over_time import Stands
from seen.core.timeline.child import Child
from tests.builders.assessed import AREAS, AS_OF, a_tool, an_assessment, sixty_reviews

OLD, TWIN, OTHER = (
    Child("old", born=date(2014, 2, 1)),
    Child("twin", born=date(2021, 6, 9)),
    Child("other", born=date(2021, 6, 9)),
)
TOOLS = {"1.0": a_tool(), "1.1": a_tool(version="1.1")}


def story(child: Child, *given):
    return child, [look_of(one, TOOLS[one.version]) for one in given]


def drawn(*stories, as_of=AS_OF):
    return across(stories, areas=tuple(AREAS), as_of=as_of)


def line(one, area="physical-care") -> str:
    (row,) = (row for row in one.rows if row.area == area)
    return " ".join(_sign(cell) for cell in row.cells)


def _sign(found) -> str:
    said = str(found.cell.level.grade or ("?" if found.cell.level.not_known else "–"))
    said = f"({said})" if found.cell.stands == Stands.CARRIED else said
    return f"{found.span}:{said}" + (f"!{found.worse}" if found.worse else "")


def test_with_no_assessment_there_is_no_picture():
    assert drawn(story(OLD), story(TWIN)) is None


def test_one_axis_reaches_back_a_year_at_the_least_and_up_to_today():
    found = drawn(story(OLD, an_assessment("food=2", AS_OF)), story(TWIN))
    assert (found.axis.months, found.axis.first, found.axis.last) == (1, date(2025, 11, 1), date(2026, 11, 30))
    assert [one.child.ref for one in found.ones] == ["old", "twin"]
    assert found.ones[1].rows == ()


def test_a_level_is_carried_outlined_until_it_is_looked_at_again_and_no_further_than_today():
    found = drawn(
        story(
            OLD,
            an_assessment("food=3", "2026-07-05"),
            an_assessment("food=2", "2026-09-05"),
            an_assessment("teeth=1", AS_OF),
        )
    )
    assert line(found.ones[0]) == "8:3 9:(3) 10:2 11:(2) 12:(2)"
    assert line(found.ones[0], "health") == "12:1"


def test_a_bad_week_is_not_hidden_by_a_better_one_in_the_same_span():
    found = drawn(story(OLD, an_assessment("food=4", "2026-10-02"), an_assessment("food=2", "2026-10-25")))
    assert line(found.ones[0]) == "11:2!4 12:(2)"
    found = drawn(story(OLD, an_assessment("food=2", "2026-10-02"), an_assessment("food=n", "2026-10-25")))
    assert line(found.ones[0]) == "11:?!2 12:(?)"


def test_a_second_rater_who_saw_worse_is_marked_and_carries_nothing_on():
    first = an_assessment("food=2", "2026-10-02")
    other = an_assessment("food=3", "2026-10-02", role="second_rater", pair=first.id)
    assert line(drawn(story(OLD, first, other)).ones[0]) == "11:2!3 12:(2)"
    later = an_assessment("food=3", AS_OF, role="second_rater", pair=first.id)
    assert line(drawn(story(OLD, first, later)).ones[0]) == "11:2 12:(2)!3"


def test_another_version_breaks_the_row_where_it_begins():
    found = drawn(
        story(OLD, an_assessment("food=4", "2026-08-02"), an_assessment("food=2", "2026-10-25", version="1.1"))
    )
    assert found.ones[0].breaks == (11,)


APART = [
    ("food=4", "food=2", {"physical-care": {"old": 4, "twin": 2}}),
    ("food=4", "food=3", {}),
    ("food=4", "food=n", {}),
    ("food=4", "teeth=1", {}),
    ("food=1", "food=4 teeth=1", {"physical-care": {"old": 1, "twin": 4}}),
]


@pytest.mark.parametrize(("one", "other", "found"), APART)
def test_two_grades_or_more_between_children_are_worth_asking_about(one, other, found):
    across = drawn(story(OLD, an_assessment(one, AS_OF)), story(TWIN, an_assessment(other, AS_OF)))
    assert {apart.area: dict(apart.levels) for apart in across.apart} == found


def test_levels_of_two_versions_are_not_set_beside_each_other():
    found = drawn(story(OLD, an_assessment("food=4")), story(TWIN, an_assessment("food=1", version="1.1")))
    assert found.apart == ()


EIGHT = "food=2 clothes=2 clean=1 home=2 teeth=1 advice=3 growth=1 watched=1"


@pytest.mark.parametrize(
    ("others", "items"),
    [
        ([EIGHT, EIGHT], 8),
        ([EIGHT, EIGHT.replace("watched=1", "watched=2")], 0),
        ([EIGHT, EIGHT.replace("watched=1", "watched=n")], 0),
        ([f"{EIGHT} hazards=3", f"{EIGHT} hazards=3"], 8),
        ([EIGHT], 0),
    ],
)
def test_eight_items_the_same_for_every_child_on_one_day_are_worth_asking_about(others, items):
    stories = [story(OLD, an_assessment(EIGHT, AS_OF)), story(TWIN, an_assessment(others[0], AS_OF))]
    stories.append(story(OTHER, *(an_assessment(one, AS_OF) for one in others[1:])))
    found = drawn(*stories)
    assert [(one.on, one.children, len(one.items)) for one in found.alike] == (
        [(AS_OF, ("old", "twin", "other"), items)] if items else []
    )


def test_one_child_alone_is_alike_to_nobody_and_days_apart_are_not_one_day():
    assert drawn(story(OLD, an_assessment(EIGHT, AS_OF))).alike == ()
    found = drawn(story(OLD, an_assessment(EIGHT, AS_OF)), story(TWIN, an_assessment(EIGHT, AS_OF - timedelta(days=1))))
    assert found.alike == ()


def test_a_second_rater_is_not_the_same_grade_for_all():
    second = an_assessment(EIGHT, AS_OF, role="second_rater")
    assert drawn(story(OLD, second), story(TWIN, second)).alike == ()


def test_eight_children_with_sixty_assessments_each_stay_within_one_axis():
    stories = [story(Child(str(n), born=date(2009 + n, 3, 1)), *sixty_reviews(child=UUID(int=n))) for n in range(8)]
    found = drawn(*stories)
    assert len(found.axis.spans) <= 30
    assert {len(one.rows) for one in found.ones} == {5}
    assert max(len(row.cells) for one in found.ones for row in one.rows) <= 30

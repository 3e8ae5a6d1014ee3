"""Levels of brothers and sisters drawn: one strip each, a row of the table for each strip, and questions in words."""

import re
from datetime import date

import pytest

from seen.core.instruments.across import across
from seen.core.instruments.looks import series
from seen.core.life.bars import Bar
from seen.core.timeline.child import Child
from seen.overview.levels import siblings, together
from seen.overview.levels.siblings import AtHome
from tests.builders.assessed import AS_OF, a_tool, an_assessment, sixty_reviews
from tests.builders.assessed_pictures import leads, rendered

TOOLS = {("toy", "1.0"): a_tool(), ("toy", "1.1"): a_tool(version="1.1")}


def family():
    """Eight children: twins of one name, one born this year, one not yet born, one who moved out."""
    born = [date(2010, 3, 1), date(2012, 3, 1), date(2014, 3, 1), date(2016, 3, 1), date(2019, 6, 9), date(2019, 6, 9)]
    children = [Child(str(at), born=day) for at, day in enumerate(born)]
    children += [Child("late", born=date(2026, 3, 2)), Child("due", due=date(2027, 2, 2))]
    late = [
        an_assessment("food=2", "2026-04-02"),
        an_assessment("food=3", "2026-10-02"),
        an_assessment("food=1", "2026-10-22"),
    ]
    given = [*(sixty_reviews()[at % 3 :: 7] for at in range(6)), late, []]
    stories = [
        (child, series(its, tools=TOOLS)[0].looks if its else ()) for child, its in zip(children, given, strict=True)
    ]
    names = {child.ref: child.ref for child in children} | {"4": "Sami Reed (R1)", "5": "Sami Reed (R2)"}
    return stories, names


def drawn_family(stories, names, **more):
    titles = {area.id: area.title for area in TOOLS["toy", "1.0"].areas}
    found = across(stories, areas=tuple(titles), as_of=AS_OF)
    usual = {"homes": {}, "at_home": []}
    drawing = siblings.drawing(
        found, names={ref: (name, "7 years") for ref, name in names.items()}, titles=titles, of=lambda given: 4,
        leads=leads, as_of=AS_OF, **usual | more,
    )  # fmt: skip
    table = together.table(
        found, names=names, pages=dict.fromkeys(names, "/child/"), titles=titles,
        tool=lambda given: TOOLS[given.instrument, given.version], leads=leads,
    )  # fmt: skip
    return found, drawing, table


def test_the_table_of_a_family_has_a_row_for_every_strip():
    _, drawing, table = drawn_family(*family())
    strips = [row for row in drawing.rows if row.kind == "level"]
    assert len(strips) == sum(len(one.rows) for one in table) == 6 * 5 + 1
    page = rendered("{{ by_child(found) }}", found={"table": table})
    assert page.count('<th scope="row">') == len(strips)
    assert page.count("was not assessed with this tool") == 1


def test_twins_the_late_born_and_the_unborn_are_told_apart():
    _, drawing, _ = drawn_family(*family())
    rows = [row for row in drawing.rows if row.kind == "child"]
    assert [row.name[0] for row in rows[4:6]] == ["Sami Reed (R1)", "Sami Reed (R2)"]
    assert [tick.words for tick in rows[6].ticks] == ["born"]
    assert rows[7].name[1] == "Not assessed with this tool"
    assert "12 years" in [tick.words for tick in rows[0].ticks]


def test_a_cell_in_two_shows_the_worse_level_of_its_time_and_the_newest():
    _, drawing, _ = drawn_family(*family())
    late = drawing.rows[-2]
    assert [link.signs[0].count for link in late.links][-2:] == ["3", "1?"]


def test_the_time_in_the_home_is_a_line_that_ends_where_a_child_moved_out():
    since = date(2019, 1, 1)
    homes = {"0": Bar("", "", since, date(2024, 5, 5)), "1": Bar("", "", since, date(2020, 1, 1)),
             "2": Bar("", "", None, None), "3": Bar("", "", since, None)}  # fmt: skip
    _, drawing, _ = drawn_family(*family(), homes=homes)
    moved_out, before, unknown, lives_here, *_ = (row.bars for row in drawing.rows if row.kind == "child")
    today = next(line.x for line in drawing.uprights if line.kind == "today")
    assert moved_out.startswith("M220 20H6")
    assert (before, unknown) == ("", "")
    assert lives_here == f"M220 20H{today}"


def test_what_happened_at_home_is_a_line_through_the_children_of_whom_it_is_recorded():
    events = [
        AtHome(date(2001, 1, 1), "Moved address", frozenset({"0"})),
        AtHome(date(2024, 5, 5), "Moved address", frozenset({"0", "2"})),
        AtHome(date(2024, 5, 6), "Left the household", frozenset({"0"})),
        AtHome(date(2025, 5, 5), "Joined the household", frozenset({"elsewhere"})),
    ]
    _, drawing, _ = drawn_family(*family(), at_home=events)
    assert [(line.words, len(line.knots)) for line in drawing.at_home] == [("Moved address", 2), ("", 1)]
    assert drawing.at_home[0].bottom > drawing.at_home[1].bottom


def test_every_time_of_an_assessment_leads_there_and_names_the_child():
    stories, names = family()
    _, drawing, _ = drawn_family(stories, names)
    columns = [column for _, _, column in drawing.columns]
    assert {column.href for column in columns} <= {leads(look.given) for _, looks in stories for look in looks}
    assert columns[-1].label.startswith(
        "late, October to December 2026: 22 October 2026, Alice Fern: Physical care 1, 3 not known"
    )
    assert len(re.findall(r"<\w", rendered("{{ each_child(it) }}", it=drawing))) < 2_500


def test_breaks_between_versions_are_drawn_in_the_row_of_each_child():
    _, drawing, _ = drawn_family(*family())
    assert {broken.words for _, _, broken in drawing.breaks} == {"version 1.1"}
    assert len(drawing.breaks) == 6


def story(ref, *given):
    return Child(ref, born=date(2015, 1, 1)), series(given, tools=TOOLS)[0].looks if given else ()


def test_the_sentence_says_how_many_were_assessed_and_what_lies_apart():
    titles = {area.id: area.title for area in TOOLS["toy", "1.0"].areas}

    def said(*stories):
        found = across(stories, areas=tuple(titles), as_of=AS_OF)
        return together.finding(found, titles=titles)

    four, two = an_assessment("food=4 teeth=3"), an_assessment("food=2 teeth=2")
    assert said(story("a", four), story("b")) == (
        "1 of 2 children was assessed with this tool, so there is nobody to look at side by side."
    )
    assert said(story("a", two), story("b", two)).endswith("no area lies two levels or more apart between them.")
    assert said(story("a", four), story("b", two)).endswith("physical care lies two levels or more apart between them.")
    worse = an_assessment("food=4 teeth=4")
    assert said(story("a", worse), story("b", two)).endswith(
        "physical care and health lie two levels or more apart between them."
    )


def test_what_is_worth_asking_names_the_levels_and_never_ranks():
    tool = TOOLS["toy", "1.0"]
    same = "clothes=2 clean=1 home=2 teeth=1 advice=3 growth=1 watched=1 hazards=1 online=1"
    found, _, _ = drawn_family(
        [story("a", an_assessment(f"food=4 {same}")), story("b", an_assessment(f"food=2 {same}"))],
        {"a": "Amir", "b": "Leila"},
    )
    asks = together.asks(found, names={"a": "Amir", "b": "Leila"}, titles={"physical-care": "Physical care"}, tool=tool)
    assert asks == (
        "Physical care: Amir 4 not met, harm or likely harm; Leila 2 mostly met, some gaps. Why might care differ "
        "between them?",
        "On 2 November 2026 9 things were given the same level for all 2 children: clothes, clean, home, teeth, "
        "advice, growth, watched, hazards and 1 more. Was each child looked at on their own? Some of it may be the "
        "home that they share.",
    )


def test_what_a_second_rater_alone_looked_at_has_a_row_that_says_so():
    second = an_assessment("food=3", role="second_rater")
    _, _, table = drawn_family([story("a", second)], {"a": "Amir"})
    assert [(row.area, row.words) for row in table[0].rows] == [("Physical care", "By a second rater alone")]


SECONDS = [
    # first rater, then a second rater's grade; a later first look | what the table says of it
    ("2", "3", "", "First look; a second rater found 3"),
    ("2", "2", "", "First look"),
    ("2", "n", "", "First look"),
    ("2", "3", "2", "The same"),
]


@pytest.mark.parametrize(("first", "other", "later", "said"), SECONDS)
def test_what_a_second_rater_found_stands_in_the_table_too(first, other, later, said):
    given = [an_assessment(f"food={first}", "2026-08-05")]
    given.append(an_assessment(f"food={other}", "2026-08-06", role="second_rater", pair=given[0].id))
    given += [an_assessment(f"food={later}", "2026-09-05")] if later else []
    _, _, table = drawn_family([story("a", *given)], {"a": "Amir"})
    assert table[0].rows[0].change == said

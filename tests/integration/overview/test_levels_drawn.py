"""The pictures of levels: a cell for each thing found, a row of the table for each cell, words beside every tint."""

import re

import pytest

from seen.core.instruments.looks import series
from seen.kit.pictures.shades import EVERY, SCALES, shade
from seen.overview.levels.over_time import OverTime, over_time, title_of
from tests.builders.assessed import AREAS, a_tool, an_assessment, sixty_reviews
from tests.builders.assessed_pictures import leads, rendered

TOOLS = {
    ("toy", "1.0"): a_tool(),
    ("toy", "1.1"): a_tool(version="1.1"),
    ("care", "1.0"): a_tool("care", grades=5, method="graded-care"),
}
ITEMS = [item for items in AREAS.values() for item in items]
ALL_NOT_KNOWN = " ".join(f"{item}=n" for item in ITEMS)
WORST = {
    "sixty reviews": sixty_reviews(),
    "all not known": [an_assessment(ALL_NOT_KNOWN, on) for on in ("2026-01-05", "2026-03-05", "2026-08-05")],
    "one review": [an_assessment("food=2 teeth=1 warmth=4")],
    "another version": [an_assessment("food=3"), an_assessment("food=2", "2026-01-05", version="1.1")],
    "five grades": [an_assessment("food=1 teeth=2 watched=3 warmth=4 talk=5", tool="care")],
    "one area at a time": [an_assessment("food=3", "2026-01-05"), an_assessment("teeth=2", "2026-02-05")],
}


def page_of(given) -> OverTime:
    (one,) = series(given, tools=TOOLS)
    return over_time(one, tools=TOOLS, leads=leads)


def html(found: OverTime) -> str:
    return rendered("{{ strip(found.drawing, 'x') }}{{ strip_table('Levels', found.table) }}", found=found)


@pytest.mark.parametrize("given", WORST.values(), ids=WORST)
def test_the_table_has_a_row_for_every_cell_that_is_drawn(given):
    found = page_of(given)
    drawn = sum(len(row.links) for band in found.drawing.bands for row in band.rows if row.kind == "level")
    assert drawn == sum(len(area.cells) for area in found.table) > 0
    assert html(found).count('<tr><th scope="row">') == drawn


@pytest.mark.parametrize("given", WORST.values(), ids=WORST)
def test_every_assessment_is_a_target_that_says_all_its_levels_and_leads_to_it(given):
    found = page_of(given)
    columns = [column for band in found.drawing.bands for column in band.columns]
    assert sorted(column.href for column in columns) == sorted(leads(one) for one in given)
    assert all(column.width >= 26 for column in columns), "wide enough to hit"
    assert all(": " in column.label for column in columns)
    page = html(found)
    assert page.count("<a href=") == len(columns)
    assert all(f'aria-label="{column.label}"' in page for column in columns)


@pytest.mark.parametrize("given", WORST.values(), ids=WORST)
def test_one_sentence_stands_before_it_and_no_sum_or_mean_anywhere(given):
    found = page_of(given)
    assert re.fullmatch(r"[^.]+\.", found.finding), found.finding
    said = (found.finding + html(found)).casefold()
    assert not re.search(r"\b(mean|average|total|score|sum)\b|\d\.\d (better|worse)", said)


def test_sixty_assessments_go_on_below_and_stay_a_page_that_can_be_opened():
    found = page_of(WORST["sixty reviews"])
    assert [len(band.columns) for band in found.drawing.bands] == [30, 30]
    assert all(one.bottom < other.top for one, other in zip(found.drawing.bands, found.drawing.bands[1:], strict=False))
    assert found.drawing.height > found.drawing.bands[-1].bottom
    svg = rendered("{{ strip(found.drawing, 'x') }}", found=found)
    assert len(re.findall(r"<\w", svg)) < 1_200
    assert svg.count("version 1.1") == 1


def test_what_is_not_known_is_hatched_with_its_sign_and_never_tinted():
    found = page_of(WORST["all not known"])
    shapes = {shape for band in found.drawing.bands for row in band.rows for shape, _ in row.shapes}
    assert shapes == {"not-known", "hatch"}
    assert {
        sign.count for band in found.drawing.bands for row in band.rows for link in row.links for sign in link.signs
    } == {"?"}
    assert "nothing could be graded, which is no good news" in found.finding


def test_a_carried_cell_is_outlined_and_not_filled_and_says_from_when():
    found = page_of(WORST["one area at a time"])
    (row, *_) = found.drawing.bands[0].rows
    assert [shape for shape, _ in row.shapes] == ["level-d", "carried"]
    assert [link.signs[0].count for link in row.links] == ["3?", "(3?)"]
    assert found.table[0].cells[0].change == "Not looked at, as on 5 January 2026"
    assert found.table[0].cells[0].tint == "carried"


def test_a_part_that_is_not_known_is_said_beside_the_digit():
    found = page_of([an_assessment("food=1 clothes=n clean=1 home=1")])
    assert found.table[0].cells[0].words == "1 Needs met (1 item not known)"
    assert found.drawing.bands[0].rows[0].links[0].signs[0].count == "1?"


def test_visits_that_were_announced_are_said_where_anybody_wrote_it():
    found = page_of([an_assessment("food=1", "2026-01-05", announced=True), an_assessment("food=1", announced=False)])
    (visits,) = (row for row in found.drawing.bands[0].rows if row.kind == "said")
    assert [link.signs[0].count for link in visits.links] == ["yes", "no"]
    assert all(row.kind == "level" for row in page_of(WORST["one review"]).drawing.bands[0].rows)


def test_a_second_rater_stands_in_a_column_of_their_own_and_is_named():
    first = an_assessment("food=2", "2026-01-05")
    found = page_of([first, an_assessment("food=4", "2026-01-05", role="second_rater", rater="Bob Elm", pair=first.id)])
    assert found.count == 1
    assert found.drawing.bands[0].heads[1].lines[0] == "second"
    assert "Bob Elm, second rater" in found.drawing.bands[0].columns[1].label
    assert [cell.change for cell in found.table[0].cells] == ["Second rater", "First look"]
    assert "level that stands is 2" in found.finding


def test_the_sentence_says_what_is_most_serious_what_moved_and_what_is_missing():
    found = page_of(
        [
            an_assessment("food=3 teeth=1 watched=n talk=2", "2026-01-05"),
            an_assessment("food=2 teeth=2 watched=n talk=2", "2026-03-05"),
        ]
    )
    assert found.finding == (
        "2 assessments from 5 January 2026 to 5 March 2026: the most serious level that stands is 2, mostly met, some "
        "gaps, in physical care, health and stimulation and education; worse than when last looked at: health; better "
        "than when last looked at: physical care; the same as when last looked at: stimulation and education; not "
        "enough information on safety and supervision; not yet looked at: love and care."
    )


def test_what_moved_says_on_what_evidence_and_a_change_that_nothing_shows_is_said():
    found = page_of(
        [
            an_assessment("food=3 teeth=3 talk=1 warmth=2 school=n watched=2", "2026-01-05"),
            an_assessment("food=2 teeth=3+2 talk=1 warmth=3 school=2 watched=n", "2026-03-05", how=("observed",)),
        ]
    ).moved
    groups = {group.title: [(item.title, item.words, item.evidence) for item in group.items] for group in found.groups}
    known = " Somebody saw or heard it themselves."
    assert groups["Better"] == [
        ("Food", "2 Mostly met, some gaps; was 3 Often not met", f"No entry is linked that shows the change.{known}")
    ]
    assert groups["No better"] == [
        ("Teeth", "3 Often not met since 5 January 2026, at 2 assessments", f"Rests on 2 linked entries.{known}")
    ]
    assert list(groups) == [
        "Worse", "No better", "Better", "No level now, had one then", "Has a level now, had none then",
        "Met then and now",
    ]  # fmt: skip
    assert groups["No level now, had one then"][0][1] == "not known; was 2 Mostly met, some gaps"
    assert found.finding == (
        "59 days lie between the two newest assessments; of their items 1 got worse, 1 did not get better, 1 got "
        "better, 1 stayed met and 2 lost or gained a level."
    )


def test_where_nothing_got_better_it_is_said():
    found = page_of([an_assessment("food=3", "2026-01-05"), an_assessment("food=3", "2026-03-05")]).moved
    assert found.finding.endswith("of their items 1 did not get better: nothing got better in that time.")


def test_over_a_break_between_versions_nothing_is_said_to_have_moved():
    found = page_of([an_assessment("food=3", "2026-01-05"), an_assessment("food=1", "2026-03-05", version="1.1")]).moved
    assert found.groups == ()
    assert "two versions of the tool, so nothing is said to have moved" in found.finding


def test_items_with_no_level_both_times_are_said_to_be_such():
    found = page_of([an_assessment("food=3", "2026-01-05"), an_assessment("teeth=1", "2026-03-05")]).moved
    assert "no item had a level both times" in found.finding


def test_announced_and_unannounced_visits_stand_side_by_side():
    said = [("food=1 teeth=1", True), ("food=1 teeth=2", True), ("food=3 teeth=2", False), ("food=4 teeth=2", False)]
    given = [an_assessment(one, f"2026-03-0{at}", announced=kind) for at, (one, kind) in enumerate(said, 1)]
    found = page_of(given).visits
    assert found.finding == (
        "1 thing was found worse whenever nobody was expected (3 March 2026 and 4 March 2026) than at both announced "
        "visits."
    )
    assert [(row.title, row.announced, row.unannounced, row.words, row.asks) for row in found.rows] == [
        ("Food", "1 and 1", "3 and 4", "Unannounced 2 worse", True),
        ("Teeth", "1 and 2", "2 and 2", "No gap", False),
    ]
    assert "not lie far enough apart" in page_of([one._replace(items=given[0].items) for one in given]).visits.finding


def test_a_series_is_called_by_its_tool_and_what_sets_it_apart():
    given = an_assessment("food=1", carer="Maya Reed", goal="Bed by eight", setting="school")
    assert title_of(series([given], tools=TOOLS)[0]) == "Toy tool: Maya Reed, goal “Bed by eight”, school"
    assert page_of(WORST["one review"]).title == "Toy tool"


def test_an_area_that_only_an_older_version_had_keeps_its_row():
    tools = {("toy", "1.0"): a_tool(), ("toy", "1.1"): a_tool(version="1.1", areas={"health": AREAS["health"]})}
    given = [an_assessment("food=3 teeth=2", "2026-01-05"), an_assessment("teeth=2", "2026-03-05", version="1.1")]
    found = over_time(series(given, tools=tools)[0], tools=tools, leads=leads)
    assert [area.title for area in found.table] == ["Health", "Physical care"]


@pytest.mark.parametrize("grades", [1, 2, 3, 4, 5, 6])
def test_no_two_grades_of_a_scale_have_one_shade(grades):
    found = [shade(grade, of=grades) for grade in range(1, grades + 1)]
    assert sorted(set(found)) == found
    assert set(found) <= set(EVERY)
    assert len(SCALES.get(grades, EVERY)) == grades


def test_beyond_six_grades_the_worst_share_the_darkest():
    assert [shade(grade, of=8) for grade in range(1, 9)] == [*EVERY, "f", "f"]


@pytest.mark.parametrize(("grade", "white"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_digit_is_white_on_a_dark_shade_alone(grade, white):
    found = page_of([an_assessment(f"food={grade} clothes=1 clean=1 home=1")])
    assert [sign.on for link in found.drawing.bands[0].rows[0].links for sign in link.signs] == [white]


def test_a_sign_that_stands_on_no_shade_is_never_white():
    found = page_of(WORST["all not known"])
    assert not any(
        sign.on for band in found.drawing.bands for row in band.rows for link in row.links for sign in link.signs
    )

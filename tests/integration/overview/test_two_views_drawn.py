"""A parent's view beside a worker's drawn: two shapes on one scale, a sentence for each thing, never two parents."""

import pytest

from seen.core.instruments.comparing import two_views
from seen.overview.levels import two_views as views
from tests.builders.assessed import AREAS, a_tool, an_assessment
from tests.builders.assessed_pictures import rendered

ITEMS = [item for items in AREAS.values() for item in items]

SHEET, WORKED = a_tool("sheet"), a_tool("worked", compares_with="sheet", matches={item: item for item in ITEMS})
WHO = ("Maya Reed", "Alice Fern")


def seen(worker: str, parent: str):
    one = an_assessment(worker, tool="worked")._replace(areas_done=tuple(AREAS))
    sheet = an_assessment(parent, tool="sheet", role="carer", rater="Maya Reed")
    return two_views(WORKED, SHEET, one, sheet)


def pictured(found):
    return views.drawing(found, scales=(SHEET, WORKED), who=WHO, leads=lambda one: "/there/")


EVERY_ITEM = {said: " ".join(f"{item}={said}" for item in ITEMS) for said in "14n"}
PAIRS = {
    "all same": ("1", "1", f"Maya Reed and Alice Fern see {len(ITEMS)} the same"),
    "all opposite": ("4", "1", f"Alice Fern is more worried about {len(ITEMS)}"),
    "the other way": ("1", "4", f"Maya Reed is more worried about {len(ITEMS)}"),
    "neither knows": ("n", "n", f"on {len(ITEMS)} one of them or both gave no level"),
}


@pytest.mark.parametrize(("worker", "parent", "said"), PAIRS.values(), ids=PAIRS)
def test_the_worst_cases_of_two_views(worker, parent, said):
    found = seen(EVERY_ITEM[worker], EVERY_ITEM[parent])
    assert views.finding(found, WHO) == f"Of {len(ITEMS)} things: {said}."
    drawn = pictured(found)
    assert len(drawn.rows) == len(views.table(found, scales=(SHEET, WORKED), who=WHO)) == len(ITEMS)
    assert {row.parent == row.worker for row in drawn.rows} == {worker == parent}
    assert {row.parent == drawn.unsure for row in drawn.rows} == {parent == "n"}
    page = rendered("{{ two_views(it) }}", it=drawn)
    assert page.count("seen-drawing__between") == (0 if worker == parent else len(ITEMS))
    assert page.count("<a href=") == len(ITEMS)


def test_each_thing_is_a_sentence():
    found = seen("food=4 clothes=2 clean=n home=- teeth=1", "food=2 clothes=2 clean=3 teeth=2")
    said = {one.title: one.words for one in views.table(found, scales=(SHEET, WORKED), who=WHO)}
    assert said == {
        "Food": "Maya Reed 2 mostly met, some gaps; Alice Fern 4 not met, harm or likely harm. Alice Fern more "
        "worried, by 2.",
        "Clothes": "Maya Reed 2 mostly met, some gaps; Alice Fern 2 mostly met, some gaps. The same.",
        "Clean": "Maya Reed 3 often not met; Alice Fern does not know. One of them is not sure.",
        "Teeth": "Maya Reed 2 mostly met, some gaps; Alice Fern 1 needs met. Maya Reed more worried, by 1.",
    }
    assert "Neither gave a level" in {views.difference(one, WHO) for one in seen("food=n", "food=n")}
    assert "did not answer" in views.table(seen("food=2", "teeth=1"), scales=(SHEET, WORKED), who=WHO)[0].words
    assert "says it does not apply" in views.table(seen("food=2", "food=-"), scales=(SHEET, WORKED), who=WHO)[0].words


def test_one_thing_is_a_thing():
    assert views.finding(seen("food=1", "food=1"), WHO) == "Of 1 thing: Maya Reed and Alice Fern see 1 the same."


def test_read_from_right_to_left_the_picture_is_mirrored_and_twice_mirrored_the_same():
    drawn = pictured(seen("food=4 teeth=n", "food=1 teeth=2"))
    other = views.mirrored(drawn)
    assert [(row.parent, row.worker) for row in other.rows] == [
        (drawn.width - row.parent, drawn.width - row.worker) for row in drawn.rows
    ]
    assert other.rows[0].parent > other.rows[0].worker
    assert views.mirrored(other) == drawn


def test_each_parents_sheet_is_a_pair_of_its_own_and_waits_for_the_workers_levels():
    worker = an_assessment("food=2", "2026-03-05", tool="worked")
    older = an_assessment("food=2", "2026-01-05", tool="worked", number=7)
    maya = an_assessment("food=1", "2026-03-01", tool="sheet", role="carer", rater="Maya Reed")
    tom = an_assessment("food=4", "2026-03-02", tool="sheet", role="carer", rater="Tom Reed")
    sheets = {"worked": "sheet"}
    assert list(views.pairs([older, worker, maya, tom], sheets=sheets)) == [(tom, worker), (maya, worker)]
    assert list(views.pairs([maya, tom], sheets=sheets)) == []
    rather_talk = an_assessment("", "2026-03-03", tool="sheet", role="carer", rater="Maya Reed")
    assert list(views.pairs([worker, rather_talk], sheets=sheets)) == []
    assert list(views.pairs([maya, an_assessment("food=1")], sheets=sheets)) == []
    assert views.called(maya, worker) == "Maya Reed on 1 March 2026, Alice Fern on 5 March 2026"

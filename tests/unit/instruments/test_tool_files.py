"""A file that is not as it must be is refused in one sentence that names the place."""

import tomllib

import pytest

from seen.core.instruments.parsing import BadInstrument, parse
from seen.core.instruments.tool import BadAnswer, Kind, NotAsked, Unit, filled
from tests.builders.tools import SMALL, a_graded_care_tool, a_tool

FOOD = 'grades = ["Eats well.", "Eats most days.", "Is often hungry.", "Is starving."]'
CLOTHES = 'asks = "Is {child} dressed for the weather?"'
ITEM = "small-tool/1.0.toml, area physical-care, item food: "
TOP = "small-tool/1.0.toml: "

# What stands in the small tool, what is written instead, what the sentence must say.
SLIPS = [
    (FOOD, 'grades = ["a", "b", "c"]', ITEM + "grade 4 (Not met) has no anchor"),
    (FOOD, 'grades = ["a", " ", "c", "d"]', ITEM + "grade 2 (Patchy) has no anchor"),
    (FOOD, "", ITEM + "grade 1 (Met) has no anchor"),
    (FOOD, 'grades = "a"', ITEM + "“grades” must be a list"),
    (FOOD, 'grades = ["a", "b", "c", "d", "e"]', ITEM + "it has 5 anchors where the scale has 4"),
    (FOOD, 'grades = ["a", "b", "a", "d"]', ITEM + "grade 3 (Mostly not met) has the anchor of another"),
    (FOOD, 'grades = ["a", "b", "c", "d of {name}"]', ITEM + "“{name}” stands for nothing"),
    (CLOTHES, 'asks = "Is {child dressed?"', "item clothes: “{” stands for nothing"),
    (CLOTHES, "asks = 4", "item clothes: “asks” must be text"),
    (CLOTHES, "", "item clothes: “asks” is missing"),
    (CLOTHES, CLOTHES + "\nhint = 'x'", "item clothes: “hint” is not a key here"),
    (CLOTHES, CLOTHES + "\nkind = 'words'", "item clothes: it is answered in words, so it has no “grades”"),
    (CLOTHES, CLOTHES + "\nkind = 'text'", "item clothes: “kind” is “text”, which is none of words"),
    (CLOTHES, CLOTHES + "\nsettings = ['home']", "“settings” holds “home”, which is none of those named above"),
    (CLOTHES, CLOTHES + "\nmatches = 'x'", "item clothes matches “x”, but “compares_with” names no sheet"),
    (CLOTHES, CLOTHES + "\nonly_disabled = 1", "item clothes: “only_disabled” must be true or false"),
    ('bands = ["unborn"]', 'bands = ["unborn", "1-4"]', ITEM + "it is asked twice at the age band 1-4"),
    ('bands = ["unborn"]', 'bands = ["newborn"]', "item food, wording 1: “bands” holds “newborn”"),
    ('bands = ["unborn"]', "", "item food, wording 1: “bands” is missing"),
    ('bands = ["unborn"]', 'bands = ["unborn", "unborn"]', "“bands” says the same thing twice"),
    ('bands = ["unborn"]', "bands = [1]", "“bands” must be a list of texts"),
    ('id = "clothes"', 'id = "food"', TOP + "the id “food” stands twice (again in area physical-care)"),
    ('id = "teeth"', 'id = "physical-care"', TOP + "the id “physical-care” stands twice (again in area health)"),
    ('id = "teeth"', 'id = "Teeth"', "item Teeth: “id” is “Teeth”: write it in small letters"),
    ('id = "teeth"', "", "area health, item 1: “id” is missing"),
    ("value = 3", "value = 4", "grade 3: “value” must be 3"),
    ("value = 3", 'value = "3"', "grade 3: “value” must be a whole number"),
    ("value = 3", "", "grade 3: “value” is missing"),
    ('label = "Patchy"', "", "grade 2: “label” is missing"),
    ('method = "worst"', 'method = "mean"', "[score]: “method” is “mean”, which is none of worst, graded-care, none"),
    ('[score]\nmethod = "worst"', "", TOP + "the table [score] is missing"),
    ('unit = "child"', 'unit = "family"', TOP + "“unit” is “family”, which is none of child"),
    ('["practitioner"]', '["parent"]', TOP + "“completed_by” holds “parent”, which is none of any_worker"),
    ('completed_by = ["practitioner"]', "", TOP + "“completed_by” is missing"),
    ('audience = "involved"', 'audience = "all"', TOP + "“audience” is “all”"),
    ('unit = "child"', 'unit = "child"\nneeds_evidence_from = 5', TOP + "“needs_evidence_from” must be a whole number"),
    ('unit = "child"', 'unit = "child"\ncauses = "yes"', TOP + "“causes” must be true or false"),
    ('unit = "child"', 'unit = "child"\nweight = 2', TOP + "“weight” is not a key here"),
    ('unit = "child"', 'unit = "child"\nsummary_only = true', "a tool that takes a summary alone"),
    ('version = "1.0"', 'version = "one"', TOP + "“version” is “one”: write two numbers"),
    ('version = "1.0"', 'version = "1.1"', "it belongs in small-tool/1.1.toml"),
    ('version = "1.0"', "", TOP + "“version” is missing"),
    ('version = "1.0"', "version = 1.0", TOP + "“version” must be text"),
]


@pytest.mark.parametrize(("stands", "instead", "says"), SLIPS)
def test_a_slip_is_named_by_its_place(stands, instead, says):
    assert stands in SMALL
    with pytest.raises(BadInstrument) as refused:
        parse(tomllib.loads(SMALL.replace(stands, instead)), name="small-tool/1.0.toml")
    assert says in str(refused.value)
    assert str(refused.value).startswith("small-tool/1.0.toml")


WHOLES = [
    ({"area": []}, "it has no area"),
    ({"area": [{"id": "a", "title": "A", "care": "health"}]}, "area a: it has no item"),
    ({"area": 3}, "“area” must be written as [[area]]"),
    ({"grade": []}, "it is graded, but the file has no scale"),
    ({"grade": [{"value": 1, "label": "A", "says": "B"}]}, "a scale has at least two grades"),
    ({"summary_only": True, "area": [{"id": "a", "title": "A", "care": "health"}], "grade": []}, "it has no scale"),
    ({"pathway": [{"grade": 9, "level": "universal", "says": ["x"]}]}, "pathway 1: “grade” must be a whole number"),
    ({"pathway": [{"grade": 1, "level": "universal"}]}, "pathway 1: “says” is missing"),
]


@pytest.mark.parametrize(("other", "says"), WHOLES)
def test_a_file_that_is_not_whole(other, says):
    with pytest.raises(BadInstrument) as refused:
        a_tool(**other)
    assert says in str(refused.value)


def test_items_lie_in_the_area_or_in_its_sub_areas():
    part = {"id": "p", "title": "P", "item": []}
    area = {"id": "a", "title": "A", "care": "health", "sub_area": [part]}
    with pytest.raises(BadInstrument, match="area a, sub-area p: it has no item"):
        a_tool(area=[area])
    with pytest.raises(BadInstrument, match="sub-area p: a summary alone has no items"):
        a_tool(area=[area | {"sub_area": [part | {"item": [_words("x")]}]}], summary_only=True)
    both = area | {"item": [_words("x")], "sub_area": [part | {"item": [_words("y")]}]}
    with pytest.raises(BadInstrument, match="area a: items lie in the area or in its sub-areas, not in both"):
        a_tool(area=[both])


def test_a_whole_tool():
    tool = a_tool()
    assert (tool.name, tool.unit, tool.worst) == ("small-tool/1.0", Unit.CHILD, 4)
    assert [item.id for item in tool.items] == ["food", "clothes", "teeth", "equipment"]
    assert tool.item("food").wording("unborn").asks == "Does the mother eat enough?"
    assert tool.item("food").wording("1-4").anchor(3) == "Is often hungry."
    assert tool.area("health").title == "Health"
    assert tool.grade(4).label == "Not met"
    assert [tool.needs_evidence(grade) for grade in (None, 3, 4)] == [False, False, True]
    assert a_tool(needs_evidence_from=3).needs_evidence(3)
    assert filled("{child} with {carer}", child="Mia", carer="Jo") == "Mia with Jo"
    assert filled("{child} is with {carer}", child="the child") == "The child is with their carer"
    assert filled("is {child} fed?", child="the child") == "is the child fed?"


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda tool: tool.area("x"), "Small tool has no area “x”"),
        (lambda tool: tool.item("x"), "Small tool has no item “x”"),
        (lambda tool: tool.grade(5), "Small tool has no grade 5: its grades are 1 to 4"),
        (lambda tool: tool.grade(0), "Small tool has no grade 0"),
    ],
)
def test_what_a_tool_does_not_have(ask, says):
    with pytest.raises(BadAnswer, match=says):
        ask(a_tool())


def test_an_item_without_words_for_an_age():
    with pytest.raises(NotAsked, match="“teeth” is not asked at the age band unborn: it is asked at 1-4, 5-10"):
        a_tool().item("teeth").wording("unborn")


def test_sub_areas_and_items_in_words():
    assert len(a_graded_care_tool().area("whole").all_items) == 12
    tool = a_tool(area=[{"id": "a", "title": "A", "care": "health", "item": [_words("x")]}], grade=[])
    assert tool.item("x").kind is Kind.WORDS
    assert tool.worst == 0


def test_a_tool_that_takes_a_summary_alone():
    part = {"id": "p", "title": "P"}
    tool = a_tool(summary_only=True, area=[{"id": "a", "title": "A", "care": "health", "sub_area": [part]}])
    assert list(tool.items) == []


def test_what_may_follow_a_grade():
    tool = a_tool(pathway=[{"grade": 2, "level": "early_help", "says": ["Offer help."]}])
    assert tool.pathways == ((tool.pathways[0]),)
    assert (tool.pathways[0].grade, tool.pathways[0].says) == (2, ("Offer help.",))


def _words(id_: str) -> dict[str, object]:
    return {"id": id_, "title": "X", "asks": "What is it like?", "bands": ["5-10"], "kind": "words"}

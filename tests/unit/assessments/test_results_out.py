"""Results for other programs: the tool's id, version and digest on each, what was done and what decided; no total."""

import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from seen.apps.assessments.presenters.results_out import HEAD, as_json, as_table
from seen.core.instruments.given import Given, GivenItem
from seen.integrations.tabular.out import as_csv
from seen.kit.knowledge.instruments import sha256_of
from tests.builders.tools import shelve


@pytest.fixture(autouse=True)
def _small_tool(settings, tmp_path):
    settings.INSTRUMENTS = shelve(tmp_path / "own")


def a_result(**other):
    items = [
        GivenItem("food", 1, "graded", 2, ("observed", "child_said"), "better", "money"),
        GivenItem("clothes", 3, "graded"),
        GivenItem("teeth", None, "not_known"),
    ]
    given = Given(
        id=UUID(int=1), child=UUID(int=2), instrument="small-tool", version="1.0", on=date(2026, 5, 1),
        signed=datetime(2026, 5, 2, 9, tzinfo=UTC), band="5-10", disabled=False, setting="", rater="Sol Invented",
        rater_role="second_rater", agency="North", carer="", carer_id=None, announced=True, mode="at_desk", goal="",
        pair=None, items={item.item: item for item in items}, areas_done=("physical-care", "health"),
    )  # fmt: skip
    return given._replace(**other)


def rows(*given):
    return [dict(zip(HEAD, row, strict=True)) for row in as_table(given).rows]


def test_json_holds_what_was_answered_and_what_it_comes_to():
    (found,) = json.loads(json.dumps(as_json([a_result(pair=UUID(int=9))])))
    assert (found["instrument"], found["version"]) == ("small-tool", "1.0")
    assert found["sha256"] == sha256_of("small-tool", "1.0")
    assert found["results"]["areas"] == {
        "physical-care": {"grade": 3, "decided_by": ["clothes"], "not_known": 0},
        "health": {"grade": None, "decided_by": [], "not_known": 1},
    }
    assert found["answers"]["food"]["how"] == ["observed", "child_said"]
    assert found["pair"] == str(UUID(int=9))
    assert "total" not in json.dumps(found)


def test_the_table_has_a_row_for_every_area_and_item_that_was_done():
    found = rows(a_result())
    assert [(row["What"], row["Id"], row["Grade"], row["State"]) for row in found] == [
        ("area", "physical-care", "3", ""),
        ("item", "food", "1", "graded"),
        ("item", "clothes", "3", "graded"),
        ("area", "health", "", ""),
        ("item", "teeth", "", "not known"),
    ]
    assert {row["SHA-256"] for row in found} == {sha256_of("small-tool", "1.0")}
    assert found[0]["Decided by"] == "clothes"
    assert found[0]["Grade in words"] == "Mostly not met"
    assert (found[1]["Linked entries"], found[1]["Over time"], found[1]["Cause"]) == ("2", "better", "money")
    assert (found[0]["As"], found[0]["Announced"]) == ("second rater", "yes")


def test_an_area_that_was_not_done_is_left_out():
    assert {row["Area"] for row in rows(a_result(areas_done=("health",)))} == {"Health"}
    (found,) = as_json([a_result(areas_done=("health",), signed=None)])
    assert list(found["results"]["areas"]) == ["health"]
    assert found["signed"] is None


def test_an_item_that_nobody_answered_is_not_known():
    found = rows(a_result(items={}, areas_done=("health",), signed=None))
    assert [(row["Id"], row["State"], row["Not known"]) for row in found] == [("health", "", "1"), ("teeth", "", "1")]


def test_sub_areas_have_rows_and_an_area_in_words_has_none():
    graded = a_result(instrument="graded-care", items={}, areas_done=("physical",))
    assert {row["What"] for row in rows(graded)} == {"area", "sub-area", "item"}
    words = a_result(instrument="young-persons-own", items={}, band="11-15", areas_done=("my-words",))
    assert rows(words) == rows()


def test_nothing_in_it_runs_in_a_spreadsheet():
    assert "'=SUM(1)" in as_csv(as_table([a_result(goal="=SUM(1)")]))

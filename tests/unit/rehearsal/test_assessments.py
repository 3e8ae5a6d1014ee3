"""Whatever day the rehearsal is loaded on, its assessments answer what is asked, and rest on what was known by then."""

import tomllib
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seen.core.instruments.answers import asked
from seen.core.instruments.bands import band_on
from seen.core.instruments.tool import Kind
from seen.kit.knowledge.instruments import current
from seen.rehearsal.long_record import LONG
from seen.rehearsal.stories import FAMILIES, FILES, days_ago, settled, story

ANY_DAY = st.dates(date(2026, 1, 1), date(2029, 12, 31))
EVERY = (*FAMILIES, LONG)
CHILDREN = {row["key"]: row for family in EVERY for row in settled(family)["child"]}
ROWS = [
    (family, row)
    for family in EVERY
    if (FILES / f"{family}-assessments.toml").exists()
    for row in tomllib.loads((FILES / f"{family}-assessments.toml").read_text(encoding="utf-8"))["assessment"]
]
IDS = [row["key"] for _, row in ROWS]


def wordings(row: dict[str, Any], *, on: date, today: date) -> dict[str, set[str]]:
    """The graded items that are asked in each area on that day."""
    child, tool = CHILDREN[row["child"]], current(row["instrument"])
    born = today - timedelta(days=child["born_ago"]) if "born_ago" in child else None
    due = today + timedelta(days=child["due_in"]) if "due_in" in child else None
    said = {fact["topic"]: fact.get("value", "none") for fact in child["facts"]}.get("disability", "none")
    place = {"band": band_on(born, due, on), "disabled": said != "none", "setting": row.get("setting", "")}
    return {
        area.id: {item.id for item in asked(tool, of=area.all_items, **place) if item.kind is Kind.GRADED}
        for area in tool.areas
    }


@settings(max_examples=10, deadline=None)
@given(ANY_DAY)
@pytest.mark.parametrize(("family", "row"), ROWS, ids=IDS)
def test_an_area_that_is_done_answers_every_item_asked_at_that_age(
    family: str, row: dict[str, Any], today: date
) -> None:
    there = wordings(row, on=days_ago(row["ago"], today=today), today=today)
    for area, filled in row["area"].items():
        answered = set(filled.get("answers", {}))
        assert answered <= there[area], (row["key"], area)
        if filled.get("done", True) and row.get("rater_role") != "carer":
            assert answered == there[area], (row["key"], area)


@settings(max_examples=10, deadline=None)
@given(ANY_DAY)
@pytest.mark.parametrize("family", sorted({family for family, _ in ROWS} - {LONG}))
def test_nothing_rests_on_what_had_not_happened_yet(family: str, today: date) -> None:
    told = {one.ref: one for one in story(family, today=today)}
    for _, row in (one for one in ROWS if one[0] == family):
        on = days_ago(row["ago"], today=today)
        for filled in row["area"].values():
            for item, refs in filled.get("rests_on", {}).items():
                for ref in refs.split():
                    assert told[ref].child == row["child"], (row["key"], item, ref)
                    assert told[ref].recorded <= on, (row["key"], item, ref)


@pytest.mark.parametrize("row", [row for _, row in ROWS if "rater_role" not in row], ids=lambda row: row["key"])
def test_what_is_not_known_says_who_could_tell_us(row: dict[str, Any]) -> None:
    for filled in row["area"].values():
        unknown = {item for item, answer in filled.get("answers", {}).items() if answer == "not_known"}
        assert unknown == set(filled.get("unknown", {}))

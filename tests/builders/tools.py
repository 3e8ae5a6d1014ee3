"""Small assessment tools for tests: a text that is whole, and folders that hold one."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

from seen.core.instruments.parsing import parse
from seen.core.instruments.tool import Instrument

SMALL = """
id = "small-tool"
version = "1.0"
title = "Small tool"
for_what = "For tests."
sources = ["llr-briefing"]
completed_by = ["practitioner"]
unit = "child"
audience = "involved"

[score]
method = "worst"

[[grade]]
value = 1
label = "Met"
says = "All of it is there."
[[grade]]
value = 2
label = "Patchy"
says = "Some of it is there."
[[grade]]
value = 3
label = "Mostly not met"
says = "Little of it is there."
[[grade]]
value = 4
label = "Not met"
says = "None of it is there."

[[area]]
id = "physical-care"
title = "Physical care"
care = "physical-care"

[[area.item]]
id = "food"
title = "Food and drink"
asks = "Does {child} get enough to eat and drink?"
bands = ["under-1", "1-4", "5-10", "11-15", "16-17"]
grades = ["Eats well.", "Eats most days.", "Is often hungry.", "Is starving."]

[[area.item.banded]]
bands = ["unborn"]
asks = "Does the mother eat enough?"
grades = ["She eats well.", "She eats most days.", "She is often hungry.", "She is starving."]

[[area.item]]
id = "clothes"
title = "Clothes"
asks = "Is {child} dressed for the weather?"
bands = ["under-1", "1-4", "5-10", "11-15", "16-17"]
grades = ["Dressed well.", "Coat too thin.", "Often cold.", "Always cold."]

[[area]]
id = "health"
title = "Health"
care = "health"

[[area.item]]
id = "teeth"
title = "Teeth"
asks = "Are {child}'s teeth looked after?"
bands = ["1-4", "5-10", "11-15", "16-17"]
grades = ["Sees a dentist.", "Brushes at times.", "In pain at times.", "In pain daily."]

[[area.item]]
id = "equipment"
title = "Equipment"
asks = "Is the equipment that {child} needs used and kept well?"
bands = ["under-1", "1-4", "5-10", "11-15", "16-17"]
only_disabled = true
grades = ["Always used.", "Mostly used.", "Seldom used.", "Never used."]
"""

EXAMPLES = """
[[example]]
name = "The worst decides"
age_days = 2000
[example.answers]
food = 1
clothes = 3
teeth = "not_known"
[example.expect.areas.physical-care]
grade = 3
decided_by = ["clothes"]
not_known = 0
[example.expect.areas.health]
not_known = 1
"""

AREAS = {"a": ("a1", "a2", "a3", "a4"), "b": ("b1", "b2", "b3", "b4"), "c": ("c1", "c2", "c3", "c4")}


def a_tool(text: str = SMALL, **other: Any) -> Instrument:
    """Return the tool that a text holds, with other values at its top where given."""
    page = tomllib.loads(text) | other
    return parse(page, name=f"{page['id']}/{page['version']}.toml")


def a_graded_care_tool() -> Instrument:
    """Return a tool of one area of three sub-areas (a, b, c) with four items each, and one area `z` without any."""
    grades = [{"value": value, "label": f"Grade {value}", "says": "Said."} for value in range(1, 6)]

    def item(id_: str) -> dict[str, Any]:
        anchors = [f"{id_} as in grade {value}" for value in range(1, 6)]
        return {"id": id_, "title": id_, "asks": "Asked?", "bands": ["5-10"], "grades": anchors}

    parts = [{"id": id_, "title": id_, "item": [item(each) for each in items]} for id_, items in AREAS.items()]
    whole = {"id": "whole", "title": "Whole", "care": "health", "sub_area": parts}
    plain = {"id": "z", "title": "Plain", "care": "health", "item": [item(f"z{number}") for number in range(1, 5)]}
    return a_tool(grade=grades, area=[whole, plain], score={"method": "graded-care"})


def shelve(folder: Path, text: str = SMALL, *, examples: str = EXAMPLES, released: bool = True) -> Path:
    """Write a tool into a folder of tools, released or as a draft, and return the folder: set INSTRUMENTS to it."""
    page = tomllib.loads(text)
    path = folder / page["id"] / f"{page['version']}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if examples:
        path.with_name(f"{page['version']}.examples.toml").write_text(examples, encoding="utf-8")
    if released:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        with (folder / "released.toml").open("a", encoding="utf-8") as file:
            file.write(f'"{page["id"]}/{page["version"]}" = "{digest}"\n')
    return folder

"""The picture of the house is of the house as it stands: its contracts, and the imports that there are."""

import importlib.util
import re
from functools import cache
from types import ModuleType, SimpleNamespace

import pytest

from tests.architecture.source import ROOT

RUN = "the house has changed: run script/house and commit what it writes"


@cache
def house() -> ModuleType:
    """Return the script that draws it."""
    spec = importlib.util.spec_from_file_location("house", ROOT / "script" / "house.py")
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@cache
def drawn() -> str:
    return str(house().drawn())


def test_the_text_is_of_the_house_as_it_stands() -> None:
    assert (ROOT / "docs" / "house.dot").read_text(encoding="utf-8") == drawn(), RUN


def test_the_picture_is_of_the_text() -> None:
    assert (ROOT / "docs" / "house.svg").read_text(encoding="utf-8").endswith(f"{house().mark(drawn())}\n"), RUN


@pytest.mark.parametrize("contract", ["layers", "journey"])
def test_no_arrow_points_up(contract: str) -> None:
    order = house().order(contract)
    found = {(one, other) for one, other in re.findall(r"^ *(\w+) -> (\w+)(?! \[style=invis\])", drawn(), re.MULTILINE)}
    among = {(one, other) for one, other in found if one in order and other in order}
    assert among
    assert [(one, other) for one, other in among if order.index(one) > order.index(other)] == []


def test_an_import_is_an_arrow_between_the_parts_in_which_it_stands() -> None:
    imports = {
        "seen": set(),
        "seen.apps.plans.views": {"seen.apps.people.queries", "seen.core.dates"},
        "seen.core.dates": {"seen.core.ages"},
    }
    graph = SimpleNamespace(modules=set(imports), find_modules_directly_imported_by=imports.__getitem__)
    assert dict(house().arrows(graph)) == {"plans": {"people", "core"}}

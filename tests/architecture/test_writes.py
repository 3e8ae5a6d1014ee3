"""Every write stands in actions; views, forms and overview know no models; acts are told the date."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import names_of, python, tree

# Methods of the ORM that write. `add`, `set`, `remove` and `clear` are left out: sets and lists have them too.
WRITES = {
    "create", "save", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "raw", "select_for_update",
}  # fmt: skip
# Not the ORM, although the method is called the same.
INNOCENT = {
    "hashlib", "hmac", "context", "environment", "kwargs", "headers", "META", "globals", "session",
    "workbook", "document",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
TURNS = {"localdate", "localtime"}  # told a moment they turn it into local time; told nothing they ask the clock


def writes(parsed: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of each call that may write to the database."""
    for node in ast.walk(parsed):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES):
            continue
        on = ast.unparse(node.func.value)
        if node.func.attr == "update" and not _reads_rows(on):
            continue
        if on.split(".")[-1].split("(")[0] not in INNOCENT and "super()" not in on:
            yield node.lineno, f"{on}.{node.func.attr}"


def _reads_rows(on: str) -> bool:
    return "objects" in on or ".filter(" in on or ".exclude(" in on


def models_imported(parsed: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of each import of an app's models, other than for types alone."""
    for node in parsed.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".models"):
            yield node.lineno, str(node.module)
        if isinstance(node, ast.ImportFrom) and any(alias.name == "models" for alias in node.names):
            yield node.lineno, str(node.module)


def clocks(parsed: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of each question to the clock."""
    for node in ast.walk(parsed):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in CLOCKS or (node.func.attr in TURNS and not node.args):
            yield node.lineno, ast.unparse(node.func)


def may_write(path: Path) -> bool:
    """Return whether a file may write to the database."""
    return "actions" in names_of(path) or str(path).startswith("seen/kit/")


PAGES = [
    path
    for path in python("seen/apps", "seen/overview", "seen/rehearsal")
    if {"views", "forms", "overview"} & names_of(path)
]
ACTS = [path for path in python("seen/") if "actions" in names_of(path) and "kit" not in path.parts]


@pytest.mark.parametrize("path", [path for path in python("seen/") if not may_write(path)], ids=str)
def test_writes_stand_in_actions(path):
    assert list(writes(tree(path))) == []


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_views_forms_and_overview_know_no_models(path):
    assert list(models_imported(tree(path))) == []


@pytest.mark.parametrize("path", ACTS, ids=str)
def test_acts_are_told_the_date(path):
    assert list(clocks(tree(path))) == []


@pytest.mark.parametrize("path", [path for path in python("seen/apps") if "models" in names_of(path)], ids=str)
def test_models_hold_on_both_databases(path):
    assert "django.contrib.postgres" not in path.read_text()


@pytest.mark.parametrize(
    ("source", "finder"),
    [
        ("Child.objects.create(name=name)", writes),
        ("child.save()", writes),
        ("Child.objects.filter(id=1).update(name='x')", writes),
        ("rows.delete()", writes),
        ("from seen.apps.people.models import Child", models_imported),
        ("from seen.apps.people import models", models_imported),
        ("at = timezone.now()", clocks),
        ("on = date.today()", clocks),
        ("on = timezone.localdate()", clocks),
    ],
)
def test_a_fault_is_found(source, finder):
    assert list(finder(ast.parse(source)))


@pytest.mark.parametrize("source", ["hashlib.update(b'')", "context.update(a=1)", "names.update({'a'})"])
def test_what_is_innocent_is_left_alone(source):
    assert list(clocks(ast.parse("on = timezone.localdate(at)"))) == []
    assert list(writes(ast.parse(source))) == []

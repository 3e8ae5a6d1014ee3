"""Small beats general: how long files, functions, templates and views may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.budget import LONGER
from tests.architecture.source import files, lines, names_of, python, tree

FILE, FUNCTION, VIEW, TEMPLATE = 300, 40, 15, 120


def functions(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Yield the name and length of each function, decorators and docstring left out, and whether it is a view."""
    views = "views" in names_of(path)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            asked = [argument.arg for argument in node.args.args]
            yield node.name, length, views and "request" in asked


def too_long() -> Iterator[tuple[str, int, int]]:
    """Yield what is longer than it may be: its name, its length and the limit."""
    for path in files():
        limit = TEMPLATE if "templates" in path.parts and path.suffix in {".html", ".txt"} else FILE
        if (path.suffix == ".py" or limit == TEMPLATE) and "migrations" not in path.parts and lines(path) > limit:
            yield str(path), lines(path), limit
    for path in python("seen/"):
        for name, length, is_view in functions(path):
            limit = VIEW if is_view else FUNCTION
            if length > limit:
                yield f"{path}:{name}", length, limit


def test_nothing_is_too_long_without_a_reason():
    wrong = [f"{name}: {length} lines, {limit} allowed" for name, length, limit in too_long() if name not in LONGER]
    assert wrong == []


def test_the_list_of_reasons_holds_nothing_that_has_grown_short():
    assert sorted(set(LONGER) - {name for name, _, _ in too_long()}) == []


def test_each_reason_is_a_sentence():
    assert all(len(reason.split()) >= 4 for reason in LONGER.values())

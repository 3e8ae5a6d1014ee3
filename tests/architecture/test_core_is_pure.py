"""core imports only the standard library, never asks the clock and does no I/O."""

import ast
import sys
from pathlib import Path

import pytest

CORE = sorted(Path("seen/core").rglob("*.py"))


@pytest.mark.parametrize("path", CORE, ids=str)
def test_only_the_standard_library(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            root = name.split(".")[0]
            assert root in sys.stdlib_module_names or name.startswith("seen.core"), f"{path} imports {name}"


@pytest.mark.parametrize("path", CORE, ids=str)
def test_the_clock_is_never_asked(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "localtime", "monotonic"}:
            raise AssertionError(f"{path}:{node.lineno} asks the clock")

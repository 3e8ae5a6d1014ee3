"""Nouns that practitioners would know, no path of a machine, a first line in each module that says what it is for."""

import ast
import re

import pytest

from tests.architecture.source import ROOT, files, python, tree

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "data", "info", "stuff", "base"}
TEXT = {".py", ".toml", ".html", ".md", ".txt", ".sh", ".scss", ".js", ".cfg", ""}
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w")
ABOUT_MAKING = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
THESE = "tests/architecture/"


def test_no_name_says_nothing():
    named = {path: {part.removesuffix(".py") for part in path.parts} for path in files() if path.suffix == ".py"}
    assert [str(path) for path, parts in named.items() if parts & VAGUE] == []


@pytest.mark.parametrize("pattern", [MACHINE, ABOUT_MAKING], ids=["a path of a machine", "something left to do"])
def test_no_file_holds(pattern):
    found = []
    for path in files():
        if (
            path.suffix in TEXT
            and not str(path).startswith((THESE, "locks/"))
            and "static" not in path.parts
            and path.name != "axe.min.js"
        ):
            for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1):
                if pattern.search(line):
                    found.append(f"{path}:{number}: {line.strip()[:80]}")
    assert found == []


def test_every_module_says_what_it_is_for():
    silent = [str(path) for path in python("seen/", "tests/") if not ast.get_docstring(tree(path)) and tree(path).body]
    assert silent == []


def test_patterns_find_what_they_look_for():
    assert MACHINE.search('open("/work/main/x")')
    assert MACHINE.search("see /root/x")
    assert not MACHINE.search("https://example.org/home/x")
    assert ABOUT_MAKING.search("# TODO later")

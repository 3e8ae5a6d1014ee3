"""The words linter: nothing that the service says is on the list of words to avoid."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source import ROOT, files, python, tree
from tests.architecture.words_to_avoid import AVOID

# Files that hold the words in order to recognise them in what people write, or to name a document.
QUOTES = {
    "seen/knowledge/prompts/kind-words.toml",
    "seen/knowledge/prompts/words-to-avoid.toml",
    "seen/knowledge/vocabulary/same-event.toml",
}


def faults(text: str) -> list[str]:
    """Return each word of the list that the text holds."""
    return [found.group(0) for pattern in AVOID if (found := re.search(pattern, text, _case(pattern)))]


def _case(pattern: str) -> int:
    return 0 if re.search(r"[A-Z]{2}", pattern) else re.IGNORECASE


def said(path: Path) -> str:
    """Return what a file would say on a page: a template without its comments, every string of TOML and of Python."""
    if path.suffix == ".py":
        return "\n".join(_literals(tree(path)))
    text = (ROOT / path).read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return "\n".join(_strings(tomllib.loads(text)))
    return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _literals(module: ast.Module) -> Iterator[str]:
    """Yield the strings of a module but those that stand for themselves, as docstrings do."""
    alone = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def spoken() -> list[Path]:
    """Return every template, every file of knowledge, and all code: presenters, forms, patterns, refusals."""
    return python("seen/") + [
        path
        for path in files()
        if str(path).startswith("seen/") and str(path) not in QUOTES
        and (path.suffix == ".toml" or ("templates" in path.parts and path.suffix in {".html", ".txt"}))
    ]  # fmt: skip


@pytest.mark.parametrize("path", spoken(), ids=str)
def test_nothing_said_is_to_be_avoided(path):
    assert faults(said(path)) == []


@pytest.mark.parametrize(
    "words",
    [
        "The family is hard to reach",
        "Mum failed to protect",
        "DNA twice",
        "a chaotic home",
        "No concerns",
        "He absconded",
        "Mum said no",
        "the father claims that he was out",
        "Step down to early help",
        "a stable placement",
        "Parent refused",
    ],
)
def test_the_linter_finds(words):
    assert faults(words)


@pytest.mark.parametrize(
    "words",
    ["Amir was not brought", "we asked what got in the way", "dna of nothing in lower case", "we do not claim that"],
)
def test_the_linter_leaves_alone(words):
    assert faults(words) == []


def test_what_code_says_is_read_and_its_docstrings_are_not():
    code = ast.parse('"""Never: hard to reach."""\nTITLE = "We keep not getting in"\n')
    assert list(_literals(code)) == ["We keep not getting in"]

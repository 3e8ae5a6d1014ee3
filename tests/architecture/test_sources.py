"""Every rule says what it rests on, and what it rests on is named with its date and licence."""

import tomllib
from pathlib import Path

import pytest

from seen.core.patterns.runner import patterns

SOURCES = tomllib.loads(Path("seen/knowledge/sources/sources.toml").read_text())["sources"]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_every_pattern_names_sources_that_are_listed(pattern):
    assert pattern.sources
    assert set(pattern.sources) <= set(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_is_whole(name):
    assert all(SOURCES[name].get(key) for key in ("title", "by", "date", "licence"))

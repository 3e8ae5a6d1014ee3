"""Reads one TOML file of seen/knowledge, once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return the table in `seen/knowledge/<name>.toml`, such as `pathways/clocks`. Its readers never change it."""
    return MappingProxyType(tomllib.loads((KNOWLEDGE / f"{name}.toml").read_text(encoding="utf-8")))

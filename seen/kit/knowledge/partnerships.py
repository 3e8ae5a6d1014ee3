"""Reads what a partnership names and sets for itself."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from seen.core.refusals import Refusal

PARTNERSHIPS = Path(__file__).parents[2] / "knowledge" / "partnerships"


class NoSuchPartnership(Refusal):
    """A partnership was named that has no file."""


def pattern_settings(name: str) -> Mapping[str, Mapping[str, int]]:
    """Return a partnership's own thresholds: pattern id, then threshold name. What it leaves out keeps its default."""
    known = {path.stem: path for path in sorted(PARTNERSHIPS.glob("*.toml"))}
    if name not in known:
        raise NoSuchPartnership(f"There is no partnership “{name}”; there are {', '.join(known)}.")
    page: dict[str, Any] = tomllib.loads(known[name].read_text(encoding="utf-8"))
    settings: Mapping[str, Mapping[str, int]] = page.get("patterns", {})
    return settings

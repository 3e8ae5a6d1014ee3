"""How random histories come to a pattern: a file of its name for each that needs more than the common mixes."""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What most histories of a pattern are drawn from; what is left out comes from the common mixes.

    `kinds` to draw from (one named twice comes twice as often); `details` of a kind, the values of each key to draw
    from; `births`, `levels` and `disabled` of the children; `sources`, `areas` and `agencies` of the entries; how many
    brothers and sisters; how many entries each; over how many days.
    """

    kinds: tuple[str, ...] = ()
    details: Mapping[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    births: tuple[date | None, ...] = ()
    levels: tuple[str, ...] = ()
    disabled: tuple[bool | None, ...] = (None,)
    sources: tuple[str, ...] = ()
    areas: tuple[tuple[str, ...], ...] = ()
    agencies: tuple[str, ...] = ("school", "gp", "police")
    siblings: int = 0
    sizes: tuple[int, ...] = ()
    spread: int = 0


def way_to(detect_module: str) -> Way:
    """Return the way to the pattern of a module (`seen.core.patterns.detectors.not_brought`)."""
    name = f"{__name__}.{detect_module.rpartition('.')[2]}"
    return importlib.import_module(name).WAY if find_spec(name) else Way()

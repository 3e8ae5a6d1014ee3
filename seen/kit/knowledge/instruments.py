"""The assessment tools: every version ever used, the one in use now, and which of them a partnership offers."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from django.conf import settings

from seen.core.instruments.tool import Instrument
from seen.core.refusals import Refusal
from seen.kit.knowledge.instrument_files import OURS, Shelf, read
from seen.kit.knowledge.load import load


class NoSuchInstrument(Refusal):
    """There is no tool, or no version of it, by that name; or its file has a fault."""


class _Tools(NamedTuple):
    versions: Mapping[str, tuple[Instrument, ...]]
    released: Mapping[str, tuple[Instrument, ...]]
    sha256: Mapping[str, str]
    faults: Mapping[str, str]


def instruments() -> Mapping[str, tuple[Instrument, ...]]:
    """Return every version of every tool, oldest first, by the tool's id; those not released yet with them."""
    return _tools().versions


def instrument(id_: str, version: str) -> Instrument:
    """Return one version of a tool. Raises NoSuchInstrument."""
    for each in instruments().get(id_, ()):
        if each.version == version:
            return each
    name = f"{id_}/{version}"
    if fault := _tools().faults.get(name):
        raise NoSuchInstrument(f"The tool {name} cannot be used until its file is put right: {fault}")
    if id_ in instruments():
        known = ", ".join(each.version for each in instruments()[id_])
        raise NoSuchInstrument(f"The tool “{id_}” has no version “{version}”: it has {known}.")
    raise NoSuchInstrument(f"There is no tool “{id_}”: there are {', '.join(instruments()) or 'none'}.")


def current(id_: str) -> Instrument:
    """Return the version in use: the newest that is released. Raises NoSuchInstrument."""
    if found := released(id_):
        return found[-1]
    if id_ in instruments():
        raise NoSuchInstrument(f"No version of the tool “{id_}” is released yet.")
    return instrument(id_, "")


def released(id_: str) -> tuple[Instrument, ...]:
    """Return the released versions of a tool, oldest first."""
    return _tools().released.get(id_, ())


def offered(partnership: str) -> tuple[Instrument, ...]:
    """Return the tools that a partnership offers for new assessments, by title: those in use and not retired."""
    away = retired(partnership)
    kept = (versions[-1] for id_, versions in _tools().released.items() if id_ not in away)
    return tuple(sorted(kept, key=lambda each: each.title))


def retired(partnership: str) -> frozenset[str]:
    """Return the ids of the tools that a partnership has retired: old assessments still open, none is begun."""
    table = load(f"partnerships/{partnership}").get("instruments", {}) if partnership else {}
    return frozenset(table.get("retired", ()))


def sha256_of(id_: str, version: str) -> str:
    """Return the digest of the file of one version. Raises NoSuchInstrument."""
    return _tools().sha256[instrument(id_, version).name]


def shelf() -> Shelf:
    """Return the files as they were read, faults and all."""
    return _shelf(Path(settings.INSTRUMENTS))


def _tools() -> _Tools:
    return _sorted_out(Path(settings.INSTRUMENTS))


@cache
def _shelf(own: Path) -> Shelf:
    return read((OURS, own))


@cache
def _sorted_out(own: Path) -> _Tools:
    versions: dict[str, tuple[Instrument, ...]] = {}
    released: dict[str, tuple[Instrument, ...]] = {}
    good = [(file, file.instrument) for file in _shelf(own).files if file.instrument]
    for file, each in good:
        versions[each.id] = (*versions.get(each.id, ()), each)
        if file.released:
            released[each.id] = (*released.get(each.id, ()), each)
    return _Tools(
        versions=MappingProxyType(versions),
        released=MappingProxyType(released),
        sha256=MappingProxyType({each.name: file.sha256 for file, each in good}),
        faults=MappingProxyType({file.name: file.fault for file in _shelf(own).files if file.fault}),
    )

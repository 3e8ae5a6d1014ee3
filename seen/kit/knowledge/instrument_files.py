"""Reads the folders of assessment tools: ours, and a partnership's own beside it. Says what is wrong with each file."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from seen.core.instruments.belonging import Known, check_sheet, check_words
from seen.core.instruments.examples import faults as example_faults
from seen.core.instruments.examples import parse_examples
from seen.core.instruments.parsing import BadInstrument, parse
from seen.core.instruments.tool import Instrument, Kind
from seen.kit.knowledge.load import KNOWLEDGE, load
from seen.kit.knowledge.vocabulary import vocabulary

OURS = KNOWLEDGE / "instruments"
EXAMPLES = ".examples.toml"
RELEASED = "released.toml"


class ToolFile(NamedTuple):
    """One file of a tool. `fault` is blank, or one sentence; a file with a fault is never used."""

    name: str
    path: Path
    sha256: str
    released: bool
    instrument: Instrument | None
    fault: str


class Shelf(NamedTuple):
    """Every file of the folders, by name and then number of version; and the faults that lie in no one file."""

    files: tuple[ToolFile, ...]
    faults: tuple[str, ...]


def read(folders: Iterable[Path]) -> Shelf:
    """Return what the folders hold. A folder that is not there holds nothing."""
    files: list[ToolFile] = []
    faults: list[str] = []
    for folder in dict.fromkeys(folders):
        taken = {file.name.partition("/")[0] for file in files}
        released = _released(folder, faults)
        here = [_read_one(path, released) for path in sorted(folder.glob("*/*.toml")) if not _is_examples(path)]
        files += [_unless_taken(file, taken) for file in here]
        faults += _missing(folder, released, {file.name for file in here})
    files.sort(key=lambda file: (file.name.partition("/")[0], *_number(file.name)))
    sheets = {file.instrument.id: file.instrument for file in files if file.instrument}
    return Shelf(tuple(_beside(file, sheets) for file in files), tuple(faults))


def examples_wrong(file: ToolFile) -> Iterator[str]:
    """Yield a sentence for each worked example that does not hold; a tool that is scored must have one."""
    path = file.path.with_name(f"{file.path.stem}{EXAMPLES}")
    name = f"{path.parent.name}/{path.name}"
    if file.instrument is None:
        return
    examples = []
    if path.exists():
        try:
            examples = parse_examples(_toml(path, name), name=name)
        except BadInstrument as bad:
            yield str(bad)
            return
    if not examples and any(item.kind is Kind.GRADED for item in file.instrument.items):
        yield f"{name}: there is no worked [[example]]: a tool that is graded needs at least one."
    yield from example_faults(file.instrument, examples)


def _read_one(path: Path, released: Mapping[str, Any]) -> ToolFile:
    name = f"{path.parent.name}/{path.stem}"
    written = path.read_bytes()
    digest = hashlib.sha256(written).hexdigest()
    instrument, fault = None, ""
    try:
        instrument = _parsed(written, f"{name}.toml")
        check_words(instrument, known=_known())
        if released.get(name, digest) != digest:
            raise BadInstrument(
                f"{name}.toml: it was altered after its release; put it back as it was, and write what is new as a new "
                "version beside it."
            )
    except BadInstrument as bad:
        instrument, fault = None, str(bad)
    return ToolFile(name, path, digest, name in released, instrument, fault)


def _unless_taken(file: ToolFile, taken: set[str]) -> ToolFile:
    id_ = file.name.partition("/")[0]
    if id_ not in taken:
        return file
    fault = f"{file.name}.toml: the id “{id_}” is taken by a tool that comes with the service: give yours its own."
    return file._replace(instrument=None, fault=fault)


def _beside(file: ToolFile, sheets: Mapping[str, Instrument]) -> ToolFile:
    if file.instrument is None:
        return file
    try:
        check_sheet(file.instrument, others=sheets)
    except BadInstrument as bad:
        return file._replace(instrument=None, fault=str(bad))
    return file


def _released(folder: Path, faults: list[str]) -> Mapping[str, Any]:
    path = folder / RELEASED
    if not path.exists():
        return {}
    try:
        return _toml(path, RELEASED)
    except BadInstrument as bad:
        faults.append(str(bad))
        return {}


def _missing(folder: Path, released: Mapping[str, Any], here: set[str]) -> list[str]:
    gone = [
        f"{RELEASED}: it names {name}, and there is no file {name}.toml: its assessments could not be reopened."
        for name in released
        if name not in here
    ]
    stray = [
        f"{path.parent.name}/{path.name}: these examples belong to no version of a tool."
        for path in sorted(folder.glob(f"*/*{EXAMPLES}"))
        if f"{path.parent.name}/{path.name.removesuffix(EXAMPLES)}" not in here
    ]
    return gone + stray


# Our own files are read with each other folder: they are parsed once, and again when a letter of them differs.
@lru_cache(maxsize=128)
def _parsed(written: bytes, name: str) -> Instrument:
    return parse(_toml_of(written, name), name=name)


def _toml(path: Path, name: str) -> dict[str, Any]:
    return _toml_of(path.read_bytes(), name)


def _toml_of(written: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(written.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInstrument(f"{name}: it cannot be read as TOML: {error}.") from None


def _is_examples(path: Path) -> bool:
    return path.name.endswith(EXAMPLES)


def _number(name: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else -1 for part in name.partition("/")[2].split("."))


def _known() -> Known:
    return Known(load("sources/sources")["sources"], vocabulary().areas, vocabulary().levels)

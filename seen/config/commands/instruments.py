"""script/seen instruments: checks the files of the assessment tools, and releases a version for good."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from seen.core.refusals import Refusal
from seen.kit.knowledge.instrument_files import RELEASED, ToolFile, examples_wrong
from seen.kit.knowledge.instruments import retired, shelf
from seen.kit.knowledge.partnerships import names

SUMMARY = "checks the assessment tools (check), or freezes a version of one (release TOOL VERSION)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is to be done, and of which tool."""
    parser.add_argument("act", choices=("check", "release"))
    parser.add_argument("tool", nargs="?", default="", metavar="TOOL", help="its id, as neglect-toolkit")
    parser.add_argument("version", nargs="?", default="", metavar="VERSION", help="as 1.0")


def run(args: argparse.Namespace) -> int:
    """Print the tools as JSON; every fault is one sentence on standard error, and exit status 2."""
    return release(args.tool, args.version) if args.act == "release" else check(args.tool)


def check(tool: str) -> int:
    """Print what each file holds and whether it is released; with a tool's id, of that tool alone."""
    files = [file for file in shelf().files if not tool or file.path.parent.name == tool]
    if tool and not files:
        raise Refusal(f"There is no tool “{tool}”: script/seen instruments check lists them.")
    faults = [fault for file in files for fault in _of_one(file)] + ([] if tool else list(_of_all()))
    print(json.dumps({"tools": [_printed(file) for file in files if not file.fault]}, indent=2, ensure_ascii=False))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 2 if faults else 0


def release(tool: str, version: str) -> int:
    """Freeze one version by writing the digest of its file beside the others of its folder."""
    name = f"{tool}/{version}"
    found = [file for file in shelf().files if file.name == name]
    if not found:
        raise Refusal(f"There is no file {name}.toml: write TOOL and VERSION as in neglect-toolkit 1.0.")
    file = found[0]
    for fault in _of_one(file):
        raise Refusal(fault)
    if not file.released:
        path = file.path.parent.parent / RELEASED
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f'{before}"{name}" = "{file.sha256}"\n', encoding="utf-8")
    print(json.dumps({"released": name, "sha256": file.sha256}))
    return 0


def _of_one(file: ToolFile) -> Iterator[str]:
    if file.fault:
        yield file.fault
    yield from examples_wrong(file)


def _of_all() -> Iterator[str]:
    """Yield what is wrong with no one file: the lists of released and retired tools, a folder that is not there."""
    yield from shelf().faults
    known = {file.path.parent.name for file in shelf().files}
    for partnership in names():
        for id_ in sorted(retired(partnership) - known):
            yield f"partnerships/{partnership}.toml, [instruments]: “retired” names {id_}, and there is no such tool."
    own = os.environ.get("SEEN_INSTRUMENTS")
    if own and not Path(own).is_dir():
        yield f"SEEN_INSTRUMENTS names the folder {own}, and it is not there."


def _printed(file: ToolFile) -> dict[str, object]:
    assert file.instrument  # noqa: S101 - only files without a fault are printed
    items = list(file.instrument.items)
    return {
        "instrument": file.instrument.id,
        "version": file.instrument.version,
        "sha256": file.sha256,
        "released": file.released,
        "areas": len(file.instrument.areas),
        "items": len(items),
        "anchors": sum(len(wording.grades) for item in items for wording in item.wordings),
    }

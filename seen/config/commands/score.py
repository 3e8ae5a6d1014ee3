"""script/seen score: scores a set of answers to an assessment tool, with no database."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from seen.core.instruments.answers import check_answers
from seen.core.instruments.bands import NoBand, band_of
from seen.core.instruments.scoring import Result, Score, score
from seen.core.instruments.tool import BadAnswer, Instrument
from seen.core.refusals import Refusal
from seen.kit.knowledge.instruments import instrument, instruments, sha256_of

SUMMARY = "prints, as JSON, what a set of answers to an assessment tool comes to; never a total"
KEYS = ("instrument", "version", "child", "answers", "setting")


class BadAnswers(Refusal):
    """The file of answers is not as it must be. The sentence names file and field."""


class _Child(NamedTuple):
    band: str
    disabled: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("instrument", metavar="INSTRUMENT", help="the tool's id, as neglect-toolkit")
    parser.add_argument("answers", metavar="ANSWERS.json")


def run(args: argparse.Namespace) -> int:
    """Print the score per item, sub-area and area, with the version and the digest of the tool."""
    page = _read(args.answers)
    tool = _tool(args.instrument, page, file=args.answers)
    child = _child(page.get("child"), file=args.answers)
    setting = page.get("setting", "")
    if not isinstance(setting, str):
        raise BadAnswers(f"{args.answers}: “setting” must be text.")
    answers = page.get("answers")
    if not isinstance(answers, dict):
        raise BadAnswers(f"{args.answers}: “answers” must be an object: item to grade.")
    try:
        check_answers(tool, answers, band=child.band, disabled=child.disabled, setting=setting)
        found = score(tool, answers, band=child.band, disabled=child.disabled, setting=setting)
    except BadAnswer as bad:
        raise BadAnswers(f"{args.answers}: answers: {bad}") from None
    print(json.dumps(printed(tool, found), indent=2, ensure_ascii=False))
    return 0


def printed(tool: Instrument, found: Score) -> dict[str, Any]:
    """Return a score as JSON keeps it."""
    return {
        "instrument": tool.id,
        "version": tool.version,
        "sha256": sha256_of(tool.id, tool.version),
        "items": _level(found.items),
        "sub_areas": _level(found.sub_areas),
        "areas": _level(found.areas),
    }


def _level(results: Mapping[str, Result]) -> dict[str, dict[str, Any]]:
    return {id_: {**each._asdict(), "decided_by": list(each.decided_by)} for id_, each in results.items()}


def _read(file: str) -> dict[str, Any]:
    try:
        page = json.loads(Path(file).read_text(encoding="utf-8"), object_pairs_hook=_once)
    except OSError as error:
        raise BadAnswers(f"{file}: it cannot be read: {error.strerror}.") from None
    except _Twice as twice:
        raise BadAnswers(f"{file}: “{twice}” is answered twice: leave one answer.") from None
    except (ValueError, RecursionError) as error:
        raise BadAnswers(f"{file}: it cannot be read as JSON: {error}.") from None
    if not isinstance(page, dict):
        raise BadAnswers(f"{file}: it must be an object with {', '.join(KEYS[:4])}.")
    for key in page:
        if key not in KEYS:
            raise BadAnswers(f"{file}: “{key}” is not a field here: there are {', '.join(KEYS)}.")
    return page


class _Twice(Exception):
    """A key stands twice in one object; JSON would silently keep the last."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _tool(id_: str, page: Mapping[str, Any], *, file: str) -> Instrument:
    if id_ not in instruments():
        instrument(id_, "")  # refuses, naming those there are
    if page.get("instrument") != id_:
        raise BadAnswers(f"{file}: “instrument” is {_shown(page.get('instrument'))}; the command asks for {id_}.")
    version = page.get("version")
    if not isinstance(version, str) or not version:
        known = ", ".join(each.version for each in instruments()[id_])
        raise BadAnswers(f"{file}: “version” is missing: write as text which version was used: {known}.")
    try:
        return instrument(id_, version)
    except Refusal as refusal:
        raise BadAnswers(f"{file}: “version”: {refusal}") from None


def _child(child: object, *, file: str) -> _Child:
    if not isinstance(child, dict) or type(child.get("age_days")) is not int:
        raise BadAnswers(f"{file}: “child” must be an object with “age_days”, a whole number, negative while unborn.")
    disabled = child.get("disabled", False)
    if not isinstance(disabled, bool):
        raise BadAnswers(f"{file}: “child.disabled” must be true or false.")
    try:
        return _Child(band_of(child["age_days"]), disabled)
    except NoBand as too_old:
        raise BadAnswers(f"{file}: “child.age_days” is {child['age_days']}: {too_old}") from None


def _shown(value: object) -> str:
    return "missing" if value is None else f"“{value}”"

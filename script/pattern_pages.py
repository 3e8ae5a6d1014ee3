"""Writes the manual page of each pattern from its file and its specification; a test fails where one is out of date.

docs/reference/patterns/NN-id.md, the picture that it shows (which the service shows too), and what the service says of
a pattern that only its findings know: seen/knowledge/patterns/NN-id.toml.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from script.pattern_cases import ROOT, Case, cases, nearest
from script.pattern_picture import lines, picture, words
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import detectors
from seen.kit.knowledge.pattern_words import READS_ALL, name_of, number_words, reads, rests_on, soon, spoken

DOCS, PICTURES, KNOWLEDGE = (
    ROOT / name for name in ("docs/reference/patterns", "seen/apps/patterns/static/patterns", "seen/knowledge/patterns")
)
FOLDERS = (DOCS, PICTURES, KNOWLEDGE)
MADE_TOO = "# Made by script/patterns. Do not change it by hand."
MADE = "<!-- Made by script/patterns from the pattern's file and its specification. Do not change it by hand. -->"


def main() -> None:
    """Write every file, and take away those of patterns that are no more; with --check only say which are stale."""
    written = pages()
    if "--check" in sys.argv:
        stale = [path for path, text in written.items() if not path.exists() or path.read_text("utf-8") != text]
        stale += [path for folder in FOLDERS for path in folder.iterdir() if path not in written]
        raise SystemExit("\n".join(str(path.relative_to(ROOT)) for path in stale) or 0)
    for folder in FOLDERS:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            if old not in written:
                old.unlink()
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
    """Return every file that there is to be, with what stands in it."""
    heard, written = cases(), dict[Path, str]()
    for detector in detectors():
        pattern, module = detector.pattern, detector.detect.__module__.rpartition(".")[2]
        found = heard.get(pattern.row, [])
        pair = nearest(found)
        if pair is None:
            raise SystemExit(f"The specification of {module} holds no case inside the line and one outside it.")
        name, findings = name_of(pattern), [case.finding for case in found if case.finding]
        innocent = _once(sentence for finding in findings for sentence in finding.innocent)
        missing = _once(sentence for finding in findings for sentence in finding.missing)
        tiers = sorted({finding.tier.value for finding in findings}, key=list(soon()).index)
        written[PICTURES / f"{name}.svg"] = picture(spoken(pattern.title), *pair)
        what = (sys.modules[detector.detect.__module__].__doc__ or "").splitlines()[0]
        written[KNOWLEDGE / f"{name}.toml"] = (
            f"{MADE_TOO}\nwhat = {_word(what)}\n{_toml(innocent, missing, tiers, pair)}"
        )
        written[DOCS / f"{name}.md"] = _page(pattern, what, module, innocent, missing, tiers, pair)
    written[DOCS / "README.md"] = _index()
    return written


def _once(sentences: Iterable[str]) -> list[str]:
    """Return each sentence once: two that differ in a number or in who is named are one."""
    kept: dict[str, str] = {}
    for sentence in sentences:
        kept.setdefault(re.sub(r"\d+|\bentr(y|ies)\b.*", "#", sentence), sentence)
    return list(kept.values())


def _toml(innocent: list[str], missing: list[str], tiers: list[str], pair: tuple[Case, Case]) -> str:
    told = [
        f"{key} = {_list(value)}" for key, value in (("tiers", tiers), ("innocent", innocent), ("missing", missing))
    ]
    for name, case in zip(("inside", "outside"), pair, strict=True):
        entries = _list([words(event) for event, _ in lines(case)])
        told += ["", f"[{name}]", f"on = {case.as_of}", f"sentence = {_word(_said(case))}", f"entries = {entries}"]
    return "\n".join(told) + "\n"


def _list(items: list[str]) -> str:
    return "[\n" + "".join(f"  {_word(item)},\n" for item in items) + "]"


def _word(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _page(
    pattern: Pattern, what: str, module: str, innocent: list[str], missing: list[str], tiers: list[str],
    pair: tuple[Case, Case],
) -> str:  # fmt: skip
    name = name_of(pattern)
    inside, outside = pair
    parts = [
        f"{MADE}\n# {pattern.row}. {spoken(pattern.title)}",
        what,
        f"**It asks:** {spoken(pattern.ask)}",
        "## Just inside the line, and just outside",
        f"![When each entry was, and the day of asking](../../../seen/apps/patterns/static/patterns/{name}.svg)",
        f"A full dot is an entry that it rests on. It says: “{_said(inside)}.” {_difference(inside, outside)}",
        "## Who gets it",
        *[f"**{soon()[tier].name}.** {soon()[tier].who}" for tier in tiers],
        "## What it reads",
        READS_ALL if "*" in pattern.needs else "\n".join(f"- {line}" for line in reads(pattern.needs)),
        *([f"Nothing older than {pattern.reach} months."] if pattern.reach else []),
        *_of_siblings(pattern),
        "## Its numbers",
        "| | default | a partnership may set |\n|---|---:|---|\n"
        + "\n".join(
            f"| {number_words(pattern.id, key)} | {limit.default} | {limit.allowed[0]} to {limit.allowed[1]} |"
            for key, limit in pattern.thresholds.items()
        ),
        "## What else could explain it",
        "\n".join(f"- {line}" for line in innocent),
        "## What it says it does not know",
        "\n".join(f"- {line}" for line in missing) or "It takes nothing for granted that it would have to say.",
        "## What it rests on",
        "\n".join(f"- {line}" for line in rests_on(pattern)),
        "## Where",
        f"`seen/core/patterns/detectors/{module}.py`, version {pattern.version}; its specification: "
        f"`tests/spec/patterns/test_{module}.py`.",
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _said(case: Case) -> str:
    return case.finding.sentence if case.finding else ""


def _of_siblings(pattern: Pattern) -> list[str]:
    if pattern.household is None:
        return []
    told = "\n".join(f"- {line}" for line in reads(pattern.household.reads))
    return ["Of the children who live with the child, where it could count:", told]


def _difference(inside: Case, outside: Case) -> str:
    if inside.rows == outside.rows:
        return f"On {outside.as_of.day} {outside.as_of:%B %Y} the same entries are not enough."
    return "With the other story it says nothing."


def _index() -> str:
    rows = [
        f"| {one.row} | [{spoken(one.title)}]({name_of(one)}.md) | {spoken(one.ask)} |"
        for one in (detector.pattern for detector in detectors())
    ]
    return f"{MADE}\n# The patterns\n\n| row | pattern | what it asks |\n|---|---|---|\n" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()

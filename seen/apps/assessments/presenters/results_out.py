"""The results of a child's assessments for other programs: JSON, and a table for a spreadsheet. Never a total.

Each result carries the tool's id, version and the SHA-256 of its file, so that it can always be read in the words in
which it was given.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from seen.core.instruments.answers import Answer
from seen.core.instruments.given import Given
from seen.core.instruments.scoring import Result, score
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, Area, Instrument, Item
from seen.integrations.tabular.out import Written
from seen.kit.knowledge.instruments import instrument, sha256_of

HEAD = (
    *("Assessment", "On", "Signed", "Instrument", "Version", "SHA-256", "Band", "Disabled child", "Setting"),
    *("Graded by", "As", "Agency", "Carer", "Announced", "Goal", "Second look at"),
    *("What", "Id", "Title", "Area", "Grade", "Grade in words", "State", "Not known", "Decided by"),
    *("Linked entries", "How it is known", "Over time", "Cause"),
)
GRADED = "graded"
YES = {True: "yes", False: "no", None: ""}


def as_json(results: Iterable[Given]) -> list[dict[str, Any]]:
    """Return each result as JSON keeps it, in the order given: what it is, its answers, and what they come to."""
    return [_one(each, instrument(each.instrument, each.version)) for each in results]


def as_table(results: Iterable[Given]) -> Written:
    """Return one row for every area, sub-area and item that was done, under what names the assessment."""
    rows = []
    for each in results:
        tool = instrument(each.instrument, each.version)
        rows += [(*_named(each), *row) for row in _rows(each, tool)]
    return Written("Assessment results", (), HEAD, tuple(rows))


def come_to(given: Given, tool: Instrument) -> dict[str, dict[str, Result]]:
    """Return what the answers of the areas that were done come to, by `areas`, `sub_areas` and `items`."""
    answers: dict[str, Answer] = {}
    for id_, item in given.items.items():
        if item.state == GRADED and item.grade is not None:
            answers[id_] = item.grade
        elif item.state in (NOT_KNOWN, NOT_APPLICABLE):
            answers[id_] = item.state
    found = score(tool, answers, band=given.band, disabled=given.disabled, setting=given.setting)
    done = [area for area in tool.areas if area.id in given.areas_done]
    return {
        "areas": _only(found.areas, [area.id for area in done]),
        "sub_areas": _only(found.sub_areas, [part.id for area in done for part in area.sub_areas]),
        "items": _only(found.items, [item.id for area in done for item in area.all_items]),
    }


def _only(results: Any, ids: Sequence[str]) -> dict[str, Result]:
    return {id_: results[id_] for id_ in ids if id_ in results}


def _one(given: Given, tool: Instrument) -> dict[str, Any]:
    levels = come_to(given, tool).items()
    return {
        "assessment": str(given.id),
        "child": str(given.child),
        "instrument": given.instrument,
        "version": given.version,
        "sha256": sha256_of(given.instrument, given.version),
        "on": given.on.isoformat(),
        "signed": given.signed.isoformat() if given.signed else None,
        "band": given.band,
        "disabled": given.disabled,
        "setting": given.setting,
        "rater": given.rater,
        "rater_role": given.rater_role,
        "agency": given.agency,
        "carer": given.carer,
        "announced": given.announced,
        "mode": given.mode,
        "goal": given.goal,
        "pair": str(given.pair) if given.pair else None,
        "areas_done": list(given.areas_done),
        "answers": {id_: _answer(item) for id_, item in given.items.items()},
        "results": {level: {id_: _result(each) for id_, each in results.items()} for level, results in levels},
    }


def _answer(item: Any) -> dict[str, Any]:
    return {**item._asdict(), "how": list(item.how)}


def _result(result: Result) -> dict[str, Any]:
    return {**result._asdict(), "decided_by": list(result.decided_by)}


def _named(given: Given) -> tuple[str, ...]:
    digest = sha256_of(given.instrument, given.version)
    signed = given.signed.isoformat() if given.signed else ""
    return (
        *(str(given.id), given.on.isoformat(), signed, given.instrument, given.version, digest, given.band),
        *(
            YES[given.disabled],
            given.setting,
            given.rater,
            given.rater_role.replace("_", " "),
            given.agency,
            given.carer,
        ),
        *(YES[given.announced], given.goal, str(given.pair or "")),
    )


def _rows(given: Given, tool: Instrument) -> Iterator[tuple[str, ...]]:
    levels = come_to(given, tool)
    for area in tool.areas:
        if area.id not in given.areas_done:
            continue
        if area.id in levels["areas"]:
            yield _row(tool, "area", area, area, levels["areas"][area.id])
        for part in area.sub_areas:
            if part.id in levels["sub_areas"]:
                yield _row(tool, "sub-area", part, area, levels["sub_areas"][part.id])
        for item in area.all_items:
            if item.id in levels["items"]:
                yield _item_row(tool, item, area, given, levels["items"][item.id])


def _row(tool: Instrument, what: str, of: Any, area: Area, result: Result) -> tuple[str, ...]:
    return (*_graded(tool, what, of, area, result), "", str(result.not_known), " ".join(result.decided_by), *[""] * 4)


def _item_row(tool: Instrument, item: Item, area: Area, given: Given, result: Result) -> tuple[str, ...]:
    said = given.items.get(item.id)
    state = said.state.replace("_", " ") if said else ""
    links = (str(said.evidence), ", ".join(said.how), said.moved, said.cause) if said else ("", "", "", "")
    return (*_graded(tool, "item", item, area, result), state, str(result.not_known), "", *links)


def _graded(tool: Instrument, what: str, of: Any, area: Area, result: Result) -> tuple[str, ...]:
    grade = ("", "") if result.grade is None else (str(result.grade), tool.grade(result.grade).label)
    return (what, of.id, of.title, area.title, *grade)

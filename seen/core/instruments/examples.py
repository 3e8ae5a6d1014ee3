"""Worked examples of a tool: answers with the results that its owners expect of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seen.core.instruments.answers import Answer, check_answers
from seen.core.instruments.bands import NoBand, band_of
from seen.core.instruments.scoring import Result, Score, score
from seen.core.instruments.tables import Table
from seen.core.instruments.tool import BadAnswer, Instrument

LEVELS = ("items", "sub_areas", "areas")


class Expected(NamedTuple):
    """What one item, sub-area or area should come to. What is not written (None) is not compared; a grade always is."""

    grade: int | None
    decided_by: tuple[str, ...] | None
    not_known: int | None


class Example(NamedTuple):
    """One worked example, at the place in the file where it stands."""

    at: str
    name: str
    band: str
    disabled: bool
    setting: str
    answers: Mapping[str, Answer]
    expect: Mapping[str, Mapping[str, Expected]]


def parse_examples(mapping: Mapping[str, Any], *, name: str) -> list[Example]:
    """Return the examples that a file holds; `name` is the file's. Raises BadInstrument."""
    table = Table(mapping, at=name)
    table.only("example")
    return [_example(row) for row in table.tables("example")]


def faults(instrument: Instrument, examples: Sequence[Example]) -> Iterator[str]:
    """Yield a sentence for each example that does not come to what it expects, or that cannot be scored."""
    for example in examples:
        place = {"band": example.band, "disabled": example.disabled, "setting": example.setting}
        try:
            check_answers(instrument, example.answers, **place)  # type: ignore[arg-type]
            found = score(instrument, example.answers, **place)  # type: ignore[arg-type]
        except BadAnswer as bad:
            yield f"{example.at} ({example.name}): {bad}"
            continue
        yield from _differences(example, found)


def _differences(example: Example, found: Score) -> Iterator[str]:
    for level in LEVELS:
        results: Mapping[str, Result] = getattr(found, level)
        for id_, expected in example.expect[level].items():
            where = f"{example.at} ({example.name}), {level} {id_}"
            if id_ not in results:
                yield f"{where}: nothing of that id is asked at this age and place."
                continue
            for field in Expected._fields:
                want, have = getattr(expected, field), getattr(results[id_], field)
                if want != have and (field == "grade" or want is not None):
                    yield f"{where}: {field} should be {_said(want)} and is {_said(have)}."


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "nothing"
    return "none" if value is None else str(value)


def _example(row: Table) -> Example:
    row.only("name", "age_days", "disabled", "setting", "answers", "expect")
    try:
        band = band_of(row.whole("age_days", low=-300, high=7_000))
    except NoBand as too_old:
        raise row.refuse(str(too_old)) from None
    expect = row.table("expect")
    expect.only(*LEVELS)
    return Example(
        at=row.at,
        name=row.text("name"),
        band=band,
        disabled=row.flag("disabled"),
        setting=row.text("setting", default=""),
        answers=row.table("answers").row,
        expect={level: _expected(expect, level) for level in LEVELS},
    )


def _expected(expect: Table, level: str) -> dict[str, Expected]:
    if not expect.has(level):
        return {}
    table = expect.table(level)
    return {id_: _one(table.table(id_)) for id_ in table.row}


def _one(row: Table) -> Expected:
    row.only("grade", "decided_by", "not_known")
    return Expected(
        grade=row.whole("grade", low=1, high=99) if row.has("grade") else None,
        decided_by=row.texts("decided_by") if row.has("decided_by") else None,
        not_known=row.whole("not_known", low=0, high=999) if row.has("not_known") else None,
    )

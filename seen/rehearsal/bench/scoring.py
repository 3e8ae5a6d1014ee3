"""How long it takes to score many completed assessments, beside a plain peer that reads the tool anew each time."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from time import process_time
from typing import NamedTuple

from seen.core.instruments.answers import Answer, asked
from seen.core.instruments.bands import BANDS
from seen.core.instruments.scoring import Score, score
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, Instrument, Item
from seen.kit.knowledge.instruments import current
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved

MANY, ROUNDS = 100_000, 20
LIMITS = {"worst": 5.0, "graded-care": 10.0}  # seconds
TOOLS = {"worst": "neglect-toolkit", "graded-care": "graded-care"}

Results = dict[str, tuple[int | None, list[str]]]
"""By sub-area and area the grade, and the items that decided it."""


class Completed(NamedTuple):
    """One completed assessment: every item asked at an age is answered, some with `not known`."""

    band: str
    disabled: bool
    answers: Mapping[str, Answer]


def measure() -> Verdict:
    """Return the verdict, in processor time: the promise is of one core. Only ours refuses bad answers."""
    tools = {method: current(id_) for method, id_ in TOOLS.items()}
    made = {method: list(completed(tool, many=MANY // ROUNDS)) for method, tool in tools.items()}
    equal = all(alike(tools[of], made[of][:1_000]) for of in tools)
    calls = {f"{of}": partial(ours, tools[of], made[of]) for of in tools}
    peers = {f"{of}, plain": partial(plainly, tools[of], made[of]) for of in tools}
    times = {name: sum(spent) for name, spent in interleaved(ROUNDS, process_time, **calls, **peers).items()}
    return Verdict(
        "scoring",
        ours={f"{MANY:,} assessments, {of}": times[of] for of in tools},
        peers={f"{MANY:,} assessments, {of}": times[f"{of}, plain"] for of in tools},
        ratios={f"ours / plain, {of}": times[of] / times[f"{of}, plain"] for of in tools},
        equal_answers=equal,
        bars=[Bar(f"{MANY:,} assessments, {of}", times[of] / 1000, LIMITS[of], "s") for of in tools],
    )


def completed(tool: Instrument, *, many: int) -> Iterator[Completed]:
    """Yield assessments of children of every age, the same ones each time; most grades are good ones, as in life."""
    chance = random.Random(5)  # noqa: S311 - invented answers, nobody's secret
    choices: list[Answer] = [*range(1, tool.worst + 1), NOT_KNOWN, NOT_APPLICABLE]
    weights = [8, 5, 3, *[1] * (len(choices) - 3)]
    for number in range(many):
        band, disabled = BANDS[number % len(BANDS)], number % 5 == 0
        items = asked(tool, band=band, disabled=disabled)
        answers = dict(zip((item.id for item in items), chance.choices(choices, weights, k=len(items)), strict=True))
        yield Completed(band, disabled, answers)


def alike(tool: Instrument, made: Sequence[Completed]) -> bool:
    """Answer whether both find the same grades, decided by the same items."""
    results = [{**found.sub_areas, **found.areas} for found in ours(tool, made)]
    shown = [{id_: (each.grade, list(each.decided_by)) for id_, each in found.items()} for found in results]
    return shown == plainly(tool, made)


def ours(tool: Instrument, made: Sequence[Completed]) -> list[Score]:
    """Return what each assessment comes to."""
    return [score(tool, each.answers, band=each.band, disabled=each.disabled) for each in made]


def plainly(tool: Instrument, made: Sequence[Completed]) -> list[Results]:
    """Return the same as a plain peer finds it: lists of grades, and the rule written out."""
    found = []
    for each in made:
        results: Results = {}
        for area in tool.areas:
            parts = [part for part in area.sub_areas if _given(part.items, each)]
            for part in parts:
                results[part.id] = _together(tool.method, _given(part.items, each))
            own = [results[part.id] for part in parts] if area.sub_areas else _given(area.items, each)
            if own:
                results[area.id] = _together(tool.method, own)
        found.append(results)
    return found


def _given(items: Sequence[Item], each: Completed) -> list[tuple[int | None, list[str]]]:
    given: list[tuple[int | None, list[str]]] = []
    for item in items:
        if each.band in item.bands and (each.disabled or not item.only_disabled):
            answer = each.answers.get(item.id)
            given.append((answer if isinstance(answer, int) else None, [item.id]))
    return given


def _together(method: str, given: list[tuple[int | None, list[str]]]) -> tuple[int | None, list[str]]:
    grades = [grade for grade, _ in given if grade is not None]
    if not grades:
        return None, []
    decides = max(grades)
    if method == "graded-care" and decides <= 3:
        most = Counter(grades).most_common(1)[0][1]
        decides = max(grade for grade in grades if grades.count(grade) == most)
    return decides, [item for grade, items in given if grade == decides for item in items]

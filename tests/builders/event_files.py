"""Writes invented lives as the files that commands read: EVENTS.csv and children.csv."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

from seen.core.dates.partial import PartialDate
from seen.core.patterns.runner import detectors
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.integrations.event_files.children import OPTIONAL as FACTS
from seen.integrations.event_files.events import OPTIONAL
from seen.kit.knowledge.kinds import kind
from tests.builders.histories import a_history
from tests.builders.ways import way_to

EVENT_HEADER = ("ref", "child", "on", "kind", "agency", *OPTIONAL)
Household = list[tuple[Child, list[Event]]]


def some_households(random: Random, *, each: int = 3) -> list[Household]:
    """Return households whose histories reach every pattern, so many for each: one child, or brothers and sisters."""
    found: list[Household] = []
    for detector in detectors():
        for _ in range(each):
            told = a_history(random, needs=detector.pattern.needs, way=way_to(detector.detect.__module__))
            found.append([(told.child, told.events), *told.siblings])
    return found


def write_files(folder: Path, households: Iterable[Household]) -> None:
    """Write the files of households, each child by a reference of its own, and the mark that says they are invented."""
    events, children = [], []
    for number, household in enumerate(households):
        for place, (child, told) in enumerate(household):
            ref = f"c{(number * 7919) % 1_000_003:07}-{place}"  # not in the order of the households
            children.append(_facts(child, ref, household=f"h{number}" if len(household) > 1 else ""))
            events += [_cells(event, ref) for event in told if _is_whole(event)]
    _write(folder / "EVENTS.csv", EVENT_HEADER, events)
    _write(folder / "children.csv", ("child", *FACTS), children)
    (folder / "simulated.json").write_text('{"simulated": true}')


def _write(file: Path, header: tuple[str, ...], rows: list[dict[str, object]]) -> None:
    with open(file, "w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, header)
        writer.writeheader()
        writer.writerows(rows)


def _facts(child: Child, ref: str, *, household: str) -> dict[str, object]:
    names = ("born", "due", "sex", "gestation_days", "communicates", "level")
    disabled = {True: "yes", False: "no", None: ""}[child.disabled]
    facts = {name: getattr(child, name) for name in names}
    return facts | {"child": ref, "household": household, "disabled": disabled}


def _cells(event: Event, child: str) -> dict[str, object]:
    names = ("ref", "kind", "agency", "until", "recorded", "source_type", "polarity", "severity", "person", "text",
             "same_as")  # fmt: skip
    cells = {name: getattr(event, name) for name in names}
    return cells | {"child": child, "on": _on(event.on), "areas": "|".join(event.areas), "detail": _detail(event)}


def _is_whole(event: Event) -> bool:
    """Return whether a file may hold it: some inventions leave a detail blank that their kind needs, or make one up."""
    sort = kind(event.kind)
    return all(key not in event.detail or event.says(key) for key in sort.required) and all(
        event.says(key) in ("", *allowed) for key, allowed in sort.choices.items()
    )


def _detail(event: Event) -> str:
    """Return its details, those that its kind needs and nobody invented with some word."""
    sort = kind(event.kind)
    needed = {key: sort.choices.get(key, ("1",))[0] for key in sort.required}
    told = needed | dict(event.detail)
    return json.dumps(told) if told else ""


def _on(on: PartialDate) -> str:
    if on.latest is None:
        return ""
    return f"{on.latest:%B %Y}" if on.earliest != on.latest else on.latest.isoformat()

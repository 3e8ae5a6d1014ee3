"""A small tool of two areas, and assessments with it: started, saved and signed as people do."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from seen.apps.assessments.actions import Saved, Written, save_area, sign, start
from seen.apps.assessments.actions.starting import Start
from seen.apps.assessments.models import Assessment
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import opened
from seen.apps.assessments.written import ItemWritten
from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Entry
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer
from seen.core.dates.partial import PartialDate
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY

TOOL = "test-toolkit"
FOOD = ("food", "clothes", "warmth", "washing", "sleep")
LOVE = ("comfort", "warm-words", "boundaries")
EVERY_AGE = ("under-1", "1-4", "5-10", "11-15", "16-17")
GRADES = ("Met", "Mostly met", "Often not met", "Not met")


def a_tool_file(
    folder: Path,
    *,
    tool: str = TOOL,
    version: str = "1.0",
    title: str = "Test toolkit",
    love_at: tuple[str, ...] = EVERY_AGE,
    **top: Any,
) -> Path:
    """Write a released tool into a partnership's own folder. `top` are further keys of the file."""
    lines = [
        f'id = "{tool}"', f'version = "{version}"', f'title = "{title}"', 'for_what = "To see what a child has."',
        'sources = ["llr-briefing"]', *(f"{key} = {_toml(value)}" for key, value in _top(top).items()),
        f'[score]\nmethod = "{top.get("method", "worst")}"',
        *(f'[[grade]]\nvalue = {at}\nlabel = "{label}"\nsays = "What {label.lower()} means."'
          for at, label in enumerate(GRADES, 1)),
        *_area("physical-care", "Physical care", FOOD), *_area("love-and-care", "Love and care", LOVE, bands=love_at),
    ]  # fmt: skip
    path = folder / tool / f"{version}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")
    with (folder / "released.toml").open("a") as released:
        released.write(f'"{tool}/{version}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n')
    return path


def _top(more: dict[str, Any]) -> dict[str, Any]:
    plain = {"completed_by": ["practitioner"], "unit": "child", "audience": "involved"}
    return plain | {key: value for key, value in more.items() if key != "method"}


def _toml(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')


def _area(area: str, title: str, items: tuple[str, ...], bands: tuple[str, ...] = EVERY_AGE) -> list[str]:
    lines = [f'[[area]]\nid = "{area}"\ntitle = "{title}"\ncare = "{area}"']
    for item in items:
        name = item.replace("-", " ").capitalize()
        anchors = [f"{name} as seen at {at}" for at in range(1, 5)]
        lines.append(
            f'[[area.item]]\nid = "{item}"\ntitle = "{name}"\nasks = "How is {name.lower()} for {{child}}?"\n'
            f"bands = {_toml(list(bands))}\ngrades = {_toml(anchors)}"
        )
    return lines


def an_assessment(by: Viewer, child: Child, *, key: UUID | None = None, days_ago: int = 0, **how: Any) -> Assessment:
    """One started by somebody who works with the child."""
    asked = Start(**{"instrument": TOOL, "on": TODAY - timedelta(days=days_ago)} | how)
    return start(by, sight=sight_of(by, child), key=key or uuid4(), how=asked, today=TODAY, now=NOW)


def graded(grade: int = 2, **more: Any) -> ItemWritten:
    """One item graded by somebody who saw it."""
    return ItemWritten(**{"state": "graded", "grade": grade, "how": ("observed",)} | more)


def unknown(**more: Any) -> ItemWritten:
    """One item of which not enough is known, with who is asked and by when."""
    asked = {"unknown_what": "Who gives the evening meal.", "unknown_who": "The nursery",
             "unknown_by": TODAY + timedelta(days=7)}  # fmt: skip
    return ItemWritten(**{"state": "not_known"} | asked | more)


def an_area(area: str = "physical-care", *, grade: int = 2, **more: Any) -> Written:
    """One area as somebody wrote it, whole and done. Items given by name stand in place of the usual."""
    items = {item: graded(grade) for item in (FOOD if area == "physical-care" else LOVE)} | more.pop("items", {})
    said = {"strength": "A warm coat.", "life_now": "Warm, and often hungry.", "same_elsewhere": "yes", "done": True}
    return Written(area=area, items=items, **said | more)


def saved(by: Viewer, assessment: Assessment, written: Written | None = None, *, key: UUID | None = None,
          **more: Any) -> Saved:  # fmt: skip
    """One save of one area."""
    child = Child.objects.get(id=assessment.child_id)
    return save_area(
        by, sight=sight_of(by, child), assessment=assessment.id, key=key or uuid4(), written=written or an_area(),
        today=TODAY, now=NOW, **more,
    )  # fmt: skip


def signed(by: Viewer, assessment: Assessment, **more: Any) -> Any:
    """Sign an assessment."""
    child = Child.objects.get(id=assessment.child_id)
    return sign(by, sight=sight_of(by, child), assessment=assessment.id, now=NOW, **more)


def as_held(by: Viewer, assessment: Assessment) -> Held:
    """An assessment as somebody may read it now."""
    return opened(sight_of(by, Child.objects.get(id=assessment.child_id)), assessment.id)


def an_entry(by: Viewer, child: Child, *, text: str = "No breakfast today", area: str = "physical-care",
             days_ago: int = 3, **more: Any) -> Entry:  # fmt: skip
    """Something noted about one area of care."""
    draft = Draft(
        kind="note.observation", on=PartialDate.day(TODAY - timedelta(days=days_ago)), text=text, areas=(area,),
        source_type="observed", **more,
    )  # fmt: skip
    return record(by, children=[child.id], draft=draft, account=uuid4(), now=NOW).entries[0]

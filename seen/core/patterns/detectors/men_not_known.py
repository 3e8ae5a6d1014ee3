"""Men round a child whom nobody has named, spoken with or given a part in the plan, while work is open."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.adults import ABUSE, ASK_FIRST, is_man, last_abuse, name_of, opening, role_of
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

LEFT, ENGAGED = "household.left", "adult.engagement"
TOLD_OF = (
    "household.joined", LEFT, "carer.substitute",
    "adult.mental_health", "adult.substance", "adult.illness", ENGAGED,
)  # fmt: skip
MET = ("contact.seen", "contact.seen_alone", "contact.observed")
SPOKEN = (*MET, ENGAGED, "meeting.held", "note.*", "help.*")
PLAN = "action.agreed"
FATHERS = frozenset({"father", "dad", "stepfather", "step-father", "partner", "boyfriend", "parent"})
BOTH = frozenset({"parents", "both"})

PATTERN = Pattern(
    row=12,
    id="men-not-known",
    version="1",
    title="Men we do not know yet",
    ask="Would it be safe to ask about him, and for him to be in touch? If it is: what does the family say, who is he "
    "to {child}, and who will speak with him? If it is not safe, say so here, and it is not asked again.",
    sources=("hardship-not-neglect", "national-panel-2023"),
    thresholds={"days": Threshold(60, allowed=(28, 120))},
    needs=(*TOLD_OF, *SPOKEN, PLAN, ABUSE, "work.opened", "work.closed", "level.changed"),
    screen=All(WorkOpen(), AtLeast(1, of=TOLD_OF)),
)


class Man(NamedTuple):
    """A man of whom entries tell: his name and part (empty where not recorded) and the first entry, which stands for
    him: he is asked about once."""

    name: str
    role: str
    day: date
    first: Event
    gone: bool

    @property
    def said(self) -> str:
        """Return him in words, by his part: a name may be known to fewer."""
        return f"the {self.role}" if self.role else "a man whose part is not recorded"

    @property
    def is_fatherly(self) -> bool:
        """Return whether he is a father, or the partner of a parent."""
        return bool(FATHERS & set(self.role.split()))


class Gap(NamedTuple):
    """What is missing, in words, and with whom."""

    words: str
    men: Sequence[Man]


def detect(timeline: Timeline, *, as_of: date, days: int) -> Finding | None:
    """Find men not named, and fathers or partners not spoken with so long, or left out of a plan naming others."""
    if not timeline.open_work:
        return None
    men = _men(timeline.of(*TOLD_OF))
    spoken = timeline.of(*SPOKEN)
    found = [
        gap
        for gap in (
            Gap("no name recorded for", [man for man in men if not man.name]),
            Gap("nobody known to have spoken with", _silent(timeline, men, spoken, days=days)),
            Gap("no part in the plan for", _left_out(timeline, men)),
        )
        if gap.men
    ]
    if not found:
        return None
    asked = {man.first.ref for gap in found for man in gap.men}
    told = [man for man in men if man.first.ref in asked]
    gaps = "; ".join(f"{gap.words} {said_list(man.said for man in gap.men)}" for gap in found)
    abuse = last_abuse(timeline)
    return Finding(
        f"Since {describe(told[0].first.on)}, {gaps}" + (f"; {ASK_FIRST}" if abuse else ""),
        tier=Tier.WEEKLY,
        because=(*(man.first for man in told), *abuse),
        against=[event for event in spoken if any(_is_with(event, man) for man in told)],
        missing=undated(len(timeline.undated(*TOLD_OF).where(is_man))),
        innocent=(
            "Contact with him is not safe, or an order forbids it.",
            "He has no part in the child's life, and the family says so.",
            "He was spoken with, and nobody wrote that down.",
        ),
    )


def _men(told: Selection) -> list[Man]:
    """Return the men told of, oldest first. Of one part, one who is named somewhere is named everywhere."""
    dated = [(event.day, event) for event in told.where(is_man) if event.day]
    named = {role_of(event): name_of(event) for _, event in reversed(dated) if role_of(event) and name_of(event)}
    men: dict[str, Man] = {}
    for day, event in dated:
        role = role_of(event)
        name = name_of(event) or named.get(role, "")
        key = name or role or event.ref
        before = men.get(key) or Man(name, role, day, event, gone=False)
        men[key] = before._replace(role=before.role or role, gone=event.kind == LEFT)
    return [man for man in men.values() if not man.gone or "father" in man.role.split()]


def _silent(timeline: Timeline, men: Iterable[Man], spoken: Selection, *, days: int) -> list[Man]:
    """Return the fathers and partners with whom nobody is known to have spoken for so many days of open work."""
    opened = opening(timeline)
    silent = []
    for man in men:
        met = [event.day for event in spoken if event.day and _is_with(event, man)]
        start = max(day for day in (man.day, opened and opened.day, *met) if day)
        if man.is_fatherly and timeline.reached(start + timedelta(days=days)):
            silent.append(man)
    return silent


def _is_with(event: Event, man: Man) -> bool:
    """Return whether an entry shows that somebody spoke with him: met, at a meeting, in his own help, or his words."""
    if event.kind == ENGAGED:
        return event.confirms("attended") and _is_named(f"{name_of(event)} {role_of(event)}", man)
    if event.kind == "meeting.held":
        return _is_named(event.says("attended"), man)
    if event.kind in MET:
        return _is_named(event.says("with"), man)
    return event.source_type == "carer_said" and _is_named(event.person, man)


def _is_named(told: str, man: Man) -> bool:
    """Return whether words that say who was there name him: by his name, by his part, or as one of both parents."""
    said = told.casefold()
    parts = set(man.role.split())
    by_part = FATHERS & parts | {man.role} | (BOTH if "father" in parts else frozenset())
    words = set("".join(letter if letter.isalnum() or letter == "-" else " " for letter in said).split())
    return bool(words & by_part) or bool(man.name and man.name in said)


def _left_out(timeline: Timeline, men: Iterable[Man]) -> list[Man]:
    """Return the fathers and partners who have no part in a plan that names others of the family."""
    named = [event.person for event in timeline.of(PLAN) if event.person]
    if not named:
        return []
    return [man for man in men if man.is_fatherly and not any(_is_named(person, man) for person in named)]

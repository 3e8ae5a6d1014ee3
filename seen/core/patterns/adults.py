"""The adults round a child as entries tell of them: who is who, who is a man, and since when work is open."""

from seen.core.dates.ages import ADULT
from seen.core.patterns.conditions import level_rose
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_held

MEN = frozenset({"male", "m", "man"})
MENS_ROLES = frozenset({"father", "stepfather", "step-father", "boyfriend", "uncle", "grandfather", "partner"})
CHILDRENS_ROLES = frozenset({"child", "brother", "sister", "half-brother", "half-sister", "cousin", "baby"})
ABUSE = "police.domestic_abuse"
ASK_FIRST = "domestic abuse is on record, so ask first whether it is safe"


def name_of(event: Event) -> str:
    """Return the name of the person an entry tells of, empty where nobody wrote it down."""
    return (event.says("person") or event.person).casefold()


def role_of(event: Event) -> str:
    """Return the person's part in plain words, empty where it is not recorded."""
    return event.says("role").lower().replace("_", " ")


def who(event: Event) -> str:
    """Return by what one person is told from another: the name, else the role, else the entry itself."""
    return name_of(event) or role_of(event) or event.ref


def is_man(event: Event) -> bool:
    """Return whether the person is a man, or by their part may be one where the sex is not recorded."""
    sex, age = event.says("sex").lower(), event.says("age")
    if age.isdecimal() and int(age) < 16:  # a half-grown brother is no man who came
        return False
    return sex in MEN or (not sex and any(role in event.says("role").lower().split() for role in MENS_ROLES))


def is_adult(event: Event) -> bool:
    """Return whether the person is grown up. Of unknown age everybody is, but for who by their part is a child."""
    age = event.says("age")
    if age.isdecimal():
        return int(age) >= ADULT
    return not CHILDRENS_ROLES & set(role_of(event).split())


def last_abuse(timeline: Timeline) -> tuple[Event, ...]:
    """Return the last entry of domestic abuse, if any: where there is one, whether asking is safe comes first."""
    last = timeline.last(ABUSE)
    return (last,) if last else ()


def opening(timeline: Timeline) -> Event | None:
    """Return what opened the work that is open, None where it was open before the record began."""
    rose = level_rose(timeline)
    if not rose and is_held(timeline.level):
        return None
    return min([*timeline.work_opened, *rose], key=lambda event: (event.day, event.ref), default=None)

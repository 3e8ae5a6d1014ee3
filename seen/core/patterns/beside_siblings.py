"""What patterns read of a child beside the brothers and sisters: entries that tell of one child and of their care."""

from seen.core.timeline.event import Event

OF_THE_CHILD = (
    "note.*", "food.concern", "clothing.concern", "hygiene.concern", "heating.concern", "home.condition",
    "supervision.concern", "sleep.unsafe", "care.*", "appointment.*", "contact.*", "health.*", "child.*",
    "development.*", "growth.*", "school.*", "voice.heard", "carer.substitute", "police.missing", "police.arrest",
)  # fmt: skip
"""Kinds that tell of the child and of their care; not our own work, the adults, money or who lives where."""

HOWEVER_EVEN = frozenset({
    "health.untreated", "health.dental_decay", "health.head_lice", "health.speech_delay", "health.medicine_gap",
    "health.immunisation_overdue", "health.mental_health", "school.suspension", "school.excluded",
})  # fmt: skip
"""What one child has more of however even the care is: rows of a medical condition, of an ill child; and what a school
decided about behaviour, of a disabled child twice as often."""

NOT_OF_ONE = frozenset({"adults", "system"})
"""Areas of care in which an entry tells of adults or of our own visits, of no child more than another."""

HOME_WORDS = frozenset({"home", "house", "housing", "animals", "pests", "garden", "rooms", "floors"})


def tells_of_care(event: Event) -> bool:
    """Return whether an entry can tell one child's care from another's."""
    return event.kind not in HOWEVER_EVEN and (not event.areas or bool(set(event.areas) - NOT_OF_ONE))


def is_of_the_home(item: tuple[str, ...]) -> bool:
    """Return whether a graded item (tool, version, item) is of the home that children share, by its name."""
    tool, _, name, *_ = item
    words = name.replace("_", "-").removesuffix("-at-home").split("-")
    return tool == "home-conditions" or not HOME_WORDS.isdisjoint(words)

"""Row 14: an older child beside brothers and sisters about whom much is written."""

from datetime import date

from tests.builders.ways import Way

WAY = Way(
    kinds=(
        "note.observation", "school.tired", "appointment.attended", "contact.seen", "contact.seen_alone",
        "growth.weight", "level.changed", "goal.set",
        "work.opened", "work.closed",
    ),
    details={
        "goal.set": {"for": ["child", "adult", ""]},
        "level.changed": {"from": ["universal"], "to": ["early_help", "child_in_need", "universal"]},
    },
    births=(None, date(2017, 2, 28), date(2016, 2, 29), date(2017, 12, 31), date(2024, 2, 29)),
    levels=("early_help", "child_protection", "", ""),
    disabled=(None, None, True, False),
    siblings=2,
    sizes=(3, 14, 24, 30),
    spread=150,
)  # fmt: skip

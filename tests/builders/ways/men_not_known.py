"""Row 12: men told of in one part or another, and who was met."""

from tests.builders.ways import Way

WHO = {"person": ["Bo", "Al", "Cy", ""], "role": ["father", "partner", "uncle", "mother", ""], "sex": ["male", "", ""]}
WAY = Way(
    kinds=(
        "household.joined", "household.left", "adult.substance", "adult.engagement", "contact.seen", "meeting.held",
        "work.opened", "work.closed", "level.changed", "police.domestic_abuse",
    ),
    details={
        "household.joined": WHO,
        "household.left": WHO,
        "adult.substance": WHO,
        "adult.engagement": WHO | {"attended": [True, False, ""]},
        "contact.seen": {"with": ["mother", "father", "partner", "both parents", "Bo", ""]},
        "meeting.held": {"kind": ["core_group"], "attended": ["school father", "school gp", ""]},
    },
    levels=("", "early_help", "child_protection"),
    sizes=(3, 6, 10),
)  # fmt: skip

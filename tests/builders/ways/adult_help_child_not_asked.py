"""Row 37: adults' services among those who write, and meetings to which they came."""

from tests.builders.ways import Way

WAY = Way(
    kinds=(
        "adult.engagement", "adult.engagement", "adult.mental_health", "adult.substance", "meeting.held",
        "contact.seen", "share.made", "note.observation",
    ),
    details={
        "adult.engagement": {"attended": [True, False, ""]},
        "meeting.held": {"kind": ["core_group"], "attended": ["school probation", "school gp", ""]},
        "share.made": {"to": ["probation", "gp", ""]},
    },
    agencies=("probation", "substance-misuse", "school"),
    sizes=(1, 3, 6),
)  # fmt: skip

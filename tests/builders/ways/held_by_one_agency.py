"""Row 26: grave entries, some shared, some seen by others because work is open."""

from tests.builders.ways import Way

NAMED = {"events": [[f"e{n}"] for n in range(8)]}
WAY = Way(
    kinds=(
        "health.self_harm", "sleep.unsafe", "health.dental_decay", "adult.illness", "share.made", "share.declined",
        "referral.made", "work.opened", "work.closed", "level.changed",
    ),
    details={"share.made": NAMED, "share.declined": NAMED},
    sizes=(1, 3, 6, 8),
)  # fmt: skip

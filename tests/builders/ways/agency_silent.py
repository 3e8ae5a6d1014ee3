"""Plans and meetings that name agencies, and entries of theirs."""

from tests.builders.ways import Way

NAMES = ["school", "gp", "dental", "family", "school gp", "gp, dental", ""]
WAY = Way(
    kinds=(
        "meeting.held", "meeting.held", "action.agreed", "action.done", "note.observation", "work.opened",
        "work.closed",
    ),
    details={
        "meeting.held": {
            "kind": ["core_group", "strategy"], "invited": NAMES, "attended": NAMES, "reports": ["", "", "", "gp"],
            "notice_days": ["", 1, 4, 10],
        },
        "action.agreed": {"owner": ["school", "gp", "family", ""]},
        "action.done": {"owner": ["school", "gp", "family", ""]},
    },
    levels=("", "early_help"),
    sizes=(1, 2, 3, 6),
)  # fmt: skip

"""Plans over two years, with summer and winter in them, exclusions, and days on which somebody is due or came."""

from tests.builders.ways import Way

WAY = Way(
    kinds=(
        "work.opened", "level.changed", "action.agreed", "goal.set", "contact.seen", "school.excluded",
        "school.suspension", "school.on_roll",
    ),
    details={
        "action.agreed": {
            "owner": ["school", "family", ""],
            "due": ["2027-08-10", "2027-12-28", "2028-08-10", "2028-07-30", ""],
        },
        "goal.set": {"goal": ["meals"]},
        "school.suspension": {"days": [2, 15]},
    },
    levels=("", "child_in_need"),
    sizes=(2, 4, 8),
    spread=600,
)  # fmt: skip

"""Injuries of every sort, some mapped, some that money or a landlord caused."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("health.injury", "health.injury", "health.emergency_attendance"),
    details={
        "health.injury": {
            "mechanism": ["", "fall", "burn", "left alone"],
            "mapped": [False, False, True],
            "cause": ["", "", "landlord"],
        },
        "health.emergency_attendance": {"left_unseen": [True, False]},
    },
    sizes=(1, 2, 3, 6, 10),
)

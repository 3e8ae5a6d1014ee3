"""Medicine missed for several conditions, and visits to emergency care."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("health.medicine_gap", "health.medicine_gap", "health.emergency_attendance", "appointment.attended"),
    details={
        "health.medicine_gap": {
            "condition": ["epilepsy", "epilepsy", "diabetes", "asthma", "asthma", "medicine"],
            "treated": [False, False, False, True],
        },
        "health.emergency_attendance": {"condition": ["", "asthma", "a fall"], "planned": [False, False, True]},
    },
    sizes=(1, 6, 10, 16),
    spread=300,
)

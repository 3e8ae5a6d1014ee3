"""Row 38: who cared for the child, of what age, planned or not, and what a check showed."""

from tests.builders.ways import Way

WHO = {"person": ["Bo", "Di", "Em", "Flo", ""], "role": ["aunt", "friend", ""]}
WAY = Way(
    kinds=("carer.substitute", "carer.substitute", "household.joined", "household.left"),
    details={
        "carer.substitute": WHO
        | {"age": [14, 30, "", ""], "planned": [True, True, False, ""], "checked": [True, "not_safe", "", "", ""]},
        "household.joined": WHO | {"checked": [True, "unsafe", "", ""]},
        "household.left": WHO,
    },
    sizes=(1, 3, 6),
)

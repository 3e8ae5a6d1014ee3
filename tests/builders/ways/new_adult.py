"""Row 13: who came, of what age, checked or not, while work was open."""

from tests.builders.ways import Way

WHO = {"person": ["Bo", "Di", "Em", "Flo", ""], "role": ["partner", "lodger", "brother", ""], "age": [30, 12, "", ""]}
WAY = Way(
    kinds=(
        "household.joined", "household.joined", "carer.substitute", "household.left", "work.opened", "work.closed",
        "level.changed", "police.domestic_abuse",
    ),
    details={
        "household.joined": WHO | {"checked": [True, False, "", ""]},
        "carer.substitute": WHO | {"checked": [True, False, "", ""]},
        "household.left": WHO,
    },
    levels=("", "early_help", "child_protection"),
    sizes=(3, 6, 10),
)  # fmt: skip

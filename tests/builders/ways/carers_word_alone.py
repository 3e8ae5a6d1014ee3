"""Entries mostly told by carers, in one or two areas, and decisions that cite some of them."""

from tests.builders.ways import Way

REFS = [[f"e{n}" for n in those] for those in ((0, 1), (2,), (1, 3), (0, 4, 5), (2, 3, 6), ())]
WAY = Way(
    kinds=("decision.made", "decision.made", "food.concern", "note.observation", "note.observation", "grade.given"),
    details={"decision.made": {"reasons": ["so"], "cites": REFS}},
    areas=(("physical-care",), ("physical-care",), ("love-and-care",), ("physical-care", "health")),
    sources=("carer_said", "carer_said", "carer_said", "observed", ""),
    sizes=(8, 14),
    spread=150,
)

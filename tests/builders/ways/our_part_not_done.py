"""Actions agreed again and again, of the family and of agencies, some done, some overdue."""

from tests.builders.ways import Way

DETAIL = {
    "action": ["cot", "forms", "mornings", ""],
    "owner": ["family", "family", "family", "school", "gp", ""],
    "due": ["", "2027-09-01", "2028-03-01", "soon"],
}
KINDS = ("action.agreed", "action.done", "action.overdue")
WAY = Way(
    kinds=("action.agreed", *KINDS, "action.agreed", "work.opened", "work.closed"),
    details=dict.fromkeys(KINDS, DETAIL),
    levels=("", "early_help", "child_in_need"),
    sizes=(1, 3, 8),
)

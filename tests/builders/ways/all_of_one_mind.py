"""Decisions mostly by all, meetings with and without alternatives, grades by several agencies."""

from tests.builders.ways import Way

BY_WHOM = {"instrument": ["a tool"], "version": ["1"], "rater": ["Bo"], "rater_role": ["worker"]}

WAY = Way(
    kinds=("decision.made",) * 8 + ("grade.given",) * 8 + ("meeting.held", "challenge.raised", "work.closed"),
    details={
        "grade.given": BY_WHOM | {"item": ["food"], "value": [1, 2, 4], "best": [1], "worst": [4, 4, 4, ""]},
        "decision.made": {"reasons": ["so"], "unanimous": [*[True] * 8, "yes", False]},
        "meeting.held": {"kind": ["core_group"], "alternatives": ["", "", "none", "stay with kin"]},
    },
    sources=("observed", "record", "", "carer_said"),
    levels=("", "early_help", "child_in_need"),
    sizes=(8, 14, 14),
    spread=150,
)

"""Grave grades by those who refer, and answers to their referrals that are mostly less than was asked."""

from tests.builders.ways import Way

BY_WHOM = {"instrument": ["a tool"], "version": ["1"], "rater": ["Bo"], "rater_role": ["worker"]}

WAY = Way(
    kinds=("grade.given",) * 3 + ("referral.made", "referral.made", "referral.outcome", "referral.outcome"),
    details={
        "grade.given": BY_WHOM | {"item": ["food", "sleep"], "value": [1, 4, 4], "best": [1], "worst": [3, 4, 5]},
        "referral.made": {"from": ["", "", "school"], "level": ["", "", "early_help", "child_in_need"]},
        "referral.outcome": {
            "referral": [f"e{n}" for n in range(6)],
            "outcome": ["nfa", "advice", "early_help", "nfa", "assessment"],
            "told_referrer": [True, ""],
        },
    },
    sizes=(14, 24),
    spread=150,
)

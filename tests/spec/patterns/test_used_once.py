"""Row 43: a tool used once and not again, or whose grades rest on nothing."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | source_type | same_as | detail\n"
OPENED = "o | 2026-01-05 | work.opened | early-help | | | service=early help\n"


def grade(on: str, *, ref: str = "a", item: str = "food", tool: str = "toolkit", more: str = "", said: str = "") -> str:
    told = f"instrument={tool}, item={item}, value=3, worst=4{more}"
    return f"{ref} | {on} | grade.given | early-help | {said} | | {told}\n"


ONCE = HEADER + OPENED + grade("2026-02-01", more=", cites=[x]")
HALF = HEADER + OPENED + grade("2026-02-01", more=", cites=[x]") + grade("2026-02-01", ref="b", item="home")


class TestOnce:
    def test_and_not_again_for_a_hundred_and_twenty_days(self, spec):
        outcome = spec(ONCE, as_of="2026-06-01", because="a", against="", missing=[], next_look=None,
                       sentence="Graded once, on 1 February 2026, and not again since")  # fmt: skip
        assert outcome.finding.tier is Tier.REFLECTIVE

    def test_not_a_day_before(self, spec):
        spec(ONCE, as_of="2026-05-31", because=None, next_look="2026-06-01")

    def test_every_item_of_that_day(self, spec):
        spec(ONCE + grade("2026-02-01", ref="b", item="home", more=", cites=[x]"), as_of="2026-06-01", because="a b",
             in_order="a b")  # fmt: skip

    def test_again_with_the_same_tool(self, spec):
        spec(ONCE + grade("2026-03-01", ref="b", more=", cites=[x]"), as_of="2027-06-01", because=None)

    def test_another_tool_once_after_it(self, spec):
        other = ONCE + grade("2026-03-01", ref="b", tool="other", more=", cites=[x]")
        spec(other, as_of="2026-06-28", because=None)
        spec(other, as_of="2026-06-29", because="b")

    def test_counted_from_the_day_the_work_opened(self, spec):
        early = ONCE.replace("2026-02-01", "2025-02-01")
        spec(early, as_of="2026-05-04", because=None, next_look="2026-05-05")
        spec(early, as_of="2026-05-05", because="a")

    def test_or_from_the_day_the_level_rose(self, spec):
        level = "o | {} | level.changed | early-help | | | from=universal, to={}\n"
        early = HEADER + grade("2025-02-01", more=", cites=[x]")
        again = level.replace("o |", "p |").format("2026-02-05", "child_in_need")
        risen = early + level.format("2026-01-05", "early_help") + again
        spec(risen, as_of="2026-05-04", because=None)
        spec(risen, as_of="2026-05-05", because="a")
        fallen = risen + level.replace("o |", "n |").format("2026-01-25", "universal")
        spec(fallen, as_of="2026-05-05", because=None)
        spec(fallen, as_of="2026-06-05", because="a")
        spec(risen + OPENED.replace("o |", "w |").replace("2026", "2025"), as_of="2025-06-01", because="a")

    def test_a_level_that_was_there_before_the_record(self, spec):
        alone = HEADER + grade("2026-02-01", more=", cites=[x]")
        spec(alone, as_of="2026-06-01", because="a", child={"level": "early_help"})
        changed = alone + "p | 2026-05-01 | level.changed | early-help | | | from=early_help, to=child_in_need\n"
        spec(changed, as_of="2026-06-01", because="a", child={"level": "early_help"})

    def test_only_while_work_is_open(self, spec):
        spec(
            ONCE + "c | 2026-05-01 | work.closed | early-help | | | service=early help\n",
            as_of="2026-06-01",
            because=None,
        )
        spec(ONCE.replace(OPENED, ""), as_of="2026-06-01", because=None)

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        spec(ONCE.replace("value=3", f"value=3, cause={cause}"), as_of="2026-06-01", because=None)
        again = grade("2026-03-01", ref="b", more=f", cites=[x], cause={cause}")
        spec(ONCE + again, as_of="2026-09-01", because=None)

    def test_a_sheet_of_their_own_is_neither(self, spec):
        carers = grade("2026-03-01", ref="b", more=", rater_role=carer")
        spec(ONCE + carers, as_of="2026-06-01", because="a")
        spec(HEADER + OPENED + carers, as_of="2026-09-01", because=None)
        spec(HEADER + OPENED + grade("2026-03-01", said="child_said"), as_of="2026-09-01", because=None)

    def test_goals_looked_at_since_point_the_other_way(self, spec):
        more = ONCE + (
            "g | 2026-02-02 | goal.reviewed | early-help | | | goal=meals\n"
            "h | 2026-02-03 | goal.met | early-help | | | goal=meals\n"
            "i | 2026-02-01 | goal.reviewed | early-help | | | goal=meals\n"
        )
        spec(more, as_of="2026-06-01", because="a", against="g h")

    def test_a_grade_without_a_date_is_said(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(ONCE + grade("", ref="b"), as_of="2026-06-01", because="a", missing=missing)
        spec(HEADER + OPENED + grade(""), as_of="2026-06-01", because=None)

    def test_accounts_of_one_grade_are_one(self, spec):
        again = (
            grade("2026-03-01", ref="b", more=", cites=[x]").replace("| |  |", "| | a |").replace("|  | |", "| | a |")
        )
        spec(ONCE + again, as_of="2026-06-01", because="a")

    def test_a_brothers_grades_are_his_own(self, spec):
        spec(ONCE, siblings=(ONCE.replace("2026-02-01", "2026-03-01"),), as_of="2026-06-01", because="a")


class TestHalfTheEvidenceBlank:
    def test_one_of_two_cites_nothing(self, spec):
        spec(HALF, as_of="2026-02-01", because="b", sentence="1 grade of 1 February 2026 without any evidence named",
             next_look="2026-06-01")  # fmt: skip

    def test_one_of_three_is_less_than_half(self, spec):
        third = HALF + grade("2026-02-01", ref="c", item="heating", more=", cites=[y]")
        spec(third, as_of="2026-02-01", because=None)
        spec(third, as_of="2026-02-01", because="b", settings={"blank_share": 33})

    def test_how_it_was_known_is_evidence_too(self, spec):
        known = HALF.replace(grade("2026-02-01", ref="b", item="home"), "")
        spec(known + grade("2026-02-01", ref="b", item="home", said="observed"), as_of="2026-02-01", because=None)

    def test_of_one_alone_nobody_says_how_it_was_known(self, spec):
        known = HEADER + OPENED + grade("2026-02-01", more=", cites=[x]", said="observed")
        known += grade("2026-02-01", ref="b", item="home")
        spec(known, as_of="2026-02-01", because="b")

    def test_to_the_very_half(self, spec):
        blank = "".join(grade("2026-02-01", ref=f"b{n}", item=f"{n}", more=", cites=[]") for n in range(50))
        cited = "".join(grade("2026-02-01", ref=f"c{n}", item=f"{n}", more=", cites=[x]") for n in range(50))
        every = " ".join(f"b{n}" for n in range(50))
        spec(HEADER + OPENED + blank + cited, as_of="2026-02-01", because=every)
        one_more = grade("2026-02-01", more=", cites=[x]")
        spec(HEADER + OPENED + blank + cited + one_more, as_of="2026-02-01", because=None)

    def test_an_empty_list_is_blank(self, spec):
        spec(
            HALF.replace("item=home, value=3, worst=4", "item=home, value=3, worst=4, cites=[]"),
            as_of="2026-02-01",
            because="b",
        )

    def test_each_tool_by_itself(self, spec):
        others = "".join(
            grade("2026-02-01", ref=ref, tool="other", item=ref, more=", cites=[y]") for ref in ("c", "d", "e")
        )
        spec(HALF + others, as_of="2026-02-01", because="b")

    def test_a_tool_that_says_nothing_of_evidence_may_hold_it_elsewhere(self, spec):
        nothing = HEADER + OPENED + grade("2026-02-01")
        spec(nothing, as_of="2026-02-01", because=None)
        spec(nothing, as_of="2026-06-01", because="a",
             missing=["What evidence the grades of 1 February 2026 rest on is not recorded."])  # fmt: skip

    def test_only_of_the_last_day(self, spec):
        later = grade("2026-03-01", ref="c", more=", cites=[y]") + grade(
            "2026-03-01", ref="d", item="home", more=", cites=[y]"
        )
        spec(HALF + later, as_of="2026-03-01", because=None)

    def test_with_the_other_in_one_finding(self, spec):
        spec(HALF, as_of="2026-06-01", because="a b",
             sentence="Graded once, on 1 February 2026, and not again since; "
             "1 grade of 1 February 2026 without any evidence named",
             )  # fmt: skip


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(ONCE, as_of="2026-06-01", because="a").finding.innocent
    assert any("on paper" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges("days 60-240, blank_share 25-100")

"""Row 40: less help, will it hold?"""

import pytest

OPEN = {"level": "child_in_need"}
HEADER = """
ref | on         | kind          | agency | same_as | detail
"""
LESS = HEADER + "x | 2026-03-10 | decision.made | social-care | | decision=step_down\n"


def graded(ref: str, on: str, item: str, value: int, *, worst: int = 4) -> str:
    return (
        f"{ref} | {on} | grade.given | gp | | instrument=t,version=1,item={item},value={value},best=1,worst={worst}\n"
    )


def told(ref: str, on: str, kind: str, detail: str = "") -> str:
    return f"{ref} | {on} | {kind} | gp | | {detail}\n"


# Eight weeks before 10 March is 13 January. This need was graded better by then, and has stayed so.
HELD = graded("p", "2025-12-01", "sleep", 3) + graded("q", "2026-01-13", "sleep", 2)
GRAVEST = graded("a", "2026-02-01", "food", 4)


def test_nothing_against_it(spec):
    spec(LESS + HELD, as_of="2026-04-01", because=None, child=OPEN)


def test_less_help_without_any_grade_or_goal_is_not_asked_about_here(spec):
    spec(LESS, as_of="2026-04-01", because=None, child=OPEN, next_look="2026-06-11")


class TestANeedAtItsGravest:
    def test_one(self, spec):
        outcome = spec(
            LESS + HELD + GRAVEST + graded("b", "2026-02-01", "teeth", 1),
            as_of="2026-04-01",
            because="a x",
            in_order="a x",
            child=OPEN,
            sentence="Less help since 10 March 2026, with 1 need at the gravest grade",
            against="b",
            missing=[],
            next_look="2026-06-11",
        )
        assert outcome.finding.tier == "weekly"
        assert "Another service has taken this on." in outcome.finding.innocent

    def test_two(self, spec):
        two = LESS + HELD + GRAVEST + graded("b", "2026-02-01", "teeth", 5, worst=5)
        sentence = "Less help since 10 March 2026, with 2 needs at the gravest grade"
        spec(two, as_of="2026-04-01", because="a b x", child=OPEN, sentence=sentence)
        spec(two, as_of="2026-04-01", because="a b x", child=OPEN, settings={"gravest": 2})
        spec(two, as_of="2026-04-01", because=None, child=OPEN, settings={"gravest": 3})

    def test_one_step_off_is_not_the_gravest(self, spec):
        spec(LESS + HELD + GRAVEST.replace("value=4", "value=3"), as_of="2026-04-01", because=None, child=OPEN)

    def test_the_latest_grade_stands(self, spec):
        spec(
            LESS + HELD + GRAVEST + graded("b", "2026-03-20", "food", 2), as_of="2026-03-19", because="a x", child=OPEN
        )
        spec(LESS + HELD + GRAVEST + graded("b", "2026-03-20", "food", 2), as_of="2026-03-20", because=None, child=OPEN)

    def test_whatever_caused_it_the_need_is_there(self, spec):
        spec(
            LESS + HELD + GRAVEST.replace("item", "cause=landlord,item"), as_of="2026-04-01", because="a x", child=OPEN
        )

    def test_twelve_months(self, spec):
        old = LESS + HELD + GRAVEST.replace("2026-02-01", "2025-04-01")
        spec(old, as_of="2026-04-01", because="a x", child=OPEN)
        spec(old, as_of="2026-04-02", because=None, child=OPEN)
        recent = LESS + GRAVEST.replace("2026-02-01", "2025-09-30")
        spec(recent, as_of="2026-04-01", because=None, child=OPEN, settings={"evidence_months": 6})


GOAL = told("a", "2026-02-01", "goal.set", "goal=teeth")


class TestAGoalNotMet:
    def test_one(self, spec):
        sentence = "Less help since 10 March 2026, with 1 goal not met"
        spec(LESS + HELD + GOAL, as_of="2026-04-01", because="a x", child=OPEN, sentence=sentence)
        spec(LESS + HELD + GOAL, as_of="2026-04-01", because=None, child=OPEN, settings={"unmet": 2})

    def test_two(self, spec):
        two = LESS + HELD + GOAL + told("b", "2026-02-02", "goal.set", "goal=sleep")
        spec(two, as_of="2026-04-01", because="a b x", child=OPEN, settings={"unmet": 2})

    def test_two_that_nobody_named(self, spec):
        unnamed = LESS + HELD + told("a", "2026-02-01", "goal.set") + told("b", "2026-02-02", "goal.set")
        sentence = "Less help since 10 March 2026, with 2 goals not met"
        spec(unnamed, as_of="2026-04-01", because="a b x", child=OPEN, sentence=sentence)

    @pytest.mark.parametrize("progress", ["better", "same", "worse", "not_known", ""])
    def test_a_review_is_not_the_end_of_it(self, spec, progress):
        reviewed = LESS + HELD + GOAL + told("b", "2026-02-20", "goal.reviewed", f"goal=teeth,progress={progress}")
        spec(reviewed, as_of="2026-04-01", because="b x", child=OPEN)

    def test_met(self, spec):
        met = LESS + HELD + GOAL + told("b", "2026-03-20", "goal.met", "goal=teeth")
        spec(met, as_of="2026-03-19", because="a x", child=OPEN, next_look="2026-03-20")
        spec(met, as_of="2026-03-20", because=None, child=OPEN)

    def test_met_and_then_not(self, spec):
        lost = LESS + HELD + GOAL + told("b", "2026-02-20", "goal.met", "goal=teeth")
        again = told("c", "2026-03-20", "goal.reviewed", "goal=teeth,progress=worse")
        spec(lost + again, as_of="2026-04-01", because="c x", child=OPEN)


class TestNothingThatHasLasted:
    recent = graded("a", "2025-12-01", "food", 3)

    def test_better_for_less_than_eight_weeks(self, spec):
        for day, because in (("2026-01-13", None), ("2026-01-14", "b x")):
            spec(LESS + self.recent + graded("b", day, "food", 2), as_of="2026-04-01", because=because, child=OPEN)
        spec(
            LESS + self.recent + graded("b", "2026-01-14", "food", 2),
            as_of="2026-04-01",
            because="b x",
            child=OPEN,
            sentence="Less help since 10 March 2026, with nothing that was better by 13 January 2026 and has stayed so",
        )

    def test_four_weeks_where_a_partnership_says_so(self, spec):
        for day, because in (("2026-02-10", None), ("2026-02-11", "b x")):
            later = LESS + self.recent + graded("b", day, "food", 2)
            spec(later, as_of="2026-04-01", because=because, child=OPEN, settings={"held_weeks": 4})

    def test_nothing_is_better(self, spec):
        spec(LESS + self.recent, as_of="2026-04-01", because="x", child=OPEN)
        spec(LESS + self.recent + graded("b", "2026-01-01", "food", 3), as_of="2026-04-01", because="x", child=OPEN)

    def test_better_and_worse_again(self, spec):
        between = LESS + self.recent + graded("b", "2026-01-01", "food", 2)
        spec(between + graded("c", "2026-02-01", "food", 3), as_of="2026-04-01", because="x", child=OPEN)
        back = between + graded("c", "2026-02-01", "food", 3) + graded("d", "2026-03-01", "food", 2)
        spec(back, as_of="2026-04-01", because="d x", child=OPEN)

    def test_better_by_then_and_better_again_since(self, spec):
        between = LESS + self.recent + graded("b", "2026-01-01", "food", 2) + graded("c", "2026-03-01", "food", 1)
        spec(between, as_of="2026-04-01", because=None, child=OPEN)

    def test_one_need_that_lasted_is_enough(self, spec):
        spec(LESS + self.recent + HELD, as_of="2026-04-01", because=None, child=OPEN)

    def test_a_need_never_two_steps_from_the_best_was_not_to_get_better(self, spec):
        spec(LESS + graded("a", "2025-12-01", "food", 2), as_of="2026-04-01", because=None, child=OPEN)
        spec(LESS + graded("a", "2025-12-01", "food", 3, worst=5), as_of="2026-04-01", because="x", child=OPEN)

    def test_a_goal_met_by_then(self, spec):
        for day, because in (("2026-01-13", None), ("2026-01-14", "b x")):
            met = told("a", "2025-12-01", "goal.set", "goal=teeth") + told("b", day, "goal.met", "goal=teeth")
            spec(LESS + met, as_of="2026-04-01", because=because, child=OPEN)

    @pytest.mark.parametrize(("value", "because"), [(1, None), (2, None), (3, "b x"), (4, "a b x")])
    def test_a_goal_met_lately_beside_items_of_which_none_was_ever_a_need(self, spec, value, because):
        met = told("g", "2025-12-01", "goal.set", "goal=teeth") + told("b", "2026-02-14", "goal.met", "goal=teeth")
        spec(LESS + met + graded("a", "2026-01-01", "food", value), as_of="2026-04-01", because=because, child=OPEN)

    @pytest.mark.parametrize(("progress", "lasted"), [("Better", True), ("same", False), ("worse", False)])
    def test_a_goal_reviewed_as_better_by_then(self, spec, progress, lasted):
        goal = told("a", "2025-12-01", "goal.set", "goal=teeth")
        goal += told("b", "2026-01-01", "goal.reviewed", f"goal=teeth,progress={progress}")
        sentence = "Less help since 10 March 2026, with 1 goal not met"
        after = "" if lasted else " and nothing that was better by 13 January 2026 and has stayed so"
        spec(LESS + goal, as_of="2026-04-01", because="b x", child=OPEN, sentence=sentence + after)

    def test_a_goal_that_only_went_from_worse_to_the_same_is_better_than_it_was(self, spec):
        goal = told("a", "2025-12-01", "goal.reviewed", "goal=teeth,progress=worse")
        goal += told("b", "2026-01-01", "goal.reviewed", "goal=teeth,progress=same")
        sentence = "Less help since 10 March 2026, with 1 goal not met"
        spec(LESS + goal, as_of="2026-04-01", because="b x", child=OPEN, sentence=sentence)


class TestNobodyGotIn:
    one, two = told("a", "2026-02-20", "contact.no_access"), told("b", "2026-03-01", "help.declined")

    def test_two_in_the_six_weeks_before(self, spec):
        spec(
            LESS + self.one + self.two + told("c", "2026-03-05", "contact.seen"),
            as_of="2026-04-01",
            because="a b x",
            child=OPEN,
            sentence="Less help since 10 March 2026, with 2 visits or offers come to nothing in the weeks before",
            against="c",
            missing=["No grade and no goal is recorded."],
        )
        spec(LESS + self.one, as_of="2026-04-01", because=None, child=OPEN)
        spec(LESS + self.one + self.two, as_of="2026-04-01", because=None, child=OPEN, settings={"came_to_nothing": 3})

    @pytest.mark.parametrize(
        ("day", "because"),
        [("2026-01-27", "a b x"), ("2026-01-26", None), ("2026-03-10", "a b x"), ("2026-03-11", None), ("", None)],
    )
    def test_forty_two_days_to_the_day(self, spec, day, because):
        other = told("a", day, "contact.not_seen")
        spec(LESS + other + self.two, as_of="2026-04-01", because=because, child=OPEN)

    def test_twenty_eight_where_a_partnership_says_so(self, spec):
        for day, because in (("2026-02-10", "a b x"), ("2026-02-09", None)):
            other = told("a", day, "contact.not_seen")
            spec(LESS + other + self.two, as_of="2026-04-01", because=because, child=OPEN, settings={"before_days": 28})

    def test_with_a_goal_beside(self, spec):
        spec(
            LESS + HELD + GOAL + self.two.replace("b |", "c |") + self.one.replace("a |", "b |"),
            as_of="2026-04-01",
            because="a b c x",
            child=OPEN,
            sentence="Less help since 10 March 2026, with 1 goal not met and 2 visits or offers come to nothing in the "
            "weeks before",
            missing=[],
        )


class TestTheDecision:
    def test_three_months(self, spec):
        spec(LESS + HELD + GOAL, as_of="2026-06-10", because="a x", child=OPEN)
        spec(LESS + HELD + GOAL, as_of="2026-06-11", because=None, child=OPEN)
        spec(LESS + HELD + GOAL, as_of="2026-04-11", because=None, child=OPEN, settings={"decision_months": 1})

    def test_a_lower_level_is_one(self, spec):
        lower = (LESS + HELD + GOAL).replace("decision.made", "level.changed")
        changed = lower.replace("decision=step_down", "from=child_protection,to=child_in_need")
        spec(changed, as_of="2026-04-01", because="a x")
        spec(changed.replace("child_protection", "early_help"), as_of="2026-04-01", because=None)

    def test_a_decision_to_go_on_after_it(self, spec):
        on = told("y", "2026-03-11", "decision.made", "decision=continue")
        spec(LESS + HELD + GOAL + on, as_of="2026-04-01", because=None, child=OPEN)

    def test_only_while_work_is_open(self, spec):
        spec(LESS + GOAL, as_of="2026-04-01", because=None)
        closed = LESS + HELD + GOAL + told("w", "2026-01-01", "work.opened") + told("v", "2026-03-20", "work.closed")
        spec(closed, as_of="2026-03-19", because="a x")
        spec(closed, as_of="2026-03-20", because=None)


def test_two_accounts_of_one_visit_count_once(spec):
    twice = LESS + TestNobodyGotIn.one + "b | 2026-02-20 | contact.no_access | school | a | \n"
    spec(twice, as_of="2026-04-01", because=None, child=OPEN)


def test_without_a_date(spec):
    missing = ["1 entry of this sort has no known date, so it is not counted here."]
    spec(LESS + HELD + GOAL + told("b", "", "goal.set"), as_of="2026-04-01", because="a x", child=OPEN, missing=missing)


def test_a_siblings_goals_are_their_own(spec):
    spec(LESS + HELD, siblings=[HEADER + GOAL], as_of="2026-04-01", because=None, child=OPEN)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "decision_months 1-6, evidence_months 6-24, gravest 1-4, unmet 1-4, held_weeks 4-13, came_to_nothing 2-5, "
        "before_days 28-90"
    )

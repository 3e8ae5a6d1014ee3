"""Row 5: a plan under which nothing graded is better, or whose goals are long past their dates."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | detail\n"
PLAN = "p | 2026-01-05 | level.changed | csc | | from=universal, to=child_protection\n"


def grade(ref: str, on: str, value: object, *, item: str = "food", **more: object) -> str:
    said = {"instrument": "tool", "version": 1, "item": item, "value": value, "best": 1, "worst": 4, **more}
    detail = ", ".join(f"{key}={word}" for key, word in said.items() if word != "")
    return f"{ref} | {on} | grade.given | csc | | {detail}\n"


def goal(ref: str, on: str, kind: str, name: str, due: str = "", more: str = "") -> str:
    return f"{ref} | {on} | goal.{kind} | csc | | goal={name}{', due=' + due if due else ''}{more}\n"


START = HEADER + PLAN
FIRST = grade("a", "2026-01-05", 3)
UNMOVED = START + FIRST + grade("b", "2026-03-06", 3)  # sixty days on
GOALS = (
    START
    + goal("g", "2026-01-10", "set", "mornings", "2026-03-01")
    + goal("h", "2026-01-10", "set", "teeth", "2026-03-10")
)


class TestNothingIsBetter:
    def test_sixty_days_apart_in_a_plan_of_ninety(self, spec):
        outcome = spec(
            UNMOVED,
            as_of="2026-04-05",
            because="a b",
            sentence="No item graded again by 6 March 2026 is better than on 5 January 2026; "
            "the child protection plan began on 5 January 2026",
            against="",
            missing=[],
            next_look=None,
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_the_plan_is_ninety_days_old(self, spec):
        spec(UNMOVED, as_of="2026-04-04", because=None, next_look="2026-04-05")

    @pytest.mark.parametrize(("again", "because"), [("2026-03-05", None), ("2026-03-06", "a b"), ("2026-03-07", "a b")])
    def test_sixty_days_lie_between(self, spec, again, because):
        spec(START + FIRST + grade("b", again, 3), as_of="2026-05-01", because=because)

    @pytest.mark.parametrize(("value", "because"), [(2, None), (3, "a b"), (4, "a b")])
    def test_better_the_same_or_worse(self, spec, value, because):
        spec(START + FIRST + grade("b", "2026-03-06", value), as_of="2026-05-01", because=because)

    def test_one_item_that_is_better_is_change(self, spec):
        beds = grade("c", "2026-01-05", 3, item="beds")
        spec(UNMOVED + beds + grade("d", "2026-02-05", 2, item="beds"), as_of="2026-05-01", because=None)
        spec(UNMOVED + beds + grade("d", "2026-03-06", 3, item="beds"), as_of="2026-05-01", because="a b c d")

    def test_what_was_at_its_best_cannot_be_better(self, spec):
        best = START + grade("a", "2026-01-05", 1) + grade("b", "2026-03-06", 1)
        spec(best, as_of="2026-05-01", because=None)
        spec(UNMOVED + grade("c", "2026-01-05", 1, item="beds") + grade("d", "2026-03-06", 1, item="beds"),
             as_of="2026-05-01", because="a b")  # fmt: skip

    def test_a_scale_that_goes_up(self, spec):
        up = {"best": 4, "worst": 1}
        spec(START + grade("a", "2026-01-05", 2, **up) + grade("b", "2026-03-06", 3, **up),
             as_of="2026-05-01", because=None)  # fmt: skip
        spec(START + grade("a", "2026-01-05", 3, **up) + grade("b", "2026-03-06", 2, **up),
             as_of="2026-05-01", because="a b")  # fmt: skip

    @pytest.mark.parametrize("value", [1, 2, 3])
    def test_grades_whose_scale_is_not_known_are_left_unread(self, spec, value):
        blank = grade("a", "2026-01-05", value, best="") + grade("b", "2026-03-06", value, best="")
        spec(START + blank, as_of="2026-05-01", because=None)
        one = grade("x", "2026-03-06", 2, item="beds", best="")
        spec(UNMOVED + one, as_of="2026-05-01", because="a b",
             missing=["Of 1 grade nobody recorded the scale: how grave is not known."])  # fmt: skip

    @pytest.mark.parametrize(("first", "last", "because"), [(2, 2, None), (2, 3, "a b"), (3, 3, "a b"), (1, 2, None)])
    def test_what_stands_well_enough_was_not_to_change(self, spec, first, last, because):
        spec(START + grade("a", "2026-01-05", first) + grade("b", "2026-03-06", last), as_of="2026-05-01",
             because=because)  # fmt: skip

    def test_against_where_it_stood_when_the_plan_began(self, spec):
        older = grade("y", "2025-01-05", 2) + grade("z", "2025-12-01", 4)
        spec(START + older + grade("b", "2026-03-06", 3), as_of="2026-05-01", because=None)
        spec(START + older + grade("b", "2026-03-06", 4), as_of="2026-05-01", because="z b")

    def test_a_grade_of_the_day_itself_is_where_it_stood(self, spec):
        spec(UNMOVED + grade("z", "2025-12-01", 4), as_of="2026-05-01", because="a b")

    def test_only_a_grade_since_can_show_it(self, spec):
        spec(START + grade("y", "2025-01-05", 3) + grade("z", "2025-12-01", 3), as_of="2026-05-01", because=None)

    def test_better_for_a_while_and_back_where_it_was(self, spec):
        spec(UNMOVED + grade("c", "2026-02-01", 2), as_of="2026-05-01", because="a b")

    @pytest.mark.parametrize("other", [{"version": 2}, {"instrument": "other"}, {"carer": "Bo"}])
    def test_another_tool_or_another_carers_care_is_not_compared(self, spec, other):
        spec(START + FIRST + grade("b", "2026-03-06", 3, **other), as_of="2026-05-01", because=None)

    def test_of_two_grades_on_one_day_the_poorer_counts(self, spec):
        spec(UNMOVED + grade("c", "2026-03-06", 2), as_of="2026-05-01", because="a b")
        spec(UNMOVED + grade("c", "2026-03-06", 4), as_of="2026-05-01", because="a c")

    def test_two_accounts_of_one_grading_count_once(self, spec):
        told = UNMOVED.replace("b | 2026-03-06 | grade.given | csc | |", "b | 2026-03-06 | grade.given | gp | a |")
        spec(told, as_of="2026-05-01", because=None)

    def test_what_is_no_number_or_has_no_date_is_not_compared(self, spec):
        spec(START + FIRST + grade("b", "2026-03-06", "high"), as_of="2026-05-01", because=None)
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(START + FIRST + grade("b", "", 3), as_of="2026-05-01", because=None)
        spec(UNMOVED + grade("c", "", 1), as_of="2026-05-01", because="a b", missing=missing)


class TestGoalsPastTheirDates:
    def test_two_by_more_than_twenty_eight_days(self, spec):
        spec(GOALS, as_of="2026-04-07", because=None, next_look="2026-04-08")
        spec(
            GOALS,
            as_of="2026-04-08",
            because="g h",
            sentence="2 goals not met by their dates, the first 1 March 2026; "
            "the child protection plan began on 5 January 2026",
            against="",
            next_look=None,
        )

    def test_the_plan_need_not_be_old(self, spec):
        spec(GOALS.replace("2026-01-05", "2026-01-10"), as_of="2026-04-08", because="g h")

    def test_one_is_not_enough(self, spec):
        one = START + goal("g", "2026-01-10", "set", "mornings", "2026-03-01")
        spec(one, as_of="2026-06-01", because=None)
        said = "1 goal not met by its date, 1 March 2026; the child protection plan began on 5 January 2026"
        spec(one, as_of="2026-06-01", because="g", settings={"goals": 1}, sentence=said)

    def test_a_goal_met_is_not_overdue(self, spec):
        spec(GOALS + goal("m", "2026-05-01", "met", "Teeth"), as_of="2026-06-01", because=None)
        spec(GOALS + goal("m", "", "met", "teeth"), as_of="2026-06-01", because=None)

    def test_set_again_after_it_was_met(self, spec):
        again = goal("i", "2026-03-20", "set", "teeth", "2026-04-01")
        spec(GOALS + goal("m", "2026-03-12", "met", "teeth") + again, as_of="2026-06-01", because="g i", against="m")
        spec(GOALS + goal("m", "2026-03-20", "met", "teeth") + again, as_of="2026-06-01", because=None)

    def test_a_later_date_counts(self, spec):
        later = GOALS + goal("r", "2026-03-09", "reviewed", "teeth", "2026-05-01")
        spec(later, as_of="2026-05-29", because=None, next_look="2026-05-30")
        spec(later, as_of="2026-05-30", because="g r")

    def test_a_goal_without_a_date_is_never_overdue(self, spec):
        spec(GOALS.replace("due=2026-03-10", "due=soon"), as_of="2026-06-01", because=None)

    def test_nor_one_set_on_a_day_that_nobody_knows(self, spec):
        undated = GOALS.replace("h | 2026-01-10", "h | ")
        spec(undated, as_of="2026-06-01", because=None)
        spec(undated + goal("r", "2026-01-20", "reviewed", "teeth"), as_of="2026-06-01", because=None)

    def test_progress_points_the_other_way(self, spec):
        better = goal("r", "2026-03-09", "reviewed", "teeth", more=", progress=better")
        same = goal("s", "2026-03-09", "reviewed", "teeth", more=", progress=same")
        met = goal("m", "2026-01-05", "met", "food")
        others = goal("o", "2026-01-04", "met", "sleep") + goal("u", "", "met", "words")
        spec(GOALS + better + same + met + others, as_of="2026-06-01", because="g h", against="r m")

    def test_goals_of_earlier_work_are_not_of_this_plan(self, spec):
        spec(GOALS.replace("2026-01-10", "2026-01-04"), as_of="2026-06-01", because=None)
        spec(GOALS.replace("2026-01-10", "2026-01-05"), as_of="2026-06-01", because="g h")
        longer = (
            GOALS.replace("2026-01-10", "2026-01-04") + "w | 2026-01-04 | work.opened | csc | | service=social work"
        )
        spec(longer, as_of="2026-06-01", because="g h")

    def test_two_accounts_of_one_goal_count_once(self, spec):
        spec(GOALS.replace("h | 2026-01-10 | goal.set | csc | |", "h | 2026-01-10 | goal.set | gp | g |"),
             as_of="2026-06-01", because=None)  # fmt: skip

    def test_with_nothing_better_it_is_one_finding(self, spec):
        both = UNMOVED + GOALS.removeprefix(START)
        said = "No item graded again by 6 March 2026 is better than on 5 January 2026; 2 goals not met"
        assert spec(both, as_of="2026-06-01", because="a b g h").finding.sentence.startswith(said)


class TestThePlan:
    def test_closed(self, spec):
        down = "q | 2026-04-30 | level.changed | csc | | from=child_protection, to=universal\n"
        spec(UNMOVED + down, as_of="2026-05-01", because=None)

    def test_never_opened(self, spec):
        spec(UNMOVED.replace("level.changed", "note.strength"), as_of="2026-05-01", because=None)

    def test_open_work_is_a_plan(self, spec):
        spec(UNMOVED.replace("level.changed", "work.opened"), as_of="2026-05-01", because="a b",
             sentence="No item graded again by 6 March 2026 is better than on 5 January 2026; "
             "help has been in place since work opened on 5 January 2026")  # fmt: skip

    def test_of_several_the_work_open_longest(self, spec):
        two = UNMOVED.replace("level.changed", "work.opened") + "q | 2026-04-01 | work.opened | gp | |"
        spec(two, as_of="2026-04-05", because="a b")

    def test_back_at_the_level_of_the_beginning(self, spec):
        two = UNMOVED + "o | 2025-11-01 | level.changed | csc | | from=child_protection, to=child_in_need"
        spec(two, as_of="2026-04-04", because=None, child={"level": "child_protection"}, next_look="2026-04-05")

    def test_a_new_interval_is_no_new_plan(self, spec):
        same = "q | 2026-03-01 | level.changed | csc | | from=child_protection, to=child_protection, interval=10\n"
        spec(UNMOVED + same, as_of="2026-04-05", because="a b")

    def test_another_level_is_another_plan(self, spec):
        other = "q | 2026-03-01 | level.changed | csc | | from=child_protection, to=child_in_need\n"
        spec(UNMOVED + other, as_of="2026-05-29", because=None, next_look="2026-05-30")
        spec(UNMOVED + other, as_of="2026-05-30", because="a b")

    @pytest.mark.parametrize(
        "level", ["early_help", "family_help", "child_in_need", "child_protection", "looked_after"]
    )
    def test_a_plan_whose_beginning_is_not_recorded(self, spec, level):
        table = HEADER + FIRST + grade("b", "2026-03-06", 3)
        missing = ["When the plan began is not recorded; it counts from the first entry read here."]
        spec(table, as_of="2026-04-04", because=None, child={"level": level}, next_look="2026-04-05")
        spec(table, as_of="2026-04-05", because="a b", child={"level": level}, missing=missing,
             sentence="No item graded again by 6 March 2026 is better than on 5 January 2026")  # fmt: skip

    def test_a_level_from_before_with_work_counts_from_the_work(self, spec):
        table = UNMOVED.replace("level.changed", "work.opened")
        spec(table, as_of="2026-05-01", because="a b", child={"level": "early_help"}, missing=[])

    def test_a_level_from_before_that_only_got_an_interval(self, spec):
        table = UNMOVED.replace("from=universal", "from=child_protection").replace("p | 2026-01-05", "p | 2026-03-01")
        spec(table, as_of="2026-04-05", because="a b", child={"level": "child_protection"})

    def test_nothing_with_a_date(self, spec):
        spec(HEADER + grade("a", "", 3) + grade("b", "", 3), as_of="2026-05-01", because=None,
             child={"level": "child_protection"})  # fmt: skip


@pytest.mark.parametrize(
    ("table", "numbers", "because"),
    [
        (UNMOVED, {"plan_days": 117}, None), (UNMOVED, {"plan_days": 116}, "a b"),
        (UNMOVED, {"apart_days": 61}, None), (GOALS, {"goals": 3}, None),
        (GOALS, {"overdue_days": 52}, None), (GOALS, {"overdue_days": 51}, "g h"),
    ],
)  # fmt: skip
def test_a_partnership_may_set(spec, table, numbers, because):
    spec(table, as_of="2026-05-01", because=because, settings=numbers)


def test_a_siblings_grades_are_their_own(spec):
    spec(START + FIRST, siblings=[UNMOVED], as_of="2026-05-01", because=None)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(UNMOVED, as_of="2026-05-01", because="a b").finding
    assert "Things are better, and nobody has graded or written it since." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges("plan_days 60-180, apart_days 28-120, goals 1-4, overdue_days 14-60")

"""Row 6: a plan that has stood for long: sooner where nothing has changed under it."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | detail\n"
PLAN = HEADER + "p | 2024-05-31 | level.changed | csc | | from=universal, to=child_protection\n"
UNMOVED = (
    PLAN
    + "a | 2024-06-01 | grade.given | csc | | instrument=tool, version=1, item=food, value=3, best=1, worst=4\n"
    + "b | 2024-08-01 | grade.given | csc | | instrument=tool, version=1, item=food, value=3, best=1, worst=4\n"
)
GOALS = (
    PLAN
    + "g | 2024-06-01 | goal.set | csc | | goal=mornings, due=2024-12-01\n"
    + "h | 2024-06-01 | goal.set | csc | | goal=teeth, due=2024-12-01\n"
)


class TestNineMonthsWithNothingChanged:
    def test_to_the_day(self, spec):
        spec(UNMOVED, as_of="2025-02-27", because=None, next_look="2025-02-28")
        outcome = spec(
            UNMOVED,
            as_of="2025-02-28",
            because="p a b",
            sentence="The child protection plan has stood since 31 May 2024; "
            "no item graded again by 1 August 2024 is better than on 1 June 2024",
            against="",
            missing=[],
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_or_with_goals_past_their_dates(self, spec):
        spec(GOALS, as_of="2025-03-01", because="p g h")
        spec(GOALS.replace("h |", "h | 2024-06-01 | note.strength | gp | | \ni |").replace("teeth", "mornings"),
             as_of="2025-03-01", because=None)  # fmt: skip

    def test_not_where_something_is_better(self, spec):
        spec(UNMOVED.replace("b | 2024-08-01 | grade.given | csc | | instrument=tool, version=1, item=food, value=3",
                             "b | 2024-08-01 | grade.given | csc | | instrument=tool, version=1, item=food, value=2"),
             as_of="2025-08-30", because=None, next_look="2025-08-31")  # fmt: skip

    @pytest.mark.parametrize(
        ("table", "numbers", "because"),
        [
            (UNMOVED.replace("2024-08-01", "2024-07-31"), {}, "p a b"),
            (UNMOVED.replace("2024-08-01", "2024-07-30"), {}, None),
            (UNMOVED, {"apart_days": 61}, "p a b"), (UNMOVED, {"apart_days": 62}, None), (GOALS, {"goals": 3}, None),
            (GOALS, {"overdue_days": 60}, "p g h"), (GOALS.replace("2024-12-01", "2025-02-01"), {}, None),
            (GOALS.replace("2024-12-01", "2025-01-31"), {}, "p g h"),
            (UNMOVED, {"months_unchanged": 10}, None),
        ],
    )  # fmt: skip
    def test_as_in_row_five(self, spec, table, numbers, because):
        spec(table, as_of="2025-03-01", because=because, settings=numbers)


class TestFifteenMonths:
    def test_whatever_has_changed(self, spec):
        spec(PLAN, as_of="2025-08-30", because=None, next_look="2025-08-31")
        spec(PLAN, as_of="2025-08-31", because="p", sentence="The child protection plan has stood since 31 May 2024",
             next_look="2026-05-31")  # fmt: skip

    @pytest.mark.parametrize(
        ("level", "because"),
        [("early_help", None), ("family_help", "p"), ("child_in_need", "p"), ("child_protection", "p"),
         ("looked_after", None)],
    )  # fmt: skip
    def test_early_help_may_last_and_a_child_looked_after_stays_as_long_as_it_is_home(self, spec, level, because):
        spec(PLAN.replace("child_protection", level), as_of="2025-08-31", because=because)

    @pytest.mark.parametrize("level", ["family_help", "child_in_need"])
    def test_help_for_a_disabled_child_may_be_meant_to_last(self, spec, level):
        table, disabled = PLAN.replace("child_protection", level), {"disabled": True}
        spec(table, as_of="2025-08-31", because=None, child=disabled, next_look="2026-05-31")
        spec(table, as_of="2026-05-30", because=None, child=disabled)
        spec(table, as_of="2026-05-31", because="p", child=disabled)
        spec(table, as_of="2025-08-31", because="p", child=disabled, settings={"months_long_disabled": 15})
        spec(table, as_of="2025-08-31", because="p", child={"disabled": False})
        spec(UNMOVED.replace("child_protection", level), as_of="2025-02-28", because="p a b", child=disabled)

    def test_protection_of_a_disabled_child_may_not(self, spec):
        spec(PLAN, as_of="2025-08-31", because="p", child={"disabled": True})

    def test_open_work_without_a_level_is_no_plan(self, spec):
        spec(PLAN.replace("level.changed", "work.opened"), as_of="2026-08-31", because=None)

    def test_a_new_interval_is_no_new_plan(self, spec):
        same = "q | 2025-01-31 | level.changed | csc | | from=child_protection, to=child_protection, interval=10"
        spec(PLAN + same, as_of="2025-08-31", because="p")

    def test_another_level_begins_anew(self, spec):
        other = "q | 2025-01-31 | level.changed | csc | | from=child_protection, to=child_in_need"
        spec(PLAN + other, as_of="2025-08-31", because=None, next_look="2025-10-31")

    def test_what_went_well_points_the_other_way(self, spec):
        met = "m | 2025-01-31 | goal.met | csc | | goal=teeth\no | 2024-05-30 | goal.met | csc | | goal=beds"
        spec(PLAN + met, as_of="2025-08-31", because="p", against="m")


class TestTwentyFourMonths:
    def test_past_the_last_date(self, spec):
        plain = "The child protection plan has stood since 31 May 2024"
        spec(PLAN, as_of="2026-05-30", because="p", sentence=plain, next_look="2026-05-31")
        spec(PLAN, as_of="2026-05-31", because="p", next_look=None,
             sentence=f"{plain}, past the date by which those who answer for the service look at it themselves",
             )  # fmt: skip


class TestOnlyWhileWorkIsOpen:
    def test_closed(self, spec):
        down = "q | 2025-08-30 | level.changed | csc | | from=child_protection, to=universal"
        spec(PLAN + down, as_of="2026-08-31", because=None)

    def test_a_beginning_that_is_not_recorded(self, spec):
        missing = ["When the plan began is not recorded; it counts from the first entry read here."]
        table = HEADER + "g | 2024-05-31 | goal.set | csc | | goal=teeth\nh | | goal.set | csc | | goal=sleep"
        spec(table, as_of="2025-08-30", because=None, child={"level": "child_protection"})
        spec(table, as_of="2025-08-31", because="g", child={"level": "child_protection"}, missing=missing)
        later = table + "\ni | 2024-06-30 | goal.set | csc | | goal=school"
        spec(later, as_of="2025-08-31", because="g", child={"level": "child_protection"})


@pytest.mark.parametrize(("numbers", "because"), [({"months_long": 16}, None), ({"months_long": 14}, "p")])
def test_a_partnership_may_set(spec, numbers, because):
    spec(PLAN, as_of="2025-08-31", because=because, settings=numbers)


def test_two_accounts_of_one_beginning_count_once(spec):
    spec(PLAN + "q | 2024-06-30 | level.changed | gp | p | from=universal, to=child_protection",
         as_of="2025-08-31", because="p")  # fmt: skip


def test_a_siblings_plan_is_their_own(spec):
    spec(HEADER + "w | 2025-05-31 | work.opened | csc | |", siblings=[PLAN], as_of="2025-08-31", because=None)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(PLAN, as_of="2025-08-31", because="p").finding
    assert "The plan waits for a court, an assessment or a place, not for the family." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges(
        "months_unchanged 6-12, months_long 12-18, months_long_disabled 12-36, months_longest 18-30, "
        "apart_days 28-120, goals 1-4, overdue_days 14-60"
    )

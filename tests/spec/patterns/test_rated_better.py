"""Row 2: rated better while what is measured is no better. For supervision alone."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | detail\n"
# Eight weeks up to 30 June begin on 5 May; the eight before them on 10 March.
DOWN = HEADER + "d | 2026-06-30 | decision.made | csc | | decision=step_down, reasons=so\n"


def grade(ref: str, on: str, value: int, item: str = "food", same_as: str = "") -> str:
    said = f"instrument=tool, version=1, item={item}, value={value}, best=1, worst=4"
    return f"{ref} | {on} | grade.given | csc | {same_as} | {said}\n"


def school(ref: str, on: str, missed: object, possible: object = 100) -> str:
    return f"{ref} | {on} | school.attendance | school | | possible={possible}, missed={missed}\n"


def missed(ref: str, on: str, same_as: str = "") -> str:
    return f"{ref} | {on} | appointment.not_brought | dental | {same_as} | service=dentist\n"


FLAT = DOWN + grade("a", "2026-01-10", 3) + grade("b", "2026-06-10", 3)
AWAY = DOWN + school("a", "2026-04-01", 10) + school("b", "2026-06-01", 10)
NOT_BROUGHT = DOWN + missed("a", "2026-05-04") + missed("b", "2026-05-05")


class TestNoItemIsBetter:
    def test_the_same_grade_in_the_same_weeks(self, spec):
        outcome = spec(
            FLAT,
            as_of="2026-07-01",
            because="d a b",
            sentence="Rated better on 30 June 2026, while since 5 May 2026 no item graded was better",
            against="",
            missing=[],
            next_look="2027-01-01",
        )
        assert outcome.finding.tier is Tier.REFLECTIVE

    @pytest.mark.parametrize(("value", "because"), [(2, None), (3, "d a b"), (4, "d a b")])
    def test_better_the_same_or_worse(self, spec, value, because):
        spec(DOWN + grade("a", "2026-01-10", 3) + grade("b", "2026-06-10", value), as_of="2026-07-01", because=because)

    @pytest.mark.parametrize(
        ("on", "because"), [("2026-05-04", None), ("2026-05-05", "d a b"), ("2026-06-30", "d a b")]
    )
    def test_graded_in_the_weeks(self, spec, on, because):
        spec(DOWN + grade("a", "2026-01-10", 3) + grade("b", on, 3), as_of="2026-07-01", because=because)

    def test_what_came_after_is_not_of_those_weeks(self, spec):
        spec(DOWN + grade("a", "2026-06-10", 3) + grade("b", "2026-07-01", 3), as_of="2026-07-02", because=None)
        spec(FLAT + grade("c", "2026-07-01", 2), as_of="2026-07-02", because="d a b")

    def test_once_graded_is_not_compared(self, spec):
        spec(DOWN + grade("b", "2026-06-10", 3), as_of="2026-07-01", because=None)

    def test_against_the_grade_before(self, spec):
        spec(FLAT + grade("o", "2025-01-10", 4), as_of="2026-07-01", because="d a b")
        spec(FLAT.replace(grade("a", "2026-01-10", 3), grade("a", "2026-01-10", 4)) + grade("o", "2025-01-10", 3),
             as_of="2026-07-01", because=None)  # fmt: skip

    def test_one_item_that_is_better_is_progress(self, spec):
        beds = grade("m", "2026-01-10", 3, "beds") + grade("n", "2026-06-10", 2, "beds")
        spec(FLAT + beds, as_of="2026-07-01", because=None)

    def test_at_its_best_it_cannot_be_better(self, spec):
        best = DOWN + grade("a", "2026-01-10", 1) + grade("b", "2026-06-10", 1)
        spec(best, as_of="2026-07-01", because=None)
        spec(best.replace("value=1", "value=2"), as_of="2026-07-01", because="d a b")

    def test_two_accounts_of_one_grade_count_once(self, spec):
        spec(DOWN + grade("a", "2026-05-20", 3) + grade("b", "2026-06-10", 3, same_as="a"),
             as_of="2026-07-01", because=None)  # fmt: skip


class TestAttendanceIsNoHigher:
    def test_the_same_share_and_low(self, spec):
        spec(AWAY, as_of="2026-07-01", because="d a b", against="",
             missing=["No item was graded again in those weeks."],
             sentence="Rated better on 30 June 2026, while since 5 May 2026 attendance was no higher")  # fmt: skip

    @pytest.mark.parametrize(("then", "because"), [(9, None), (10, "d a b"), (11, "d a b")])
    def test_higher_the_same_or_lower(self, spec, then, because):
        spec(
            DOWN + school("a", "2026-04-01", 10) + school("b", "2026-06-01", then), as_of="2026-07-01", because=because
        )

    def test_shares_are_compared_not_sessions(self, spec):
        few = DOWN + school("a", "2026-04-01", 10) + school("b", "2026-06-01", 4, 40)
        spec(few, as_of="2026-07-01", because="d a b")
        spec(few.replace("possible=40", "possible=41"), as_of="2026-07-01", because=None)

    def test_however_little_higher(self, spec):
        spec(DOWN + school("a", "2026-04-01", 1, 2) + school("b", "2026-06-01", 1, 3), as_of="2026-07-01", because=None)

    def test_only_where_it_is_ninety_percent_or_less(self, spec):
        spec(DOWN + school("a", "2026-04-01", 9) + school("b", "2026-06-01", 9), as_of="2026-07-01", because=None)

    @pytest.mark.parametrize(
        ("before", "now", "because"),
        [("2026-03-09", "2026-06-01", None), ("2026-03-10", "2026-06-01", "d a b"),
         ("2026-05-04", "2026-05-05", "d a b"),
         ("2026-04-01", "2026-06-30", "d a b"), ("2026-04-01", "2026-07-01", None)],
    )  # fmt: skip
    def test_of_those_weeks_and_as_many_before(self, spec, before, now, because):
        spec(DOWN + school("a", before, 20) + school("b", now, 20), as_of="2026-07-01", because=because)

    def test_several_records_are_added(self, spec):
        spec(AWAY + school("c", "2026-06-20", 20), as_of="2026-07-01", because="d a b c")
        spec(AWAY + school("c", "2026-06-20", 0), as_of="2026-07-01", because=None)

    @pytest.mark.parametrize(("count", "possible"), [("many", 100), (10, "all"), (0, 0)])
    def test_what_is_not_a_number_is_not_known(self, spec, count, possible):
        spec(DOWN + school("a", "2026-04-01", 10) + school("b", "2026-06-01", count, possible),
             as_of="2026-07-01", because=None)  # fmt: skip

    def test_more_missed_than_could_be_is_all_of_it(self, spec):
        odd = DOWN + school("a", "2026-04-01", 100) + school("b", "2026-06-01", 200)
        spec(odd, as_of="2026-07-01", because="d a b")
        none = DOWN + school("a", "2026-04-01", 99) + school("b", "2026-06-01", 1, 1)
        spec(none, as_of="2026-07-01", because="d a b")


class TestNoFewerAppointmentsMissed:
    def test_as_many_as_before(self, spec):
        spec(NOT_BROUGHT, as_of="2026-07-01", because="d a b",
             sentence="Rated better on 30 June 2026, while since 5 May 2026 no fewer appointments were missed",
             )  # fmt: skip

    def test_fewer(self, spec):
        spec(NOT_BROUGHT + missed("c", "2026-03-10"), as_of="2026-07-01", because=None)
        spec(NOT_BROUGHT + missed("c", "2026-03-09"), as_of="2026-07-01", because="d a b")

    def test_none_in_either(self, spec):
        spec(DOWN + missed("c", "2026-03-09"), as_of="2026-07-01", because=None)
        spec(DOWN + missed("c", "2026-07-01"), as_of="2026-07-01", because=None)
        spec(DOWN + missed("c", "2026-06-30"), as_of="2026-07-01", because="d c")

    def test_two_accounts_of_one_count_once(self, spec):
        spec(NOT_BROUGHT + missed("c", "2026-04-04") + missed("e", "2026-06-01", same_as="b"),
             as_of="2026-07-01", because=None)  # fmt: skip


class TestSeveral:
    def test_what_is_better_points_the_other_way(self, spec):
        both = FLAT + school("x", "2026-04-01", 20) + school("y", "2026-06-01", 10)
        spec(both, as_of="2026-07-01", because="d a b", against="x y")
        fewer = missed("m", "2026-04-01")
        spec(FLAT + fewer, as_of="2026-07-01", because="d a b", against="m")
        graded = grade("m", "2026-01-10", 3) + grade("n", "2026-06-10", 2)
        spec(AWAY + graded, as_of="2026-07-01", because="d a b", against="m n", missing=[])

    def test_all_that_stood_still_is_said(self, spec):
        more = FLAT + school("x", "2026-04-01", 20) + school("y", "2026-06-01", 20) + missed("z", "2026-06-01")
        finding = spec(more, as_of="2026-07-01", because="d a b x y z").finding
        assert finding.sentence.endswith(
            "no item graded was better, attendance was no higher and no fewer appointments were missed"
        )

    def test_without_a_date_it_is_not_counted(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(FLAT + missed("u", ""), as_of="2026-07-01", because="d a b", missing=missing)


class TestTheRating:
    @pytest.mark.parametrize(
        ("decision", "because"), [("step_down", "d a b"), ("close", "d a b"), ("continue", None), ("step_up", None)]
    )
    def test_a_decision_for_less_help(self, spec, decision, because):
        spec(FLAT.replace("step_down", decision), as_of="2026-07-01", because=because)

    @pytest.mark.parametrize(
        ("before", "after", "levels", "because"),
        [
            ("child_in_need", "family_help", 1, "d a b"), ("child_in_need", "family_help", 2, None),
            ("child_in_need", "early_help", 2, "d a b"), ("family_help", "family_help", 1, None),
            ("family_help", "child_in_need", 1, None), ("tier_three", "early_help", 1, None),
            ("child_in_need", "tier_one", 1, None),
        ],
    )  # fmt: skip
    def test_a_level_that_is_lower(self, spec, before, after, levels, because):
        level = FLAT.replace("decision.made | csc | | decision=step_down, reasons=so",
                             f"level.changed | csc | | from={before}, to={after}")  # fmt: skip
        spec(level, as_of="2026-07-01", because=because, settings={"levels": levels})

    @pytest.mark.parametrize("said", ["from=tier_three, to=early_help", "from=child_in_need, to=tier_one"])
    def test_a_level_nobody_knows_is_no_rating(self, spec, said):
        odd = f"e | 2026-07-20 | level.changed | csc | | {said}\n"
        spec(FLAT + odd, as_of="2026-07-20", because="d a b")

    def test_how_far_a_decision_goes_is_not_known(self, spec):
        spec(FLAT, as_of="2026-07-01", because=None, settings={"levels": 2})

    def test_six_months_back(self, spec):
        spec(FLAT, as_of="2026-12-31", because="d a b")
        spec(FLAT, as_of="2027-01-01", because=None)

    def test_the_latest_that_stands_against_what_is_measured(self, spec):
        later = "e | 2026-07-20 | decision.made | csc | | decision=close, reasons=so\n"
        spec(FLAT + later, as_of="2026-07-20", because="e a b")
        spec(FLAT + later.replace("2026-07-20", "2026-11-20"), as_of="2026-11-20", because="d a b")

    def test_after_the_work_is_closed_too(self, spec):
        spec(FLAT, as_of="2026-07-01", because="d a b", child={"level": "universal"})


@pytest.mark.parametrize(
    ("table", "numbers", "because"),
    [
        (FLAT, {"weeks": 4}, "d a b"), (FLAT.replace("2026-06-10", "2026-06-01"), {"weeks": 4}, None),
        (AWAY, {"attendance_percent": 89}, None), (FLAT, {"months": 3}, "d a b"),
    ],
)  # fmt: skip
def test_a_partnership_may_set(spec, table, numbers, because):
    spec(table, as_of="2026-09-30", because=because, settings=numbers)


def test_a_siblings_grades_are_their_own(spec):
    spec(DOWN, siblings=[FLAT], as_of="2026-07-01", because=None)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(FLAT, as_of="2026-07-01", because="d a b").finding
    assert "Somebody saw that it is better, and has not written it down yet." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges("levels 1-2, weeks 4-16, attendance_percent 80-95, months 3-12")

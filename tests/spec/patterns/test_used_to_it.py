"""Row 11: the same poor grade at review after review, with the same actions. For supervision alone."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | text | detail\n"
OPEN = HEADER + "w | 2025-01-05 | work.opened | csc | | | service=social work\n"


def grade(ref: str, on: str, value: int, *, item: str = "food-and-drink", same_as: str = "", worst: int = 4) -> str:
    said = f"instrument=tool, version=1, item={item}, value={value}, best=1, worst={worst}"
    return f"{ref} | {on} | grade.given | csc | {same_as} | | {said}\n"


def agreed(ref: str, on: str, name: str) -> str:
    return f"{ref} | {on} | action.agreed | csc | | | action={name}, owner=family\n"


GRADES = grade("a", "2025-01-10", 3) + grade("b", "2025-04-10", 3) + grade("c", "2025-07-10", 3)
AGAIN = OPEN + GRADES + agreed("x", "2025-01-20", "two alarms") + agreed("y", "2025-04-20", "Two  alarms")


def test_three_reviews_with_the_same_actions(spec):
    outcome = spec(
        AGAIN,
        as_of="2025-07-10",
        because="a b c x y",
        sentence="Graded the same at 3 reviews since 10 January 2025, with the same actions each time: food and drink",
        against="",
        missing=[],
        next_look=None,
    )
    assert outcome.finding.tier is Tier.REFLECTIVE


def test_not_before_the_third(spec):
    spec(AGAIN, as_of="2025-07-09", because=None, next_look="2025-07-10")


class TestTheGrades:
    @pytest.mark.parametrize(("value", "because"), [(2, None), (3, "a b c x y"), (4, None)])
    def test_each_time_the_same(self, spec, value, because):
        other = AGAIN.replace(grade("b", "2025-04-10", 3), grade("b", "2025-04-10", value))
        spec(other, as_of="2025-08-01", because=because)

    @pytest.mark.parametrize(
        ("value", "worst", "because"),
        [(2, 4, None), (3, 4, "a b c x y"), (2, 5, None), (3, 5, "a b c x y"), (2, 3, "a b c x y"), (1, 3, None)],
    )
    def test_at_the_middle_of_the_scale_or_worse(self, spec, value, worst, because):
        table = AGAIN.replace("value=3, best=1, worst=4", f"value={value}, best=1, worst={worst}")
        spec(table, as_of="2025-08-01", because=because)

    @pytest.mark.parametrize("end", [", best=1", ", worst=4", ", best=1, worst=4"])
    def test_where_the_scale_is_not_known_they_are_left_unread(self, spec, end):
        for value in (2, 3, 4):
            blank = AGAIN.replace("value=3", f"value={value}").replace(end, "")
            spec(blank, as_of="2025-08-01", because=None)

    def test_the_scale_of_another_item_is_said_to_be_unknown(self, spec):
        other = grade("o", "2025-07-10", 3, item="beds").replace(", best=1, worst=4", "")
        spec(AGAIN + other, as_of="2025-08-01", because="a b c x y",
             missing=["Of 1 grade nobody recorded the scale: how grave is not known."])  # fmt: skip

    def test_the_last_three_count(self, spec):
        older = grade("o", "2024-10-10", 2)
        spec(AGAIN + older, as_of="2025-08-01", because="a b c x y")
        spec(AGAIN + grade("n", "2025-07-20", 2), as_of="2025-08-01", because=None)

    def test_two_grades_on_one_day_are_one_review(self, spec):
        spec(AGAIN.replace("2025-07-10", "2025-04-10"), as_of="2025-08-01", because=None)

    def test_two_items_are_not_one(self, spec):
        table = AGAIN.replace(grade("b", "2025-04-10", 3), grade("b", "2025-04-10", 3, item="bed_and_sleep"))
        spec(table, as_of="2025-08-01", because=None)

    def test_all_items_so_graded_are_named(self, spec):
        beds = "".join(grade(f"{ref}2", on, 4, item="bed_and_sleep")
                       for ref, on in (("a", "2025-01-10"), ("b", "2025-04-10"), ("c", "2025-07-10")))  # fmt: skip
        finding = spec(AGAIN + beds, as_of="2025-08-01", because="a b c a2 b2 c2 x y").finding
        assert finding.sentence.endswith(": bed and sleep and food and drink")

    def test_two_accounts_of_one_grade_count_once(self, spec):
        told = AGAIN.replace(grade("c", "2025-07-10", 3), grade("c", "2025-07-10", 3, same_as="b"))
        spec(told, as_of="2025-08-01", because=None)

    def test_without_a_date_it_is_no_review(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(AGAIN.replace("c | 2025-07-10", "c | "), as_of="2025-08-01", because=None)
        spec(AGAIN + grade("u", "", 1), as_of="2025-08-01", because="a b c x y", missing=missing)


class TestTheActions:
    def test_another_action_from_the_second_review_on(self, spec):
        spec(AGAIN + agreed("z", "2025-04-10", "breakfast"), as_of="2025-08-01", because=None)
        spec(AGAIN + agreed("z", "2025-04-09", "breakfast"), as_of="2025-08-01", because="a b c x y z")
        spec(AGAIN + agreed("z", "2025-07-30", "breakfast"), as_of="2025-08-01", because=None)

    def test_agreed_once_and_standing(self, spec):
        spec(OPEN + GRADES + agreed("x", "2025-01-20", "two alarms"), as_of="2025-08-01", because="a b c x")

    def test_none_agreed_before_the_second(self, spec):
        spec(OPEN + GRADES, as_of="2025-08-01", because=None)
        spec(OPEN + GRADES + agreed("x", "2025-04-10", "two alarms"), as_of="2025-08-01", because=None)

    def test_what_was_agreed_in_earlier_work_is_over(self, spec):
        spec(OPEN + GRADES + agreed("x", "2025-01-04", "two alarms"), as_of="2025-08-01", because=None)
        spec(OPEN + GRADES + agreed("x", "2025-01-05", "two alarms"), as_of="2025-08-01", because="a b c x")

    def test_by_its_text_where_it_has_no_name(self, spec):
        said = ("x | 2025-01-20 | action.agreed | csc | | Two alarms | owner=family\n"
                "y | 2025-04-20 | action.agreed | csc | | {} | owner=family\n")  # fmt: skip
        spec(OPEN + GRADES + said.format("two alarms"), as_of="2025-08-01", because="a b c x y")
        spec(OPEN + GRADES + said.format("three alarms"), as_of="2025-08-01", because=None)
        spec(OPEN + GRADES + said.format("").replace("Two alarms", ""), as_of="2025-08-01", because=None)

    def test_without_a_date_it_is_not_counted(self, spec):
        spec(OPEN + GRADES + agreed("x", "", "two alarms"), as_of="2025-08-01", because=None)
        spec(AGAIN + agreed("u", "", "breakfast"), as_of="2025-08-01", because="a b c x y")


class TestOnlyWhileWorkIsOpen:
    def test_closed(self, spec):
        closed = "z | 2025-07-31 | work.closed | csc | | | service=social work\n"
        spec(AGAIN + closed, as_of="2025-07-30", because="a b c x y")
        spec(AGAIN + closed, as_of="2025-07-31", because=None)

    def test_a_level_is_open_work(self, spec):
        bare = AGAIN.replace("work.opened", "note.strength")
        spec(bare, as_of="2025-08-01", because=None)
        missing = ["When the plan began is not recorded; it counts from the first entry read here."]
        spec(bare, as_of="2025-08-01", because="a b c x y", child={"level": "early_help"}, missing=missing)


def test_a_goal_met_points_the_other_way(spec):
    met = "m | 2025-01-10 | goal.met | csc | | | goal=g\no | 2025-01-09 | goal.met | csc | | | goal=h\n"
    spec(AGAIN + met, as_of="2025-08-01", because="a b c x y", against="m")


@pytest.mark.parametrize(("reviews", "because"), [(3, "b c d x y"), (4, "a b c d x y"), (5, None)])
def test_a_partnership_may_set(spec, reviews, because):
    table = AGAIN.replace("2025-04-20", "2025-03-20") + grade("d", "2025-07-20", 3)
    spec(table, as_of="2025-08-01", because=because, settings={"reviews": reviews})


def test_a_siblings_grades_are_their_own(spec):
    spec(OPEN, siblings=[AGAIN], as_of="2025-08-01", because=None)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(AGAIN, as_of="2025-08-01", because="a b c x y").finding
    assert "The actions are right and need more time." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges("reviews 3-6")

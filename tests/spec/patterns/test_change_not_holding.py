"""Row 3: better by a review and harder again after it, or better where visits were announced. For supervision alone."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | source_type | areas | same_as | detail\n"


def review(ref: str, on: str, kind: str = "review_conference", same_as: str = "") -> str:
    return f"{ref} | {on} | meeting.held | csc | | | {same_as} | kind={kind}\n"


def well(ref: str, on: str, areas: str = "physical-care", source: str = "observed") -> str:
    return f"{ref} | {on} | note.strength | school | {source} | {areas} | |\n"


def worry(ref: str, on: str, cause: str = "", areas: str = "physical-care") -> str:
    return f"{ref} | {on} | food.concern | school | observed | {areas} | | cause={cause}\n"


def grade(ref: str, on: str, value: int, item: str = "food", areas: str = "physical-care", announced: str = "") -> str:
    said = f"instrument=tool, version=1, item={item}, value={value}, best=1, worst=4, announced={announced}"
    return f"{ref} | {on} | grade.given | csc | | {areas} | | {said}\n"


# Fourteen days before each review to the day, forty-two days after.
REVIEWS = HEADER + review("m", "2026-02-15") + review("n", "2026-06-15")
FIRST = well("a", "2026-02-01") + worry("b", "2026-03-29")
SECOND = well("c", "2026-06-01") + worry("d", "2026-07-27")
TWICE = REVIEWS + FIRST + SECOND


class TestRoundReviews:
    def test_two_cycles(self, spec):
        outcome = spec(
            TWICE,
            as_of="2026-07-27",
            because="a m b c n d",
            sentence="Better by 2 reviews and harder again after, since 1 February 2026",
            against="",
            missing=[],
            next_look="2027-02-16",
        )
        assert outcome.finding.tier is Tier.REFLECTIVE

    def test_one_is_not_enough(self, spec):
        spec(TWICE, as_of="2026-07-26", because=None, next_look="2026-07-27")

    @pytest.mark.parametrize(
        ("on", "because"),
        [("2026-01-31", None), ("2026-02-01", "a m b c n d"), ("2026-02-15", "a m b c n d"), ("2026-02-16", None)],
    )
    def test_better_in_the_fourteen_days_up_to_it(self, spec, on, because):
        spec(TWICE.replace("2026-02-01", on), as_of="2026-08-01", because=because)

    @pytest.mark.parametrize(
        ("on", "because"),
        [("2026-02-15", None), ("2026-02-16", "a m b c n d"), ("2026-03-29", "a m b c n d"), ("2026-03-30", None)],
    )
    def test_worse_in_the_forty_two_days_after_it(self, spec, on, because):
        spec(TWICE.replace("2026-03-29", on), as_of="2026-08-01", because=because)

    def test_reviews_of_twelve_months(self, spec):
        spec(TWICE, as_of="2027-02-15", because="a m b c n d")
        spec(TWICE, as_of="2027-02-16", because=None)

    @pytest.mark.parametrize(
        ("kind", "because"),
        [("review_conference", "a m b c n d"), ("initial_conference", "a m b c n d"),
         ("team_around_family", "a m b c n d"),
         ("court", "a m b c n d"), ("core_group", None), ("strategy", None)],
    )  # fmt: skip
    def test_a_conference_a_review_or_court(self, spec, kind, because):
        spec(TWICE.replace("review_conference", kind), as_of="2026-08-01", because=because)

    def test_in_one_area_of_care(self, spec):
        spec(
            TWICE.replace(well("a", "2026-02-01"), well("a", "2026-02-01", "health")), as_of="2026-08-01", because=None
        )
        both = TWICE.replace(well("a", "2026-02-01"), well("a", "2026-02-01", "health/physical-care"))
        spec(both, as_of="2026-08-01", because="a m b c n d")

    def test_our_own_work_is_no_area_of_care(self, spec):
        ours = TWICE.replace("physical-care", "system")
        spec(ours, as_of="2026-08-01", because=None)

    def test_a_worry_in_the_same_fortnight_is_no_better_time(self, spec):
        for on in ("2026-02-01", "2026-02-15"):
            spec(TWICE + worry("e", on), as_of="2026-08-01", because=None)
        spec(TWICE + worry("e", "2026-01-31") + worry("f", "2026-02-10", areas="health"), as_of="2026-08-01",
             because="a m b c n d")  # fmt: skip

    @pytest.mark.parametrize(("source", "because"), [("carer_said", None), ("child_said", "a m b c n d")])
    def test_more_than_a_carers_word(self, spec, source, because):
        spec(TWICE.replace(well("a", "2026-02-01"), well("a", "2026-02-01", source=source)), as_of="2026-08-01",
             because=because)  # fmt: skip

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        spec(TWICE.replace(worry("b", "2026-03-29"), worry("b", "2026-03-29", cause)), as_of="2026-08-01", because=None)

    def test_a_cycle_begins_after_the_one_before(self, spec):
        near = HEADER + review("m", "2026-02-15") + review("n", "2026-02-20") + FIRST
        spec(near, as_of="2026-08-01", because=None)
        on_the_day = HEADER + review("m", "2026-02-15") + review("n", "2026-04-05") + FIRST + worry("d", "2026-05-01")
        spec(on_the_day + well("c", "2026-03-29", "health") + worry("e", "2026-05-01", areas="health"),
             as_of="2026-08-01", because=None)  # fmt: skip
        spec(on_the_day + well("c", "2026-03-30", "health") + worry("e", "2026-05-01", areas="health"),
             as_of="2026-08-01", because="a m b c n e")  # fmt: skip

    def test_what_else_went_well_points_the_other_way(self, spec):
        spec(TWICE + well("x", "2026-08-01") + well("y", "2026-08-01", source="carer_said"), as_of="2026-08-01",
             because="a m b c n d", against="x")  # fmt: skip

    def test_as_far_back_as_the_days_before_the_earliest_review_may_lie(self, spec):
        for on, against in (("2026-01-14", ""), ("2026-01-15", "x")):
            spec(TWICE + well("x", on), as_of="2027-02-15", because="a m b c n d", against=against)

    def test_two_accounts_of_one_review_count_once(self, spec):
        told = TWICE.replace(review("n", "2026-06-15"), review("n", "2026-06-15", same_as="m"))
        spec(told, as_of="2026-08-01", because=None)

    def test_without_a_date_it_is_not_counted(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(TWICE + review("u", ""), as_of="2026-08-01", because="a m b c n d", missing=missing)
        for day in ("2026-02-01", "2026-03-29"):
            spec(TWICE.replace(day, ""), as_of="2026-08-01", because=None)


GRADES = (
    REVIEWS + grade("o", "2025-12-01", 3) + grade("a", "2026-02-10", 2) + grade("b", "2026-03-10", 3)
    + grade("c", "2026-06-10", 2) + grade("d", "2026-07-10", 3)
)  # fmt: skip


class TestRoundReviewsInGrades:
    def test_an_item_better_and_worse(self, spec):
        spec(GRADES, as_of="2026-08-01", because="a m b c n d")

    def test_against_the_grade_before_it(self, spec):
        spec(GRADES.replace(grade("o", "2025-12-01", 3), grade("o", "2025-12-01", 2)), as_of="2026-08-01", because=None)
        spec(GRADES.replace(grade("b", "2026-03-10", 3), grade("b", "2026-03-10", 2)), as_of="2026-08-01", because=None)

    def test_no_worse_is_not_worse(self, spec):
        steady = GRADES.replace(grade("c", "2026-06-10", 2), grade("c", "2026-06-10", 1))
        spec(steady, as_of="2026-08-01", because="a m b c n d")
        spec(steady.replace(grade("b", "2026-03-10", 3), grade("b", "2026-03-10", 2)), as_of="2026-08-01", because=None)

    def test_worse_after_the_day_of_the_review(self, spec):
        for on, because in (("2026-02-15", None), ("2026-02-16", "a m b c n d")):
            seen = worry("b", on) + grade("e", "2026-05-10", 3)
            spec(GRADES.replace(grade("b", "2026-03-10", 3), seen), as_of="2026-08-01", because=because)

    def test_another_item_is_not_the_same(self, spec):
        other = grade("p", "2025-12-01", 2, "beds") + grade("b", "2026-03-10", 3, "beds")
        spec(GRADES.replace(grade("b", "2026-03-10", 3), other), as_of="2026-08-01", because=None)

    def test_a_grade_and_what_was_seen(self, spec):
        seen = GRADES.replace(grade("b", "2026-03-10", 3), worry("b", "2026-03-10") + grade("e", "2026-05-10", 3))
        spec(seen, as_of="2026-08-01", because="a m b c n d")
        spec(seen.replace(worry("b", "2026-03-10"), worry("b", "2026-03-10", areas="health")), as_of="2026-08-01",
             because=None)  # fmt: skip
        spec(GRADES.replace(grade("a", "2026-02-10", 2), well("a", "2026-02-10") + grade("e", "2026-02-20", 2)),
             as_of="2026-08-01", because="a m b c n d")  # fmt: skip


TOLD_TWICE = "y | 2020-01-01 | voice.heard | csc | | | |\nz | 2020-01-02 | voice.heard | gp | | | y |\n"


class TestWhereSomethingIsToldTwice:
    """The screen keeps such a child: the pattern itself must then say no."""

    def test_it_is_the_same(self, spec):
        spec(GRADES + TOLD_TWICE, as_of="2026-08-01", because="a m b c n d")

    def test_worse_on_the_day_of_the_review(self, spec):
        on_the_day = GRADES.replace(grade("b", "2026-03-10", 3), grade("b", "2026-02-15", 3))
        spec(on_the_day + TOLD_TWICE, as_of="2026-08-01", because=None)

    def test_graded_as_before(self, spec):
        no_better = GRADES.replace(grade("o", "2025-12-01", 3), grade("o", "2025-12-01", 2))
        spec(no_better + TOLD_TWICE, as_of="2026-08-01", because=None)
        lower = GRADES.replace(grade("c", "2026-06-10", 2), grade("c", "2026-06-10", 1))
        no_worse = lower.replace(grade("b", "2026-03-10", 3), grade("b", "2026-03-10", 2))
        spec(no_worse + TOLD_TWICE, as_of="2026-08-01", because=None)

    def test_what_is_neither_good_nor_bad(self, spec):
        neither = well("a", "2026-02-01").replace("note.strength", "note.observation")
        spec(TWICE.replace(well("a", "2026-02-01"), neither) + TOLD_TWICE, as_of="2026-08-01", because=None)


def visit(ref: str, on: str, announced: str, *values: int) -> str:
    return "".join(grade(f"{ref}{n}", on, value, f"item-{n}", announced=announced) for n, value in enumerate(values))


def visits(known: tuple[int, ...], unannounced: tuple[int, ...]) -> str:
    return HEADER + visit("a", "2026-01-10", "true", *known) + visit("b", "2026-02-10", "false", *unannounced) + visit(
        "c", "2026-03-10", "yes", *known) + visit("d", "2026-04-10", "no", *unannounced)  # fmt: skip


class TestAnnouncedAndNot:
    def test_two_steps_on_one_item(self, spec):
        spec(visits((1, 1), (3, 1)), as_of="2026-04-10", because="a0 b0 c0 d0", next_look="2027-01-11",
             sentence="Graded worse at visits that nobody announced than at announced ones since 10 January 2026: "
             "item 0")  # fmt: skip
        spec(visits((1, 1), (2, 2)), as_of="2026-05-01", because=None)

    def test_one_step_on_three(self, spec):
        three = "a0 b0 c0 d0 a1 b1 c1 d1 a2 b2 c2 d2"
        spec(visits((1, 1, 1), (2, 2, 2)), as_of="2026-05-01", because=three)
        spec(visits((1, 1, 1), (2, 2, 1)), as_of="2026-05-01", because=None)
        spec(visits((1, 1, 1), (3, 2, 2)), as_of="2026-05-01", because=three)
        spec(visits((1, 1, 1), (3, 2, 1)), as_of="2026-05-01", because="a0 b0 c0 d0")

    def test_better_where_nobody_announced_it_is_no_gap(self, spec):
        spec(visits((3,), (1,)), as_of="2026-05-01", because=None)

    def test_over_two_visits_of_each_kind(self, spec):
        table = visits((1,), (3,))
        spec(table, as_of="2026-04-09", because=None, next_look="2026-04-10")
        spec(table.replace("announced=yes", "announced="), as_of="2026-05-01", because=None)
        spec(table.replace("announced=no", "announced=perhaps"), as_of="2026-05-01", because=None)

    def test_one_visit_of_either_kind_is_not_enough(self, spec):
        for one, others in ((("true", 1), ("no", 3)), (("no", 3), ("true", 1))):
            three = "".join(visit(ref, f"2026-0{at}-10", *others) for at, ref in enumerate("bcd", 2))
            spec(HEADER + visit("a", "2026-01-10", *one) + three, as_of="2026-05-01", because=None)

    def test_nor_beside_an_item_graded_at_enough_of_both(self, spec):
        seldom = grade("x", "2026-01-10", 1, "item-9", announced="true") + "".join(
            grade(ref, f"2026-0{at}-10", 3, "item-9", announced="no") for at, ref in enumerate("uvw", 2)
        )
        spec(visits((1,), (1,)) + seldom, as_of="2026-05-01", because=None)

    def test_averages_are_compared(self, spec):
        spec(visits((1,), (3,)) + visit("e", "2026-05-10", "true", 2) + visit("f", "2026-06-10", "true", 1),
             as_of="2026-07-01", because=None)  # fmt: skip
        spec(visits((1,), (3,)) + visit("e", "2026-05-10", "true", 1) + visit("f", "2026-06-10", "false", 4),
             as_of="2026-07-01", because="a0 b0 c0 d0 e0 f0")  # fmt: skip

    def test_of_twelve_months(self, spec):
        spec(visits((1,), (3,)), as_of="2027-01-10", because="a0 b0 c0 d0")
        spec(visits((1,), (3,)), as_of="2027-01-11", because=None)

    def test_with_reviews_it_is_one_finding(self, spec):
        both = TWICE + visits((1,), (3,)).removeprefix(HEADER).replace("physical-care", "health")
        sentence = spec(both, as_of="2026-08-01", because="a m b c n d a0 b0 c0 d0").finding.sentence
        assert sentence.startswith("Better by 2 reviews and harder again after, since 1 February 2026; graded worse at")


@pytest.mark.parametrize(
    ("table", "numbers", "because"),
    [
        (TWICE, {"before_days": 13}, None), (TWICE, {"after_days": 41}, None), (TWICE, {"cycles": 3}, None),
        (TWICE, {"months": 6}, None), (visits((1,), (3,)), {"gap_one": 3}, None),
        (visits((1,), (3,)), {"visits": 3}, None), (visits((1,), (2,)), {"gap_one": 1}, "a0 b0 c0 d0"),
        (visits((1, 1, 1), (2, 2, 2)), {"gap_several": 2}, None), (visits((1, 1, 1), (2, 2, 2)), {"items": 4}, None),
        (visits((1, 1), (2, 2)), {"items": 2}, "a0 b0 c0 d0 a1 b1 c1 d1"),
    ],
)  # fmt: skip
def test_a_partnership_may_set(spec, table, numbers, because):
    spec(table, as_of="2026-09-15", because=because, settings=numbers)


def test_a_siblings_days_are_their_own(spec):
    spec(REVIEWS, siblings=[TWICE], as_of="2026-08-01", because=None)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(TWICE, as_of="2026-08-01", because="a m b c n d").finding
    assert "Illness, money or school holidays come and go in the same rhythm." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges(
        "before_days 7-28, after_days 28-84, cycles 2-4, months 6-24, visits 2-4, gap_one 1-3, "
        "gap_several 1-2, items 2-5"
    )

"""Row 16: one child treated differently?"""

import pytest

from seen.core.patterns.contract import Tier
from seen.core.patterns.detectors.one_child_treated_differently import PATTERN, detect
from tests.builders.timelines import a_timeline

HEADER = "ref | on | kind | agency | same_as | detail\n"
KNOWN = {"born": "2018-01-01", "disabled": False}


def worries(number, *, ref="a", kind="food.concern", detail=""):
    """Return so many worries from 1 January 2026 on, a day apart."""
    return HEADER + "".join(f"{ref}{n} | 2026-01-{n:02} | {kind} | school | | {detail}\n" for n in range(1, number + 1))


def refs(number, ref="a"):
    return " ".join(f"{ref}{n}" for n in range(1, number + 1))


def graded(items, *, ref="g", on="2026-01-10", best=1, worst=4, tool="tool", carer=""):
    """Return a grade of each item, given as `warmth=3`."""
    return HEADER + "".join(
        f"{ref}{n} | {on} | grade.given | school | | "
        f"instrument={tool}, version=1, item={item}, value={value}, best={best}, worst={worst}, carer={carer}\n"
        for n, (item, value) in enumerate((one.split("=") for one in items.split()), start=1)
    )


class TestMostOfTheWorries:
    def test_eight_of_ten_about_one_of_two(self, spec):
        outcome = spec(worries(8), siblings=[worries(2, ref="b")], as_of="2026-02-01", child=KNOWN, missing=[],
                       because=f"{refs(8)} b1 b2", against="", next_look="2027-01-02",
                       sentence="8 of 10 worries about 2 children are about this one, since 1 January "
                       "2026")  # fmt: skip
        assert outcome.finding.tier is Tier.REFLECTIVE

    def test_nine_are_too_few(self, spec):
        spec(worries(8), siblings=[worries(1, ref="b")], as_of="2026-02-01", because=None)

    def test_less_than_eighty_percent_is_not_most(self, spec):
        spec(worries(11), siblings=[worries(3, ref="b")], as_of="2026-02-01", because=None)
        spec(worries(12), siblings=[worries(3, ref="b")], as_of="2026-02-01", because=f"{refs(12)} {refs(3, 'b')}")

    def test_short_of_eighty_by_a_hair(self, spec):
        spec(worries(23), siblings=[worries(6, ref="b")], as_of="2026-02-01", because=None)  # 79.3 percent

    def test_short_of_eighty_by_a_hair_whatever_the_screen_leaves(self, spec):
        told_twice = "x | 2020-01-01 | voice.heard | school | |\ny | 2020-01-02 | voice.heard | gp | x |\n"
        spec(worries(23) + told_twice, siblings=[worries(6, ref="b")], as_of="2026-02-01", because=None)

    def test_of_three_all_of_them(self, spec):
        spec(worries(10), siblings=[HEADER, HEADER], as_of="2026-02-01", because=refs(10))
        spec(worries(10), siblings=[worries(1, ref="b"), HEADER], as_of="2026-02-01", because=None)

    @pytest.mark.parametrize(("others", "because"), [(2, f"{refs(6)} {refs(2, 'b')} c1 c2"), (3, None)])
    def test_of_five_three_times_an_equal_share(self, spec, others, because):
        table = [worries(others, ref="b"), worries(2, ref="c"), HEADER, HEADER]
        spec(worries(6), siblings=table, as_of="2026-02-01", because=because)

    def test_the_others_are_not_asked_about(self, spec):
        spec(worries(2), siblings=[worries(8, ref="b")], as_of="2026-02-01", because=None)

    def test_at_least_four_of_its_own(self, spec):
        nine = [worries(1, ref=f"{one}x") for one in "bcdefgh"] + [HEADER, HEADER]
        spec(worries(3), siblings=nine, as_of="2026-02-01", because=None)
        all_of_them = refs(4) + " " + " ".join(f"{one}x1" for one in "bcdefgh")
        spec(worries(4), siblings=nine, as_of="2026-02-01", because=all_of_them)
        spec(worries(3), siblings=nine, as_of="2026-02-01", settings={"own_worries": 3},
             because=all_of_them.replace("a4 ", ""))  # fmt: skip

    def test_twelve_months_to_the_day(self, spec):
        spec(worries(10), siblings=[HEADER], as_of="2027-01-01", because=refs(10))
        spec(worries(10), siblings=[HEADER], as_of="2027-01-02", because=None)

    @pytest.mark.parametrize(
        ("kind", "counts"),
        [
            ("care.emotional", True),
            ("school.hungry", True),
            ("appointment.not_brought", True),
            ("health.thin", True),
            ("health.untreated", False),  # medical conditions are left out
            ("health.medicine_gap", False),
            ("health.speech_delay", False),
            ("school.suspension", False),  # what the school decided
            ("school.excluded", False),
            ("contact.no_access", False),  # our own visits
            ("police.domestic_abuse", False),
            ("money.hardship", False),
            ("note.strength", False),
            ("contact.seen", False),
        ],
    )
    def test_what_counts(self, spec, kind, counts):
        table = worries(9) + f"x | 2026-01-20 | {kind} | gp | | service=gp\n"
        spec(table, siblings=[HEADER], as_of="2026-02-01", because=f"{refs(9)} x" if counts else None)

    def test_accounts_of_one_event_count_once(self, spec):
        spec(worries(9) + "x | 2026-01-09 | food.concern | gp | a9 |\n", siblings=[HEADER], as_of="2026-02-01",
             because=None)  # fmt: skip

    def test_without_a_date_they_join_no_window(self, spec):
        undated = "x | | food.concern | gp | |\n"
        spec(worries(9) + undated, siblings=[HEADER], as_of="2026-02-01", because=None)
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(worries(10) + undated, siblings=[HEADER], as_of="2026-02-01", because=refs(10), child=KNOWN,
             missing=missing)  # fmt: skip

    def test_an_only_child(self, spec):
        spec(worries(20), as_of="2026-02-01", because=None)

    def test_an_only_child_whatever_the_screen_leaves(self):
        alone = a_timeline(worries(20), as_of="2026-02-01")
        assert detect(alone, as_of=alone.as_of, **PATTERN.in_force({})) is None

    def test_what_goes_well_points_the_other_way(self, spec):
        well = "x | 2026-01-20 | note.strength | gp | |\ny | 2024-01-20 | note.strength | gp | |\n"
        spec(worries(10) + well, siblings=[HEADER], as_of="2026-02-01", because=refs(10), against="x")

    def test_a_disability_that_nobody_asked_about(self, spec):
        said = ["Whether the child has a disability or an illness of long standing is not recorded."]
        spec(worries(10), siblings=[HEADER], as_of="2026-02-01", because=refs(10), missing=said)
        for disabled in (True, False):
            spec(worries(10), siblings=[HEADER], as_of="2026-02-01", because=refs(10), missing=[],
                 child={"disabled": disabled})  # fmt: skip


class TestGradedPoorer:
    def test_by_two(self, spec):
        spec(graded("warmth=3 meals=2"), siblings=[graded("warmth=1 meals=1", ref="h")], as_of="2026-02-01",
             because="g1 h1",
             sentence="Graded poorer than a brother or sister in warmth, since 10 January 2026")  # fmt: skip

    def test_the_other_is_not_asked_about(self, spec):
        spec(graded("warmth=1"), siblings=[graded("warmth=3", ref="h")], as_of="2026-02-01", because=None)

    def test_on_a_scale_whose_best_is_highest(self, spec):
        turned = {"best": 4, "worst": 1}
        spec(graded("warmth=1", **turned), siblings=[graded("warmth=3", ref="h", **turned)], as_of="2026-02-01",
             because="g1 h1")  # fmt: skip
        spec(graded("warmth=3", **turned), siblings=[graded("warmth=1", ref="h", **turned)], as_of="2026-02-01",
             because=None)  # fmt: skip

    def test_by_the_latest_grade_of_each(self, spec):
        own = graded("warmth=4") + graded("warmth=2", ref="i", on="2026-01-20").removeprefix(HEADER)
        spec(own, siblings=[graded("warmth=1", ref="h")], as_of="2026-01-19", because="g1 h1")
        spec(own, siblings=[graded("warmth=1", ref="h")], as_of="2026-01-20", because=None)
        other = graded("warmth=4", ref="h") + graded("warmth=1", ref="j", on="2026-01-20").removeprefix(HEADER)
        spec(graded("warmth=3"), siblings=[other], as_of="2026-01-20", because="g1 j1")

    @pytest.mark.parametrize(
        ("items", "other"),
        [("warmth=3", {"tool": "another"}), ("warmth=3", {"carer": "Bo"}), ("meals=3", {})],
    )
    def test_only_of_the_same_need_by_the_same_tool_of_the_same_carer(self, spec, items, other):
        spec(graded(items), siblings=[graded("warmth=1", ref="h", **other)], as_of="2026-02-01", because=None)

    def test_the_home_they_share_is_nobodys_own(self, spec):
        spec(graded("home-upkeep=4"), siblings=[graded("home-upkeep=1", ref="h")], as_of="2026-02-01", because=None)

    def test_twelve_months_to_the_day(self, spec):
        other = [graded("warmth=1", ref="h", on="2026-06-01")]
        spec(graded("warmth=3"), siblings=other, as_of="2027-01-10", because="g1 h1")
        spec(graded("warmth=3"), siblings=other, as_of="2027-01-11", because=None)

    def test_several_needs_the_oldest_first(self, spec):
        own = graded("warmth=3") + graded("meals=4", ref="i", on="2026-01-05").removeprefix(HEADER)
        both = [graded("warmth=1 meals=1", ref="h"), graded("warmth=1", ref="k")]
        spec(own, siblings=both, as_of="2026-02-01", because="g1 i1 h1 h2 k1",
             sentence="Graded poorer than a brother or sister in meals and warmth, since 5 January 2026")  # fmt: skip


EIGHT = " ".join(f"need{n}=2" for n in range(1, 9))


class TestGradedAlike:
    def test_eight_needs_the_same_for_all_on_one_day(self, spec):
        spec(graded(EIGHT), siblings=[graded(EIGHT, ref="h")], as_of="2026-02-01",
             because=f"{refs(8, 'g')} {refs(8, 'h')}",
             sentence="8 needs graded the same for every child on 10 January 2026")  # fmt: skip

    def test_seven_are_too_few(self, spec):
        seven = EIGHT.removesuffix(" need8=2")
        spec(graded(seven), siblings=[graded(seven, ref="h")], as_of="2026-02-01", because=None)
        spec(graded(EIGHT), siblings=[graded(EIGHT.replace("need8=2", "need8=3"), ref="h")], as_of="2026-02-01",
             because=None)  # fmt: skip

    def test_every_one_who_was_graded_in_it(self, spec):
        spec(graded(EIGHT), siblings=[graded(EIGHT, ref="h"), HEADER], as_of="2026-02-01",
             because=f"{refs(8, 'g')} {refs(8, 'h')}")  # fmt: skip
        spec(graded(EIGHT), siblings=[graded(EIGHT, ref="h"), graded("need3=1", ref="k")], as_of="2026-02-01",
             because=None)  # fmt: skip

    def test_of_the_child_and_not_of_the_home(self, spec):
        home = EIGHT.replace("need8", "home-upkeep")
        spec(graded(home), siblings=[graded(home, ref="h")], as_of="2026-02-01", because=None)
        whole = {"tool": "home-conditions"}
        spec(graded(EIGHT, **whole), siblings=[graded(EIGHT, ref="h", **whole)], as_of="2026-02-01", because=None)

    def test_on_another_day_it_was_looked_at_again(self, spec):
        spec(graded(EIGHT), siblings=[graded(EIGHT, ref="h", on="2026-01-11")], as_of="2026-02-01", because=None)

    def test_each_day_apart(self, spec):
        four, rest = " ".join(EIGHT.split()[:4]), " ".join(EIGHT.split()[4:])
        own = graded(four) + graded(rest, ref="i", on="2026-01-20").removeprefix(HEADER)
        other = graded(four, ref="h") + graded(rest, ref="j", on="2026-01-20").removeprefix(HEADER)
        spec(own, siblings=[other], as_of="2026-02-01", because=None)

    def test_beside_worries_it_is_one_finding(self, spec):
        own = worries(10) + graded(EIGHT).removeprefix(HEADER)
        spec(own, siblings=[graded(EIGHT, ref="h")], as_of="2026-02-01",
             because=f"{refs(10)} {refs(8, 'g')} {refs(8, 'h')}",
             sentence="10 of 10 worries about 2 children are about this one, since 1 January 2026; "
             "8 needs graded the same for every child on 10 January 2026")  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "because"),
    [({"worries": 11}, None), ({"percent": 81}, None), ({"percent": 60}, f"{refs(8)} b1 b2"), ({"own_worries": 8},
      f"{refs(8)} b1 b2"), ({"times": 4}, f"{refs(8)} b1 b2")],
)  # fmt: skip
def test_other_numbers(spec, numbers, because):
    spec(worries(8), siblings=[worries(2, ref="b")], as_of="2026-02-01", because=because, settings=numbers)


def test_other_numbers_of_grades(spec):
    spec(
        graded("warmth=3"),
        siblings=[graded("warmth=1", ref="h")],
        as_of="2026-02-01",
        because=None,
        settings={"gap": 3},
    )
    spec(graded("warmth=2"), siblings=[graded("warmth=1", ref="h")], as_of="2026-02-01", because="g1 h1",
         settings={"gap": 1})  # fmt: skip
    five = " ".join(EIGHT.split()[:5])
    spec(graded(five), siblings=[graded(five, ref="h")], as_of="2026-02-01", because=f"{refs(5, 'g')} {refs(5, 'h')}",
         settings={"same_items": 5})  # fmt: skip


def test_what_a_partnership_may_set(ranges):
    ranges("worries 6-20, own_worries 2-8, percent 60-95, times 2-4, gap 1-3, same_items 5-20, months 6-36", reach=36)


def test_different_ages_stand_beside_it(spec):
    finding = spec(worries(10), siblings=[HEADER], as_of="2026-02-01", because=refs(10)).finding
    assert "different ages" in finding.innocent[0]

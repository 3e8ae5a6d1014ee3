"""Row 33: injuries that come again and again; burns, things swallowed, and injuries of a child left alone."""

import pytest

from seen.core.patterns.contract import Tier

THREE = """
ref | on         | kind          | agency  | same_as | detail
a   | 2026-01-12 | health.injury | nursery |         | mechanism=fall, site=shin
b   | 2026-03-02 | health.injury | gp      |         | mechanism=fall, site=hand
c   | 2026-06-30 | health.injury | nursery |         | mechanism=trapped, site=finger
"""
TWO_BURNS = """
ref | on         | kind          | agency   | same_as | detail
a   | 2026-01-12 | health.injury | nursery  |         | mechanism=burn
b   | 2026-06-30 | health.injury | hospital |         | mechanism=burn
"""


class TestThreeInjuries:
    def test_in_twelve_months(self, spec):
        outcome = spec(
            THREE,
            as_of="2026-06-30",
            because="a b c",
            sentence="3 injuries noted since 12 January 2026",
            against="",
            missing=[],
            next_look="2027-01-13",
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_twelve_months_to_the_day(self, spec):
        spec(THREE, as_of="2027-01-12", because="a b c")
        spec(THREE, as_of="2027-01-13", because=None)

    def test_two_are_too_few(self, spec):
        spec("\n".join(THREE.splitlines()[:4]), as_of="2026-06-30", because=None)
        spec(THREE, as_of="2026-06-29", because=None, next_look="2026-06-30")

    def test_as_few_as_a_partnership_says(self, spec):
        spec(THREE, as_of="2026-03-02", because="a b", settings={"injuries": 2})

    def test_accounts_of_one_injury_count_once(self, spec):
        spec(THREE.replace("gp      |         |", "gp      | a       |"), as_of="2026-06-30", because=None)

    def test_a_mark_that_was_mapped_is_no_new_one(self, spec):
        spec(THREE.replace("site=hand", "mapped=true"), as_of="2026-06-30", because=None)
        spec(THREE.replace("site=hand", "mapped=false"), as_of="2026-06-30", because="a b c")

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        spec(THREE.replace("site=hand", f"cause={cause}"), as_of="2026-06-30", because=None)

    def test_one_without_a_date_is_said_and_not_counted(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(THREE.replace("2026-03-02", ""), as_of="2026-06-30", because=None)
        spec(
            THREE + "d | | health.injury | gp | | mechanism=fall", as_of="2026-06-30", because="a b c", missing=missing
        )
        mapped = THREE + "d | | health.injury | gp | | mapped=true"
        spec(mapped, as_of="2026-06-30", because="a b c", missing=[])

    @pytest.mark.parametrize("unsaid", ["", "mechanism=not_known", "mechanism=Unknown"])
    def test_how_they_came_about_may_not_be_known(self, spec, unsaid):
        missing = ["How it came about is not recorded for 1 of these."]
        spec(THREE.replace("mechanism=trapped", unsaid or "x=y"), as_of="2026-06-30", because="a b c", missing=missing)

    def test_care_that_was_sought_points_the_other_way(self, spec):
        sought = THREE + (
            "x | 2026-03-02 | health.emergency_attendance | hospital | | injury=true\n"
            "y | 2026-03-03 | health.emergency_attendance | hospital | | left_unseen=true\n"
            "z | 2025-03-02 | health.emergency_attendance | hospital | | injury=true"
        )
        spec(sought, as_of="2026-06-30", because="a b c", against="x")

    def test_a_visit_to_emergency_care_is_not_an_injury_more(self, spec):
        more = THREE.replace("c   | 2026-06-30 | health.injury ", "c   | 2026-06-30 | health.emergency_attendance ")
        spec(more, as_of="2026-06-30", because=None)

    def test_a_sisters_injuries_are_her_own(self, spec):
        spec("\n".join(THREE.splitlines()[:4]), siblings=(THREE,), as_of="2026-06-30", because=None)


class TestTwoGraver:
    def test_two_burns(self, spec):
        spec(
            TWO_BURNS,
            as_of="2026-06-30",
            because="a b",
            sentence="2 injuries by a burn, something swallowed or being left alone noted since 12 January 2026",
        )
        spec(TWO_BURNS, as_of="2027-01-12", because="a b")
        spec(TWO_BURNS, as_of="2027-01-13", because=None)

    @pytest.mark.parametrize(
        ("mechanism", "because"),
        [
            ("scald", "a b"),
            ("ingestion", "a b"),
            ("swallowed", "a b"),
            ("poisoning", "a b"),
            ("left alone", "a b"),
            ("left_alone", "a b"),
            ("Left-alone", "a b"),
            ("unsupervised", "a b"),
            ("fall", None),
            ("", None),
        ],
    )
    def test_of_any_of_these_sorts(self, spec, mechanism, because):
        table = TWO_BURNS.replace("hospital |         | mechanism=burn", f"hospital | | mechanism={mechanism}")
        spec(table, as_of="2026-06-30", because=because)

    def test_with_others_short_of_three_only_these_are_shown(self, spec):
        more = TWO_BURNS + "c | 2026-05-01 | health.injury | gp | | mechanism=fall"
        spec(more, as_of="2026-06-30", because="a b", settings={"injuries": 4})
        spec(more, as_of="2026-06-30", because="a b c")

    def test_three_where_a_partnership_says_so(self, spec):
        spec(TWO_BURNS, as_of="2026-06-30", because=None, settings={"graver": 3})

    def test_a_socket_that_the_landlord_left_bare(self, spec):
        bare = TWO_BURNS.replace("hospital |         | mechanism=burn", "hospital | | mechanism=burn, cause=landlord")
        spec(bare, as_of="2026-06-30", because=None)


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(THREE, as_of="2026-06-30", because="a b c").finding.innocent
    assert any("runs, climbs and plays" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges("injuries 2-6, graver 2-4, months 6-24", reach=24)

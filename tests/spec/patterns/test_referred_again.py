"""Row 7: referred again and again, or again soon after work closed."""

import pytest

THREE = """
ref | on         | kind             | agency                | areas  | detail
a   | 2026-01-12 | referral.made    | school                |        |
x   | 2026-01-13 | referral.outcome | childrens-social-care |        | referral=a, outcome=nfa
b   | 2026-03-02 | referral.made    | police                |        |
y   | 2026-03-03 | referral.outcome | childrens-social-care |        | referral=b, outcome=advice
c   | 2026-06-30 | referral.made    | school                |        |
z   | 2026-07-01 | referral.outcome | childrens-social-care |        | referral=c, outcome=early_help
"""


class TestThreeTurnedAway:
    def test_from_two_agencies_two_turned_away(self, spec):
        spec(
            THREE,
            as_of="2026-07-01",
            because="a b c x y z",
            sentence="3 referrals from 2 agencies since 12 January 2026, "
            "2 of them answered with advice or no further action",
            against="z",
            missing=[],
            next_look="2027-01-13",
        )

    def test_twelve_months_to_the_day(self, spec):
        spec(THREE, as_of="2027-01-12", because="a b c x y z")

    def test_the_first_drops_out(self, spec):
        spec(THREE, as_of="2027-01-13", because=None)

    def test_not_before_the_third_is_answered(self, spec):
        missing = ["What came of 1 referral is not recorded, so it does not count here."]
        outcome = spec(THREE, as_of="2026-06-30", because=None, next_look="2026-07-01")
        assert outcome.finding is None
        fourth = THREE + "d | 2026-07-02 | referral.made | gp | |"
        spec(fourth, as_of="2026-07-02", because="a b c x y z", missing=missing)

    def test_one_agency_is_too_few(self, spec):
        spec(THREE.replace("police", "school"), as_of="2026-07-01", because=None)

    def test_the_agency_is_the_one_that_referred_wherever_it_was_written_down(self, spec):
        one = THREE.replace("police                |        |", "childrens-social-care | | from=school")
        spec(one, as_of="2026-07-01", because=None)
        spec(one.replace("from=school", "from=gp"), as_of="2026-07-01", because="a b c x y z")

    def test_one_turned_away_is_too_few(self, spec):
        spec(THREE.replace("outcome=advice", "outcome=assessment"), as_of="2026-07-01", because=None)

    def test_three_turned_away(self, spec):
        spec(THREE.replace("outcome=early_help", "outcome=nfa"), as_of="2026-07-01", because="a b c x y z", against="")

    def test_the_last_answer_to_a_referral_stands(self, spec):
        later = THREE + "w | 2026-03-20 | referral.outcome | childrens-social-care | | referral=b, outcome=assessment"
        spec(later, as_of="2026-07-01", because=None)

    def test_an_answer_that_does_not_say_how_is_none(self, spec):
        spec(THREE.replace(", outcome=early_help", ""), as_of="2026-07-01", because=None)

    def test_two_accounts_of_one_referral_count_once(self, spec):
        twice = THREE.replace("| areas  |", "| same_as  |").replace(
            "c   | 2026-06-30 | referral.made    | school                |        |",
            "c   | 2026-03-02 | referral.made    | school                | b      |",
        )
        spec(twice, as_of="2026-07-01", because=None)

    @pytest.mark.parametrize(
        ("numbers", "because"),
        [
            ({"referrals": 4}, None),
            ({"agencies": 3}, None),
            ({"turned_away": 3}, None),
            ({"months": 6}, "a b c x y z"),
        ],
    )
    def test_a_partnership_may_set(self, spec, numbers, because):
        spec(THREE, as_of="2026-07-01", because=because, settings=numbers)

    def test_without_a_date_it_joins_no_window(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(THREE.replace("2026-03-02", "          "), as_of="2026-07-01", because=None)
        more = THREE + "d | | referral.made | gp | |"
        spec(more, as_of="2026-07-01", because="a b c x y z", missing=missing)


CLOSED = """
ref | on         | kind          | agency                | areas         | detail
w   | 2026-01-30 | work.closed   | childrens-social-care | {closed}      | service=social work
a   | {again} | referral.made | school                | {referred}    |
"""


def again(day: str, *, closed: str = "health", referred: str = "health") -> str:
    return CLOSED.format(closed=closed, referred=referred, again=day)


class TestSoonAfterClosing:
    def test_the_next_day(self, spec):
        spec(
            again("2026-01-31"),
            as_of="2026-02-02",
            because="w a",
            sentence="Referred again on 31 January 2026, after work closed on 30 January 2026",
            missing=["What came of 1 referral is not recorded, so it does not count here."],
            next_look="2027-02-01",
        )

    def test_six_months_to_the_day(self, spec):
        spec(again("2026-07-30"), as_of="2026-08-01", because="w a")
        spec(again("2026-07-31"), as_of="2026-08-01", because=None)

    def test_at_the_end_of_february(self, spec):
        leap = CLOSED.replace("2026-01-30", "2027-08-31").format(closed="", referred="", again="2028-02-29")
        spec(leap, as_of="2028-03-01", because="w a")
        spec(leap.replace("2028-02-29", "2028-03-01"), as_of="2028-03-01", because=None)

    def test_not_a_referral_of_the_day_of_closing_or_before(self, spec):
        spec(again("2026-01-30"), as_of="2026-02-02", because=None)
        spec(again("2026-01-12"), as_of="2026-02-02", because=None)
        that_day = "w   | 2026-06-30 | work.closed | childrens-social-care | |"
        spec(THREE + that_day, as_of="2026-07-01", because="a b c x y z")

    def test_another_area_of_care(self, spec):
        spec(again("2026-02-12", referred="physical-care"), as_of="2026-03-01", because=None)
        spec(again("2026-02-12", referred="physical-care/health"), as_of="2026-03-01", because="w a")

    @pytest.mark.parametrize(("closed", "referred"), [("", ""), ("", "health"), ("health", "")])
    def test_an_area_that_nobody_recorded_may_be_the_same(self, spec, closed, referred):
        missing = [
            "What came of 1 referral is not recorded, so it does not count here.",
            "The area of care is not recorded for all of these; they are taken as the same.",
        ]
        spec(again("2026-02-12", closed=closed, referred=referred), as_of="2026-03-01", because="w a", missing=missing)

    def test_a_referral_of_long_ago_is_not_news(self, spec):
        spec(again("2026-02-12"), as_of="2027-02-12", because="w a")
        spec(again("2026-02-12"), as_of="2027-02-13", because=None)

    def test_both_at_once(self, spec):
        both = THREE + "w | 2026-06-01 | work.closed | childrens-social-care | | service=early help"
        spec(
            both,
            as_of="2026-07-01",
            because="a b c w x y z",
            sentence="3 referrals from 2 agencies since 12 January 2026, 2 of them answered with advice or no further "
            "action; referred again on 30 June 2026, after work closed on 1 June 2026",
        )

    def test_three_months_where_a_partnership_says_so(self, spec):
        spec(again("2026-07-30"), as_of="2026-08-01", because=None, settings={"again_months": 3})


def test_unborn(spec):
    spec(THREE, as_of="2026-07-01", because="a b c x y z", child={"due": "2026-09-01"})


def test_a_siblings_referrals_are_their_own(spec):
    spec("\n".join(THREE.splitlines()[:4]), siblings=[THREE], as_of="2026-07-01", because=None)


def test_innocent_explanations_stand_beside_it(spec):
    assert (
        "Several people passed on one and the same event."
        in spec(THREE, as_of="2026-07-01", because="a b c x y z").finding.innocent
    )


def test_an_answer_without_a_date_does_not_stand_over_one_with(spec):
    undated = THREE + "u | | referral.outcome | childrens-social-care | | referral=a, outcome=early_help"
    spec(undated, as_of="2026-07-01", because="a b c x y z")


def test_after_the_last_of_two_closings(spec):
    two = again("2026-02-12") + "v | 2026-01-05 | work.closed | early-help | health | service=early help"
    spec(two, as_of="2026-03-01", because="w a")


def test_what_a_partnership_may_set(ranges):
    ranges("referrals 2-6, agencies 1-4, turned_away 1-4, months 6-24, again_months 3-12")

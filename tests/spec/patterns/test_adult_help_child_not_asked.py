"""Row 37: help for an adult, and nobody asked about the child."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | same_as | detail\n"
HELPED = HEADER + "a | 2026-03-02 | adult.substance | substance-misuse | | role=mother\n"
MISSED = HEADER + "a | 2026-03-02 | adult.engagement | probation | | role=father, attended=false\n"


class TestNoWord:
    def test_fourteen_days_on(self, spec):
        outcome = spec(
            HELPED, as_of="2026-03-16", because="a", against="", missing=[], next_look="2026-09-03",
            sentence="Help for an adult of the family from substance misuse since 2 March 2026, "
            "and no word about the child from there",
        )  # fmt: skip
        assert outcome.finding.tier is Tier.WEEKLY

    def test_not_a_day_earlier(self, spec):
        spec(HELPED, as_of="2026-03-15", because=None, next_look="2026-03-16")

    def test_six_months_to_the_day(self, spec):
        spec(HELPED, as_of="2026-09-02", because="a")
        spec(HELPED, as_of="2026-09-03", because=None)

    def test_while_it_goes_on_it_counts_from_the_first(self, spec):
        again = HELPED + "b | 2026-08-31 | adult.engagement | substance-misuse | | attended=true\n"
        spec(again, as_of="2026-09-03", because="a")
        spec(again, as_of="2026-03-16", because="a")

    @pytest.mark.parametrize(
        ("agency", "because"),
        [
            ("adult-mental-health", "a"),
            ("substance-misuse", "a"),
            ("adult-social-care", "a"),
            ("probation", "a"),
            ("prison", "a"),
            ("domestic-abuse-service", "a"),
            ("refuge", "a"),
            ("hospital", "a"),
            ("gp", None),  # only where the adult's own service wrote it
            ("childrens-social-care", None),
            ("school", None),
            ("police", None),
        ],
    )
    def test_whose_entry(self, spec, agency, because):
        spec(HELPED.replace("substance-misuse", agency), as_of="2026-03-16", because=because)

    @pytest.mark.parametrize(
        ("kind", "because"),
        [
            ("adult.mental_health", "a"),
            ("adult.illness", "a"),
            ("adult.engagement", "a"),
            ("help.started", None),
            ("note.observation", None),
        ],
    )
    def test_what_of(self, spec, kind, because):
        spec(HELPED.replace("adult.substance", kind), as_of="2026-03-16", because=because)

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("note.observation | substance-misuse | |", None),
            ("contact.seen | substance-misuse | |", None),
            ("voice.heard | substance-misuse | |", None),
            ("referral.made | substance-misuse | |", None),
            ("share.made | substance-misuse | | to=school", None),
            ("share.made | school | | to=Substance-misuse", None),
            ("share.made | school | | to=gp", "a"),
            ("contact.seen | school | |", "a"),
            ("meeting.held | school | | kind=core_group, attended=[school substance-misuse]", None),
            ("meeting.held | school | | kind=core_group, invited=[substance-misuse], attended=[school gp]", "a"),
            ("meeting.held | substance-misuse | | kind=core_group, attended=[school gp]", "a"),
            ("adult.engagement | substance-misuse | | attended=true", "a"),
        ],
    )
    def test_what_joins_it_to_the_child(self, spec, line, because):
        spec(HELPED + f"b | 2026-03-09 | {line}\n", as_of="2026-03-16", because=because)

    def test_a_word_of_long_ago_has_been_forgotten(self, spec):
        word = "b | 2025-09-16 | note.observation | substance-misuse | |\n"
        spec(HELPED + word, as_of="2026-03-16", because=None, next_look="2026-03-17")
        spec(HELPED + word, as_of="2026-03-17", because="a")

    def test_two_services_are_one_finding(self, spec):
        two = HELPED + "b | 2026-03-03 | adult.illness | prison | |\n"
        spec(two, as_of="2026-03-16", because="a")
        spec(two, as_of="2026-03-17", because="a b",
             sentence="Help for an adult of the family from substance misuse and prison since 2 March 2026, "
             "and no word about the child from there")  # fmt: skip

    def test_a_word_from_one_of_two_points_the_other_way(self, spec):
        word = "b | 2026-03-03 | adult.illness | prison | |\nc | 2026-03-04 | note.strength | prison | |\n"
        spec(HELPED + word, as_of="2026-03-17", because="a", against="")

    def test_accounts_of_one_event_count_once(self, spec):
        spec(HELPED + "b | 2026-03-02 | adult.substance | probation | a |\n", as_of="2026-03-16", because="a")

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(HELPED.replace("2026-03-02", "          "), as_of="2026-03-16", because=None)
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        undated = "b | | adult.illness | prison | |\nc | | adult.illness | gp | |\n"
        spec(HELPED + undated, as_of="2026-03-16", because="a", missing=missing)


class TestAnAppointmentNotKept:
    def test_is_asked_about_at_once(self, spec):
        spec(MISSED, as_of="2026-03-02", because="a", next_look="2026-03-16",
             sentence="An adult's own appointment with probation not kept, on 2 March 2026, "
             "and nobody known to have asked about the child since")  # fmt: skip

    @pytest.mark.parametrize(("attended", "because"), [("no", "a"), ("true", None), ("", None)])
    def test_not_kept(self, spec, attended, because):
        spec(MISSED.replace("attended=false", f"attended={attended}"), as_of="2026-03-02", because=because)

    def test_of_the_adult_at_their_own_service(self, spec):
        spec(MISSED.replace("probation", "gp"), as_of="2026-03-02", because=None)
        spec(MISSED.replace("adult.engagement", "adult.illness"), as_of="2026-03-02", because=None)

    @pytest.mark.parametrize(("on", "because"), [("2026-03-01", "a"), ("2026-03-02", None), ("2026-03-03", None)])
    def test_asked_about_since(self, spec, on, because):
        word = f"b | {on} | contact.seen | probation | |\n"
        spec(MISSED + word, as_of="2026-03-03", because=because, **({"against": "b"} if because else {}))

    def test_asked_about_by_another(self, spec):
        spec(MISSED + "b | 2026-03-03 | contact.seen | school | |\n", as_of="2026-03-03", because="a", against="")

    def test_both_are_one_finding(self, spec):
        before = "b | 2026-02-01 | adult.engagement | probation | | attended=true\n"
        spec(MISSED + before, as_of="2026-03-02", because="a b",
             sentence="Help for an adult of the family from probation since 1 February 2026, "
             "and no word about the child from there; an adult's own appointment with probation not kept, "
             "on 2 March 2026, and nobody known to have asked about the child since")  # fmt: skip

    def test_the_oldest_comes_first(self, spec):
        before = "b | 2026-02-01 | adult.engagement | probation | | attended=true\n"
        spec(MISSED + before, as_of="2026-03-02", because="a b", in_order="b a")


@pytest.mark.parametrize(
    ("numbers", "because"), [({"days": 13}, "a"), ({"days": 14}, "a"), ({"days": 15}, None), ({"months": 3}, "a")]
)
def test_other_numbers(spec, numbers, because):
    spec(HELPED, as_of="2026-03-16", because=because, settings=numbers)


def test_more_than_one_not_kept_where_a_partnership_says_so(spec):
    spec(MISSED, as_of="2026-03-02", because=None, settings={"missed": 2})
    two = MISSED + "b | 2026-03-05 | adult.engagement | prison | | attended=false\n"
    spec(two, as_of="2026-03-05", because="a b", settings={"missed": 2})


def test_a_siblings_entries_are_their_own(spec):
    spec(HEADER + "b | 2026-03-09 | contact.seen | gp | |\n", siblings=[HELPED], as_of="2026-03-16", because=None)


def test_what_a_partnership_may_set(ranges):
    ranges("days 7-42, missed 1-4, months 3-12")


def test_an_adult_who_has_not_agreed_stands_beside_it(spec):
    assert "has not agreed" in spec(HELPED, as_of="2026-03-16", because="a").finding.innocent[0]

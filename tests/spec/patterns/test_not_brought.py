"""Row 19: not brought to appointments, counted across every service."""

import pytest

TWICE = """
ref | on         | kind                    | agency   | detail
a   | 2026-01-12 | appointment.not_brought | dental   | service=dentist
b   | 2026-06-30 | appointment.not_brought | hospital | service=hospital
"""


class TestTwoInSixMonthsNotMadeUpFor:
    def test_two_services_each_saw_one(self, spec):
        spec(
            TWICE,
            as_of="2026-07-01",
            because="a b",
            sentence="Not brought to 2 appointments at dentist and hospital since 12 January 2026",
            next_look="2026-07-13",
            missing=["The date of birth is not known; the child is taken as under 10."],
        )

    def test_the_first_is_still_in_on_the_last_day(self, spec):
        spec(TWICE, as_of="2026-07-12", because="a b")

    def test_the_first_drops_out(self, spec):
        spec(TWICE, as_of="2026-07-13", because=None)

    def test_one_is_not_enough(self, spec):
        spec(TWICE, as_of="2026-06-29", because=None, next_look="2026-06-30")

    @pytest.mark.parametrize(
        "kind",
        [
            "cancelled_by_service",
            "young_person_declined",
            "not_told",
            "rearranged",
            "late_not_seen",
            "cancelled_by_family",
        ],
    )
    def test_only_not_brought_counts(self, spec, kind):
        table = TWICE.replace("b   | 2026-06-30 | appointment.not_brought", f"b | 2026-06-30 | appointment.{kind}")
        spec(table, as_of="2026-07-01", because=None)

    def test_a_partnership_may_ask_for_three(self, spec):
        spec(TWICE, as_of="2026-07-01", because=None, settings={"at_least": 3})

    @pytest.mark.parametrize(
        ("attended", "service", "because"),
        [
            ("2026-02-23", "dentist", None),  # six weeks to the day
            ("2026-02-24", "dentist", "a b"),  # a day too late
            ("2026-01-13", "dentist", None),  # the day after
            ("2026-01-12", "dentist", "a b"),  # the same day does not follow
            ("2026-01-11", "dentist", "a b"),  # before
            ("2026-02-01", "optician", "a b"),  # another service
        ],
    )
    def test_followed_by_an_appointment_attended_there(self, spec, attended, service, because):
        made_up_for = f"c | {attended} | appointment.attended | dental | service={service}"
        spec(TWICE + made_up_for, as_of="2026-07-01", because=because)

    def test_a_fresh_one_counts_at_once(self, spec):
        spec(TWICE, as_of="2026-06-30", because="a b")

    def test_attended_points_the_other_way(self, spec):
        seen = "c | 2026-03-01 | appointment.attended | gp | service=gp"
        spec(TWICE + seen, as_of="2026-07-01", because="a b", against="c")

    def test_accounts_of_one_event_count_once(self, spec):
        told = """
        ref | on         | kind                    | agency | same_as | detail
        a   | 2026-06-12 | appointment.not_brought | dental |         | service=dentist
        b   | 2026-06-12 | appointment.not_brought | school | a       | service=dentist
        c   | 2026-06    | appointment.not_brought | gp     | b       | service=dentist
        """
        spec(told, as_of="2026-07-01", because=None)
        spec(told + "d | 2026-06-13 | appointment.not_brought | gp | | service=gp", as_of="2026-07-01", because="a d")

    def test_followed_up_by_any_account_of_it(self, spec):
        told = """
        ref | on         | kind                    | agency | same_as | detail
        a   | 2026-05-01 | appointment.not_brought | dental |         | service=dentist
        b   | 2026-05    | appointment.not_brought | school | a       | service=dentist
        c   | 2026-05-20 | appointment.attended    | dental |         | service=dentist
        d   | 2026-06-13 | appointment.not_brought | gp     |         | service=gp
        """
        spec(told, as_of="2026-07-01", because=None)


class TestUrgent:
    URGENT = """
    ref | on         | kind                    | agency   | detail
    a   | 2026-01-30 | appointment.not_brought | hospital | service=eye-clinic, urgency=urgent
    """

    def test_one_is_enough(self, spec):
        spec(
            self.URGENT,
            as_of="2026-01-30",
            because="a",
            sentence="Not brought to 1 urgent appointment at eye clinic since 30 January 2026",
        )

    @pytest.mark.parametrize(("as_of", "because"), [("2026-07-30", "a"), ("2026-07-31", None)])
    def test_for_six_months(self, spec, as_of, because):
        spec(self.URGENT, as_of=as_of, because=because)

    def test_soon_is_not_urgent(self, spec):
        spec(self.URGENT.replace("=urgent", "=soon"), as_of="2026-01-30", because=None)

    def test_made_up_for(self, spec):
        spec(
            self.URGENT + "b | 2026-02-02 | appointment.attended | hospital | service=eye-clinic",
            as_of="2026-02-02",
            because=None,
        )


class TestALargeShareMissedByAYoungerChild:
    # Each was made up for, so that only this condition can hold.
    THREE = """
    ref | on         | kind                    | agency | detail
    a   | 2026-01-05 | appointment.not_brought | gp     | service=gp
    b   | 2026-03-05 | appointment.not_brought | dental | service=dentist
    c   | 2026-05-05 | appointment.not_brought | gp     | service=gp
    d   | 2026-01-19 | appointment.attended    | gp     | service=gp
    e   | 2026-03-19 | appointment.attended    | dental | service=dentist
    f   | 2026-05-19 | appointment.attended    | gp     | service=gp
    """
    MORE = "g | 2026-05-20 | appointment.attended | gp | service=gp\n"
    STILL_MORE = "h | 2026-05-21 | appointment.attended | gp | service=gp\n"

    def test_three_of_six(self, spec):
        spec(self.THREE, as_of="2026-06-01", because="a b c", child={"born": "2020-01-01"}, missing=[])

    def test_three_of_seven_is_over_forty_percent(self, spec):
        spec(self.THREE + self.MORE, as_of="2026-06-01", because="a b c", child={"born": "2020-01-01"})

    def test_three_of_eight_is_under(self, spec):
        spec(self.THREE + self.MORE + self.STILL_MORE, as_of="2026-06-01", because=None, child={"born": "2020-01-01"})

    def test_forty_percent_to_the_point(self, spec):
        four = self.THREE + "i | 2026-05-22 | appointment.not_brought | gp | service=gp\n"
        four += "".join(f"s{n} | 2026-05-2{n} | appointment.attended | gp | service=gp\n" for n in (4, 5, 6))
        spec(four, as_of="2026-06-01", because="a b c i", child={"born": "2020-01-01"})
        spec(four + self.MORE, as_of="2026-06-01", because=None, child={"born": "2020-01-01"})

    def test_share_can_come_true_by_waiting(self, spec):
        old = "".join(f"o{n} | 2025-06-1{n} | appointment.attended | gp | service=gp\n" for n in (1, 2))
        child = {"born": "2020-01-01"}
        spec(self.THREE + old, as_of="2026-06-11", because=None, child=child, next_look="2026-06-12")
        spec(self.THREE + old, as_of="2026-06-12", because="a b c", child=child)

    def test_three_together_are_too_few(self, spec):
        far = """
        ref | on         | kind                    | agency | detail
        a   | 2025-08-05 | appointment.not_brought | gp     | service=gp
        b   | 2025-09-05 | appointment.not_brought | dental | service=dentist
        c   | 2025-10-05 | appointment.not_brought | gp     | service=gp
        """
        spec(far, as_of="2026-06-01", because=None)
        spec(far + "d | 2025-08-01 | appointment.attended | gp | service=gp", as_of="2026-06-01", because="a b c")

    @pytest.mark.parametrize(
        ("born", "because"),
        [
            ("2016-06-02", "a b c"),  # ten tomorrow
            ("2016-06-01", None),  # ten today
            ("2016-02-29", None),
            ("2026-05-01", "a b c"),
        ],
    )
    def test_under_ten(self, spec, born, because):
        spec(self.THREE, as_of="2026-06-01", because=because, child={"born": born})

    def test_born_on_a_leap_day(self, spec):
        leap = self.THREE.replace("2026-05", "2026-02").replace("2026-03", "2026-02")
        spec(leap, as_of="2026-02-28", because="a b c", child={"born": "2016-02-29"}, next_look="2026-03-01")
        spec(leap, as_of="2026-03-01", because=None, child={"born": "2016-02-29"})

    def test_unborn(self, spec):
        spec(self.THREE, as_of="2026-06-01", because="a b c", child={"due": "2026-09-01"}, missing=[])

    def test_unknown_age_is_taken_as_under_ten(self, spec):
        spec(self.THREE, as_of="2026-06-01", because="a b c")

    def test_twelve_months_to_the_day(self, spec):
        spec(self.THREE, as_of="2027-01-05", because="a b c", child={"born": "2020-01-01"})
        spec(self.THREE, as_of="2027-01-06", because=None, child={"born": "2020-01-01"})


class TestDatesAsPeopleKnowThem:
    def test_a_month_lies_by_its_last_day(self, spec):
        table = TWICE.replace("2026-01-12", "2026-01   ")
        spec(table, as_of="2026-07-31", because="a b", sentence=(
            "Not brought to 2 appointments at dentist and hospital since January 2026"))  # fmt: skip
        spec(table, as_of="2026-08-01", because=None)

    RECORDED = """
    ref | on         | recorded   | kind                    | agency   | detail
    a   | 2026-01    | 2026-01-12 | appointment.not_brought | dental   | service=dentist
    b   | 2026-06-30 | 2026-07-05 | appointment.not_brought | hospital | service=hospital
    """

    def test_or_by_the_day_it_was_recorded(self, spec):
        spec(self.RECORDED, as_of="2026-07-12", because="a b")
        spec(self.RECORDED, as_of="2026-07-13", because=None)

    def test_nothing_counts_before_it_reached_the_record(self, spec):
        spec(self.RECORDED, as_of="2026-07-04", because=None, next_look="2026-07-05")
        spec(self.RECORDED, as_of="2026-07-05", because="a b")

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(TWICE.replace("2026-01-12", "          "), as_of="2026-07-01", because=None)
        spec(
            TWICE + "c | | appointment.not_brought | gp | service=gp",
            as_of="2026-07-01",
            because="a b",
            child={"born": "2010-01-01"},
            missing=["1 entry of this sort has no known date, so it is not counted here."],
        )


def test_a_siblings_appointments_are_their_own(spec):
    spec("ref|on|kind|agency|detail\nx|2026-01-01|appointment.attended|gp|service=gp", siblings=[TWICE],
         as_of="2026-07-01", because=None)  # fmt: skip


def test_silent_with_no_appointment(spec):
    spec(
        "ref|on|kind|agency|detail\nx|2026-01-01|food.concern|school|", as_of="2026-07-01", because=None, next_look=None
    )


@pytest.mark.parametrize(("kept", "found"), [(32, False), (31, True)])  # 21 of 53 are 39.6 %, 21 of 52 are 40.4 %
def test_a_share_is_not_rounded(spec, kept, found):
    lines = [f"m{n:02} | 2025-08-{n:02} | appointment.not_brought | gp | service=gp" for n in range(1, 22)]
    lines += [f"k{n:02} | 2025-07-{n % 28 + 1:02} | appointment.attended | gp | service=gp" for n in range(kept)]
    because = " ".join(f"m{n:02}" for n in range(1, 22)) if found else None
    spec("\n".join(["ref|on|kind|agency|detail", *lines]), as_of="2026-06-01", because=because)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "at_least 2-6, months 3-24, followed_weeks 2-12, young_under 5-18, young_at_least 2-6, "
        "young_months 6-24, young_share 25-75, young_together 3-10, urgent_at_least 1-3",
        reach=24,
    )

"""Row 30: several health conditions untreated after an offer of help, or one that cannot wait its turn."""

import pytest

# Offered 1 March; open 28 days after on 29 March.
THREE = """
ref | on         | kind                   | agency           | same_as | detail
a   | 2026-01-12 | health.untreated       | school           |         | condition=glasses
b   | 2026-02-02 | health.head_lice       | school           |         |
c   | 2026-02-09 | health.speech_delay    | nursery          |         |
o   | 2026-03-01 | help.offered           | school           |         | for=child, condition=glasses, reach=true
p   | 2026-03-01 | help.offered           | school           |         | for=child, condition=lice, reach=true
q   | 2026-03-01 | help.offered           | speech-therapy   |         | for=child, need=speech, reach=yes
"""


class TestThreeConditions:
    def test_open_twenty_eight_days_after_an_offer(self, spec):
        spec(
            THREE,
            as_of="2026-03-29",
            because="a b c o p q",
            sentence="3 health conditions not known to be treated after help was offered, since 12 January 2026: "
            "glasses, lice and speech",
            against="",
            missing=[],
            next_look="2027-01-13",
        )

    def test_not_a_day_before(self, spec):
        spec(THREE, as_of="2026-03-28", because=None, next_look="2026-03-29")

    def test_twelve_months_to_the_day(self, spec):
        spec(THREE, as_of="2027-01-12", because="a b c o p q")
        spec(THREE, as_of="2027-01-13", because=None)

    def test_two_are_too_few(self, spec):
        spec(THREE.replace("condition=glasses", "condition=lice   "), as_of="2026-03-29", because=None)

    @pytest.mark.parametrize("kind", ["health.dental_decay", "health.medicine_gap", "health.immunisation_overdue"])
    def test_other_conditions_count(self, spec, kind):
        name = {"health.dental_decay": "decay", "health.medicine_gap": "medicine"}.get(kind, "immunisation")
        table = THREE.replace("health.speech_delay", kind).replace("need=speech", f"need={name}")
        spec(table, as_of="2026-03-29", because="a b c o p q")

    def test_conditions_that_nobody_named_are_one(self, spec):
        unnamed = THREE.replace("| condition=glasses", "|").replace("health.head_lice ", "health.untreated ")
        spec(unnamed, as_of="2026-03-29", because=None)

    def test_an_entry_without_a_date_joins_no_window(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(THREE.replace("2026-02-09", "          "), as_of="2026-03-29", because=None)
        more = THREE + "d | | health.head_lice | school | |"
        spec(more, as_of="2026-03-29", because="a b c o p q", missing=missing)

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        spec(THREE.replace("condition=glasses\n", f"condition=glasses, cause={cause}\n", 1),
             as_of="2026-03-29", because=None)  # fmt: skip

    def test_accounts_of_one_event_count_once(self, spec):
        told = THREE.replace("c   | 2026-02-09 | health.speech_delay    | nursery          |         |",
                             "c | 2026-02-02 | health.speech_delay | nursery | b |")  # fmt: skip
        spec(told, as_of="2026-03-29", because=None)


class TestTheOffer:
    @pytest.mark.parametrize("reach", ["false", "no", "far", "", "not_known", "out_of_reach"])
    def test_within_reach_or_it_was_no_offer(self, spec, reach):
        spec(THREE.replace("reach=yes", f"reach={reach}"), as_of="2026-03-29", because=None)

    def test_however_it_says_that_it_was(self, spec):
        spec(THREE.replace("reach=yes", "reach=walking distance"), as_of="2026-03-29", because="a b c o p q")

    def test_of_something_else(self, spec):
        spec(THREE.replace("need=speech", "need=benefits"), as_of="2026-03-29", because=None)

    def test_it_is_said_where_none_is_recorded(self, spec):
        more = THREE + "d | 2026-02-20 | health.untreated | school | | condition=skin"
        missing = ["No offer of help within reach is recorded for skin."]
        spec(more, as_of="2026-03-29", because="a b c o p q", missing=missing)

    def test_an_offer_without_a_date(self, spec):
        spec(THREE.replace("q   | 2026-03-01", "q   |           "), as_of="2026-03-29", because=None)

    def test_of_long_ago_is_no_offer_now(self, spec):
        spec(THREE.replace("q   | 2026-03-01", "q   | 2025-03-01"), as_of="2026-03-29", because=None)


class TestTreated:
    @pytest.mark.parametrize(
        ("line", "because"),
        [
            ("t | 2026-03-20 | health.speech_delay | nursery | | treated=true", None),
            ("t | 2026-03-20 | health.speech_delay | nursery | | treated=false", "a b c o p q t"),
            ("t | 2026-03-20 | help.started | speech-therapy | | for=child, condition=speech", None),
            ("t | 2026-03-20 | help.finished | speech-therapy | | for=child, condition=speech", None),
            ("t | 2026-03-20 | help.waiting | speech-therapy | | for=child, condition=speech", "a b c o p q"),
            ("t | 2026-03-20 | help.declined | speech-therapy | | for=child, condition=speech", "a b c o p q"),
            ("t | 2026-02-01 | health.speech_delay | nursery | | treated=true", "a b c o p q"),  # it came back
        ],
    )
    def test_or_help_taken_up(self, spec, line, because):
        spec(THREE + line, as_of="2026-03-29", because=because)

    def test_an_offer_before_the_treatment_does_not_count_after_it(self, spec):
        back = THREE + (
            "t | 2026-03-10 | help.finished | speech-therapy | | for=child, condition=speech\n"
            "d | 2026-03-20 | health.speech_delay | nursery | |"
        )
        spec(back, as_of="2026-04-20", because=None)

    def test_an_appointment_kept_points_the_other_way(self, spec):
        went = THREE + "t | 2026-03-20 | appointment.attended | gp | | service=gp"
        spec(went, as_of="2026-03-29", because="a b c o p q", against="t")


class TestDecayAlone:
    DECAY = """
    ref | on         | kind                | agency | detail
    a   | 2026-01-12 | health.dental_decay | dental |
    o   | 2026-01-12 | help.offered        | dental | for=child, condition=decay, reach=true
    """

    def test_twelve_weeks_after_an_offer(self, spec):
        spec(self.DECAY, as_of="2026-04-05", because=None, next_look="2026-04-06")
        spec(self.DECAY, as_of="2026-04-06", because="a o",
             sentence="Tooth decay not known to be treated since help was offered on 12 January 2026")  # fmt: skip

    def test_treated(self, spec):
        treated = self.DECAY + "t | 2026-02-01 | health.dental_decay | dental | treated=true"
        spec(treated, as_of="2026-04-06", because=None)

    def test_four_weeks_where_a_partnership_says_so(self, spec):
        spec(self.DECAY, as_of="2026-02-09", because="a o", settings={"decay_weeks": 4})


class TestLice:
    LICE = """
    ref | on         | kind             | agency  | detail
    h   | 2026-01-05 | help.offered     | school  | for=child, condition=lice, reach=true
    a   | 2026-01-12 | health.head_lice | school  |
    b   | 2026-03-12 | health.head_lice | school  |
    c   | 2026-07-12 | health.head_lice | school  |
    """

    def test_three_times_in_six_months_after_help(self, spec):
        spec(self.LICE, as_of="2026-07-12", because="h a b c",
             sentence="Head lice noted 3 times since 12 January 2026, after help")  # fmt: skip

    def test_the_first_drops_out(self, spec):
        spec(self.LICE, as_of="2026-07-13", because=None)

    def test_a_note_of_the_day_of_the_help_came_before_it(self, spec):
        spec(self.LICE.replace("2026-01-05", "2026-01-12"), as_of="2026-07-12", because=None)

    def test_help_that_was_given(self, spec):
        given = self.LICE.replace("help.offered     ", "help.finished    ").replace(", reach=true", "")
        spec(given, as_of="2026-07-12", because="h a b c")

    @pytest.mark.parametrize("line", ["", "h | | help.started | school | for=child, condition=lice"])
    def test_without_help_it_is_ours_to_offer(self, spec, line):
        first, *rest = self.LICE.strip().splitlines()
        spec("\n".join([first, line, *rest[1:]]), as_of="2026-07-12", because=None)


class TestEmergencyCare:
    VISITS = """
    ref | on         | kind                        | agency   | detail
    a   | 2026-01-12 | health.emergency_attendance | hospital | {a}
    b   | 2026-03-12 | health.emergency_attendance | hospital | {b}
    c   | 2026-05-12 | health.emergency_attendance | hospital | {c}
    d   | 2026-06-12 | health.emergency_attendance | hospital | {d}
    """

    def visits(self, a: str = "", b: str = "", c: str = "", d: str = "", more: str = "") -> str:
        return self.VISITS.format(a=a, b=b, c=c, d=d) + more

    FIFTH = "e | 2026-07-12 | health.emergency_attendance | hospital | planned=false"
    SIXTH = FIFTH + "\n    f | 2026-07-12 | health.emergency_attendance | hospital |"

    def test_six_unplanned_in_twelve_months(self, spec):
        spec(self.visits(more=self.SIXTH), as_of="2027-01-12", because="a b c d e f",
             sentence="6 unplanned visits to emergency care since 12 January 2026")  # fmt: skip
        spec(self.visits(more=self.SIXTH), as_of="2027-01-13", because=None)

    def test_five_are_too_few(self, spec):
        spec(self.visits(more=self.FIFTH), as_of="2026-07-12", because=None)
        spec(self.visits(more=self.FIFTH), as_of="2026-07-12", because="a b c d e", settings={"emergency_times": 5})

    def test_a_disabled_child_goes_oftener(self, spec):
        seven = self.visits(more=self.SIXTH) + "\n    g | 2026-07-12 | health.emergency_attendance | hospital |"
        eight = seven + "\n    h | 2026-07-12 | health.emergency_attendance | hospital |"
        spec(seven, as_of="2026-07-12", because=None, child={"disabled": True})
        spec(eight, as_of="2026-07-12", because="a b c d e f g h", child={"disabled": True})
        spec(seven, as_of="2026-07-12", because="a b c d e f g", child={"disabled": False})
        spec(seven, as_of="2026-07-12", because="a b c d e f g", child={"disabled": True},
             settings={"emergency_disabled": 7})  # fmt: skip
        sooner = {"emergency_disabled": 5, "emergency_harmed": 6}
        five = self.visits(more=self.FIFTH)
        spec(five, as_of="2026-07-12", because="a b c d e", child={"disabled": True}, settings=sooner)
        spec(five, as_of="2026-07-12", because=None, settings=sooner)

    def test_planned_ones_are_none(self, spec):
        spec(self.visits(c="planned=true", more=self.SIXTH), as_of="2026-07-12", because=None)

    @pytest.mark.parametrize(
        ("detail", "because"),
        [("injury=true", "a b c d"), ("injury=burn", "a b c d"), ("left_unseen=true", "a b c d"),
         ("injury=false", None), ("injury=no", None)],
    )  # fmt: skip
    def test_four_with_an_injury_or_left_unseen(self, spec, detail, because):
        told = self.visits("injury=true", "left_unseen=true", "injury=true", detail)
        spec(told, as_of="2026-07-12", because=because)

    def test_its_sentence(self, spec):
        spec(self.visits(*["injury=true"] * 4), as_of="2026-07-12", because="a b c d",
             sentence="4 visits to emergency care with an injury or left before being seen, since 12 January 2026",
             )  # fmt: skip


def test_several_at_once_are_one_finding(spec):
    decay = """
    x | 2026-01-12 | health.dental_decay | dental | |
    y | 2026-01-12 | help.offered | dental | | for=child, condition=decay, reach=true
    """
    outcome = spec(THREE + decay, as_of="2026-04-06", because="a b c o p q x y")
    first, second = outcome.finding.sentence.split("; ")
    assert first.startswith("4 health conditions")
    assert second == "tooth decay not known to be treated since help was offered on 12 January 2026"


def test_a_siblings_conditions_are_their_own(spec):
    spec("\n".join(THREE.splitlines()[:4]), siblings=[THREE], as_of="2026-03-29", because=None)


def test_unborn(spec):
    spec(THREE, as_of="2026-03-29", because="a b c o p q", child={"due": "2026-09-01"})


def test_shown_in_order_of_day(spec):
    turned = THREE.replace("a   | 2026-01-12", "a   | 2026-02-20").replace("b   | 2026-02-02", "b   | 2026-01-02")
    spec(turned, as_of="2026-03-29", because="a b c o p q", in_order="b c a o p q",
         sentence="3 health conditions not known to be treated after help was offered, since 2 January 2026: "
         "glasses, lice and speech")  # fmt: skip


class TestOneOfferForSeveral:
    """An offer names up to three: a condition, a need, and what it is for."""

    GLASSES_AND_LICE = """
    ref | on         | kind             | agency | detail
    a   | 2026-01-12 | health.untreated | school | condition=glasses
    b   | 2026-02-02 | health.head_lice | school |
    o   | 2026-03-01 | help.offered     | school | {names}, reach=true
    """

    @pytest.mark.parametrize(
        "names",
        ["condition=glasses, need=lice", "condition=glasses, for=lice", "need=glasses, for=lice"],
    )
    def test_one_of_two_names(self, spec, names):
        table = self.GLASSES_AND_LICE.format(names=names)
        spec(table, as_of="2026-03-29", because="a b o", settings={"conditions": 2})

    @pytest.mark.parametrize("name", ["condition", "need", "for"])
    def test_one_for_decay_that_says_nothing_else(self, spec, name):
        decay = f"""
        ref | on         | kind                | agency | detail
        a   | 2026-01-12 | health.dental_decay | dental |
        o   | 2026-01-12 | help.offered        | dental | {name}=decay, reach=true
        """
        spec(decay, as_of="2026-04-06", because="a o")
        spec(decay, as_of="2026-04-05", because=None, next_look="2026-04-06")


class TestTheDayOfTreatment:
    def test_a_note_of_that_day_is_treated(self, spec):
        that_day = THREE + "t | 2026-02-09 | health.speech_delay | nursery | | treated=true"
        spec(that_day, as_of="2026-03-29", because=None)

    def test_an_offer_of_that_day_came_before(self, spec):
        back = THREE + (
            "t | 2026-03-01 | help.started | speech-therapy | | for=child, condition=speech\n"
            "d | 2026-03-10 | health.speech_delay | nursery | |"
        )
        spec(back, as_of="2026-04-20", because=None)


def test_lice_in_a_longer_window_of_their_own(spec):
    own = {"months": 6, "lice_months": 12}
    spec(TestLice.LICE, as_of="2027-01-12", because="h a b c", settings=own)
    spec(TestLice.LICE, as_of="2027-01-13", because=None, settings=own)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "conditions 2-5, months 6-24, open_days 14-84, decay_weeks 4-26, lice_times 2-6, "
        "lice_months 3-12, emergency_times 3-8, emergency_disabled 3-12, emergency_harmed 2-6"
    )

"""Row 34: attendance that is low beside other worries, very low, falls unexplained, or rises and masks home."""

import pytest

from seen.core.patterns.contract import Tier
from seen.core.patterns.runner import run
from seen.core.timeline.child import Child
from seen.core.timeline.timeline import Timeline
from tests.builders.timelines import a_timeline
from tests.spec.patterns.conftest import the_detector

HEADER = "ref | on | kind | agency | source_type | areas | same_as | detail\n"


def record(ref: str, on: str, missed: int, *, possible: int = 100, codes: str = "U", more: str = "") -> str:
    told = f"possible={possible}, missed={missed}, codes={codes}{more}"
    return f"{ref} | {on} | school.attendance | school | | | | {told}\n"


def worry(
    ref: str = "w", on: str = "2026-03-20", *, kind: str = "food.concern", detail: str = "", areas: str = ""
) -> str:
    return f"{ref} | {on} | {kind} | gp | | {areas} | | {detail}\n"


TOLD_TWICE = "y | 2026-01-01 | voice.heard | gp | | | |\nz | 2026-01-01 | voice.heard | school | | | y |\n"
"""Where anything is told twice the screen keeps the child, and what the pattern itself reads decides."""

LOW = HEADER + record("a", "2026-03-01", 10)
UNKNOWN = "How many sessions were missed for which reason is not told in 1 of these."


class TestLow:
    def test_ninety_percent_with_a_worry_in_another_area(self, spec):
        outcome = spec(
            LOW + worry(),
            as_of="2026-03-20",
            because="a w",
            in_order="a w",
            against="",
            missing=[],
            sentence="Attendance of 90 % since 1 March 2026, with 1 worry in other areas of care",
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_a_session_more_is_enough(self, spec):
        spec(HEADER + record("a", "2026-03-01", 9) + worry(), as_of="2026-03-20", because=None)
        spec(HEADER + record("a", "2026-03-01", 99, possible=1000) + worry(), as_of="2026-03-20", because=None)

    def test_alone_it_is_none(self, spec):
        spec(LOW, as_of="2026-03-20", because=None)

    @pytest.mark.parametrize(
        ("line", "because"),
        [
            (worry(kind="school.tired"), None),
            (worry(kind="contact.no_access"), None),
            (worry(kind="note.observation"), None),
            (worry(kind="note.observation", areas="health"), "a w"),
            (worry(kind="school.tired", areas="stimulation-and-education/love-and-care"), "a w"),
            (worry(kind="money.hardship"), None),
            (worry(detail="cause=money"), None),
            (worry(detail="cause=choice"), "a w"),
            (worry(on=""), None),
        ],
    )
    def test_the_worry_is_one_of_care_elsewhere(self, spec, line, because):
        spec(LOW + line, as_of="2026-03-20", because=because)

    @pytest.mark.parametrize(
        "kind",
        [
            "appointment.not_brought",
            "health.dental_decay",
            "health.head_lice",
            "health.immunisation_overdue",
            "health.medicine_gap",
            "health.speech_delay",
            "health.untreated",
        ],
    )
    def test_what_its_own_service_follows_up_from_two(self, spec, kind):
        one = LOW + worry(kind=kind)
        spec(one, as_of="2026-03-20", because=None)
        spec(one, as_of="2026-03-20", because="a w", settings={"followed_up": 1})
        spec(one + worry("v", kind="appointment.not_brought"), as_of="2026-03-20", because="a v w")
        spec(one + worry("v"), as_of="2026-03-20", because="a v w")
        two = one + worry("v", kind="health.dental_decay")
        spec(two, as_of="2026-03-20", because=None, settings={"followed_up": 3})

    def test_two_accounts_of_one_appointment_are_one(self, spec):
        one = worry(kind="appointment.not_brought")
        again = one.replace("w | 2026-03-20", "v | 2026-03-20").replace("| gp | |  | |", "| school | |  | w |")
        assert "w |" in again
        spec(LOW + one + again, as_of="2026-03-20", because=None)

    def test_a_condition_that_was_treated_is_no_worry(self, spec):
        treated = worry("v", kind="health.dental_decay", detail="condition=decay, treated=yes")
        spec(LOW + worry(kind="health.dental_decay") + treated, as_of="2026-03-20", because=None)
        still = treated.replace("treated=yes", "treated=no")
        spec(LOW + worry(kind="health.dental_decay") + still, as_of="2026-03-20", because="a v w")

    def test_at_half_or_less_one_of_them_is_not_told_of(self, spec):
        table = HEADER + record("a", "2026-03-01", 50) + worry(kind="health.head_lice")
        spec(table, as_of="2026-03-20", because="a", sentence="Attendance of 50 % since 1 March 2026")

    def test_of_the_last_three_months(self, spec):
        spec(LOW + worry(), as_of="2026-06-01", because="a w")
        spec(LOW + worry(), as_of="2026-06-02", because=None)
        spec(LOW + worry(on="2025-12-20"), as_of="2026-03-20", because="a w", in_order="w a")
        spec(LOW + worry(on="2025-12-19"), as_of="2026-03-20", because=None)

    def test_records_are_taken_together(self, spec):
        two = LOW + record("b", "2026-03-10", 9) + worry()
        spec(two, as_of="2026-03-20", because=None)
        spec(two.replace("missed=9", "missed=10"), as_of="2026-03-20", because="a b w")

    def test_too_few_sessions_tell_nothing(self, spec):
        spec(HEADER + record("a", "2026-03-01", 2, possible=19) + worry(), as_of="2026-03-20", because=None)
        spec(HEADER + record("a", "2026-03-01", 2, possible=20) + worry(), as_of="2026-03-20", because="a w")

    def test_illness_in_a_week_alone(self, spec):
        ill = HEADER + record("a", "2026-03-01", 1, possible=10, codes="I") + worry()
        spec(ill, as_of="2026-03-20", because=None, settings={"sessions": 10})

    def test_over_six_months_where_a_partnership_says_so(self, spec):
        spec(LOW + worry(), as_of="2026-07-10", because="a w", settings={"months": 6, "compare_months": 3})

    def test_ninety_five_where_a_partnership_says_so(self, spec):
        high = HEADER + record("a", "2026-03-01", 5) + worry()
        spec(high, as_of="2026-03-20", because="a w", settings={"low_percent": 95})

    def test_accounts_of_one_record_count_once(self, spec):
        again = record("b", "2026-03-02", 0).replace("| | | |", "| | | a |")
        spec(LOW + again + worry(), as_of="2026-03-20", because="a w")

    def test_several_worries(self, spec):
        spec(LOW + worry() + worry("v"), as_of="2026-03-20", because="a v w",
             sentence="Attendance of 90 % since 1 March 2026, with 2 worries in other areas of care")  # fmt: skip

    def test_what_goes_well_points_the_other_way(self, spec):
        well = LOW + worry() + worry("s", kind="note.strength") + worry("t", "2025-12-01", kind="note.strength")
        spec(well, as_of="2026-03-20", because="a w", against="s")

    def test_a_brothers_attendance_is_his_own(self, spec):
        spec(HEADER + worry(), siblings=(LOW,), as_of="2026-03-20", because=None)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("codes", "because"),
        [
            ("I", None), ("M", None), ("C2", None), ("y", None),
            ("I M C2 Y", None), ("[I Y]", None), ("I L", None),
            ("H", "a w"), ("I H", "a w"), ("", "a w"), ("L", "a w"),
            ("U:9 I:1", None), ("U:10", "a w"), ("[u:10 C2:0]", "a w"), ("N:4 O:3 H:3", "a w"), ("I:20", None),
            ("U:x", "a w"), ("U:10 I", "a w"),
        ],
    )  # fmt: skip
    def test_illness_and_the_like_never_do(self, spec, codes, because):
        spec(HEADER + record("a", "2026-03-01", 10, codes=codes) + worry(), as_of="2026-03-20", because=because)

    @pytest.mark.parametrize(
        ("codes", "missing"),
        [
            ("", [UNKNOWN]),
            ("L", [UNKNOWN]),
            ("I U", [UNKNOWN]),
            ("U N", []),
            ("U N O", []),
            ("H", [UNKNOWN]),
            ("H:8 U:2", []),
        ],
    )
    def test_how_many_for_which_reason_may_not_be_told(self, spec, codes, missing):
        table = HEADER + record("a", "2026-03-01", 20, codes=codes) + worry()
        spec(table, as_of="2026-03-20", because="a w", missing=missing)
        there = record("b", "2026-03-01", 0, possible=1, codes="") + record("c", "2026-03-01", 1, possible=1, codes="I")
        spec(table + there, as_of="2026-03-20", because="a b c w", missing=missing)

    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_never_what_money_a_landlord_or_a_service_caused(self, spec, cause):
        caused = record("a", "2026-03-01", 10, more=f", cause={cause}")
        spec(HEADER + caused + worry(), as_of="2026-03-20", because=None)

    @pytest.mark.parametrize(("possible", "missed"), [("", "10"), ("100", "most"), ("10", "100"), ("-1", "0")])
    def test_what_cannot_be_read_does_not(self, spec, possible, missed):
        broken = LOW.replace("possible=100", f"possible={possible}").replace("missed=10", f"missed={missed}")
        for told in ("", TOLD_TWICE):
            spec(broken + worry() + told, as_of="2026-03-20", because=None)

    def test_every_session_missed_can_be_read(self, spec):
        spec(HEADER + record("a", "2026-03-01", 100), as_of="2026-03-20", because="a")

    def test_counts_that_a_system_sends_by_code(self, request):
        detector = the_detector(request)
        (event,) = a_timeline(LOW, as_of="2026-03-20").of("school.attendance")
        event = event._replace(detail={"possible": 100, "missed": 60, "codes": {"U": 50, " i ": 10}})
        timeline = Timeline(Child("amal"), [event], as_of=event.day)
        (outcome,) = run(timeline, as_of=event.day, settings={}, asked=[detector])
        assert outcome.finding.sentence == "Attendance of 50 % since 1 March 2026"

    def test_one_without_a_date_is_said(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(LOW + worry() + record("b", "", 50), as_of="2026-03-20", because="a w", missing=missing)
        caused = record("b", "", 50, more=", cause=service")
        spec(LOW + worry() + caused, as_of="2026-03-20", because="a w", missing=[])


class TestVeryLow:
    def test_half_or_less_by_itself(self, spec):
        spec(HEADER + record("a", "2026-03-01", 50), as_of="2026-03-20", because="a",
             sentence="Attendance of 50 % since 1 March 2026")  # fmt: skip
        spec(HEADER + record("a", "2026-03-01", 49), as_of="2026-03-20", because=None)

    def test_a_child_who_was_never_there(self, spec):
        spec(HEADER + record("a", "2026-03-01", 60, possible=60, codes="N"), as_of="2026-03-20", because="a",
             sentence="Attendance of 0 % since 1 March 2026")  # fmt: skip

    def test_illness_is_no_slide(self, spec):
        spec(HEADER + record("a", "2026-03-01", 60, codes="I"), as_of="2026-03-20", because=None)


class TestAFall:
    FALLEN = HEADER + record("a", "2026-01-20", 2, codes="I:2") + record("b", "2026-03-10", 20)

    def test_of_twenty_points_mostly_unexplained(self, spec):
        fallen = self.FALLEN.replace("I:2", "U:2").replace("missed=20", "missed=22")
        spec(fallen, as_of="2026-03-20", because="a b", missing=[],
             sentence="Attendance down from 98 % to 78 % since 10 March 2026, mostly without a reason that is known",
             )  # fmt: skip
        spec(fallen.replace("missed=22", "missed=21"), as_of="2026-03-20", because=None)
        spec(fallen.replace("missed=22", "missed=21"), as_of="2026-03-20", because="a b", settings={"fall_points": 19})

    def test_within_six_weeks(self, spec):
        spec(self.FALLEN, as_of="2026-04-21", because="a b")
        spec(self.FALLEN, as_of="2026-04-22", because=None)
        spec(self.FALLEN, as_of="2026-03-03", because=None)
        spec(self.FALLEN.replace("2026-01-20", "2026-02-05"), as_of="2026-03-19", because=None)
        spec(self.FALLEN.replace("2026-01-20", "2026-02-05"), as_of="2026-03-20", because="a b")

    def test_against_the_six_months_before(self, spec):
        spec(self.FALLEN, as_of="2026-04-21", because="a b", next_look="2026-04-22")
        old = self.FALLEN.replace("2026-01-20", "2025-09-20")
        spec(old, as_of="2026-03-20", because="a b")
        spec(old, as_of="2026-03-21", because=None)

    @pytest.mark.parametrize(
        ("codes", "because"),
        [
            ("N", "a b"), ("O", "a b"), ("N O U", "a b"), ("", "a b"), ("H", None), ("U H", None), ("U I", "a b"),
            ("U:11 H:9", "a b"), ("U:10 H:10", None), ("I:10", None),
        ],
    )  # fmt: skip
    def test_for_which_nobody_gave_a_reason(self, spec, codes, because):
        spec(self.FALLEN.replace("codes=U", f"codes={codes}"), as_of="2026-03-20", because=because)

    def test_what_counts_is_the_sum_of_the_records(self, spec):
        more = record("c", "2026-03-15", 29, codes="H")
        spec(self.FALLEN.replace("missed=20", "missed=30") + more, as_of="2026-03-20", because="a b c")
        spec(
            self.FALLEN.replace("missed=20", "missed=30") + more.replace("missed=29", "missed=30"),
            as_of="2026-03-20",
            because=None,
        )

    def test_to_the_session(self, spec):
        nearly = HEADER + record("a", "2026-01-20", 0, possible=10000) + record("b", "2026-03-10", 1999, possible=10000)
        even = self.FALLEN.replace("possible=100, missed=20, codes=U", "possible=400, missed=200, codes=U:100 H:100")
        for table in (nearly, nearly + TOLD_TWICE, even, even + TOLD_TWICE):
            spec(table, as_of="2026-03-20", because=None)
        half = self.FALLEN.replace("possible=100, missed=20, codes=U", "possible=400, missed=200, codes=U:101 H:99")
        spec(half, as_of="2026-03-20", because="a b")
        ill = HEADER + record("a", "2026-01-20", 0) + record("b", "2026-03-10", 1, possible=10, codes="H")
        more = record("c", "2026-03-10", 1, possible=1, codes="I")
        spec(ill + more, as_of="2026-03-20", because=None, settings={"fall_points": 5, "sessions": 10})

    def test_also_where_other_windows_are_shorter(self, spec):
        spec(self.FALLEN, as_of="2026-04-21", because="a b", settings={"months": 1})

    def test_too_few_sessions_tell_nothing(self, spec):
        few = HEADER + record("a", "2026-01-20", 0, possible=20) + record("b", "2026-03-10", 4, possible=20)
        spec(few, as_of="2026-03-20", because="a b")
        spec(few.replace("possible=20, missed=0", "possible=19, missed=0"), as_of="2026-03-20", because=None)
        spec(few.replace("possible=20, missed=4", "possible=19, missed=4"), as_of="2026-03-20", because=None)

    def test_with_worries_both_are_said(self, spec):
        table = self.FALLEN.replace("missed=20", "missed=40") + worry()
        spec(table, as_of="2026-03-20", because="a b w",
             sentence="Attendance of 80 % since 20 January 2026, with 1 worry in other areas of care; attendance down "
             "from 100 % to 60 % since 10 March 2026, mostly without a reason that is known")  # fmt: skip


class TestMasked:
    LOWERED = "l | 2026-03-20 | level.changed | school | | | | from=child_protection, to=child_in_need\n"
    MASKED = (
        HEADER + record("a", "2026-01-20", 6) + record("b", "2026-03-10", 1) + LOWERED
        + "g | 2025-12-01 | grade.given | gp | observed | physical-care | | instrument=t, item=food, value=3, "
        "best=1, worst=4\n"
    )  # fmt: skip

    def better(self, value: int, *, on: str = "2026-03-25", item: str = "food", areas: str = "physical-care") -> str:
        told = f"instrument=t, item={item}, value={value}, best=1, worst=4"
        return f"h | {on} | grade.given | school | observed | {areas} | | {told}\n"

    def test_attendance_up_level_down_and_home_as_it_was(self, spec):
        spec(self.MASKED, as_of="2026-03-31", because="a b l g", in_order="g a b l",
             sentence="Attendance up and the level of need down on 20 March 2026, while nothing graded at home is "
             "better",
             )  # fmt: skip

    def test_for_six_months(self, spec):
        spec(self.MASKED, as_of="2026-09-20", because="a b l g")
        spec(self.MASKED, as_of="2026-09-21", because=None)

    def test_up_by_five_points(self, spec):
        spec(self.MASKED.replace("missed=6", "missed=5"), as_of="2026-03-31", because=None)
        spec(
            self.MASKED.replace("missed=6", "missed=5"),
            as_of="2026-03-31",
            because="a b l g",
            settings={"rise_points": 4},
        )

    @pytest.mark.parametrize(
        ("before", "after", "because"),
        [
            ("child_protection", "child_in_need", "a b l g"),
            ("early_help", "universal", "a b l g"),
            ("child_in_need", "child_protection", None),
            ("child_in_need", "child_in_need", None),
            ("", "child_in_need", None),
            ("child_protection", "", None),
        ],
    )
    def test_the_level_went_down(self, spec, before, after, because):
        level = f"from={before}, to={after}"
        spec(self.MASKED.replace("from=child_protection, to=child_in_need", level), as_of="2026-03-31", because=because)

    def test_a_level_that_rose_again_is_none(self, spec):
        again = self.LOWERED.replace("l |", "m |").replace("03-20", "03-25").replace("in_need", "protection")
        spec(
            self.MASKED + again.replace("from=child_protection", "from=child_in_need"), as_of="2026-03-31", because=None
        )

    @pytest.mark.parametrize(
        ("first", "last", "because"),
        [
            ("2026-02-05", "2026-02-06", "a b l g"),  # six weeks before the level went down is 6 February
            ("2026-02-05", "2026-03-20", "a b l g"),
            ("2026-02-05", "2026-03-21", None),
            ("2026-02-06", "2026-03-10", None),
            ("2025-09-20", "2026-03-10", "a b l g"),
            ("2025-09-19", "2026-03-10", None),
        ],
    )
    def test_in_the_six_weeks_before_against_six_months(self, spec, first, last, because):
        moved = self.MASKED.replace("2026-01-20", first).replace("2026-03-10", last)
        spec(moved, as_of="2026-03-31", because=because)

    def test_too_few_sessions_tell_nothing(self, spec):
        few = self.MASKED.replace("possible=100, missed=1,", "possible=20, missed=0,")
        spec(few, as_of="2026-03-31", because="a b l g")
        spec(few.replace("possible=20", "possible=19"), as_of="2026-03-31", because=None)
        few = self.MASKED.replace("possible=100, missed=6,", "possible=20, missed=2,")
        spec(few, as_of="2026-03-31", because="a b l g")
        spec(few.replace("possible=20", "possible=19"), as_of="2026-03-31", because=None)

    def test_home_that_is_better(self, spec):
        spec(self.MASKED + self.better(2), as_of="2026-03-31", because=None)
        spec(self.MASKED + self.better(3), as_of="2026-03-31", because="a b l h")
        spec(self.MASKED + self.better(4), as_of="2026-03-31", because="a b l h")

    def test_home_at_its_best_or_never_graded_says_nothing(self, spec):
        spec(self.MASKED.replace("value=3", "value=1"), as_of="2026-03-31", because=None)
        spec(self.MASKED.replace("physical-care", "stimulation-and-education"), as_of="2026-03-31", because=None)
        spec(self.MASKED.replace("observed", "carer_said"), as_of="2026-03-31", because=None)

    def test_learning_is_not_home(self, spec):
        learning = self.better(4, on="2025-11-01", item="school", areas="stimulation-and-education")
        better = learning.replace("h |", "i |").replace("2025-11-01", "2026-03-25").replace("value=4", "value=1")
        spec(self.MASKED + learning + better, as_of="2026-03-31", because="a b l g")


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(LOW + worry(), as_of="2026-03-20", because="a w").finding.innocent
    assert any("bullying" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "low_percent 80-95, severe_percent 30-70, followed_up 1-4, months 1-6, sessions 10-60, fall_points 5-30, "
        "fall_weeks 3-12, mostly_percent 25-75, compare_months 3-12, rise_points 1-20"
    )

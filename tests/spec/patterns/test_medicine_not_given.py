"""Row 36: medicine missed where a missed dose can cost a life."""

import pytest

from seen.core.patterns.contract import Tier

EPILEPSY = """
ref | on         | kind                | agency | same_as | detail
a   | 2026-01-12 | health.medicine_gap | gp     |         | condition=epilepsy
b   | 2026-06-30 | health.medicine_gap | gp     |         | condition=epilepsy
"""
ONE = "\n".join(EPILEPSY.splitlines()[:3]) + "\n"
ASTHMA = EPILEPSY.replace("condition=epilepsy", "condition=asthma")
VISIT = "e | {on} | health.emergency_attendance | hospital | | {detail}\n"


class TestMissedAgain:
    def test_twice_in_six_months(self, spec):
        outcome = spec(
            EPILEPSY,
            as_of="2026-06-30",
            because="a b",
            sentence="Medicine for epilepsy missed since 12 January 2026",
            against="",
            missing=[],
            next_look="2026-07-13",
        )
        assert outcome.finding.tier is Tier.NOW

    def test_the_first_drops_out(self, spec):
        spec(EPILEPSY, as_of="2026-07-12", because="a b")
        spec(EPILEPSY, as_of="2026-07-13", because=None)

    def test_once_is_too_few(self, spec):
        spec(EPILEPSY, as_of="2026-06-29", because=None, next_look="2026-06-30")
        spec(EPILEPSY, as_of="2026-06-30", because=None, settings={"gaps": 3})

    def test_two_notes_of_one_day_are_one_dose(self, spec):
        spec(EPILEPSY.replace("2026-06-30", "2026-01-12"), as_of="2026-06-30", because=None)

    def test_accounts_of_one_event_count_once(self, spec):
        spec(EPILEPSY.replace("30 | health.medicine_gap | gp     |         |", "30 | health.medicine_gap | gp | a |"),
             as_of="2026-06-30", because=None)  # fmt: skip

    @pytest.mark.parametrize(
        ("condition", "said"),
        [
            ("Type 1 diabetes", "diabetes"),
            ("kidney transplant", "a transplant"),
            ("sickle-cell", "sickle cell"),
            ("Epileptic seizures", "epilepsy"),
        ],
    )
    def test_of_any_that_cannot_wait(self, spec, condition, said):
        spec(EPILEPSY.replace("epilepsy", condition), as_of="2026-06-30", because="a b",
             sentence=f"Medicine for {said} missed since 12 January 2026")  # fmt: skip

    @pytest.mark.parametrize("condition", ["eczema", "medicine", "asthma", ""])
    def test_of_no_other(self, spec, condition):
        spec(EPILEPSY.replace("epilepsy", condition), as_of="2026-06-30", because=None)

    def test_each_condition_by_itself(self, spec):
        other = "b | 2026-03-12 | health.medicine_gap | gp | | condition=diabetes\n"
        spec(ONE + other, as_of="2026-06-30", because=None)
        both = EPILEPSY + other.replace("b ", "c ", 1) + other.replace("b |", "d |", 1).replace("03-12", "04-12")
        spec(both, as_of="2026-06-30", because="a b c d",
             sentence="Medicine for epilepsy and diabetes missed since 12 January 2026")  # fmt: skip

    def test_given_again_is_no_gap_and_points_the_other_way(self, spec):
        given = "c | 2026-03-12 | health.medicine_gap | gp | | condition=epilepsy, treated=true\n"
        spec(ONE + given, as_of="2026-06-30", because=None)
        kept = "d | 2026-03-12 | appointment.attended | gp | | service=gp\n"
        spec(EPILEPSY + given + kept, as_of="2026-06-30", because="a b", against="c d")

    def test_also_where_a_service_did_not_send_it(self, spec):
        """A child without insulin cannot wait, whoever ought to have seen to it."""
        spec(
            EPILEPSY.replace("condition=epilepsy", "condition=epilepsy, cause=service"),
            as_of="2026-06-30",
            because="a b",
        )

    def test_what_is_not_known_is_said(self, spec):
        dateless = EPILEPSY + "c | | health.medicine_gap | gp | | condition=epilepsy\n"
        spec(dateless, as_of="2026-06-30", because="a b",
             missing=["1 entry of this sort has no known date, so it is not counted here."])  # fmt: skip
        spec(dateless.replace("2026-06-30", ""), as_of="2026-06-30", because=None)
        unnamed = EPILEPSY + "c | 2026-03-12 | health.medicine_gap | gp | |\n"
        spec(unnamed, as_of="2026-06-30", because="a b",
             missing=["For which condition the medicine was is not recorded once: ask."])  # fmt: skip
        again = unnamed + "d | 2026-03-12 | health.medicine_gap | gp | | condition=medicine\n"
        spec(again, as_of="2026-06-30", because="a b",
             missing=["For which condition the medicine was is not recorded 2 times: ask."])  # fmt: skip

    def test_a_brothers_medicine_is_his_own(self, spec):
        spec(ONE, siblings=(EPILEPSY,), as_of="2026-06-30", because=None)


class TestEmergencyCareAfterAMissedDose:
    @pytest.mark.parametrize(
        ("on", "because"),
        [("2026-01-11", None), ("2026-01-12", "a e"), ("2026-01-26", "a e"), ("2026-01-27", None)],
    )
    def test_within_fourteen_days(self, spec, on, because):
        outcome = spec(ONE + VISIT.format(on=on, detail=""), as_of="2026-01-27", because=because)
        if because:
            assert outcome.finding.tier is Tier.NOW

    def test_its_sentence(self, spec):
        spec(ONE + VISIT.format(on="2026-01-20", detail=""), as_of="2026-01-27", because="a e",
             sentence="Medicine for epilepsy missed and emergency care needed since 12 January 2026")  # fmt: skip

    @pytest.mark.parametrize(
        ("detail", "because"),
        [
            ("condition=epilepsy", "a e"),
            ("condition=not_known", "a e"),
            ("condition=diabetes", None),
            ("condition=croup", None),
            ("condition=asthma", None),
            ("planned=true", None),
            ("planned=false", "a e"),
            ("injury=true", None),
            ("injury=false", "a e"),
        ],
    )
    def test_for_that_condition_or_one_nobody_named(self, spec, detail, because):
        spec(ONE + VISIT.format(on="2026-01-20", detail=detail), as_of="2026-01-27", because=because)

    def test_after_any_of_several_doses(self, spec):
        spec(EPILEPSY + VISIT.format(on="2026-07-01", detail=""), as_of="2026-07-01", because="a b e")
        spec(EPILEPSY + VISIT.format(on="2026-04-01", detail=""), as_of="2026-07-01", because="a b")


class TestAsthma:
    def admitted(self, on: str) -> str:
        return VISIT.format(on=on, detail="condition=asthma")

    def test_missed_twice_after_an_admission(self, spec):
        spec(ASTHMA + self.admitted("2025-12-01"), as_of="2026-06-30", because="a b e",
             sentence="Medicine for asthma missed and emergency care needed since 1 December 2025")  # fmt: skip

    def test_of_twelve_months_back(self, spec):
        spec(ASTHMA + self.admitted("2025-06-30"), as_of="2026-06-30", because="a b e")
        spec(ASTHMA + self.admitted("2025-06-29"), as_of="2026-06-30", because=None)

    def test_missed_once_after_it_is_too_few(self, spec):
        spec(ASTHMA + self.admitted("2025-12-01"), as_of="2026-06-29", because=None)

    @pytest.mark.parametrize(
        ("on", "because"),
        [("2026-06-29", None), ("2026-06-30", "b e"), ("2026-07-14", "b e"), ("2026-07-15", None)],
    )
    def test_an_admission_soon_after_a_missed_dose(self, spec, on, because):
        later = ASTHMA.replace("2026-01-12", "2025-01-12")
        spec(later + self.admitted(on), as_of="2026-07-15", because=because)

    def test_a_dose_missed_long_before_the_admission_is_another_matter(self, spec):
        spec(ASTHMA + self.admitted("2026-01-26"), as_of="2026-06-30", because="a b e")
        spec(ASTHMA + self.admitted("2026-01-27"), as_of="2026-06-30", because=None)

    def test_a_planned_stay_is_no_admission(self, spec):
        planned = VISIT.format(on="2025-12-01", detail="condition=asthma, planned=true")
        spec(ASTHMA + planned, as_of="2026-06-30", because=None)


def test_what_else_could_explain_it_is_said(spec):
    innocent = spec(EPILEPSY, as_of="2026-06-30", because="a b").finding.innocent
    assert any("pharmacy" in words for words in innocent)


def test_what_a_partnership_may_set(ranges):
    ranges("gaps 2-4, months 3-12, admission_days 7-42, asthma_months 6-24", reach=24)

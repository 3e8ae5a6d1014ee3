"""Row 22: starting again with somebody new. For supervision alone."""

import pytest

from seen.core.patterns.contract import Tier

OPEN = """
ref | on         | kind               | agency                | same_as | detail
w   | 2025-06-02 | work.opened        | childrens-social-care |         | service=social work
a   | 2025-06-03 | worker.allocated   | childrens-social-care |         | person=Bo, role=social worker
"""
TWICE = (
    OPEN
    + """
b   | 2026-01-12 | worker.allocated   | childrens-social-care |         | person=Di, role=social worker
c   | 2026-06-30 | worker.allocated   | childrens-social-care |         | person=Em, role=social worker
"""
)


class TestUnplannedChanges:
    def test_two_in_six_months(self, spec):
        outcome = spec(
            TWICE,
            as_of="2026-07-01",
            because="b c",
            sentence="2 unplanned changes of worker since 12 January 2026",
            against="",
            missing=[],
            next_look="2026-07-13",
        )
        assert outcome.finding.tier is Tier.REFLECTIVE

    def test_the_first_is_still_in_on_the_last_day(self, spec):
        spec(TWICE, as_of="2026-07-12", because="b c")

    def test_the_first_drops_out(self, spec):
        spec(TWICE, as_of="2026-07-13", because=None)

    def test_not_before_the_second(self, spec):
        spec(TWICE, as_of="2026-06-29", because=None, next_look="2026-06-30")

    def test_the_first_worker_of_all_is_no_change(self, spec):
        early = TWICE.replace("2025-06-03", "2026-02-03").replace("2026-01-12", "2026-03-12")
        spec(early.replace("c   |", "c   |").replace("person=Em", "person=Di"), as_of="2026-07-01", because=None)

    @pytest.mark.parametrize(("planned", "because"), [("true", None), ("yes", None), ("false", "b c"), ("", "b c")])
    def test_planned_only_where_somebody_said_so(self, spec, planned, because):
        table = TWICE.replace("person=Di, role=social worker", f"person=Di, role=social worker, planned={planned}")
        spec(table, as_of="2026-07-01", because=because)

    def test_a_planned_ending_makes_a_planned_change(self, spec):
        ended = "e | 2026-01-09 | worker.unallocated | childrens-social-care | | person=Bo, role=social worker"
        spec(TWICE + ended, as_of="2026-07-01", because="e b c")
        spec(TWICE + ended + ", planned=true", as_of="2026-07-01", because=None)

    def test_what_was_planned_points_the_other_way(self, spec):
        more = (
            "p | 2026-03-01 | worker.allocated | childrens-social-care | | person=Fi, role=social worker, planned=true"
        )
        spec(TWICE + more, as_of="2026-07-01", because="b c", against="p")

    def test_the_same_worker_again_is_no_change(self, spec):
        spec(TWICE.replace("person=Em", "person=di"), as_of="2026-07-01", because=None)

    def test_whoever_is_not_named_may_be_another(self, spec):
        spec(TWICE.replace("person=Em, ", ""), as_of="2026-07-01", because="b c")

    def test_two_roles_are_not_one(self, spec):
        spec(TWICE.replace("person=Em, role=social worker", "person=Em, role=health visitor"),
             as_of="2026-07-01", because=None)  # fmt: skip

    def test_by_agency_where_no_role_is_named(self, spec):
        spec(TWICE.replace(", role=social worker", ""), as_of="2026-07-01", because="b c")

    def test_two_accounts_of_one_change_count_once(self, spec):
        told = TWICE.replace("c   | 2026-06-30 | worker.allocated   | childrens-social-care |         |",
                             "c | 2026-06-30 | worker.allocated | school | b |")  # fmt: skip
        spec(told, as_of="2026-07-01", because=None)

    def test_without_a_date_it_joins_no_window(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(TWICE.replace("2026-01-12", "          "), as_of="2026-07-01", because=None)
        more = TWICE + "u | | worker.allocated | childrens-social-care | | person=Al, role=social worker"
        spec(more, as_of="2026-07-01", because="b c", missing=missing)


class TestNobodyAllocated:
    # Friday 2 April 2027 is two bank holidays before Thursday 15 April, the tenth working day after 30 March.
    GONE = OPEN + "e | 2027-03-30 | worker.unallocated | childrens-social-care | | person=Bo, role=social worker\n"

    def test_ten_working_days(self, spec):
        easter = self.GONE.replace("2027-03-30", "2026-04-01")  # Good Friday 3 April, Easter Monday 6 April
        spec(easter, as_of="2026-04-16", because=None, next_look="2026-04-17")
        spec(easter, as_of="2026-04-17", because="e", sentence="No worker allocated since 1 April 2026", next_look=None)

    def test_where_bank_holidays_are_not_known_weekdays_count(self, spec):
        far = self.GONE.replace("2027-03-30", "2039-04-01")  # a Friday
        spec(far, as_of="2039-04-14", because=None, next_look="2039-04-15")
        spec(far, as_of="2039-04-15", because="e")

    def test_somebody_followed(self, spec):
        followed = self.GONE + "n | 2027-04-20 | worker.allocated | childrens-social-care | | role=social worker"
        spec(followed, as_of="2027-04-19", because="e", next_look="2027-04-20")
        spec(followed, as_of="2027-04-20", because=None)

    def test_with_changes_before_it_is_one_finding(self, spec):
        both = TWICE + "e | 2026-06-30 | worker.unallocated | childrens-social-care | | person=Em, role=social worker"
        late = both.replace("e | 2026-06-30", "e | 2026-07-01")
        spec(late, as_of="2026-07-12", because="b c")
        spec(late.replace("2026-01-12", "2026-02-12"), as_of="2026-07-15", because="b c e",
             sentence="2 unplanned changes of worker since 12 February 2026; no worker allocated since 1 July 2026",
             )  # fmt: skip


class TestOnlyWhileWorkIsOpen:
    def test_closed(self, spec):
        closed = TWICE + "z | 2026-06-30 | work.closed | childrens-social-care | | service=social work"
        spec(closed, as_of="2026-07-01", because=None)

    def test_never_opened(self, spec):
        spec(TWICE.replace("work.opened ", "note.strength"), as_of="2026-07-01", because=None)

    def test_a_level_is_open_work(self, spec):
        table = TWICE.replace("work.opened ", "note.strength")
        spec(table, as_of="2026-07-01", because="b c", child={"level": "child_in_need"})


@pytest.mark.parametrize(
    ("numbers", "because"), [({"changes": 3}, None), ({"months": 3}, None), ({"changes": 1}, "b c")]
)
def test_a_partnership_may_set(spec, numbers, because):
    spec(TWICE, as_of="2026-07-01", because=because, settings=numbers)


def test_a_siblings_workers_are_their_own(spec):
    spec(OPEN, siblings=[TWICE], as_of="2026-07-01", because=None)


def test_it_names_no_worker(spec):
    finding = spec(TWICE, as_of="2026-07-01", because="b c").finding
    assert not any(name in finding.sentence for name in ("Bo", "Di", "Em"))
    assert "The change was planned with the family, and nobody wrote that down." in finding.innocent


def test_nobody_else_known_than_the_one_who_left(spec):
    left = "ref|on|kind|agency|detail\ne|2026-06-01|worker.unallocated|childrens-social-care|person=Bo"
    spec(left, as_of="2026-06-15", because="e", child={"level": "child_in_need"})
    spec(left, as_of="2026-06-14", because=None, child={"level": "child_in_need"}, next_look="2026-06-15")


def test_what_a_partnership_may_set(ranges):
    ranges("changes 1-4, months 3-12, working_days 5-20")

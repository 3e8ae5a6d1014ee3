"""Row 20: we keep not getting in."""

import pytest

# 5 January to 16 February is 42 days.
THREE = """
ref | on         | kind                            | agency                | same_as | detail
a   | 2026-01-05 | contact.no_access               | childrens-social-care |         |
b   | 2026-01-20 | appointment.cancelled_by_family | gp                    |         | service=gp, late=true
c   | 2026-02-02 | contact.not_seen                | health-visiting       |         | asleep=true
"""


def test_three_in_six_weeks(spec):
    spec(
        THREE,
        as_of="2026-02-10",
        because="a b c",
        sentence="2 visits without sight of the child and 1 appointment cancelled late since 5 January 2026",
        against="",
        missing=[],
        next_look="2026-02-17",
    )


class TestTheWindow:
    def test_forty_two_days_to_the_day(self, spec):
        spec(THREE, as_of="2026-02-16", because="a b c")

    def test_the_first_drops_out(self, spec):
        spec(THREE, as_of="2026-02-17", because=None)

    def test_not_before_the_third(self, spec):
        spec(THREE, as_of="2026-02-01", because=None, next_look="2026-02-02")
        spec(THREE, as_of="2026-02-02", because="a b c")

    def test_what_reached_the_record_later_counts_from_then(self, spec):
        late = THREE.replace("| same_as |", "| recorded |").replace(
            "health-visiting       |         |", "health-visiting | 2026-02-12 |"
        )  # fmt: skip
        spec(late, as_of="2026-02-11", because=None, next_look="2026-02-12")
        spec(late, as_of="2026-02-12", because="a b c")

    def test_without_a_date_it_joins_no_window(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(THREE.replace("2026-01-20", "          "), as_of="2026-02-10", because=None)
        more = THREE + "d | | contact.no_access | gp | |"
        spec(more, as_of="2026-02-10", because="a b c", missing=missing)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("kind", "detail", "because"),
        [
            ("contact.no_access", "", "a b c"),
            ("contact.not_seen", "announced=true", "a b c"),
            ("appointment.cancelled_by_family", "service=gp, late=yes", "a b c"),
            ("appointment.cancelled_by_family", "service=gp, late=false", None),
            ("appointment.cancelled_by_family", "service=gp", None),  # nobody said that it was late
            ("appointment.cancelled_by_service", "service=gp, late=true", None),
            ("appointment.not_brought", "service=gp, late=true", None),
            ("appointment.late_not_seen", "service=gp", None),
            ("contact.seen", "", None),
        ],
    )
    def test_a_visit_without_sight_or_a_late_cancelling(self, spec, kind, detail, because):
        (line,) = [line for line in THREE.splitlines() if line.startswith("b ")]
        table = THREE.replace(line, f"b | 2026-01-20 | {kind} | gp | | {detail}")
        assert kind in table
        spec(table, as_of="2026-02-10", because=because)

    def test_cancelling_alone_is_not_this(self, spec):
        only = THREE.replace("contact.no_access               | childrens-social-care |         |",
                             "appointment.cancelled_by_family | dental | | service=dentist, late=true")  # fmt: skip
        spec(only, as_of="2026-02-10", because="a b c")
        none = only.replace("contact.not_seen                | health-visiting       |         | asleep=true",
                            "appointment.cancelled_by_family | gp | | service=gp, late=true")  # fmt: skip
        spec(none, as_of="2026-02-10", because=None)

    def test_visits_alone_are(self, spec):
        visits = THREE.replace("appointment.cancelled_by_family", "contact.no_access")
        spec(visits, as_of="2026-02-10", because="a b c",
             sentence="3 visits without sight of the child since 5 January 2026")  # fmt: skip

    def test_accounts_of_one_visit_count_once(self, spec):
        told = THREE.replace("health-visiting       |         |", "health-visiting | a |")
        spec(told, as_of="2026-02-10", because=None)

    def test_getting_in_points_the_other_way(self, spec):
        seen = THREE + "d | 2026-01-25 | contact.seen | school | |\ne | 2025-12-20 | contact.seen | school | |"
        spec(seen, as_of="2026-02-10", because="a b c", against="d")


@pytest.mark.parametrize(("numbers", "because"), [({"times": 2}, "a b c"), ({"times": 4}, None),
                                                   ({"no_sight": 2}, "a b c"), ({"no_sight": 3}, None),
                                                   ({"days": 28}, None)])  # fmt: skip
def test_a_partnership_may_set(spec, numbers, because):
    spec(THREE, as_of="2026-02-10", because=because, settings=numbers)


def test_a_siblings_visits_are_their_own(spec):
    spec("\n".join(THREE.splitlines()[:4]), siblings=[THREE], as_of="2026-02-10", because=None)


def test_unborn(spec):
    spec(THREE, as_of="2026-02-10", because="a b c", child={"due": "2026-05-01"})


def test_shift_work_stands_beside_it(spec):
    assert "The parents work shifts" in spec(THREE, as_of="2026-02-10", because="a b c").finding.innocent[0]


def test_what_a_partnership_may_set(ranges):
    ranges("times 2-6, days 28-90, no_sight 1-3", reach=3)

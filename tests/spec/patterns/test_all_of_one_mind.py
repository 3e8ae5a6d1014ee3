"""Row 23: all of one mind."""

import pytest

OPEN = {"level": "child_in_need"}
SCALE = "instrument=t,version=1,best=1,worst=4"
THREE = f"""
ref | on         | kind          | agency | source_type | same_as | detail
p   | 2026-01-15 | grade.given   | school | observed    |         | item=food,value=4,{SCALE}
q   | 2026-02-01 | grade.given   | gp     | observed    |         | item=food,value=2,{SCALE}
r   | 2026-02-01 | grade.given   | gp     | observed    |         | item=sleep,value=1,{SCALE}
x   | 2026-01-10 | decision.made | social |             |         | unanimous=true
y   | 2026-02-10 | decision.made | social |             |         | unanimous=yes
z   | 2026-03-10 | decision.made | social |             |         | unanimous=true
"""


def line(ref: str, on: str, kind: str, detail: str = "", *, agency: str = "police", source: str = "record") -> str:
    return f"{ref} | {on} | {kind} | {agency} | {source} | | {detail}\n"


def test_three_decisions_by_all_and_two_grades_far_apart(spec):
    outcome = spec(
        THREE,
        as_of="2026-04-01",
        because="p q x y z",
        in_order="q p x y z",
        child=OPEN,
        sentence="3 decisions since 10 January 2026 by all, with no other view recorded, while two agencies grade "
        "1 need of the child far apart",
        against="",
        missing=[],
        next_look="2026-07-16",
    )
    assert outcome.finding.tier == "reflective"
    assert "The need was met better between the two grades." in outcome.finding.innocent


class TestTheDecisions:
    def test_two_are_too_few(self, spec):
        spec(THREE.replace("2026-01-10", "          "), as_of="2026-04-01", because=None, child=OPEN)
        two = "\n".join(row for row in THREE.splitlines() if not row.startswith("x "))
        spec(two, as_of="2026-04-01", because=None, child=OPEN)
        spec(two, as_of="2026-04-01", because="p q y z", child=OPEN, settings={"decisions": 2})

    @pytest.mark.parametrize("said", ["unanimous=false", "unanimous=not_known", ""])
    def test_each_is_said_to_be_by_all(self, spec, said):
        spec(THREE.replace("unanimous=yes", said), as_of="2026-04-01", because=None, child=OPEN)

    def test_the_last_three_stand(self, spec):
        older = line("a", "2026-01-09", "decision.made", "unanimous=false")
        spec(THREE + older, as_of="2026-04-01", because="p q x y z", child=OPEN)
        newer = line("a", "2026-03-11", "decision.made", "unanimous=false")
        spec(THREE + newer, as_of="2026-04-01", because=None, child=OPEN)

    def test_within_two_years(self, spec):
        old = THREE.replace("2026-01-10", "2024-04-01")
        spec(old, as_of="2026-04-01", because="p q x y z", child=OPEN)
        spec(old, as_of="2026-04-02", because=None, child=OPEN)
        spec(
            old.replace("2024", "2025"), as_of="2026-04-02", because=None, child=OPEN, settings={"decision_months": 12}
        )


class TestAnotherView:
    @pytest.mark.parametrize(
        ("on", "kind", "detail", "because"),
        [
            ("2026-01-10", "challenge.raised", "", None),
            ("2026-03-20", "challenge.raised", "", None),
            ("2026-01-09", "challenge.raised", "", "p q x y z"),
            ("", "challenge.raised", "", "p q x y z"),
            ("2026-02-01", "meeting.held", "kind=core_group,alternatives=stay with kin", None),
            ("2026-02-01", "meeting.held", "kind=core_group,alternatives=none", "p q x y z"),
            ("2026-02-01", "meeting.held", "kind=core_group", "p q x y z"),
            ("2026-01-09", "meeting.held", "kind=core_group,alternatives=stay with kin", "p q x y z"),
        ],
    )
    def test_since_the_first_of_the_decisions(self, spec, on, kind, detail, because):
        spec(THREE + line("v", on, kind, detail), as_of="2026-04-01", because=because, child=OPEN)


class TestGradesApart:
    def test_two_are_all_it_takes(self, spec):
        two = "\n".join(row for row in THREE.splitlines() if not row.startswith("r "))
        spec(two, as_of="2026-04-01", because="p q x y z", child=OPEN)

    def test_two_steps(self, spec):
        spec(THREE.replace("food,value=2", "food,value=3"), as_of="2026-04-01", because=None, child=OPEN)
        wide = THREE.replace("food,value=2", "food,value=1")
        spec(wide, as_of="2026-04-01", because="p q x y z", child=OPEN, settings={"apart": 3})
        spec(THREE, as_of="2026-04-01", because=None, child=OPEN, settings={"apart": 3})

    def test_by_one_agency_are_not_two_views(self, spec):
        spec(THREE.replace("| school |", "| gp     |"), as_of="2026-04-01", because=None, child=OPEN)

    def test_of_another_need_say_nothing(self, spec):
        spec(THREE.replace("food,value=2", "teeth,value=2"), as_of="2026-04-01", because=None, child=OPEN)

    def test_each_agencys_latest_stands(self, spec):
        later = line("s", "2026-02-20", "grade.given", f"item=food,value=3,{SCALE}", agency="school")
        spec(THREE + later, as_of="2026-04-01", because=None, child=OPEN)

    def test_the_two_ends_of_three(self, spec):
        third = line("s", "2026-02-20", "grade.given", f"item=food,value=1,{SCALE}")
        spec(THREE + third, as_of="2026-04-01", because="p s x y z", child=OPEN)

    def test_two_needs(self, spec):
        more = line("s", "2026-02-20", "grade.given", f"item=sleep,value=3,{SCALE}")
        sentence = (
            "3 decisions since 10 January 2026 by all, with no other view recorded, while two agencies grade 2 needs "
            "of the child far apart"
        )
        spec(THREE + more, as_of="2026-04-01", because="p q r s x y z", child=OPEN, sentence=sentence)

    @pytest.mark.parametrize(("source", "because"), [("carer_said", None), ("child_said", None), ("", "p q x y z")])
    def test_a_sheet_of_the_familys_own_is_no_agencys_view(self, spec, source, because):
        spec(THREE.replace("school | observed", f"school | {source}"), as_of="2026-04-01", because=because, child=OPEN)

    def test_six_months_back(self, spec):
        spec(THREE, as_of="2026-07-15", because="p q x y z", child=OPEN)
        spec(THREE, as_of="2026-07-16", because=None, child=OPEN)
        spec(THREE, as_of="2026-04-16", because=None, child=OPEN, settings={"grade_months": 3})


def test_only_while_work_is_open(spec):
    spec(THREE, as_of="2026-04-01", because=None)
    closed = THREE + line("w", "2026-01-01", "work.opened") + line("v", "2026-03-20", "work.closed")
    spec(closed, as_of="2026-03-19", because="p q x y z")
    spec(closed, as_of="2026-03-20", because=None)


def test_two_accounts_of_one_count_once(spec):
    twice = THREE.replace("gp     | observed    |         | item=food", "gp     | observed    | p       | item=food")
    spec(twice, as_of="2026-04-01", because=None, child=OPEN)


def test_without_a_date(spec):
    missing = ["1 entry of this sort has no known date, so it is not counted here."]
    more = THREE + line("s", "", "decision.made", "unanimous=false")
    spec(more, as_of="2026-04-01", because="p q x y z", child=OPEN, missing=missing)


def test_a_siblings_grades_are_their_own(spec):
    without = "\n".join(row for row in THREE.splitlines() if not row.startswith("p "))
    spec(without, siblings=[THREE], as_of="2026-04-01", because=None, child=OPEN)


def test_what_a_partnership_may_set(ranges):
    ranges("decisions 2-6, decision_months 12-36, apart 1-4, grade_months 3-12")

"""Row 25: who have we not heard from?"""

import pytest

OPEN = {"level": "child_in_need"}
HEADER = """
ref | on         | kind | agency | same_as | detail
"""


def line(ref: str, on: str, kind: str, detail: str = "", *, agency: str = "social") -> str:
    return f"{ref} | {on} | {kind} | {agency} | | {detail}\n"


def meeting(ref: str, on: str, detail: str) -> str:
    return line(ref, on, "meeting.held", f"kind=core_group,{detail}")


# 1 January to 2 March 2026 is sixty days.
PLAN = HEADER + line("a", "2026-01-01", "action.agreed", "action=cot,owner=midwifery")


class TestNothingHasCome:
    def test_for_sixty_days_since_it_was_named(self, spec):
        outcome = spec(
            PLAN,
            as_of="2026-03-02",
            because="a",
            child=OPEN,
            sentence="Nothing has come from midwifery since 1 January 2026",
            against="",
            missing=[],
            next_look="2027-01-02",
        )
        assert outcome.finding.tier == "weekly"
        assert "They have nothing new, and nobody asked them to say so." in outcome.finding.innocent
        spec(PLAN, as_of="2026-03-01", because=None, child=OPEN, next_look="2026-03-02")

    def test_since_the_last_that_came(self, spec):
        heard = PLAN + line("b", "2026-01-11", "contact.seen", agency="midwifery")
        spec(heard, as_of="2026-03-11", because=None, child=OPEN, next_look="2026-03-12")
        sentence = "Nothing has come from midwifery since 11 January 2026"
        spec(heard, as_of="2026-03-12", because="a b", in_order="b a", child=OPEN, sentence=sentence)

    def test_of_two_on_one_day_the_first_stands_for_both(self, spec):
        both = PLAN + line("b", "2026-01-11", "contact.seen", agency="midwifery")
        both += line("c", "2026-01-11", "note.strength", agency="midwifery")
        spec(both, as_of="2026-03-12", because="a b", child=OPEN)

    def test_what_came_before_it_was_named_does_not_hurry_it(self, spec):
        before = PLAN + line("b", "2025-12-01", "contact.seen", agency="midwifery")
        spec(before, as_of="2026-03-01", because=None, child=OPEN)
        sentence = "Nothing has come from midwifery since 1 December 2025"
        spec(before, as_of="2026-03-02", because="a b", child=OPEN, sentence=sentence)

    def test_named_again_does_not_put_it_off(self, spec):
        again = PLAN + line("b", "2026-02-20", "action.agreed", "action=bed,owner=midwifery")
        spec(again, as_of="2026-03-02", because="a b", child=OPEN)

    @pytest.mark.parametrize(
        ("entry", "agency"),
        [
            ("action.done | social | | action=cot,owner=Midwifery", ""),
            ("meeting.held | social | | kind=core_group,attended=Midwifery", ""),
            ("meeting.held | social | | kind=core_group,attended=gp,reports=midwifery", ""),
            ("note.observation | midwifery-east | |", ""),  # by its sort
            ("note.observation | Midwifery | |", ""),
        ],
    )
    def test_what_shows_that_it_is_there(self, spec, entry, agency):
        quiet_gp = line("c", "2026-02-20", "contact.seen", agency="gp")
        spec(PLAN + quiet_gp + f"b | 2026-02-01 | {entry}\n", as_of="2026-03-02", because=None, child=OPEN)

    @pytest.mark.parametrize(
        "entry",
        [
            "note.observation | gp | |",
            "action.done | social | | action=cot,owner=gp",
            "action.overdue | social | | action=cot,owner=midwifery",
        ],
    )
    def test_what_does_not(self, spec, entry):
        spec(PLAN + f"b | 2026-02-01 | {entry}\n", as_of="2026-03-02", because="a", child=OPEN)

    def test_without_a_date_nobody_knows_when_it_came(self, spec):
        undated = PLAN + line("b", "", "contact.seen", agency="midwifery")
        spec(undated, as_of="2026-03-02", because="a", child=OPEN)

    def test_its_own_account_of_what_another_told_first(self, spec):
        both = PLAN + line("b", "2026-02-01", "contact.seen", agency="gp")
        both += "c | 2026-02-01 | contact.seen | midwifery | b |\n"
        spec(both, as_of="2026-03-02", because=None, child=OPEN)

    @pytest.mark.parametrize("owner", ["family", "Mother", "carers", "child", "public", ""])
    def test_the_family_is_no_agency(self, spec, owner):
        spec(PLAN.replace("owner=midwifery", f"owner={owner}"), as_of="2026-06-01", because=None, child=OPEN)

    def test_two(self, spec):
        two = PLAN + line("b", "2026-01-05", "action.agreed", "action=x,owner=voluntary")
        sentence = "Nothing has come from midwifery since 1 January 2026 and voluntary since 5 January 2026"
        spec(two, as_of="2026-03-05", because="a", child=OPEN)
        spec(two, as_of="2026-03-06", because="a b", child=OPEN, sentence=sentence)

    def test_named_by_a_meeting(self, spec):
        asked = HEADER + meeting("a", "2026-01-01", "invited=voluntary,attended=gp")
        spec(asked, as_of="2026-03-01", because=None, child=OPEN)
        sentence = "Nothing has come from the GP practice since 1 January 2026 and voluntary since 1 January 2026"
        spec(asked, as_of="2026-03-02", because="a", child=OPEN, sentence=sentence)

    def test_named_in_the_last_year(self, spec):
        spec(PLAN, as_of="2027-01-01", because="a", child=OPEN)
        spec(PLAN, as_of="2027-01-02", because=None, child=OPEN)
        spec(PLAN, as_of="2026-07-02", because=None, child=OPEN, settings={"months": 6})


DAYS = {
    "school": "school_days", "nursery": "nursery_days", "health-visiting": "health_visiting_days", "gp": "gp_days",
    "dental": "dental_days", "hospital": "hospital_days", "police": "police_days", "housing": "housing_days",
    "midwifery": "other_days",
}  # fmt: skip


class TestDaysOfItsOwn:
    @pytest.mark.parametrize("sort", DAYS)
    def test_each_sort(self, spec, sort):
        plan = PLAN.replace("midwifery", sort)
        spec(plan, as_of="2026-03-01", because=None, child=OPEN)
        spec(plan, as_of="2026-03-02", because="a", child=OPEN)
        spec(plan, as_of="2026-03-02", because=None, child=OPEN, settings={DAYS[sort]: 61})
        spec(plan, as_of="2026-03-03", because="a", child=OPEN, settings={DAYS[sort]: 61})

    def test_a_school_nurse_has_a_term(self, spec):
        plan = PLAN.replace("midwifery", "school-nursing")
        for day, because in (("2026-03-31", None), ("2026-04-01", "a")):
            spec(plan, as_of=day, because=because, child=OPEN)

    def test_an_agency_by_its_own_name_has_those_of_its_sort(self, spec):
        named = PLAN.replace("midwifery", "school-oakfield")
        named += line("b", "2025-12-01", "contact.seen", agency="school-oakfield")
        spec(named, as_of="2026-03-02", because=None, child=OPEN, settings={"school_days": 61})
        spec(named, as_of="2026-03-03", because="a b", child=OPEN, settings={"school_days": 61})

    def test_one_known_from_a_meeting_alone_has_the_others(self, spec):
        named = PLAN.replace("midwifery", "lantern-house")
        named += line("b", "2025-12-01", "meeting.held", "attended=lantern-house", agency="school")
        spec(named, as_of="2026-03-02", because="a b", child=OPEN, settings={"school_days": 61})


ABSENT = (
    HEADER + meeting("a", "2026-01-01", "invited=gp school,attended=school")
    + meeting("b", "2026-02-01", "invited=gp school,attended=school")
)  # fmt: skip
HEARD = line("h", "2026-02-10", "contact.seen", agency="gp")


class TestAskedAndNotThere:
    def test_twice(self, spec):
        spec(
            ABSENT + HEARD,
            as_of="2026-03-01",
            because="a b",
            in_order="a b",
            child=OPEN,
            sentence="Asked to each meeting since 1 January 2026 and neither there nor heard: the GP practice",
            against="a b",
            missing=[],
        )

    def test_once_is_too_few(self, spec):
        once = ABSENT.replace("invited=gp school,attended=school", "invited=school,attended=school", 1)
        spec(once + HEARD, as_of="2026-03-01", because=None, child=OPEN)
        spec(ABSENT + HEARD, as_of="2026-03-01", because=None, child=OPEN, settings={"meetings": 3})

    @pytest.mark.parametrize("which", ["a |", "b |"])
    @pytest.mark.parametrize("how", ["attended=school GP", "attended=school,reports=gp"])
    def test_there_or_heard_at_one_of_the_two(self, spec, which, how):
        rows = [row.replace("attended=school", how) if row.startswith(which) else row for row in ABSENT.splitlines()]
        spec("\n".join(rows) + "\n" + HEARD, as_of="2026-03-01", because=None, child=OPEN)

    def test_the_last_two_to_which_it_was_asked(self, spec):
        more = ABSENT + HEARD + meeting("c", "2026-02-15", "invited=school,attended=school")
        spec(more, as_of="2026-03-01", because="a b", child=OPEN)
        came = ABSENT + HEARD + meeting("c", "2025-12-15", "invited=gp,attended=gp")
        spec(came, as_of="2026-03-01", because="a b", child=OPEN)
        since = ABSENT + HEARD + meeting("c", "2026-02-15", "invited=gp,attended=gp")
        spec(since, as_of="2026-03-01", because=None, child=OPEN)

    def test_a_meeting_of_which_nobody_noted_who_came_says_nothing(self, spec):
        unknown = ABSENT.replace("invited=gp school,attended=school", "invited=gp school", 1)
        spec(unknown + HEARD, as_of="2026-03-01", because=None, child=OPEN)
        more = ABSENT + HEARD + meeting("c", "2026-02-15", "invited=gp school")
        missing = ["Who came to 1 meeting is not recorded."]
        spec(more, as_of="2026-03-01", because="a b", child=OPEN, missing=missing)

    def test_the_family_is_no_agency(self, spec):
        spec(ABSENT.replace("gp", "family") + HEARD, as_of="2026-03-01", because=None, child=OPEN)

    def test_two_of_them(self, spec):
        both = HEADER + meeting("c", "2025-12-01", "invited=police,attended=school")
        both += meeting("a", "2026-01-01", "invited=gp police,attended=school")
        both += meeting("b", "2026-01-15", "invited=gp,attended=school")
        sentence = (
            "Asked to each meeting since 1 December 2025 and neither there nor heard: the police and the GP practice"
        )
        late = HEARD + line("i", "2026-02-10", "police.attended", agency="police")
        spec(both + late, as_of="2026-02-28", because="a b c", in_order="c a b", child=OPEN, sentence=sentence)

    def test_twelve_months(self, spec):
        later = ABSENT + line("h", "2026-12-20", "contact.seen", agency="gp")
        later += line("i", "2026-12-20", "contact.seen", agency="school")
        spec(later, as_of="2027-01-01", because="a b", child=OPEN)
        spec(later, as_of="2027-01-02", because=None, child=OPEN)


class TestAskedTooLate:
    def noticed(self, days: object, kind: str = "core_group") -> str:
        detail = f"kind={kind},notice_days={days},attended=gp"
        return HEADER + line("a", "2026-01-01", "meeting.held", detail)

    def test_under_five_working_days(self, spec):
        spec(self.noticed(5), as_of="2026-02-01", because=None, child=OPEN)
        sentence = "We gave 4 working days of notice of the meeting on 1 January 2026"
        spec(self.noticed(4), as_of="2026-02-01", because="a", child=OPEN, sentence=sentence)
        spec(self.noticed(4), as_of="2026-02-01", because=None, child=OPEN, settings={"notice_working_days": 4})

    @pytest.mark.parametrize(
        ("invited", "came", "because"),
        [
            ("gp", "attended=gp", None), ("gp school", "attended=gp,reports=school", None),
            ("GP family", "attended=gp", None), ("gp school", "attended=gp police", "a"), ("gp", "attended=", "a"),
            ("family", "attended=gp", "a"), ("", "attended=gp", "a"),
        ],
    )  # fmt: skip
    def test_where_all_who_were_asked_came_or_sent_word_it_did_no_harm(self, spec, invited, came, because):
        told = HEADER + line(
            "a", "2026-01-01", "meeting.held", f"kind=core_group,notice_days=4,invited={invited},{came}"
        )
        spec(told, as_of="2026-01-02", because=because, child=OPEN)

    @pytest.mark.parametrize("said", ["", "short"])
    def test_not_known(self, spec, said):
        spec(self.noticed(said), as_of="2026-02-01", because=None, child=OPEN)

    def test_a_strategy_meeting_is_called_at_once(self, spec):
        spec(self.noticed(0, "strategy"), as_of="2026-02-01", because=None, child=OPEN)
        after = self.noticed(1) + line("b", "2026-01-20", "meeting.held", "kind=strategy,notice_days=0,attended=gp")
        sentence = "We gave 1 working day of notice of the meeting on 1 January 2026"
        spec(after, as_of="2026-02-01", because="a", child=OPEN, sentence=sentence)

    def test_the_last_that_could_be_planned(self, spec):
        later = self.noticed(1) + line("b", "2026-01-20", "meeting.held", "kind=core_group,notice_days=10,attended=gp")
        spec(later, as_of="2026-02-01", because=None, child=OPEN)
        spec(later.replace("=10", "=0"), as_of="2026-02-01", because="b", child=OPEN)


def test_all_at_once(spec):
    spec(
        ABSENT.replace("2026-02-01 | meeting.held | social | | kind=core_group",
                       "2026-02-01 | meeting.held | social | | kind=core_group,notice_days=1"),
        as_of="2026-03-02",
        because="a b",
        child=OPEN,
        sentence="Nothing has come from the GP practice since 1 January 2026; asked to each meeting since 1 January "
        "2026 and neither there nor heard: the GP practice; we gave 1 working day of notice of the meeting on 1 "
        "February 2026",
    )  # fmt: skip


@pytest.mark.parametrize(("opened", "because"), [("2026-01-01", "a"), ("2026-01-02", None)])
def test_an_earlier_plan_named_others(spec, opened, because):
    spec(PLAN + line("w", opened, "work.opened", agency="early-help"), as_of="2026-03-10", because=because)
    asked = ABSENT.replace("invited=gp school,attended", "notice_days=1,invited=gp school,attended") + HEARD
    for day, since in (("2026-01-01", "a b"), ("2026-01-02", "b"), ("2026-02-02", None)):
        spec(asked + line("w", day, "work.opened"), as_of="2026-03-01", because=since)


def test_only_while_work_is_open(spec):
    spec(PLAN, as_of="2026-03-02", because=None)
    closed = PLAN + line("w", "2026-01-01", "work.opened") + line("v", "2026-03-20", "work.closed")
    spec(closed, as_of="2026-03-19", because="a")
    spec(closed, as_of="2026-03-20", because=None)


def test_without_a_date_a_meeting_joins_no_window(spec):
    missing = ["1 entry of this sort has no known date, so it is not counted here."]
    spec(PLAN + meeting("b", "", "invited=gp"), as_of="2026-03-02", because="a", child=OPEN, missing=missing)


def test_a_siblings_entries_are_their_own(spec):
    there = HEADER + line("b", "2026-02-01", "contact.seen", agency="midwifery")
    spec(PLAN, siblings=[there], as_of="2026-03-02", because="a", child=OPEN)


def test_what_a_partnership_may_set(ranges):
    ranges(
        "other_days 28-180, school_days 14-120, nursery_days 14-120, school_nursing_days 28-180, "
        "health_visiting_days 28-365, gp_days 28-365, "
        "dental_days 28-400, hospital_days 28-365, police_days 28-365, housing_days 28-365, meetings 2-4, "
        "notice_working_days 2-15, months 6-24"
    )

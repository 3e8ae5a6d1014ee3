"""Row 4: what was agreed with the family is past its dates, and only the family tells of progress."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | source_type | same_as | detail\n"
OPEN = HEADER + "w | 2025-12-01 | work.opened | early-help | | | service=early help\n"


def agreed(ref: str, name: str, due: str = "2026-03-01", *, owner: str = "family", on: str = "2026-01-10",
           more: str = "") -> str:  # fmt: skip
    words = f"action={name}, owner={owner}{due and ', due='}{due}{more}"
    return f"{ref} | {on} | action.agreed | early-help | worker_said | | {words}\n"


def done(ref: str, name: str, on: str, source: str = "observed", more: str = "") -> str:
    return f"{ref} | {on} | action.done | school | {source} | | action={name}, owner=family{more}\n"


def better(ref: str, source: str, on: str = "2026-02-10") -> str:
    return f"{ref} | {on} | goal.reviewed | early-help | {source} | | goal=mornings, progress=better\n"


THREE = OPEN + agreed("a", "alarms") + agreed("b", "teeth") + agreed("c", "beds")


class TestActionsPastTheirDates:
    def test_three_the_day_after(self, spec):
        spec(THREE, as_of="2026-03-01", because=None, next_look="2026-03-02")
        outcome = spec(
            THREE,
            as_of="2026-03-02",
            because="a b c",
            sentence="3 actions agreed with the family since 10 January 2026 are past their dates, "
            "and none of them was seen done by then",
            against="",
            missing=["Nothing is recorded about progress, by the family or by anybody else."],
            next_look="2027-01-11",
        )
        assert outcome.finding.tier is Tier.WEEKLY

    def test_since_the_first_was_agreed(self, spec):
        first = OPEN + agreed("a", "alarms", on="2026-01-08") + agreed("b", "teeth") + agreed("c", "beds")
        finding = spec(first, as_of="2026-03-02", because="a b c").finding
        assert "since 8 January 2026 are past their dates" in finding.sentence

    def test_two_are_not_enough(self, spec):
        spec(OPEN + agreed("a", "alarms") + agreed("b", "teeth"), as_of="2026-04-01", because=None)
        spec(THREE.replace("beds, owner=family, due=2026-03-01", "beds, owner=family, due=2026-05-01"),
             as_of="2026-04-01", because=None, next_look="2026-05-02")  # fmt: skip

    def test_what_an_agency_owes_is_not_theirs(self, spec):
        spec(THREE.replace("beds, owner=family", "beds, owner=school"), as_of="2026-04-01", because=None)
        spec(THREE.replace("beds, owner=family", "beds, owner=Family"), as_of="2026-04-01", because="a b c")

    def test_twelve_months_back(self, spec):
        spec(THREE, as_of="2027-01-10", because="a b c")
        spec(THREE, as_of="2027-01-11", because=None)

    def test_without_a_date_due_it_cannot_be_late(self, spec):
        missing = [
            "When 1 agreed action should be done is not recorded.",
            "Nothing is recorded about progress, by the family or by anybody else.",
        ]
        spec(OPEN + agreed("a", "alarms") + agreed("b", "teeth") + agreed("c", "beds", ""),
             as_of="2026-04-01", because=None)  # fmt: skip
        spec(THREE + agreed("d", "meals", ""), as_of="2026-04-01", because="a b c", missing=missing)

    def test_unless_somebody_wrote_that_it_is_late(self, spec):
        late = "o | 2026-03-20 | action.overdue | early-help | record | | action=Beds, owner=family\n"
        bare = OPEN + agreed("a", "alarms") + agreed("b", "teeth") + agreed("c", "beds", "")
        spec(bare + late, as_of="2026-03-20", because=None, next_look="2026-03-21")
        spec(bare + late, as_of="2026-03-21", because="a b c")
        spec(bare + late.replace("2026-03-20", "2026-01-09"), as_of="2026-04-01", because=None)
        spec(bare + late.replace("2026-03-20", "2026-01-10"), as_of="2026-04-01", because="a b c")

    def test_two_accounts_of_one_action_count_once(self, spec):
        again = THREE.replace("c | 2026-01-10 | action.agreed | early-help | worker_said | |",
                              "c | 2026-01-10 | action.agreed | early-help | worker_said | b |")  # fmt: skip
        spec(again, as_of="2026-04-01", because=None)

    def test_without_a_date_it_joins_no_window(self, spec):
        spec(OPEN + agreed("a", "alarms") + agreed("b", "teeth") + agreed("c", "beds", on=""),
             as_of="2026-04-01", because=None)  # fmt: skip
        said = spec(THREE + agreed("d", "meals", on=""), as_of="2026-04-01", because="a b c").finding.missing
        assert said[-1] == "1 entry of this sort has no known date, so it is not counted here."


SAID = "".join(better(f"x{n}", "carer_said") for n in range(5))  # 5 of 7 is 71 percent
FIVE = " x0 x1 x2 x3 x4"


class TestSeenDoneByTheDate:
    @pytest.mark.parametrize(
        ("day", "because", "against"),
        [("2026-01-09", "a b c", "e f"), ("2026-01-10", None, ""), ("2026-03-01", None, ""),
         ("2026-03-02", "a b c", "e f")],
    )  # fmt: skip
    def test_from_the_agreeing_to_the_date(self, spec, day, because, against):
        both = done("e", "alarms", day) + done("f", "Teeth", day)
        if because is None:
            spec(THREE + both + SAID, as_of="2026-04-01", because=None)
        else:
            spec(THREE + both + SAID, as_of="2026-04-01", because=because + FIVE, against=against)

    def test_half_is_enough(self, spec):
        two = done("e", "alarms", "2026-03-01") + done("f", "teeth", "2026-02-01")
        four = THREE + agreed("d", "meals")
        spec(four + two + SAID, as_of="2026-04-01", because=None)
        spec(four + agreed("g", "sleep") + two + SAID, as_of="2026-04-01", because="c d g" + FIVE, missing=[],
             sentence="5 actions agreed with the family since 10 January 2026 are past their dates, "
             "and 2 of them were seen done by then")  # fmt: skip

    def test_one_of_three_is_not(self, spec):
        spec(THREE + done("e", "alarms", "2026-02-01") + SAID, as_of="2026-04-01", because="b c" + FIVE, against="e",
             sentence="3 actions agreed with the family since 10 January 2026 are past their dates, "
             "and 1 of them was seen done by then")  # fmt: skip

    def test_all_done_though_late_is_done(self, spec):
        late = "".join(done(f"e{name}", name, "2026-03-05") for name in ("alarms", "teeth", "beds"))
        many = SAID + "".join(better(f"y{n}", "carer_said") for n in range(5))
        spec(THREE + late + many, as_of="2026-03-04", because="a b c" + FIVE + " y0 y1 y2 y3 y4")
        spec(THREE + late + many, as_of="2026-03-05", because=None)

    @pytest.mark.parametrize(
        ("source", "more", "because"),
        [
            ("observed", "", None), ("measured", "", None), ("record", "", None),
            ("carer_said", ", verified_by=school", None),
            ("", ", verified_by=school", None), ("", "", "a b c"), ("worker_said", "", "a b c"),
            ("worker_said", ", verified_by=Family", "a b c"),
        ],
    )  # fmt: skip
    def test_seen_by_somebody_else(self, spec, source, more, because):
        both = done("e", "alarms", "2026-02-01", source, more) + done("f", "teeth", "2026-02-01", source, more)
        spec(THREE + both + SAID, as_of="2026-04-01", because=because and because + FIVE)

    def test_a_carers_word_is_not_seeing(self, spec):
        both = done("e", "alarms", "2026-02-01", "carer_said") + done("f", "teeth", "2026-02-01", "carer_said")
        spec(THREE + both, as_of="2026-04-01", because="a b c e f", against="")

    def test_what_an_agency_did_is_not_the_familys(self, spec):
        theirs = done("e", "alarms", "2026-02-01").replace("owner=family", "owner=school")
        spec(THREE + theirs, as_of="2026-04-01", because="a b c", against="")

    def test_done_on_a_day_that_nobody_knows_is_not_done_in_time(self, spec):
        spec(THREE + done("e", "alarms", "") + done("f", "teeth", "") + SAID, as_of="2026-04-01",
             because="a b c" + FIVE)  # fmt: skip

    def test_by_its_text_where_it_has_no_name(self, spec):
        text = "ref | on | kind | agency | source_type | text | detail\n" + (
            "w | 2025-12-01 | work.opened | early-help | | | service=early help\n"
        ) + "".join(f"a{n} | 2026-01-10 | action.agreed | early-help | | Alarm {n} | owner=family, due=2026-03-01\n"
                    for n in range(3))  # fmt: skip
        seen = "".join(f"e{n} | 2026-02-10 | action.done | school | observed | alarm {n} | owner=family\n"
                       for n in range(2))  # fmt: skip
        said = "".join(f"x{n} | 2026-02-10 | goal.reviewed | early-help | carer_said | | goal=g, progress=better\n"
                       for n in range(5))  # fmt: skip
        spec(text + said, as_of="2026-04-01", because="a0 a1 a2" + FIVE)
        spec(text + seen + said, as_of="2026-04-01", because=None)


class TestWhoTellsOfProgress:
    def test_seventy_percent_from_the_carers(self, spec):
        seven = "".join(better(f"x{n}", "carer_said") for n in range(7))
        three = "".join(better(f"y{n}", "observed") for n in range(3))
        spec(THREE + seven + three, as_of="2026-04-01", because="a b c x0 x1 x2 x3 x4 x5 x6", against="y0 y1 y2")
        spec(THREE + seven + three + better("z", "record"), as_of="2026-04-01", because=None)

    def test_a_goal_met_tells_of_progress(self, spec):
        met = "m | 2026-02-10 | goal.met | school | observed | | goal=mornings\n"
        spec(THREE + met, as_of="2026-04-01", because=None)

    def test_a_goal_that_stays_the_same_does_not(self, spec):
        same = better("y", "observed").replace("better", "same")
        spec(THREE + same, as_of="2026-04-01", because="a b c", against="")

    def test_a_source_that_is_not_known_is_nobodys(self, spec):
        spec(THREE + better("y", ""), as_of="2026-04-01", because="a b c", against="", missing=[])

    def test_only_of_the_months_looked_at(self, spec):
        old = better("y", "observed", "2025-03-31")
        spec(THREE + old, as_of="2026-04-01", because="a b c")
        spec(THREE + old, as_of="2026-03-31", because=None)


class TestWhatHeldItUp:
    @pytest.mark.parametrize("cause", ["money", "landlord", "service"])
    def test_money_a_landlord_or_a_service(self, spec, cause):
        held = THREE.replace("action=beds, owner=family", f"action=beds, owner=family, cause={cause}")
        spec(held, as_of="2026-04-01", because=None)
        late = f"o | 2026-03-20 | action.overdue | early-help | record | | action=beds, owner=family, cause={cause}\n"
        spec(THREE + late, as_of="2026-04-01", because=None)

    def test_another_cause(self, spec):
        spec(THREE.replace("action=beds, owner=family", "action=beds, owner=family, cause=choice"),
             as_of="2026-04-01", because="a b c")  # fmt: skip


class TestOnlyWhileWorkIsOpen:
    def test_closed(self, spec):
        closed = "z | 2026-03-15 | work.closed | early-help | | | service=early help\n"
        spec(THREE + closed, as_of="2026-03-14", because="a b c")
        spec(THREE + closed, as_of="2026-03-15", because=None)

    def test_a_level_is_open_work(self, spec):
        bare = THREE.replace("work.opened", "note.strength")
        spec(bare, as_of="2026-04-01", because=None)
        spec(bare, as_of="2026-04-01", because="a b c", child={"level": "early_help"})


TWO_DONE = done("e", "alarms", "2026-02-01") + done("f", "teeth", "2026-02-01")
TWO_SAID = better("y", "observed") + better("x", "carer_said") + better("z", "carer_said")


@pytest.mark.parametrize(
    ("more", "numbers", "because"),
    [
        ("", {"actions": 4}, None), ("", {"months": 6}, "a b c"),
        (done("e", "alarms", "2026-02-01") + SAID, {"seen_percent": 33}, None),
        (done("e", "alarms", "2026-02-01") + SAID, {"seen_percent": 34}, "b c" + FIVE),
        (TWO_DONE + SAID, {"seen_percent": 66}, None), (TWO_DONE + SAID, {"seen_percent": 67}, "c" + FIVE),
        (TWO_SAID, {"carer_percent": 66}, "a b c x z"), (TWO_SAID, {"carer_percent": 67}, None),
        (better("y", "observed") + better("x", "carer_said"), {"carer_percent": 50}, "a b c x"),
        (better("y", "observed") + better("x", "carer_said"), {"carer_percent": 51}, None),
    ],
)  # fmt: skip
def test_a_partnership_may_set(spec, more, numbers, because):
    spec(THREE + more, as_of="2026-07-10", because=because, settings=numbers)


def test_a_siblings_actions_are_their_own(spec):
    spec(OPEN, siblings=[THREE], as_of="2026-04-01", because=None)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(THREE, as_of="2026-04-01", because="a b c").finding
    assert "It was done, and nobody has been to see it or has written it down." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges("actions 2-6, seen_percent 50 in 30-70, carer_percent 70 in 50-100, months 6-24")

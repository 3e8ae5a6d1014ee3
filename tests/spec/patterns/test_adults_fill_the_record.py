"""Row 18: a record that tells of the adults, in their words. For supervision alone."""

import pytest

from seen.core.patterns.contract import Tier

HEADER = "ref | on | kind | agency | source_type | areas | same_as | detail\n"
OPEN = HEADER + "w | 2026-01-05 | work.opened | csc | | | | service=social work\n"


def entry(ref: str, day: int, kind: str = "note.observation", source: str = "observed", areas: str = "health",
          same_as: str = "") -> str:  # fmt: skip
    return f"{ref} | {f'2026-02-{day:02}' if day else ''} | {kind} | gp | {source} | {areas} | {same_as} |\n"


def carer(ref: str, day: int) -> str:
    return entry(ref, day, source="carer_said")


CHILD = entry("e", 5)
FOUR = OPEN + carer("a", 1) + carer("b", 2) + carer("c", 3) + carer("d", 4)


class TestTheLastFiveEntries:
    def test_four_of_five_in_the_adults_words(self, spec):
        outcome = spec(
            FOUR + CHILD,
            as_of="2026-02-05",
            because="a b c d",
            sentence="Of the last 5 entries 4 tell of the adults, or in their words, since 1 February 2026",
            against="",
            missing=[],
            next_look=None,
        )
        assert outcome.finding.tier is Tier.REFLECTIVE

    def test_three_of_five_are_not_enough(self, spec):
        spec(FOUR.replace(carer("d", 4), entry("d", 4)) + CHILD, as_of="2026-02-05", because=None)

    def test_four_entries_are_not_five(self, spec):
        spec(FOUR, as_of="2026-02-05", because=None)
        spec(FOUR + CHILD, as_of="2026-02-04", because=None, next_look="2026-02-05")

    def test_only_the_last_count(self, spec):
        spec(FOUR + CHILD + entry("f", 6), as_of="2026-02-06", because=None)
        spec(FOUR + CHILD + carer("f", 6), as_of="2026-02-06", because="b c d f")

    @pytest.mark.parametrize(
        ("kind", "areas", "because"),
        [
            ("adult.illness", "", "a b c d"), ("help.declined", "", "a b c d"),
            ("note.observation", "adults", "a b c d"),
            ("note.observation", "adults/carer-response", "a b c d"), ("note.observation", "adults/health", None),
            ("note.observation", "", None), ("voice.heard", "", None),
        ],
    )  # fmt: skip
    def test_about_nothing_but_the_adults(self, spec, kind, areas, because):
        spec(FOUR.replace(carer("d", 4), entry("d", 4, kind, areas=areas)) + CHILD, as_of="2026-02-05",
             because=because)  # fmt: skip

    @pytest.mark.parametrize(
        "kind",
        ["work.opened", "worker.allocated", "level.changed", "referral.made", "share.made", "action.done",
         "goal.reviewed", "grade.given", "meeting.held", "decision.made", "supervision.held",
         "challenge.raised", "history.read",
         "advice.given"],
    )  # fmt: skip
    def test_our_own_work_is_no_entry_about_anybody(self, spec, kind):
        ours = entry("o", 6, kind, "carer_said", "")
        spec(FOUR + ours, as_of="2026-02-06", because=None, child={"level": "child_in_need"})
        spec(FOUR + CHILD + ours, as_of="2026-02-06", because="a b c d", child={"level": "child_in_need"})

    def test_seeing_the_child_points_the_other_way(self, spec):
        spec(FOUR + entry("e", 5, "contact.seen_alone", areas=""), as_of="2026-02-05", because="a b c d", against="e")
        before = FOUR.replace("2026-02-", "2026-03-") + entry("e", 5, "voice.heard", areas="").replace("-02-", "-03-")
        spec(before + entry("o", 1, "contact.observed", areas=""), as_of="2026-03-05", because="a b c d", against="e")

    def test_two_accounts_of_one_event_count_once(self, spec):
        spec(FOUR + entry("e", 5, same_as="d"), as_of="2026-02-05", because=None)

    def test_without_a_date_it_is_not_among_the_last(self, spec):
        missing = ["1 entry of this sort has no known date, so it is not counted here."]
        spec(FOUR + entry("e", 0), as_of="2026-02-05", because=None)
        spec(FOUR + CHILD + entry("u", 0), as_of="2026-02-05", because="a b c d", missing=missing)


def aim(ref: str, day: int, whom: str, kind: str = "goal.set") -> str:
    said = f"goal=g{ref}, for={whom}" if whom else f"goal=g{ref}"
    return f"{ref} | 2026-01-{day:02} | {kind} | csc | | | | {said}\n"


ADULTS = "".join(aim(f"g{n}", 10 + n, "adult") for n in range(4))
AIMS = OPEN + ADULTS + aim("h", 20, "child")


class TestWhomTheGoalsAreFor:
    def test_eighty_percent_for_the_adults(self, spec):
        spec(AIMS, as_of="2026-02-05", because="g0 g1 g2 g3", missing=[],
             sentence="Of 5 goals and actions since 10 January 2026 4 are for the adults")  # fmt: skip
        spec(AIMS.replace("for=child", "for=adult").replace(aim("g0", 10, "adult"), aim("g0", 10, "child")),
             as_of="2026-02-05", because="g1 g2 g3 h")  # fmt: skip
        spec(AIMS + aim("i", 21, "child"), as_of="2026-02-05", because=None)

    def test_at_least_three_that_say_it(self, spec):
        two = OPEN + aim("a", 10, "adult") + aim("b", 11, "adult")
        spec(two, as_of="2026-02-05", because=None)
        missing = ["Whom 1 of the goals and actions is for is not recorded."]
        spec(two + aim("u", 12, ""), as_of="2026-02-05", because=None)
        spec(two + aim("u", 12, "") + aim("c", 13, "adult"), as_of="2026-02-05", because="a b c", missing=missing)
        missing = ["Whom 2 of the goals and actions are for is not recorded."]
        spec(two + aim("u", 12, "") + aim("v", 12, "") + aim("c", 13, "adult"), as_of="2026-02-05", because="a b c",
             missing=missing)  # fmt: skip

    def test_an_action_may_say_it_too(self, spec):
        spec(AIMS.replace("goal.set", "action.agreed"), as_of="2026-02-05", because="g0 g1 g2 g3")

    def test_of_earlier_work_they_are_over(self, spec):
        spec(AIMS.replace("w | 2026-01-05", "w | 2026-01-11"), as_of="2026-02-05", because=None)
        spec(AIMS.replace("w | 2026-01-05", "w | 2026-01-10"), as_of="2026-02-05", because="g0 g1 g2 g3")

    def test_without_a_date_they_are_not_counted(self, spec):
        spec(AIMS.replace("2026-01-10", "          "), as_of="2026-02-05", because=None)

    def test_both_are_one_finding(self, spec):
        both = FOUR + CHILD + AIMS.removeprefix(OPEN)
        sentence = spec(both, as_of="2026-02-05", because="a b c d g0 g1 g2 g3").finding.sentence
        assert sentence.endswith(
            "since 1 February 2026; of 5 goals and actions since 10 January 2026 4 are for the adults"
        )


class TestOnlyWhileWorkIsOpen:
    def test_closed(self, spec):
        closed = "z | 2026-02-06 | work.closed | csc | | | | service=social work\n"
        spec(FOUR + CHILD + closed, as_of="2026-02-05", because="a b c d")
        spec(FOUR + CHILD + closed, as_of="2026-02-06", because=None)

    def test_a_level_is_open_work(self, spec):
        bare = HEADER + (FOUR + CHILD).removeprefix(OPEN)
        spec(bare, as_of="2026-02-05", because=None)
        spec(bare, as_of="2026-02-05", because="a b c d", child={"level": "early_help"})


SEVEN = FOUR + CHILD + carer("f", 6) + entry("g", 7)
SEVEN_AIMS = AIMS + aim("i", 21, "child") + aim("k", 22, "adult")


@pytest.mark.parametrize(
    ("table", "numbers", "because"),
    [
        (FOUR + CHILD, {"adult_percent": 80}, "a b c d"), (FOUR + CHILD, {"adult_percent": 81}, None),
        (SEVEN, {"entries": 7, "adult_percent": 71}, "a b c d f"), (SEVEN, {"entries": 7, "adult_percent": 72}, None),
        (FOUR + CHILD, {"entries": 6}, None), (FOUR + CHILD + carer("f", 6), {"entries": 6}, "a b c d f"),
        (AIMS, {"purposes": 6}, None), (AIMS, {"purposes": 5}, "g0 g1 g2 g3"), (AIMS, {"purpose_percent": 81}, None),
        (SEVEN_AIMS, {"purpose_percent": 71}, "g0 g1 g2 g3 k"), (SEVEN_AIMS, {"purpose_percent": 72}, None),
    ],
)  # fmt: skip
def test_a_partnership_may_set(spec, table, numbers, because):
    spec(table, as_of="2026-02-10", because=because, settings=numbers)


def adults(ref: str, day: int) -> str:
    return entry(ref, day, areas="adults")


@pytest.mark.parametrize(
    "three", [carer("a", 1) + carer("b", 2) + adults("c", 3), carer("a", 1) + adults("b", 2) + adults("c", 3)]
)
def test_three_of_five_in_words_and_by_areas_where_a_partnership_says_so(spec, three):
    table = OPEN + three + entry("d", 4) + CHILD
    spec(table, as_of="2026-02-05", because="a b c", settings={"adult_percent": 60})
    spec(table, as_of="2026-02-05", because=None, settings={"adult_percent": 61})


def test_two_aims_where_a_partnership_says_so(spec):
    two = OPEN + aim("a", 10, "adult") + aim("b", 11, "adult")
    spec(two, as_of="2026-02-05", because="a b", settings={"purposes": 2})


def test_a_siblings_entries_are_their_own(spec):
    spec(FOUR, siblings=[FOUR + CHILD], as_of="2026-02-05", because=None)


def test_it_says_what_else_could_be_so(spec):
    finding = spec(FOUR + CHILD, as_of="2026-02-05", because="a b c d").finding
    assert "The child was seen and heard, and it is not written up yet." in finding.innocent


def test_what_a_partnership_may_set(ranges):
    ranges("entries 5-10, adult_percent 70 in 60-90, purposes 2-6, purpose_percent 80 in 70-100")

"""Screens read in rows and in columns: the same children are kept, on random histories of every pattern."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from seen.core.patterns.beside_screens import GradedApart, MostOfTheWorries
from seen.core.patterns.closer import (
    Beside,
    Disabled,
    HeldAlone,
    Lowered,
    MayNotMove,
    NotGradedSince,
    Unanswered,
)  # fmt: skip
from seen.core.patterns.columns import children_left, children_working
from seen.core.patterns.coming_back import ComesBack
from seen.core.patterns.health_screens import OfferedAndLeft
from seen.core.patterns.missing_school import SchoolFell, SchoolMissed
from seen.core.patterns.runner import detectors
from seen.core.patterns.screens import Aged, All, AnyOf, AtLeast, Newer, Share, Silent, Sorts, Then, WorkOpen, Younger
from seen.core.patterns.turning import BetterThenWorse
from seen.integrations.event_files.households import read_households
from seen.integrations.population.store import store_of
from tests.builders.event_files import some_households, write_files
from tests.unit.patterns.test_every_detector import loosest

MISSED, KEPT, WORK = ("appointment.not_brought",), ("appointment.*",), ("work.opened", "level.changed")
KINDS = ("court", "initial_conference", "review_conference", "team_around_family")
SCREENS = [
    AtLeast(0, of=MISSED), AtLeast(1, of=KEPT), AtLeast(2, of=("*",), worries=True), AtLeast("two", of=KEPT, months=3),
    AtLeast(1, of=MISSED, days="forty"), Newer(of=MISSED, than=("appointment.attended",)), Newer(of=WORK, than=MISSED),
    Silent("forty", of=("contact.*",)), Silent(0, of=("*",)), Share(50, of=MISSED, among=KEPT),
    Share("forty", of=MISSED, among=KEPT, months=6), Younger("two"), Younger(10), WorkOpen(),
    Then(of=("appointment.attended",), then=MISSED, days="forty"), Then(of=("*",), then=MISSED, days=3),
    All(Younger(10), AtLeast(1, of=KEPT)), AnyOf(AtLeast(4, of=MISSED), Silent(90, of=MISSED)),
    AtLeast(1, of=("*",), severity="two"), AtLeast(2, of=("*",), months=3, severity=1), Aged("two"), Aged(10),
    Beside(AtLeast(1, of=KEPT)), MayNotMove(ago=12, under="two"), Disabled(), Lowered(60),
    Unanswered(of=MISSED, by=("appointment.attended",)),
    HeldAlone("two", working_days=9, months=60, graver=("health.untreated",), decided=("share.made",)),
    HeldAlone(1, working_days=2, months=60, graver=(), decided=("share.made", "share.declined")),
    SchoolMissed(1, most=99, months=60), AtLeast(1, of=("*",), telling=("injury", "treated")),
    AtLeast(2, of=("*",), nothing_but=("adults", "health", "system")), NotGradedSince("forty"), NotGradedSince(200),
    OfferedAndLeft("lice", offered="help.offered", taken_up=("help.started",), names=("for", "need", "condition"),
                   weeks="two", months=60),
    ComesBack("two", apart=1, months=60, severity=1, sources=("observed",), made_up_weeks="forty"),
    SchoolFell(1, points=1, weeks=30, months=99, mostly=1), Sorts(3, of=("*",), months=24, less=1),
    ComesBack("two", apart=1, months=60, severity=1, sources=("observed",)),
    ComesBack(3, apart=1, months=60, severity=1, sources=("observed",), never=("food.*",), unsure=("appointment.*",)),
    Then(of=("*",), then=("*",), days=40, worries=True), AtLeast(1, of=("*",), saying=("service", ())),
    AtLeast(1, of=("*",), but_of=KEPT, beyond=("physical-care", "system"), sources=("observed", "")),
    BetterThenWorse("two", of="meeting.held", kinds=KINDS, before="forty", after="forty", months=24),
    BetterThenWorse(1, of="meeting.held", kinds=KINDS, before=90, after=90, months=24),
    MostOfTheWorries(2, own=1, percent=60, times="two", months=60), GradedApart(gap=1, alike="two", months=60),
    AnyOf(All(WorkOpen(), Younger(4)), Newer(of=("contact.no_access",), than=("contact.seen",))),
]  # fmt: skip
NUMBERS = {"two": 2, "forty": 40}
WORK_OPEN = repr(WorkOpen())
"""Told a little more widely in columns."""
DAYS = [date(2028, 2, 29), date(2028, 6, 30), date(2029, 3, 1)]


@pytest.fixture(scope="module")
def lives(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lives")
    write_files(folder, some_households(Random(4), each=12))
    households = read_households(folder / "EVENTS.csv", folder / "children.csv")
    with store_of(folder).open() as connection:
        yield households, connection


def both(lives, pattern, *, as_of, numbers):
    """Return the children kept in rows, in columns, and those of whom something is told twice."""
    households, connection = lives
    connection.execute(f"CREATE OR REPLACE TEMP TABLE working AS {children_working(as_of)}")
    query = children_left(pattern, as_of=as_of, numbers=numbers)
    columns = connection.execute(f"SELECT ref FROM children WHERE child IN ({query})").fetchall()
    twice = connection.execute("SELECT ref FROM children WHERE retold").fetchall()
    timelines = [timeline for household in households for timeline in household.on(as_of)]
    rows = {
        timeline.child.ref
        for timeline in timelines
        if _is_told_of(timeline, pattern) and pattern.screen.holds(timeline, numbers)
    }
    return rows, {ref for (ref,) in columns}, {ref for (ref,) in twice}


def _is_told_of(timeline, pattern):
    reads = pattern.household.reads if pattern.household else ()
    read = [timeline.of(*pattern.needs), *(sibling.of(*reads) for sibling in timeline.siblings)]
    return any(told.accounts_at_least(1) for told in read)


def same(lives, pattern, *, numbers):
    """Look from each day, and return every child kept."""
    kept = set()
    for as_of in DAYS:
        rows, columns, twice = both(lives, pattern, as_of=as_of, numbers=numbers)
        assert WORK_OPEN in repr(pattern.screen) or rows - twice == columns - twice
        assert rows <= columns
        kept |= rows
    return kept


@pytest.mark.no_cover
@pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.pattern.id)
def test_every_pattern_keeps_the_same_children(lives, detector):
    pattern = detector.pattern
    assert same(lives, pattern, numbers=pattern.in_force(loosest(detector)[pattern.id]))
    same(lives, pattern, numbers=pattern.in_force({}))


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_every_screen_keeps_the_same_children(lives, screen):
    assert same(lives, replace(detectors()[0].pattern, needs=("*",), screen=screen), numbers=NUMBERS)


def test_a_screen_that_columns_do_not_know_is_refused():
    with pytest.raises(TypeError, match="no columns for the screen"):
        children_left(replace(detectors()[0].pattern, screen=object()), as_of=DAYS[0], numbers={})

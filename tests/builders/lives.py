"""Invents lives for pictures: the worst that one page may have to show, and small ones at random."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from hypothesis import strategies as st

from seen.core.life.moment import Moment
from seen.kit.knowledge.kinds import kind as kind_of

AGENCIES = (
    "Fenland Community NHS Trust", "Millbrook Primary School", "Northmarsh Children’s Services",
    "Larkfield Secondary School", "Quayside Dental Practice", "Northmarsh General Hospital", "Fenland Police",
    "Northmarsh Housing", "The Northmarsh and Fenland Combined Adult Mental Health and Recovery Partnership",
)  # fmt: skip
KINDS = (
    "food.concern", "appointment.not_brought", "contact.seen", "note.strength", "school.tired", "care.emotional",
    "supervision.concern", "appointment.attended", "hygiene.concern", "contact.no_access", "care.stimulation",
)  # fmt: skip
AS_OF = date(2026, 11, 2)
BORN = date(2009, 8, 14)
NIGHT = date(2019, 3, 4)
IMPORTED = date(2022, 5, 3)


def a_moment(
    number: int = 1, on: date | None = AS_OF, kind: str = "note.observation", *, agency: str = AGENCIES[0],
    latest: date | None = None, until: date | None = None, recorded: date | None = None, imported: bool = False,
    event: int | None = None, account: int | None = None, polarity: int | None = None,
) -> Moment:  # fmt: skip
    """Return a moment; what is not said is as its kind has it. `latest` makes its date known only in part."""
    known = kind_of(kind)
    return Moment(
        UUID(int=number), on, latest or on, False, until, recorded or latest or on or AS_OF, kind, (), agency,
        "observed", known.polarity if polarity is None else polarity, known.severity, known.areas, "", imported,
        UUID(int=event) if event else None, UUID(int=AGENCIES.index(agency) + 1 if agency in AGENCIES else 99),
        UUID(int=account or number),
    )  # fmt: skip


def the_worst_life(entries: int = 3_000) -> list[Moment]:
    """Return 17 years of nine agencies: 140 in one week, twelve moves, workers, work and dates of all sorts."""
    random = Random(9)
    days = (AS_OF - BORN).days
    found = [a_moment(n + 1, BORN + timedelta(days=30 * 12 * n), "address.moved") for n in range(12)]
    turns = ("worker.allocated", "worker.unallocated", "work.opened", "work.closed", "level.changed")
    found += [a_moment(100 + n, BORN + timedelta(days=150 * n), turns[n % 5], agency=AGENCIES[2]) for n in range(40)]
    found += [a_moment(200 + n, NIGHT + timedelta(days=n % 7), agency=AGENCIES[1]) for n in range(140)]
    for number in range(entries - len(found)):
        on = BORN + timedelta(days=random.randrange(-120 if number % 40 == 0 else 0, days))
        sort = random.randrange(40)
        found.append(
            a_moment(
                1_000 + number,
                None if sort == 0 else on,
                random.choice(KINDS),
                agency=random.choice(AGENCIES),
                latest=min(on + timedelta(days=random.choice((30, 90, 364))), AS_OF) if sort == 1 else None,
                until=min(on + timedelta(days=60), AS_OF) if sort == 2 else None,
                imported=number % 3 == 0 and on < IMPORTED,
                recorded=IMPORTED if number % 3 == 0 and on < IMPORTED else None,
            )
        )
    return found


def lives() -> st.SearchStrategy[list[Moment]]:
    """Return small lives at random: several agencies, dates known well, in part and not at all."""
    day = st.dates(date(2008, 1, 1), AS_OF)

    def one(number: int, on: date | None, more: int, kind: str, agency: str) -> Moment:
        latest = min(on + timedelta(days=more), AS_OF) if on else None
        return a_moment(number, on, kind, agency=agency, latest=latest)

    numbered = st.builds(
        one, st.integers(1, 10**9), st.none() | day, st.sampled_from((0, 0, 30, 400)), st.sampled_from(KINDS),
        st.sampled_from((*AGENCIES, "Agency ten", "Agency eleven")),
    )  # fmt: skip
    return st.lists(numbered, max_size=40, unique_by=lambda moment: moment.ref)

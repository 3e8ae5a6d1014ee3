"""Settles one invented family: people, home, numbers, and those who work with it. Every row by the ordinary acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile import actions as casefile
from seen.apps.casefile import queries as casefiles
from seen.apps.people import actions as people
from seen.core.access.visibility import Access, Sight
from seen.rehearsal.cast import NARRATOR, Cast, narrated
from seen.rehearsal.stories import days_ago, settled

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Family:
    """A family as it is entered: its file, and its children's sights by the names that the story gives them."""

    told: Row
    cast: Cast
    today: date
    sights: dict[str, Sight]

    def day(self, ago: int) -> date:
        """Return the working day so many days ago."""
        return days_ago(ago, today=self.today)

    def moment(self, ago: int) -> datetime:
        """Return noon of the working day so many days ago."""
        return timezone.make_aware(datetime.combine(self.day(ago), time(12)))

    def born(self, row: Row) -> date | None:
        """Return a person's day of birth, where there is one."""
        return self.today - timedelta(days=row["born_ago"]) if "born_ago" in row else None

    def begun(self, row: Row, ago: int) -> int:
        """Return so many days ago, or five days after birth for a child who was not born or not known of then."""
        return int(min(ago, self.lived(row) - 5))

    def lived(self, row: Row) -> int:
        """Return for how many days a child has lived, or been known of before birth."""
        return int(row["born_ago"] if "born_ago" in row else row["known_ago"])

    def children(self, row: Row) -> list[Row]:
        """Return the children whom a row of the file is about, in its order: all of the family where it names none."""
        known: dict[str, Row] = {child["key"]: child for child in self.told["child"]}
        return [known[key] for key in row.get("children", known)]


def settle(name: str, *, cast: Cast, today: date) -> dict[str, UUID]:
    """Enter a family as families/<name>.toml tells it. Returns its children by the names in the story."""
    told = settled(name)
    family = Family(told, cast, today, {})
    for row in told["child"]:
        family.sights[row["key"]] = narrated(_enter(family, row), today=today)
    for row in told["child"]:
        _know(family, row)
    _live_together(family)
    for row in told["worker"]:
        _worker(family, row)
    for row in told["work"]:
        _work(family, row)
    for row in told["level"]:
        _level(family, row)
    for row in told["task"]:
        _owe(family, row)
    return {key: sight.child for key, sight in family.sights.items()}


def _enter(family: Family, row: Row) -> UUID:
    return casefile.add_child(
        family.cast.viewers[family.told["entered_by"]],
        name=row["name"],
        reason="early_help",
        words=family.told["held"],
        born=family.born(row),
        due=family.today + timedelta(days=row["due_in"]) if "due_in" in row else None,
        sex=row["sex"],
        gestation_days=row.get("gestation_days"),
        mobile=row.get("mobile"),
        at=family.moment(family.begun(row, family.told["held_ago"])),
    ).child


def _know(family: Family, row: Row) -> None:
    """Add what is known of a child: numbers, each by the agency that gives it, and what was asked."""
    sight, at = family.sights[row["key"]], family.moment(family.begun(row, family.told["held_ago"]))
    for scheme, keeper in (("nhs", "gp"), ("upn", "school")):
        if scheme in row:
            people.add_identifier(family.cast.somebody_of(keeper), sight=sight, scheme=scheme, value=row[scheme], at=at)
    for fact in row["facts"]:
        people.state_fact(
            family.cast.viewers[family.told["entered_by"]], sight=sight, at=at, **{"answer": "stated", **fact}
        )


def _live_together(family: Family) -> None:
    """Put the family into its households, say what each is to the others, and where they lived."""
    rows: list[Row] = family.told["child"]
    viewer, eldest = family.cast.viewers[family.told["entered_by"]], family.sights[rows[0]["key"]]
    for row in rows:
        sight, home = family.sights[row["key"]], eldest if row is not rows[0] and not row.get("apart") else None
        at = family.moment(family.begun(row, family.told["held_ago"]))
        people.join_household(viewer, sight=sight, home=home, role="child", start=family.born(row), at=at)
        if sight is not eldest:
            kind = row.get("kind", "brother_or_sister")
            people.relate_children(viewer, sight=eldest, other=sight, kind=kind, at=at)
    here = [adult for adult in family.told["adult"] if rows[0] == family.children(adult)[0]]
    for adult in here:
        _adult(family, adult)
    for stay in family.told.get("stay", ()):
        _stay(family, stay)
    for adult in family.told["adult"]:
        if adult not in here:  # of another home: nobody of it is known to a child who stays there before the stay is
            _adult(family, adult)
    for address in family.told["address"]:
        for row in family.children(address):
            _home(family, address, row)


def _stay(family: Family, row: Row) -> None:
    """Say that a child lives in a second household too, on some days."""
    people.join_household(
        family.cast.viewers[family.told["entered_by"]],
        sight=family.sights[row["child"]],
        home=family.sights[row["with"]],
        role="child",
        start=family.day(row["ago"]),
        reason=row["reason"],
        at=family.moment(row["ago"]),
    )


def _adult(family: Family, row: Row) -> None:
    """Add an adult to the first child named, in whose household they live, and say what they are to the others."""
    first, *others = (family.sights[child["key"]] for child in family.children(row))
    viewer = family.cast.viewers[family.told["entered_by"]]
    at = family.moment(row.get("joined_ago", family.told["held_ago"]))
    came = family.day(row["joined_ago"]) if "joined_ago" in row else None
    known = {"kind": row["kind"], "responsibility": row["responsibility"], "source": row.get("source", ""), "at": at}
    adult = people.add_adult(
        viewer,
        sight=first,
        name=row["name"],
        sex=row["sex"],
        born=family.born(row),
        phone=row.get("phone", ""),
        start=came,
        **known,
    )
    people.join_household(viewer, sight=first, person=adult.person_id, role=row["role"], start=came, at=at)
    for sight in others:
        people.relate(viewer, sight=sight, person=adult.person_id, start=came, **known)


def _home(family: Family, row: Row, child: Row) -> None:
    """Record where a child lived; a child born there has lived there from birth."""
    theirs = [address for address in family.told["address"] if child in family.children(address)]
    if row is not theirs[-1] and row["ago"] > family.lived(child):
        return
    viewer, sight = family.cast.viewers[family.told["entered_by"]], family.sights[child["key"]]
    moved = people.move_address(
        viewer,
        sight=sight,
        lines=row["lines"],
        postcode=row.get("postcode", ""),
        access=Access(row["access"]),
        start=family.day(row["ago"]) if row["ago"] < family.lived(child) else family.born(child),
        reason=row["reason"],
        source="The family",
        at=family.moment(family.begun(child, family.told["held_ago"])),
    )
    for name, why in row.get("named", {}).items():
        people.name_who_may_see(
            viewer,
            sight=casefiles.sight(viewer, sight.child, as_of=family.today),
            address=moved.address,
            user=family.cast.users[name].id,
            why=why,
            at=family.moment(1),
        )


def _worker(family: Family, row: Row) -> None:
    """Say who works with the children, and who leads."""
    for child in family.children(row):
        ago = family.begun(child, row["ago"])
        start, at, sight = family.day(ago), family.moment(ago), family.sights[child["key"]]
        if row.get("lead"):
            user = family.cast.users[row["name"]].id
            casefile.allocate(
                NARRATOR, sight=sight, user=user, role="lead_practitioner", why=row["reason"], start=start, at=at
            )
            continue
        team = family.cast.teams[row["team"]].id if "team" in row else None
        worker = family.cast.users[row["name"]].id if "name" in row else None
        casefile.involve(NARRATOR, sight=sight, reason=row["reason"], user=worker, team=team, start=start, at=at)


def _work(family: Family, row: Row) -> None:
    for child in family.children(row):
        ago, viewer = family.begun(child, row["ago"]), family.cast.viewers[row["by"]]
        casefile.open_work(
            viewer,
            sight=family.sights[child["key"]],
            service=row["service"],
            reason=row["reason"],
            on=family.day(ago),
            at=family.moment(ago),
        )


def _level(family: Family, row: Row) -> None:
    for child in family.children(row):
        ago, viewer = family.begun(child, row["ago"]), family.cast.viewers[row["by"]]
        casefile.set_level(
            viewer,
            sight=family.sights[child["key"]],
            level=row["level"],
            on=family.day(ago),
            category=row.get("category", ""),
            why=row["why"],
            at=family.moment(ago),
        )


def _owe(family: Family, row: Row) -> None:
    child = family.sights[row["child"]].child
    casefile.owe(
        NARRATOR,
        child=child,
        kind=row["kind"],
        title=row["title"],
        why=row["why"],
        due=family.today + timedelta(days=row["due_in"]),
        owner=family.cast.users[row["owner"]].id if "owner" in row else None,
        team=family.cast.teams[row["team"]].id if "team" in row else None,
        link=f"/children/{child}/",
        from_words=row["from"],
        at=family.moment(1),
    )

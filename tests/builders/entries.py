"""Entries as the story's tests want them: a child whom two agencies know, and what each of them wrote."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from seen.apps.casefile.models import Involvement, Work
from seen.apps.chronology.drafts import Draft, Setting, rows
from seen.apps.chronology.models import Disagreement, Entry, Named, Part
from seen.apps.identity.models import Agency, Authority, RoleGrant, Team, User
from seen.apps.people.models import Child, Name, Person
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, system
from seen.core.dates.partial import PartialDate
from seen.kit.actions import Acting, writing

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = NOW.date()


def written(make: Any) -> Any:
    """Run a function as a test's own act, so that the audit sees no write past the actions."""
    with transaction.atomic(), writing(Acting("test", system("a test"))):
        return make()


@dataclass
class Scene:
    """Alice's school holds Amir's story and Bob's clinic works with him too; Charlie's clinic does not know him."""

    school: Agency
    clinic: Agency
    elsewhere: Agency
    alice: User
    bob: User
    lead: User
    charlie: User
    amir: Child
    leila: Child
    users: dict[str, User] = field(default_factory=dict)


def a_scene(*, open_work: bool = True) -> Scene:
    """Return the scene. `lead` is the designated lead of Alice's school."""
    return written(lambda: _scene(open_work=open_work))


def a_user(name: str, agency: Agency, *roles: Role, team: Team | None = None) -> User:
    """Return somebody who signs in, with their roles."""
    user = User(email=f"{name.lower()}@rehearsal.example", name=f"{name} Example", agency=agency, team=team)
    user.set_unusable_password()
    user.save()
    for role in roles:
        RoleGrant.objects.create(user=user, role=role, given_at=NOW, why="a test")
    return user


def works_with(child: Child, user: User, *, role: str = "worker") -> Involvement:
    """Return somebody's work with a child, begun some time ago."""
    return Involvement.objects.create(
        child=child, agency=user.agency, user=user, role=role, reason="Support at school",
        start=date(2020, 1, 1), written_at=NOW,
    )  # fmt: skip


def a_named_child(name: str) -> Child:
    """Return a child's record with a name."""
    person = Person.objects.create(written_at=NOW)
    Name.objects.create(person=person, text=name, folded=name.lower(), written_at=NOW)
    return Child.objects.create(person=person, reference=f"S-{uuid4().hex[:8]}", written_at=NOW)


def an_entry(
    child: Child, *, by: User, on: date | PartialDate | None = TODAY, kind: str = "note.observation",
    open_work: bool = True, account: UUID | None = None, supersedes: Entry | None = None, why_changed: str = "",
    withdrawn: bool = False, at: datetime = NOW, **said: Any,
) -> Entry:  # fmt: skip
    """Return an entry written by a person for their agency, with each part held back as its kind asks."""
    day = PartialDate.unknown() if on is None else PartialDate.day(on) if isinstance(on, date) else on
    setting = Setting(
        child=child.id, agency=by.agency_id, writer=by.id, written_at=at, open_work=open_work,
        account=account or uuid4(), supersedes=supersedes, why_changed=why_changed, withdrawn=withdrawn,
        changed_by=by.id if supersedes else None,
    )  # fmt: skip

    def make() -> Entry:
        entry, held = rows(Draft(kind=kind, on=day, **said), setting)
        entry.save(force_insert=True)
        Part.objects.bulk_create(held)
        return entry

    return written(make)


def user_of(viewer: Viewer) -> User:
    """Return the account behind a viewer."""
    return User.objects.get(id=viewer.id)


def a_disagreement(entry: Entry, *, who: str = "His mother", words: str) -> Disagreement:
    """Return what somebody says of an entry."""
    return written(lambda: Disagreement.objects.create(entry=entry, who=who, words=words, written_at=NOW))


def named(entry: Entry, user: User, *, part: str = "") -> Named:
    """Name somebody who may see an entry or a part of it."""
    return written(lambda: Named.objects.create(entry=entry, part=part, user=user, at=NOW))


def _scene(*, open_work: bool) -> Scene:
    authority = Authority.objects.create(name="Northmarsh")
    school, clinic, elsewhere = (
        Agency.objects.create(authority=authority, name=name, type=sort)
        for name, sort in (("Riverside School", "school"), ("Elm Clinic", "health-visiting"), ("Far Clinic", "gp"))
    )
    alice, bob = a_user("Alice", school, Role.WORKER), a_user("Bob", clinic, Role.WORKER)
    lead, charlie = a_user("Lena", school, Role.DESIGNATED_LEAD), a_user("Charlie", elsewhere, Role.WORKER)
    amir, leila = a_named_child("Amir Example"), a_named_child("Leila Example")
    for user in (alice, bob):
        works_with(amir, user)
    if open_work:
        Work.objects.create(child=amir, agency=school, service="early help", opened=date(2020, 1, 1), written_at=NOW)
    return Scene(school, clinic, elsewhere, alice, bob, lead, charlie, amir, leila)

"""Accounts and roles as pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404

from seen.apps.identity.queries import Account, Grant, roles_of
from seen.core.access.permission import GIVES, Permission, Role
from seen.core.access.viewer import Viewer
from seen.kit.knowledge.roles import RoleWords, roles
from seen.kit.pages.words import day


@dataclass(frozen=True, slots=True)
class RoleExplained:
    """A role in words, what it allows, and whether the viewer holds it."""

    words: RoleWords
    allows: tuple[str, ...]
    yours: bool


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """An invented person, and what their roles open."""

    id: UUID
    name: str
    job: str
    purpose: str


def roles_explained(viewer: Viewer) -> list[RoleExplained]:
    """Return every role, those that the viewer holds first."""
    every = [
        RoleExplained(words, tuple(one.value for one in Permission if one in GIVES[role]), role in viewer.roles)
        for role, words in roles().items()
    ]
    return sorted(every, key=lambda role: not role.yours)


def role_names(held: Iterable[Role]) -> str:
    """Return `Worker, Manager`."""
    return ", ".join(roles()[role].name for role in held)


def role_or_404(slug: str) -> RoleWords:
    """Return a role by its slug."""
    if slug not in set(Role):
        raise Http404
    return roles()[Role(slug)]


def held(account: Account) -> list[RoleWords]:
    """Return the roles that somebody holds, in words."""
    return [roles()[role] for role in account.roles]


def account_rows(accounts: Iterable[Account]) -> list[dict[str, Any]]:
    """Return one row for each account."""
    return [
        {"account": one, "roles": role_names(one.roles) or "No role yet", "state": "Open" if one.is_open else "Closed"}
        for one in accounts
    ]


def account_facts(account: Account) -> list[tuple[str, str]]:
    """Return the facts of one account, as a summary list takes them."""
    return [
        ("E-mail address", account.email),
        ("Job", account.job),
        ("Team", account.team),
        ("Account", "Open" if account.is_open else "Closed: it signs in no more"),
        ("Password", "Temporary, to be changed at the next sign-in" if account.must_change_password else "Their own"),
    ]


def diary_rows(grants: Iterable[Grant]) -> list[tuple[str, str, str]]:
    """Return one row for each role given: the role, how it began, how it ended."""
    return [
        (
            roles()[one.role].name,
            f"{day(one.given_at)}, by {one.given_by}: {one.why}",
            f"{day(one.ended_at)}, by {one.ended_by or 'Seen'}: {one.ended_why}" if one.ended_at else "Held now",
        )
        for one in grants
    ]


def personas_by_agency(people: Iterable[Any]) -> list[tuple[str, list[PersonaCard]]]:
    """Return the invented people under the names of their agencies."""
    grouped = groupby(people, key=lambda one: str(one.agency.name))
    return [(agency, [_card(one) for one in those]) for agency, those in grouped]


def _card(person: Any) -> PersonaCard:
    held = roles_of(person)
    job = f"{person.job} ({role_names(held)})"
    return PersonaCard(person.id, person.name, job, " ".join(roles()[role].sees for role in held))


def agency_rows(agencies: Iterable[Any]) -> list[tuple[str, str, str]]:
    """Return one row for each agency."""
    return [(one.name, one.authority.name, one.phone or "Not recorded") for one in agencies]


def without(given: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return what a form gave, less some names."""
    return {name: value for name, value in given.items() if name not in names}

"""Authorities, agencies, teams, the people who sign in, the roles they were given, and devices that they hand over."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models import F, Q, QuerySet

from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, ViewerKind
from seen.kit.database.prepared import Row, prepared, prepared_rows
from seen.kit.database.together import together


class Authority(models.Model):
    """A local authority of the partnership."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)


class Agency(models.Model):
    """An organisation that works with children or their families. `type` is a slug of the vocabulary."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=120, unique=True)
    type = models.CharField(max_length=40)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("name",)


class Team(models.Model):
    """A team of one agency. `desk` names what the team answers for the whole partnership, if anything."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["agency", "name"], name="team_named_once"),)


class Users(BaseUserManager["User"]):
    """Finds accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in. Accounts are closed, never deleted: the record still names who wrote it."""

    last_login = None  # the audit says who signed in and when
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="users")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="users")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    sessions_ended_at = models.DateTimeField(null=True)
    viewer_now: Viewer | None = None  # set where the account was read for one request

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - Django asks for a list
    objects = Users()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str | None) -> bool:
        """Check and write nothing: where a hash has grown weak, sign-in stores it anew as an act of its own."""
        return check_password(raw_password, self.password)

    def as_viewer(self) -> Viewer:
        """Return this person as a viewer, with the roles that they hold now."""
        return self.viewer_from(*together(works_for.of(self.id), held_by.of(self.id)))

    def viewer_from(self, agencies: Sequence[Row], roles: Sequence[Row]) -> Viewer:
        """Return the viewer that `works_for` and `held_by` tell of."""
        agency, authority = agencies[0]
        return Viewer(
            kind=ViewerKind.STAFF,
            name=self.name,
            id=self.id,
            agency=self.agency_id,
            agency_name=agency,
            authority=authority,
            team=self.team_id,
            roles=frozenset(Role(role) for (role,) in roles),
        )


class RoleGrant(models.Model):
    """A role given to a person: a diary, so that “who could see this in March?” has an answer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in Role])
    given_at = models.DateTimeField()
    given_by: "models.ForeignKey[User | None, User | None]" = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+"
    )
    why = models.TextField()
    ended_at = models.DateTimeField(null=True)
    ended_by: "models.ForeignKey[User | None, User | None]" = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering = ("given_at",)
        constraints = (
            models.UniqueConstraint(fields=["user", "role"], condition=Q(ended_at=None), name="role_held_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="") | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="role_end_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("given_at")), name="role_ends_after_it_starts"
            ),
        )


class HandOver(models.Model):
    """A signed-in device in somebody else's hands for one sheet. Of its PIN the hash alone is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sheet = models.UUIDField()
    pin = models.CharField(max_length=128)
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="") | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
                name="hand_over_end_says_how",
            ),
        )


@prepared_rows(User)
def account_of(user: UUID) -> QuerySet[User]:
    """One account."""
    return User.objects.filter(id=user).order_by()


@prepared
def works_for(user: UUID) -> QuerySet[Any, Any]:
    """The names of the agency and the authority in which somebody works."""
    return User.objects.filter(id=user).order_by().values_list("agency__name", "agency__authority__name")


@prepared
def held_by(user: UUID) -> QuerySet[Any, Any]:
    """The roles that somebody holds now."""
    return RoleGrant.objects.filter(user=user, ended_at=None).order_by().values_list("role")

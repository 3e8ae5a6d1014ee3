"""An administrator's pages: the accounts, roles and teams of their own agency."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seen.apps.identity import presenters, queries
from seen.apps.identity.actions import accounts as acts
from seen.apps.identity.actions import places
from seen.apps.identity.actions import roles as role_acts
from seen.apps.identity.forms import AccountForm, GiveRoleForm, TeamForm, WhyForm
from seen.core.access.permission import Permission, Role
from seen.core.refusals import Refusal
from seen.kit.access.guards import needs, viewer_of

administrator = needs(Permission.ADMINISTER)
View = Callable[..., HttpResponse]


def own_agency(view: View) -> View:
    """Give the view the account, or the same 404 whether it is another agency's or nobody's."""

    @wraps(view)
    def found(request: HttpRequest, account: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, queries.account(viewer_of(request), account), *args, **kwargs)
        except queries.NoSuchAccount as none:
            raise Http404 from none

    return administrator(found)


@administrator
def index(request: HttpRequest) -> HttpResponse:
    """List the accounts of the administrator's agency."""
    viewer = viewer_of(request)
    return render(request, "identity/accounts.html", {"rows": presenters.account_rows(queries.accounts(viewer))})


@administrator
def new(request: HttpRequest) -> HttpResponse:
    """Make an account, and show its temporary password once."""
    viewer = viewer_of(request)
    form = AccountForm(request.POST or None, teams=[(str(team.id), team.name) for team in queries.teams(viewer)])
    if form.is_valid():
        asked = presenters.without(form.cleaned_data, "once")
        try:
            made = acts.make_account(viewer, **asked | {"team": UUID(asked["team"]) if asked["team"] else None})
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            return _password(request, made)
    return render(request, "identity/new_account.html", {"form": form})


@own_agency
def account(request: HttpRequest, account: queries.Account) -> HttpResponse:
    """Show one account with the diary of its roles."""
    diary = queries.grants(viewer_of(request), account.id)
    page = {"account": account, "rows": presenters.account_facts(account), "diary": presenters.diary_rows(diary)}
    return render(request, "identity/account.html", page | {"held": presenters.held(account)})


@own_agency
def reset(request: HttpRequest, account: queries.Account) -> HttpResponse:
    """Give a temporary password and show it once."""
    if request.method == "POST":
        return _password(request, acts.reset_password(viewer_of(request), account=account.id, at=timezone.now()))
    return render(request, "identity/reset_password.html", {"account": account})


@own_agency
def close(request: HttpRequest, account: queries.Account) -> HttpResponse:
    """Close an account, or open it again."""
    form = WhyForm(request.POST or None)
    if form.is_valid():
        viewer, why = viewer_of(request), form.cleaned_data["why"]
        if account.is_open:
            acts.close_account(viewer, account=account.id, why=why, at=timezone.now())
        else:
            acts.reopen_account(viewer, account=account.id, why=why)
        return _back(account)
    return render(request, "identity/close_account.html", {"form": form, "account": account})


@own_agency
def give_role(request: HttpRequest, account: queries.Account) -> HttpResponse:
    """Give a role."""
    viewer = viewer_of(request)
    form = GiveRoleForm(request.POST or None, agency_type=queries.agency_type(viewer), held=account.roles)
    if form.is_valid():
        role, why = Role(form.cleaned_data["role"]), form.cleaned_data["why"]
        role_acts.give_role(viewer, account=account.id, role=role, why=why, at=timezone.now())
        return _back(account)
    return render(request, "identity/give_role.html", {"form": form, "account": account})


@own_agency
def end_role(request: HttpRequest, account: queries.Account, role: str) -> HttpResponse:
    """End a role."""
    form = WhyForm(request.POST or None)
    words = presenters.role_or_404(role)
    if form.is_valid():
        why = form.cleaned_data["why"]
        role_acts.end_role(viewer_of(request), account=account.id, role=words.role, why=why, at=timezone.now())
        return _back(account)
    return render(request, "identity/end_role.html", {"form": form, "account": account, "role": words})


@administrator
def agencies(request: HttpRequest) -> HttpResponse:
    """List the agencies of the partnership and the teams of one's own; add a team."""
    viewer = viewer_of(request)
    form = TeamForm(request.POST or None)
    if form.is_valid():
        try:
            places.found_team(viewer, name=form.cleaned_data["name"])
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            return HttpResponseRedirect(reverse("agencies"))
    page = {"form": form, "rows": presenters.agency_rows(queries.agencies()), "teams": queries.teams(viewer)}
    return render(request, "identity/agencies.html", page | {"own": viewer.agency_name})


def _password(request: HttpRequest, made: acts.Made) -> HttpResponse:
    made_for = queries.account(viewer_of(request), made.account)
    return render(request, "identity/temporary_password.html", {"account": made_for, "password": made.password})


def _back(account: queries.Account) -> HttpResponse:
    return HttpResponseRedirect(reverse("account", args=[account.id]))

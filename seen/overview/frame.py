"""What stands around every page: who is signed in, where they can go, whom to ring now."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from seen.apps.identity import presenters
from seen.apps.identity.handed_over import PAGES, handed
from seen.core.access.permission import Permission, can
from seen.core.access.viewer import Viewer
from seen.kit.access.guards import viewer_of
from seen.kit.knowledge.danger import Answering, answering, desks, numbers_checked
from seen.kit.knowledge.roles import roles
from seen.kit.pages.frame import Danger, Frame, Link, SignedIn

# Words, route, and the permission that shows it; None is for everybody signed in.
NAVIGATION: tuple[tuple[str, str, Permission | None], ...] = (
    ("Home", "home", None),
    ("Note something", "note", Permission.RECORD),
    ("Find a child", "find", Permission.READ_CHILDREN),
    ("My notes", "my_notes", Permission.RECORD),
    ("Tools", "tools", Permission.RECORD),
    ("Supervision", "supervision", Permission.SUPERVISE),
    ("Matching desk", "matching_desk", Permission.MATCH),
    ("Register", "pattern_register", Permission.SEE_COUNTS),
    ("Numbers", "thresholds", Permission.SET_NUMBERS),
    ("Accounts", "accounts", Permission.ADMINISTER),
    ("Agencies", "agencies", Permission.ADMINISTER),
    ("Roles", "roles", None),
    ("Your account", "mfa_index", None),
)
FOOTER = (
    ("In danger now", "danger"),
    ("Who can see what I write", "privacy"),
    ("What we look for", "what_we_look_for"),
    ("Accessibility", "accessibility"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page, as a context processor does. In somebody else's hands it is bare."""
    if handed(request):
        return {"frame": Frame(home=PAGES, danger=_danger(viewer_of(request)), rehearsal=settings.REHEARSAL)}
    viewer = viewer_of(request) if request.user.is_authenticated else None
    return {
        "frame": Frame(
            home=reverse("home"),
            signed_in=_signed_in(viewer) if viewer else None,
            navigation=_navigation(viewer, request.path) if viewer else (),
            danger=_danger(viewer),
            footer=tuple(Link(words, reverse(name)) for words, name in FOOTER),
            rehearsal=settings.REHEARSAL,
        )
    }


def who_answers(viewer: Viewer | None) -> list[Answering]:
    """Return whom to ring at this moment: the desk of the viewer's authority first, then the others."""
    return _ordered(viewer.authority if viewer else "")


def _ordered(own: str) -> list[Answering]:
    every = sorted(desks(settings.PARTNERSHIP), key=lambda desk: desk.authority != own)
    return [answering(desk, at=timezone.localtime()) for desk in every]


def checked() -> bool:
    """Return whether somebody has rung the numbers of this partnership."""
    return numbers_checked(settings.PARTNERSHIP)


def _signed_in(viewer: Viewer) -> SignedIn:
    held = [words for role, words in roles().items() if role in viewer.roles]
    return SignedIn(
        name=viewer.name,
        agency=viewer.agency_name,
        role=presenters.role_names(words.role for words in held),
        sees=" ".join(words.sees for words in held) or "Your account holds no role yet, so it opens no record.",
        ask=" ".join(dict.fromkeys(words.ask for words in held)) or "Ask the administrator of your agency for a role.",
        sign_out=reverse("account_logout"),
    )


def _navigation(viewer: Viewer, path: str) -> tuple[Link, ...]:
    shown = [(words, reverse(name)) for words, name, needed in NAVIGATION if needed is None or can(viewer, needed)]
    return tuple(Link(words, href, current=path == href) for words, href in shown)


def _danger(viewer: Viewer | None) -> Danger:
    own = viewer.authority if viewer else ""
    first, *others = _ordered(own)
    if others and first.desk.authority != own:
        return Danger(note="Each area has its own number: see “In danger now” at the foot of this page.")
    note = "" if first.by_day else "The desk is closed now. Nobody reads notes until it opens."
    if not checked():
        note = f"{note} These numbers are not checked yet: use the ones that your agency gave you.".strip()
    return Danger(first.name, first.number, note)

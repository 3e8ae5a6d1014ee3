"""Whom a note can be about, and what the page that asks for it must know of them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Involvement
from seen.apps.identity.models import User
from seen.apps.people.models import Child
from seen.apps.people.queries.called import Called, called, first_name
from seen.apps.people.queries.page import facts
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.ages import age_band, pregnancy_start
from seen.core.suggesting.about_age import band_of
from seen.core.suggesting.at_save import Moves
from seen.kit.audit.models import About as AuditAbout
from seen.kit.audit.models import Entry as AuditEntry

RECENT = 5
LOOKED_BACK = 50_000
"""Lines of the audit that “recent” reads at most: somebody away for longer searches."""
WROTE = ("chronology.note", "chronology.record")
NO_DISABILITY = frozenset({"no", "none", ""})


@dataclass(frozen=True, slots=True)
class Known:
    """A child whom the viewer may choose: enough to tell two of one name apart."""

    id: UUID
    name: str
    first: str
    born: date | None
    due: date | None
    about_age: str
    reference: str
    places: tuple[str, ...] = ()  # schools and nurseries that work with the child


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to tell, and how to reach them."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class About:
    """The child that a note is about. `others` are those it may be about too; `band` is blank where not known."""

    child: Known
    others: tuple[Known, ...]
    band: str
    disabled: bool
    moves: Moves
    lead: Contact | None  # the lead practitioner, where the viewer may know who it is
    starts: Mapping[UUID, date]  # the first day that can concern each child, where it is known

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name that the note may use for the child."""
        return (self.child.name, self.child.first)


def recent(viewer: Viewer, *, as_of: date) -> list[Known]:
    """Return the last five children whom the viewer opened or wrote about, newest first."""
    newest = AuditEntry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    lines = AuditAbout.objects.filter(entry__actor=viewer.id, entry__seq__gt=newest - LOOKED_BACK)
    rows = lines.filter(entry__kind="read") | lines.filter(entry__name__in=WROTE)
    return _in_order(viewer, rows.order_by("-entry__seq").values_list("child", flat=True)[:200], as_of=as_of)[:RECENT]


def worked_with(viewer: Viewer, *, besides: Iterable[UUID], as_of: date) -> list[Known]:
    """Return up to five children besides those named: whom the viewer works with, then whom their team does."""
    now = (
        Involvement.objects.filter(casefile.now_involved(as_of)).exclude(role="noted").exclude(child__in=list(besides))
    )
    found: list[UUID] = []
    for mine in (Q(user=viewer.id), Q(team=viewer.team, team__isnull=False)):
        found += now.filter(mine).order_by("-start", "-written_at").values_list("child", flat=True)[:50]
    return _in_order(viewer, found, as_of=as_of)[:RECENT]


def find(viewer: Viewer, text: str, *, as_of: date) -> list[Known]:
    """Return the children whom the words fit, among those the viewer may know of."""
    return _in_order(viewer, [one.id for one in casefile.search_children(viewer, text, as_of=as_of)], as_of=as_of)


def about(viewer: Viewer, sight: Sight, *, also: Sequence[str], as_of: date) -> About:
    """Return what the note's page must know. `also` are ids from the address: those out of sight are left out."""
    child = Child.objects.get(id=sight.child)
    card = casefile.child_card(viewer, sight, as_of=as_of)
    wanted = [*(one for one, _ in card.siblings), *ids(also)]
    others = [one for one in _in_order(viewer, wanted, as_of=as_of) if one.id != sight.child]
    disabled = _disabled(sight)
    band = age_band(child.born, child.due, as_of) or ("" if child.born or child.due else band_of(child.about_age))
    births = [(child.id, child.born, child.due), *((one.id, one.born, one.due) for one in others)]
    starts = {one: pregnancy_start(born=born, due=due) for one, born, due in births}
    return About(
        child=_known(child, called([child.id], as_of=as_of)[child.id], ()),
        others=tuple(others),
        band=str(band or ""),
        disabled=disabled,
        moves=Moves(child.born, child.mobile, disabled),
        lead=Contact(card.lead, card.lead_phone) if card.lead else None,
        starts={one: start for one, start in starts.items() if start},
    )


def designated_leads(viewer: Viewer) -> list[Contact]:
    """Return the designated leads of the viewer's own agency."""
    rows = User.objects.filter(agency=viewer.agency, is_active=True, grants__role=Role.DESIGNATED_LEAD)
    leads = rows.filter(grants__ended_at=None).select_related("agency").distinct().order_by("name")
    return [Contact(lead.name, lead.phone or lead.agency.phone) for lead in leads]


def ids(texts: Iterable[str]) -> list[UUID]:
    """Return the ids among these texts, each once; what is none is left out."""
    found: dict[UUID, None] = {}
    for text in texts:
        with suppress(ValueError):
            found[UUID(text)] = None
    return list(found)


def _disabled(sight: Sight) -> bool:
    fact = facts(sight).get("disability")
    return fact is not None and fact.answer == "stated" and fact.value.casefold() not in NO_DISABILITY


def _in_order(viewer: Viewer, ids: Iterable[UUID], *, as_of: date) -> list[Known]:
    """Return the children with these ids whom the viewer may see, each once, in the order given."""
    wanted = list(dict.fromkeys(ids))
    rows = {child.id: child for child in casefile.children(viewer, as_of=as_of).filter(id__in=wanted)}
    names = called(rows, as_of=as_of)
    places = _places(viewer, rows, as_of=as_of)
    return [_known(rows[one], names[one], places.get(one, ())) for one in wanted if one in rows]


def _known(child: Child, name: Called, places: tuple[str, ...]) -> Known:
    return Known(child.id, name.name, first_name(name), child.born, child.due, child.about_age, child.reference, places)


def _places(viewer: Viewer, children: Iterable[UUID], *, as_of: date) -> dict[UUID, tuple[str, ...]]:
    """Return the schools and nurseries of each child, for those whom the viewer works with: not for a mere writer."""
    seen = [
        one for one, sight in casefile.sights(viewer, children, as_of=as_of).items() if sight.involved or sight.lead
    ]
    rows = Involvement.objects.filter(casefile.now_involved(as_of), child__in=seen).exclude(role="noted")
    rows = rows.filter(agency__type__in=("school", "nursery", "college"))
    found: dict[UUID, tuple[str, ...]] = {}
    for child, agency in rows.order_by("agency__name").values_list("child", "agency__name").distinct():
        found[child] = (*found.get(child, ()), agency)
    return found

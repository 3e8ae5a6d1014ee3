"""A form filled in on paper, entered in one pass: one page with all areas."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments.actions import PaperArea, Saved, enter_paper
from seen.apps.assessments.actions.starting import WORKERS
from seen.apps.assessments.forms.paper import PaperAreaForm, WholePaper
from seen.apps.assessments.guards import assessment_page
from seen.apps.assessments.presenters.words import BANDS, linkable
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.suggested import as_suggested, asked_of_linked
from seen.apps.assessments.views.areas import CURRENT, name_of
from seen.apps.assessments.written import written_of
from seen.core.access.visibility import Sight, works_with
from seen.core.instruments.tool import Area
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of
from seen.kit.database.together import together
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import sent


@assessment_page
def assessment_paper(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    """Enter every area that the paper holds; what stands already stands here too."""
    if not (held.open and works_with(sight)) or held.row.rater_role not in WORKERS:
        return redirect("assessment", child=sight.child, assessment=held.id)
    top = top_of(viewer_of(request), sight, current=CURRENT, as_of=timezone.localdate())
    form = WholePaper(_areas(request, sight, held, name=name_of(top)))
    saved = _entered(request, sight, held, form)
    if saved is None:
        page = {"form": form, "held": held, "age": BANDS[held.row.band]}
        return render(request, "assessments/paper.html", {**top, **page})
    if any(one.beside for one in saved):
        messages.warning(request, "Somebody else saved an area while you wrote. Both texts are kept.")
    messages.success(request, "Entered. What is whole is done; what lacks something is begun and says so.")
    return redirect("assessment", child=sight.child, assessment=held.id)


def _areas(request: HttpRequest, sight: Sight, held: Held, *, name: str) -> list[PaperAreaForm]:
    (linked,) = together(asked_of_linked(sight, held.id))
    kept = linkable(as_suggested(linked))
    return [_area(request, held, area, kept, name=name) for area in held.asked_areas]


def _area(request: HttpRequest, held: Held, area: Area, kept: object, *, name: str) -> PaperAreaForm:
    stands, now = held.areas.get(area.id), timezone.now()
    form = PaperAreaForm(
        sent(request), prefix=area.id, held=held, area=area, before=written_of(stands) if stands else None,
        linkable=kept, name=name, today=timezone.localdate(now), now=now,
    )  # fmt: skip
    form.initial.update(follows=stands.sheet.id if stands else None)
    return form


def _entered(request: HttpRequest, sight: Sight, held: Held, form: WholePaper) -> list[Saved] | None:
    """Save what was entered; None where the page is only opened, or where something in it does not hold."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return _enter(request, sight, held, form)
    except Refusal as refusal:
        form.refused = str(refusal)
        return None


def _enter(request: HttpRequest, sight: Sight, held: Held, form: WholePaper) -> list[Saved]:
    now = timezone.now()
    areas = [PaperArea(one.cleaned_data["once"], one.written(), one.seen) for one in form.written_in]
    return enter_paper(viewer_of(request), sight=sight, held=held, areas=areas, today=timezone.localdate(now), now=now)
